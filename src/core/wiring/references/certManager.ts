import { part, resource, resourceBy, type ResourceRule, type TypeTable } from './rule.js';

/** A Secret and one of its keys, as cert-manager writes it. The Secrets of a ClusterIssuer are in a namespace that its operator was told. */
function secretKey(namespace: ResourceRule['namespace']): TypeTable {
  return { name: resource('Secret', { namespace }), key: part('key', 'name') };
}

/** The fields of an issuer that hold a Secret and a key, in the type that `selector` names. */
function issuer(selector: string, namespace: ResourceRule['namespace']): TypeTable {
  const paths = [
    'acme.externalAccountBinding.keySecretRef',
    'vault.auth.tokenSecretRef',
    'vault.auth.appRole.secretRef',
    'vault.auth.kubernetes.secretRef',
    'vault.caBundleSecretRef',
    'vault.clientCertSecretRef',
    'vault.clientKeySecretRef',
    'venafi.cloud.apiTokenSecretRef',
    'venafi.tpp.caBundleSecretRef',
    'acme.solvers[*].dns01.acmeDNS.accountSecretRef',
    'acme.solvers[*].dns01.akamai.accessTokenSecretRef',
    'acme.solvers[*].dns01.akamai.clientSecretSecretRef',
    'acme.solvers[*].dns01.akamai.clientTokenSecretRef',
    'acme.solvers[*].dns01.azureDNS.clientSecretSecretRef',
    'acme.solvers[*].dns01.cloudDNS.serviceAccountSecretRef',
    'acme.solvers[*].dns01.cloudflare.apiKeySecretRef',
    'acme.solvers[*].dns01.cloudflare.apiTokenSecretRef',
    'acme.solvers[*].dns01.digitalocean.tokenSecretRef',
    'acme.solvers[*].dns01.rfc2136.tsigSecretSecretRef',
    'acme.solvers[*].dns01.route53.accessKeyIDSecretRef',
    'acme.solvers[*].dns01.route53.secretAccessKeySecretRef',
  ];
  return {
    ...Object.fromEntries(paths.map((it) => [it, selector])),
    'ca.secretName': resource('Secret', { namespace }),
    'venafi.tpp.credentialsRef.name': resource('Secret', { namespace }),
    'venafi.ngts.credentialsRef.name': resource('Secret', { namespace }),
    'vault.auth.clientCertificate.secretName': resource('Secret', { namespace }),
    'acme.solvers[*].http01.ingress.ingressClassName': resource('IngressClass.networking.k8s.io'),
  };
}

/** cert-manager: a certificate, who issues it, and what an issuer needs. */
export const certManagerKinds: Readonly<Record<string, TypeTable>> = {
  'Certificate.cert-manager.io': {
    'spec.issuerRef': 'IssuerReference',
    'spec.keystores.jks.passwordSecretRef': 'IssuerSecretKey',
    'spec.keystores.pkcs12.passwordSecretRef': 'IssuerSecretKey',
  },
  'CertificateRequest.cert-manager.io': { 'spec.issuerRef': 'IssuerReference' },
  'Issuer.cert-manager.io': { spec: 'IssuerSpec' },
  'ClusterIssuer.cert-manager.io': { spec: 'ClusterIssuerSpec' },
};

export const certManagerTypes: Readonly<Record<string, TypeTable>> = {
  IssuerReference: {
    name: resourceBy({
      field: 'kind',
      kinds: { Issuer: 'Issuer.cert-manager.io', ClusterIssuer: 'ClusterIssuer.cert-manager.io' },
      otherwise: 'Issuer',
    }),
  },
  IssuerSpec: issuer('IssuerSecretKey', 'own'),
  ClusterIssuerSpec: issuer('ClusterIssuerSecretKey', 'elsewhere'),
  IssuerSecretKey: secretKey('own'),
  ClusterIssuerSecretKey: secretKey('elsewhere'),
};
