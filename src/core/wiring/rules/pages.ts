import type { RulePage } from '../../rules/rule.js';

const shopIngress = `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: shop}
spec: {rules: [{host: shop.example.com}]}
`;

const transformation = `---
apiVersion: secrets.hashicorp.com/v1beta1
kind: SecretTransformation
metadata: {name: env}
spec:
  templates:
    url: {name: url, text: '{{ .Secrets.url }}'}
`;

/** What the documentation says of the rules of what lies between resources. One function of these rules may find several of them. */
export const wiringPages: readonly RulePage[] = [
  {
    id: 'missing-reference',
    severity: 'warning',
    documentation: {
      why: 'A Pod that refers to a Secret, a ConfigMap or a claim that is not there waits for it, and says so in its events alone. What others put into the cluster is declared in the settings as provided.',
      wrong: podWith('envFrom: [{secretRef: {name: api-evn}}]') + configMap('Secret', 'api-env', 'stringData: {A: a}'),
      right: podWith('envFrom: [{secretRef: {name: api-env}}]') + configMap('Secret', 'api-env', 'stringData: {A: a}'),
    },
  },
  {
    id: 'missing-key',
    severity: 'warning',
    documentation: {
      why: 'A Pod that asks for a key that its Secret or ConfigMap does not have is not started: `CreateContainerConfigError`.',
      wrong:
        podWith('env: [{name: A, valueFrom: {configMapKeyRef: {name: settings, key: colour}}}]') +
        configMap('ConfigMap', 'settings', 'data: {color: red}'),
      right:
        podWith('env: [{name: A, valueFrom: {configMapKeyRef: {name: settings, key: color}}}]') +
        configMap('ConfigMap', 'settings', 'data: {color: red}'),
    },
  },
  {
    id: 'missing-port',
    severity: 'warning',
    documentation: {
      why: 'A port that no container has a name for gets no requests: a Service has no endpoints for it, an Ingress answers 503, and a probe fails for ever.',
      wrong: podWith('ports: [{name: http, containerPort: 80}]\n      readinessProbe: {tcpSocket: {port: htpp}}'),
      right: podWith('ports: [{name: http, containerPort: 80}]\n      readinessProbe: {tcpSocket: {port: http}}'),
    },
  },
  {
    id: 'missing-container',
    severity: 'error',
    documentation: {
      why: 'A field that takes its value from a container of the same Pod has to name one, or the API server refuses the Pod.',
      wrong: podWith('env: [{name: CPU, valueFrom: {resourceFieldRef: {containerName: apii, resource: limits.cpu}}}]'),
      right: podWith('env: [{name: CPU, valueFrom: {resourceFieldRef: {containerName: api, resource: limits.cpu}}}]'),
    },
  },
  {
    id: 'missing-template',
    severity: 'warning',
    documentation: {
      why: 'A secret that takes a template of a SecretTransformation which has none of that name is not synced.',
      wrong:
        vaultSecret('a', 'create: true, transformation: {transformationRefs: [{name: env, templateRefs: [{name: ulr}]}]}') + transformation,
      right:
        vaultSecret('a', 'create: true, transformation: {transformationRefs: [{name: env, templateRefs: [{name: url}]}]}') + transformation,
    },
  },
  {
    id: 'selector-without-pods',
    severity: 'warning',
    documentation: {
      why: 'A Service whose selector finds no Pods has no endpoints, and a workload whose selector does not find its own Pods is refused.',
      wrong: service('app: apo') + deployment('api', 'app: api'),
      right: service('app: api') + deployment('api', 'app: api'),
    },
  },
  {
    id: 'shared-pods',
    severity: 'warning',
    documentation: {
      why: 'Two workloads whose selectors find the same Pods count and delete those of the other as their own.',
      wrong: deployment('api', 'app: shop') + deployment('ui', 'app: shop'),
      right: deployment('api', 'app: api') + deployment('ui', 'app: ui'),
    },
  },
  {
    id: 'duplicate-resource',
    severity: 'warning',
    documentation: {
      why: 'Of a resource that is written twice the one that is applied last wins, whichever that is.',
      wrong: configMap('ConfigMap', 'settings', 'data: {a: b}') + configMap('ConfigMap', 'settings', 'data: {a: c}'),
      right: configMap('ConfigMap', 'settings', 'data: {a: b}') + configMap('ConfigMap', 'others', 'data: {a: c}'),
    },
  },
  {
    id: 'two-writers',
    severity: 'warning',
    documentation: {
      why: 'A Secret belongs to the one who made it. An operator refuses to write one of somebody else, or the two overwrite each other for ever.',
      wrong: vaultSecret('a', 'create: true', 'shared') + vaultSecret('b', 'create: true', 'shared'),
      right: vaultSecret('a', 'create: true', 'a') + vaultSecret('b', 'create: true', 'b'),
    },
  },
  {
    id: 'missing-namespace',
    severity: 'hint',
    documentation: {
      why: 'What is in a namespace can be applied only once the namespace is there. A name that is nearly that of another one is mostly misspelt.',
      wrong: `apiVersion: v1\nkind: Namespace\nmetadata: {name: shop}\n---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: settings, namespace: shopp}\n`,
      right: `apiVersion: v1\nkind: Namespace\nmetadata: {name: shop}\n---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: settings, namespace: shop}\n`,
    },
  },
  {
    id: 'unfilled-secret',
    severity: 'warning',
    documentation: {
      why: 'Without `create: true` the operator of Vault fills a Secret that is there, and makes none. It writes into its own log alone that it waits for one.',
      wrong: vaultSecret('a', 'create: false'),
      right: vaultSecret('a', 'create: true'),
    },
  },
  {
    id: 'unused-resource',
    severity: 'hint',
    documentation: {
      why: 'A Secret or a ConfigMap that nothing uses is often one whose name changed elsewhere.',
      wrong:
        podWith('envFrom: [{configMapRef: {name: settings}}]') +
        configMap('ConfigMap', 'settings', 'data: {a: b}') +
        configMap('ConfigMap', 'old', 'data: {a: b}'),
      right: podWith('envFrom: [{configMapRef: {name: settings}}]') + configMap('ConfigMap', 'settings', 'data: {a: b}'),
    },
  },
  {
    id: 'forbidden-namespace',
    severity: 'error',
    documentation: {
      why: 'A VaultAuth is for its own namespace, and for those that its `allowedNamespaces` lists. The operator tells others in an event alone.',
      wrong: usingAuth('shop') + vaultAuth('vault', 'allowedNamespaces: [web]'),
      right: usingAuth('shop') + vaultAuth('vault', 'allowedNamespaces: [web, shop]'),
    },
  },
  {
    id: 'auth-merge',
    severity: 'error',
    documentation: {
      why: 'What a VaultAuth leaves out comes from its VaultAuthGlobal. What neither has is missing at each login, and the operator calls both valid until then.',
      wrong: globalAuth('role: shop'),
      right: globalAuth('role: shop, serviceAccount: api'),
    },
  },
  {
    id: 'raw-in-environment',
    severity: 'warning',
    only: 'profile',
    documentation: {
      why: 'The operator adds the key `_raw` to each Secret, with the whole answer of Vault. `envFrom` makes a variable of every key, so that the program gets it as well, and whatever prints its environment prints it.',
      wrong: podWith('envFrom: [{secretRef: {name: api-env}}]') + vaultSecret('a', 'create: true'),
      right: podWith('envFrom: [{secretRef: {name: api-env}}]') + vaultSecret('a', 'create: true, transformation: {excludeRaw: true}'),
    },
  },
  {
    id: 'wildcard-solver',
    severity: 'error',
    documentation: {
      why: 'An ACME server proves a name with `*` by the DNS alone. With an Issuer that has only http01 solvers the order fails: `no configured challenge solvers can be used`.',
      wrong: certificate('"*.example.com"'),
      right: certificate('shop.example.com'),
    },
  },
  {
    id: 'fixed-host',
    severity: 'warning',
    only: 'profile',
    documentation: {
      why: 'The host name belongs into the Ingress, where whoever deploys sets it. A copy of it elsewhere stays what it was.',
      wrong: shopIngress + configMap('ConfigMap', 'settings', 'data: {origin: "https://shop.example.com"}'),
      right: shopIngress + configMap('ConfigMap', 'settings', 'data: {origin: "*"}'),
    },
  },
];

function podWith(lines: string): string {
  return `apiVersion: v1
kind: Pod
metadata: {name: api}
spec:
  containers:
    - name: api
      image: api:1.0
      ${lines}
`;
}

function configMap(kind: string, name: string, data: string): string {
  return `---\napiVersion: v1\nkind: ${kind}\nmetadata: {name: ${name}}\n${data}\n`;
}

function service(selector: string): string {
  return `apiVersion: v1\nkind: Service\nmetadata: {name: api}\nspec:\n  selector: {${selector}}\n  ports: [{port: 80}]\n`;
}

function deployment(name: string, label: string): string {
  return `---
apiVersion: apps/v1
kind: Deployment
metadata: {name: ${name}}
spec:
  selector: {matchLabels: {${label}}}
  template:
    metadata: {labels: {${label}}}
    spec: {containers: [{name: ${name}, image: "${name}:1.0"}]}
`;
}

function vaultSecret(name: string, destination: string, secret = 'api-env'): string {
  return `---
apiVersion: secrets.hashicorp.com/v1beta1
kind: VaultStaticSecret
metadata: {name: ${name}}
spec:
  type: kv-v2
  mount: secret
  path: shop/api
  destination: {name: ${secret}, ${destination}}
`;
}

function usingAuth(namespace: string): string {
  return `apiVersion: secrets.hashicorp.com/v1beta1
kind: VaultStaticSecret
metadata: {name: api, namespace: ${namespace}}
spec:
  vaultAuthRef: vault/shared
  type: kv-v2
  mount: secret
  path: shop/api
  destination: {name: api-env, create: true}
`;
}

function vaultAuth(namespace: string, line: string): string {
  return `---
apiVersion: secrets.hashicorp.com/v1beta1
kind: VaultAuth
metadata: {name: shared, namespace: ${namespace}}
spec:
  ${line}
  method: kubernetes
  mount: kubernetes
  kubernetes: {role: shop, serviceAccount: api}
`;
}

function globalAuth(block: string): string {
  return `apiVersion: secrets.hashicorp.com/v1beta1
kind: VaultAuth
metadata: {name: api}
spec:
  vaultAuthGlobalRef: {name: all}
  kubernetes: {${block}}
---
apiVersion: secrets.hashicorp.com/v1beta1
kind: VaultAuthGlobal
metadata: {name: all}
spec:
  defaultAuthMethod: kubernetes
  defaultMount: kubernetes
`;
}

function certificate(name: string): string {
  return `apiVersion: cert-manager.io/v1
kind: Certificate
metadata: {name: shop}
spec:
  secretName: shop-tls
  dnsNames: [${name}]
  issuerRef: {name: letsencrypt, kind: Issuer}
---
apiVersion: cert-manager.io/v1
kind: Issuer
metadata: {name: letsencrypt}
spec:
  acme:
    server: https://acme-v02.api.letsencrypt.org/directory
    privateKeySecretRef: {name: letsencrypt}
    solvers: [{http01: {ingress: {ingressClassName: nginx}}}]
`;
}
