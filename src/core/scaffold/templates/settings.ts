export const settings = (): string => `---
# Checked here beyond types and references: no secret in plain text, no root,
# no way to MinIO from outside, every image with its tag.
profile: reactbin
# What k3s brings along: Traefik, ServiceLB, local-path.
cluster: k3s
`;
