import { containersOf, environmentOf, imageOf, podExample, podKinds, podSpecOf } from '../pods.js';
import { isFilledIn } from '../fields.js';
import type { ResourceRule } from '../resourceRule.js';
import { rewrite } from '../rule.js';

const env = (lines: string): string => podExample(`image: quay.io/minio/minio:RELEASE.2025-09-07T16-13-09Z\nenv:\n${lines}`);
const from = (name: string): string => `  - name: ${name}\n    valueFrom: {secretKeyRef: {name: minio, key: ${name}}}\n`;

/** How long each must be. Source: IsAccessKeyValid and IsSecretKeyValid in internal/auth/credentials.go of MinIO. */
const shortest: Readonly<Record<string, number>> = { MINIO_ROOT_USER: 3, MINIO_ROOT_PASSWORD: 8 };
const renamed: Readonly<Record<string, string>> = { MINIO_ACCESS_KEY: 'MINIO_ROOT_USER', MINIO_SECRET_KEY: 'MINIO_ROOT_PASSWORD' };

/** Credentials that MinIO does not take. Source: lookupConfigEnv and handleCommonEnvVars in cmd/common-main.go. */
export const minioCredentials: ResourceRule = {
  id: 'minio-credentials',
  severity: 'error',
  kinds: podKinds,
  documentation: {
    why: 'MinIO takes its user and its password together. With one of them alone it passes over both and keeps `minioadmin`, which everyone knows; one that is too short ends it.',
    wrong: env(from('MINIO_ROOT_PASSWORD')),
    right: env(from('MINIO_ROOT_USER') + from('MINIO_ROOT_PASSWORD')),
  },
  *check({ root, kind }) {
    const pod = podSpecOf(root, kind);
    for (const container of pod ? containersOf(pod) : []) {
      if (!/(^|\/)minio$/.test(imageOf(container)?.repository ?? '')) continue;
      const variables = environmentOf(container);
      const find = (name: string): (typeof variables)[number] | undefined =>
        variables.find((it) => it.name.value === name || it.name.value === `${name}_FILE`);
      const [user, password] = [find('MINIO_ROOT_USER'), find('MINIO_ROOT_PASSWORD')];
      const alone = user ?? password;
      if (
        alone &&
        !(user && password) &&
        !variables.some(({ name }) => name.value === 'MINIO_CONFIG_ENV_FILE') &&
        !container.entries.some(({ key }) => key.value === 'envFrom')
      ) {
        const other = user ? 'MINIO_ROOT_PASSWORD' : 'MINIO_ROOT_USER';
        yield {
          at: alone.name,
          message: `Without ${other} beside it MinIO passes over this and keeps the user and the password that everyone knows.`,
        };
      }
      for (const { name, value } of variables) {
        const least = Object.hasOwn(shortest, name.value) ? shortest[name.value] : undefined;
        const current = Object.hasOwn(renamed, name.value) ? renamed[name.value] : undefined;
        if (least !== undefined && value && !isFilledIn(value.value) && value.value.length < least) {
          yield { at: value, message: `MinIO does not start with a ${name.value} of less than ${least} characters.` };
        }
        if (current)
          yield {
            at: name,
            severity: 'warning',
            message: `${name.value} is the old name of ${current}, which MinIO may stop reading.`,
            fixes: [rewrite(name, current)],
          };
      }
    }
  },
};
