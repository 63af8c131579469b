import type { Answers } from '../questions.js';
import { yaml } from '../yaml.js';

export const ingress = (answers: Answers): string =>
  head(answers) + (answers.ingressClass === 'traefik' ? traefikAnnotations : nginxAnnotations) + spec(answers);

const head = ({ application, namespace, clusterIssuer }: Answers): string => yaml`---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: ${application}
  namespace: ${namespace}
  labels:
    app.kubernetes.io/part-of: ${application}
  annotations:
    cert-manager.io/cluster-issuer: ${clusterIssuer}
`;

const nginxAnnotations = `    nginx.ingress.kubernetes.io/ssl-redirect: "true"
`;

const traefikAnnotations = `    # HTTPS only. Traefik redirects HTTP per entry point, not per Ingress: see
    # specs/013-k8s-manifests/contracts/operator-deploy.md.
    traefik.ingress.kubernetes.io/router.entrypoints: websecure
    traefik.ingress.kubernetes.io/router.tls: "true"
`;

const spec = ({ application, domain, ingressClass }: Answers): string => yaml`spec:
  ingressClassName: ${ingressClass}
  tls:
    - hosts:
        - ${domain}
      # cert-manager creates and renews this Secret.
      secretName: ${`${application}-tls`}
  rules:
    - host: ${domain}
      http:
        paths:
          # Before /, for controllers that take the first match.
          - path: /api/
            pathType: Prefix
            backend:
              service:
                name: api
                port:
                  number: 8000
          - path: /
            pathType: Prefix
            backend:
              service:
                name: ui
                port:
                  number: 8080
`;
