import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { createDiagnose } from '../../../src/core/diagnose.js';
import { readManifest } from '../../../src/core/manifest.js';
import { readSettings, settingsFile } from '../../../src/core/settings/settings.js';
import { catalogFor } from '../../support/catalog.js';
import { fixtures, readTree } from './tree.js';

/** Every finding in the manifests of a tree, one line each. */
function findings(name: string, kubernetes: string, vaultSecretsOperator: string): string[] {
  const diagnose = createDiagnose(catalogFor({ kubernetes, vaultSecretsOperator }));
  const tree = readTree(join(fixtures, name, 'expected'));
  const settings = readSettings(tree.get(settingsFile) ?? '');
  assert.equal(settings.profile, 'reactbin');
  return [...tree]
    .filter(([path]) => path.startsWith('k8s/'))
    .flatMap(([path, text]) =>
      diagnose(readManifest(text), settings).map(({ severity, code, field }) => `${path}: ${severity} ${code} at ${field}`),
    );
}

for (const kubernetes of ['1.29', '1.36']) {
  for (const operator of ['1.4', '2.0']) {
    test(`Kubernetes ${kubernetes}, operator ${operator}: the tree has a warning at each placeholder and no other finding`, () => {
      assert.deepEqual(findings('default', kubernetes, operator), [
        'k8s/api/deployment.yaml: warning placeholder-tag at spec.template.spec.initContainers[0].image',
        'k8s/api/deployment.yaml: warning placeholder-tag at spec.template.spec.containers[0].image',
        'k8s/ingress.yaml: warning placeholder-domain at spec.tls[0].hosts[0]',
        'k8s/ingress.yaml: warning placeholder-domain at spec.rules[0].host',
        'k8s/ui/deployment.yaml: warning placeholder-tag at spec.template.spec.containers[0].image',
      ]);
    });

    test(`Kubernetes ${kubernetes}, operator ${operator}: the tree with everything answered has no finding`, () => {
      assert.deepEqual(findings('changed', kubernetes, operator), []);
    });
  }
}
