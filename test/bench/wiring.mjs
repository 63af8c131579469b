import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { build } from 'esbuild';
import { deployment } from './manifests.mjs';

/**
 * What the index of a workspace costs, measured in a process of its own: milliseconds to read all files, megabytes that it then holds,
 * and milliseconds from an edit to new diagnostics in every open file that depends on it.
 */
export async function measureWiring({ files, open }) {
  const outfile = 'out/bench/wiring.mjs';
  const contents = `
    export { readManifest } from './src/core/manifest.js';
    export { concerns } from './src/core/wiring/changes.js';
    export { diagnoseWiring } from './src/core/wiring/diagnose.js';
    export { createWorkspace, updateFile } from './src/core/wiring/workspace.js';`;
  await build({ stdin: { contents, resolveDir: process.cwd(), loader: 'ts' }, outfile, bundle: true, format: 'esm', platform: 'node' });
  const script = `import { run } from ${JSON.stringify(resolve('test/bench/wiring.mjs'))};
    import * as core from ${JSON.stringify(resolve(outfile))};
    console.log(JSON.stringify(run(core, ${JSON.stringify({ files, open })})));`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
  if (stderr) console.error(stderr);
  return JSON.parse(stdout);
}

/** What the process of its own does. */
export function run({ readManifest, createWorkspace, updateFile, diagnoseWiring, concerns }, { files: count, open: openCount }) {
  const workspace = createWorkspace();
  const before = process.memoryUsage().rss;
  let characters = 0;
  let milliseconds = 0;
  for (const { path, text } of tree(count)) {
    characters += text.length;
    const started = performance.now();
    updateFile(workspace, path, readManifest(text));
    milliseconds += performance.now() - started;
  }
  const all = performance.now();
  let findings = 0;
  for (const path of workspace.files.keys()) findings += diagnoseWiring(workspace, path).length;
  const diagnosing = performance.now() - all;
  const megabytes = (process.memoryUsage().rss - before) / 1024 / 1024;

  const open = [...workspace.files.keys()].filter((it) => it.endsWith('deployment.yaml')).slice(0, openCount);
  const times = [];
  for (let edit = 0; edit < 20; edit += 1) {
    const started = performance.now();
    const changed = updateFile(workspace, 'shared/registry.yaml', readManifest(registry(edit % 2 === 0 ? 'registri' : 'registry')));
    const dependent = open.filter((it) => workspace.files.get(it).documents.some(({ facts }) => concerns(changed, facts)));
    const wrong = dependent.filter((it) => diagnoseWiring(workspace, it).length > 0).length;
    times.push(performance.now() - started);
    if (dependent.length !== open.length || (edit % 2 === 0) !== wrong > 0)
      throw new Error(`edit ${edit}: ${dependent.length} files, ${wrong} wrong`);
  }
  times.sort((a, b) => a - b);
  return { characters, milliseconds, megabytes, diagnosing, findings, edit: times[Math.floor(times.length / 2)] };
}

/** Many applications, each of four files; twenty to a team, a team to a namespace. */
export function* tree(count) {
  yield { path: 'shared/registry.yaml', text: registry('registry') };
  for (let number = 0; number < count / 4; number += 1) {
    const folder = `teams/team-${Math.floor(number / 20)}/app-${number}`;
    const pull = '      imagePullSecrets:\n        - name: registry\n      containers:';
    yield { path: `${folder}/deployment.yaml`, text: deployment(number).replace('      containers:', pull) };
    yield { path: `${folder}/service.yaml`, text: service(number) };
    yield { path: `${folder}/secret.yaml`, text: vaultSecret(number) };
    yield { path: `${folder}/ingress.yaml`, text: ingress(number) };
  }
}

function registry(name) {
  return `apiVersion: v1\nkind: Secret\nmetadata:\n  name: ${name}\n  namespace: bench\ntype: kubernetes.io/dockerconfigjson\ndata:\n  .dockerconfigjson: e30=\n`;
}

function service(number) {
  return `apiVersion: v1
kind: Service
metadata:
  name: web-${number}
  namespace: bench
  labels:
    app.kubernetes.io/name: web-${number}
    app.kubernetes.io/part-of: bench
spec:
  type: ClusterIP
  selector:
    app.kubernetes.io/name: web-${number}
  ports:
    - name: http
      port: 80
      targetPort: http
      protocol: TCP
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: web-${number}
  namespace: bench
spec:
  maxUnavailable: 1
  selector:
    matchLabels:
      app.kubernetes.io/name: web-${number}
---
apiVersion: v1
kind: ConfigMap
metadata:
  name: web-${number}
  namespace: bench
  labels:
    app.kubernetes.io/name: web-${number}
    dashboard: "1"
data:
${Array.from({ length: 27 }, (_, line) => `  SETTING_${line}: "the value that setting ${line} of application ${number} has here"\n`).join('')}`;
}

function vaultSecret(number) {
  return `apiVersion: secrets.hashicorp.com/v1beta1
kind: VaultStaticSecret
metadata:
  name: web-${number}-env
  namespace: bench
spec:
  vaultAuthRef: vault/shared
  type: kv-v2
  mount: kv
  path: bench/web-${number}
  refreshAfter: 60s
  destination:
    name: web-${number}-env
    create: true
    transformation:
      excludeRaw: true
      excludes: [.*]
      templates:
        DATABASE_URL:
          text: 'postgres://{{ .Secrets.user }}:{{ .Secrets.password }}@db.bench.svc:5432/web'
  rolloutRestartTargets:
    - kind: Deployment
      name: web-${number}
`;
}

function ingress(number) {
  return `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: web-${number}
  namespace: bench
  annotations:
    cert-manager.io/cluster-issuer: letsencrypt
    nginx.ingress.kubernetes.io/proxy-body-size: 10m
spec:
  ingressClassName: nginx
  tls:
    - hosts: [web-${number}.example.com]
      secretName: web-${number}-tls
  rules:
    - host: web-${number}.example.com
      http:
        paths:
          - path: /
            pathType: Prefix
            backend:
              service:
                name: web-${number}
                port:
                  name: http
`;
}
