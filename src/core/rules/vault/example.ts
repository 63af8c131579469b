/** A VaultStaticSecret for the documentation of a rule, with some more lines of its `spec`. */
export function staticSecret(lines: string, { path = 'shop/api', destination = '    create: true\n' } = {}): string {
  return `apiVersion: secrets.hashicorp.com/v1beta1
kind: VaultStaticSecret
metadata:
  name: api
  namespace: shop
spec:
  type: kv-v2
  mount: secret
  path: ${path}
${lines}  destination:
    name: api-env
${destination}`;
}

/** A resource of the operator with its `spec`. */
export function vaultResource(kind: string, spec: string): string {
  return `apiVersion: secrets.hashicorp.com/v1beta1
kind: ${kind}
metadata:
  name: shop
  namespace: shop
spec:
${spec.replace(/^(?=.)/gm, '  ')}`;
}
