import { part, resource, resourceBy, type TypeTable } from './rule.js';

const policySelector = { selector: 'spec.podSelector', form: 'selector' } as const;
const peers = { is: 'selector', form: 'selector', whose: 'peers' } as const;

/** Services, what leads to them, and what lets traffic through. */
export const networkingKinds: Readonly<Record<string, TypeTable>> = {
  Service: {
    'spec.selector': { is: 'selector', form: 'labels', whose: 'others' },
    'spec.ports[*].targetPort': { is: 'pod-port', selector: 'spec.selector', form: 'labels' },
  },
  'Ingress.networking.k8s.io': {
    'spec.ingressClassName': resource('IngressClass.networking.k8s.io'),
    'spec.tls[*].secretName': resource('Secret'),
    'spec.defaultBackend.service': 'IngressServiceBackend',
    'spec.rules[*].http.paths[*].backend.service': 'IngressServiceBackend',
    'metadata.annotations[kubernetes.io/ingress.class]': resource('IngressClass.networking.k8s.io'),
    'metadata.annotations[cert-manager.io/issuer]': resourceBy({
      field: 'metadata.annotations[cert-manager.io/issuer-kind]',
      kinds: { Issuer: 'Issuer.cert-manager.io', ClusterIssuer: 'ClusterIssuer.cert-manager.io' },
      otherwise: 'Issuer',
    }),
    'metadata.annotations[cert-manager.io/cluster-issuer]': resource('ClusterIssuer.cert-manager.io'),
    'metadata.annotations[nginx.ingress.kubernetes.io/auth-secret]': resource('Secret', { namespace: 'prefix' }),
    'metadata.annotations[nginx.ingress.kubernetes.io/auth-tls-secret]': resource('Secret', { namespace: 'prefix' }),
    'metadata.annotations[nginx.ingress.kubernetes.io/proxy-ssl-secret]': resource('Secret', { namespace: 'prefix' }),
    'metadata.annotations[nginx.ingress.kubernetes.io/default-backend]': resource('Service'),
  },
  'NetworkPolicy.networking.k8s.io': {
    'spec.podSelector': { is: 'selector', form: 'selector', whose: 'others' },
    'spec.ingress[*].ports[*].port': { is: 'pod-port', ...policySelector },
    'spec.ingress[*].from[*]': 'NetworkPolicyPeer',
    'spec.egress[*].to[*]': 'NetworkPolicyPeer',
  },
  'Gateway.gateway.networking.k8s.io': {
    'spec.listeners[*].tls.certificateRefs[*]': 'SecretObjectReference',
    'metadata.annotations[cert-manager.io/issuer]': resource('Issuer.cert-manager.io'),
    'metadata.annotations[cert-manager.io/cluster-issuer]': resource('ClusterIssuer.cert-manager.io'),
  },
  'HTTPRoute.gateway.networking.k8s.io': {
    'spec.parentRefs[*]': 'ParentReference',
    'spec.rules[*].backendRefs[*]': 'BackendObjectReference',
    'spec.rules[*].filters[*].requestMirror.backendRef': 'BackendObjectReference',
  },
  'GRPCRoute.gateway.networking.k8s.io': {
    'spec.parentRefs[*]': 'ParentReference',
    'spec.rules[*].backendRefs[*]': 'BackendObjectReference',
  },
};

export const networkingTypes: Readonly<Record<string, TypeTable>> = {
  IngressServiceBackend: { name: resource('Service'), 'port.name': part('port', 'name'), 'port.number': part('port', 'name') },
  NetworkPolicyPeer: { podSelector: peers },
  BackendObjectReference: {
    name: resourceBy({ field: 'kind', kinds: { Service: 'Service' }, otherwise: 'Service' }, { namespace: { field: 'namespace' } }),
    port: part('port', 'name'),
  },
  ParentReference: {
    name: resourceBy(
      { field: 'kind', kinds: { Gateway: 'Gateway.gateway.networking.k8s.io' }, otherwise: 'Gateway' },
      { namespace: { field: 'namespace' } },
    ),
  },
  SecretObjectReference: {
    name: resourceBy({ field: 'kind', kinds: { Secret: 'Secret' }, otherwise: 'Secret' }, { namespace: { field: 'namespace' } }),
  },
};
