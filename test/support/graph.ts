import { linesOf } from '../../src/core/lines.js';
import type { WiringGraph } from '../../src/core/wiring/graph/graph.js';
import { graphOf } from '../../src/core/wiring/graph/graphOf.js';
import type { FixtureFile } from './fixture.js';
import { workspaceOf } from './workspace.js';

/** The graph of some files, with places as `path:line:column`. */
export function graphOfFiles(files: readonly FixtureFile[]): WiringGraph<string> {
  const lines = linesOf(files);
  return graphOf(workspaceOf({ files }), ({ file, start }) => {
    const { line, column } = lines(file.path)(start);
    return `${file.path}:${line}:${column}`;
  });
}

/** Some applications of eight resources each, spread over namespaces, with what they share; every seventh asks for what is not there. */
export function applications(count: number, namespaces: number): readonly FixtureFile[] {
  const shared = `apiVersion: secrets.hashicorp.com/v1beta1
kind: VaultAuth
metadata: { name: shared, namespace: vault }
spec: { method: kubernetes, mount: kubernetes, kubernetes: { role: a, serviceAccount: default } }
---
apiVersion: cert-manager.io/v1
kind: ClusterIssuer
metadata: { name: letsencrypt }
spec: { selfSigned: {} }
`;
  const of = (number: number): FixtureFile => {
    const named = `metadata: { name: web-${number}, namespace: team-${number % namespaces} }`;
    return {
      path: `app-${number}.yaml`,
      text: `apiVersion: secrets.hashicorp.com/v1beta1
kind: VaultStaticSecret
${named}
spec: { vaultAuthRef: vault/shared, type: kv-v2, mount: kv, path: x, destination: { name: web-${number}-env, create: true } }
---
apiVersion: v1
kind: ConfigMap
${named}
data: { A: a }
---
apiVersion: apps/v1
kind: Deployment
${named}
spec:
  selector: { matchLabels: { app: web-${number} } }
  template:
    metadata: { labels: { app: web-${number} } }
    spec:
      containers:
        - { name: a, image: a, envFrom: [{ secretRef: { name: web-${number}-env } }, { configMapRef: { name: ${number % 7 === 3 ? 'none' : `web-${number}`} } }] }
---
apiVersion: v1
kind: Service
${named}
spec: { selector: { app: web-${number} }, ports: [{ name: http, port: 80 }] }
---
apiVersion: policy/v1
kind: PodDisruptionBudget
${named}
spec: { selector: { matchLabels: { app: web-${number} } } }
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: web-${number}, namespace: team-${number % namespaces}, annotations: { cert-manager.io/cluster-issuer: letsencrypt } }
spec:
  ingressClassName: nginx
  tls: [{ hosts: [a.example.com], secretName: web-${number}-tls }]
  rules: [{ http: { paths: [{ path: /, pathType: Prefix, backend: { service: { name: web-${number}, port: { name: http } } } }] } }]
`,
    };
  };
  return [{ path: 'shared.yaml', text: shared }, ...Array.from({ length: count }, (_, number) => of(number))];
}
