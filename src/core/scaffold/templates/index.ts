import { settingsFile } from '../../settings/settings.js';
import type { Answers } from '../questions.js';
import { apiDeployment } from './apiDeployment.js';
import { apiSecret } from './apiSecret.js';
import { apiService } from './apiService.js';
import { ingress } from './ingress.js';
import { minioInitJob } from './minioInitJob.js';
import { minioSecret } from './minioSecret.js';
import { minioService } from './minioService.js';
import { minioStatefulSet } from './minioStatefulSet.js';
import { namespace } from './namespace.js';
import { operatorDeploy } from './operatorDeploy.js';
import { quickstart } from './quickstart.js';
import { research } from './research.js';
import { settings } from './settings.js';
import { uiDeployment } from './uiDeployment.js';
import { uiService } from './uiService.js';
import { vaultAuth } from './vaultAuth.js';
import { yamllint } from './yamllint.js';

/** One file of the tree that is ours as a whole: the same answers always give the same text. */
export interface Template {
  /** Relative to the folder of the tree, with forward slashes. */
  readonly path: string;
  readonly text: (answers: Answers) => string;
}

/** The document that is opened once the tree is written. */
export const quickstartPath = 'specs/013-k8s-manifests/quickstart.md';

export const templates: readonly Template[] = [
  { path: 'k8s/namespace.yaml', text: namespace },
  { path: 'k8s/api/deployment.yaml', text: apiDeployment },
  { path: 'k8s/api/service.yaml', text: apiService },
  { path: 'k8s/ui/deployment.yaml', text: uiDeployment },
  { path: 'k8s/ui/service.yaml', text: uiService },
  { path: 'k8s/ingress.yaml', text: ingress },
  { path: 'k8s/minio/statefulset.yaml', text: minioStatefulSet },
  { path: 'k8s/minio/service.yaml', text: minioService },
  { path: 'k8s/minio/init-job.yaml', text: minioInitJob },
  { path: 'k8s/vault/vault-auth.yaml', text: vaultAuth },
  { path: 'k8s/vault/api-secret.yaml', text: apiSecret },
  { path: 'k8s/vault/minio-secret.yaml', text: minioSecret },
  { path: '.yamllint.yml', text: yamllint },
  { path: settingsFile, text: settings },
  { path: 'specs/013-k8s-manifests/contracts/operator-deploy.md', text: operatorDeploy },
  { path: quickstartPath, text: quickstart },
  { path: 'specs/013-k8s-manifests/research.md', text: research },
];
