import { fieldOf, mapsOf } from '../../wiring/fields.js';
import { textNode } from '../fields.js';
import type { ResourceRule } from '../resourceRule.js';

const service = (port: number): string => `apiVersion: v1
kind: Service
metadata:
  name: shop
spec:
  type: LoadBalancer
  selector: {app: shop}
  ports:
    - port: ${port}
`;

/** A port of the nodes that Traefik has already. Source: the documentation of ServiceLB, docs/networking of k3s. */
export const loadBalancerPort: ResourceRule = {
  id: 'load-balancer-port',
  severity: 'warning',
  only: 'k3s',
  kinds: ['Service'],
  documentation: {
    why: 'k3s opens the ports of a LoadBalancer on the nodes themselves, and its Traefik has 80 and 443 on all of them. A second Service on these stays pending.',
    wrong: service(443),
    right: service(8443),
  },
  *check({ root }) {
    if (textNode(fieldOf(root, 'spec.type'))?.value !== 'LoadBalancer' || textNode(fieldOf(root, 'spec.loadBalancerClass'))) return;
    if (textNode(fieldOf(root, 'metadata.name'))?.value === 'traefik') return;
    for (const port of mapsOf(fieldOf(root, 'spec.ports'))) {
      const node = fieldOf(port, 'port');
      if (node?.is === 'scalar' && (node.value === 80 || node.value === 443)) {
        yield {
          at: node,
          message:
            'Traefik has this port on every node of k3s: use another, put an Ingress before the Service, or start k3s with --disable=traefik.',
        };
      }
    }
  },
};
