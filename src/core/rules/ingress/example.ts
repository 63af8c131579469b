/** An Ingress for the documentation of a rule: one with some annotations, and one path unless another `spec` is given. */
export function ingressExample(annotations: Readonly<Record<string, string>>, spec = onePath): string {
  const lines = Object.entries(annotations).map(([name, value]) => `    ${name}: ${value}\n`);
  return `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: shop
  namespace: shop
${lines.length > 0 ? `  annotations:\n${lines.join('')}` : ''}spec:
${spec.replace(/^(?=.)/gm, '  ')}`;
}

const onePath = `ingressClassName: nginx
rules:
  - host: shop.example.com
    http:
      paths:
        - path: /
          pathType: Prefix
          backend: {service: {name: shop, port: {number: 80}}}
`;

/** Some paths of one host. */
export function pathsExample(paths: readonly (readonly [path: string, pathType: string])[], more = 'ingressClassName: nginx\n'): string {
  const items = paths.map(
    ([path, pathType]) => `        - path: ${path}
          pathType: ${pathType}
          backend: {service: {name: shop, port: {number: 80}}}
`,
  );
  return `${more}rules:
  - host: shop.example.com
    http:
      paths:
${items.join('')}`;
}
