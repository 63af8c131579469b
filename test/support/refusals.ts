import { createDiagnose } from '../../src/core/diagnose.js';
import { readManifest } from '../../src/core/manifest.js';
import { catalogFor, withCrds } from './catalog.js';

const catalog = catalogFor();

/**
 * Why the server would refuse a Thing with this `spec`, whose schema is in `schema`: `field: message` for each cause. Both in YAML of
 * one line or more. `version` adds to the CRD's version, as its subresources; `more` to the Thing.
 */
export function refusals(schema: string, spec: string, version = '{}', more = ''): readonly string[] {
  const crd = `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: things.example.org}
spec:
  group: example.org
  scope: Namespaced
  names: {plural: things, kind: Thing}
  versions:
    - <<: ${version}
      name: v1
      served: true
      schema:
        openAPIV3Schema:
          type: object
          properties:
            status: {type: object, properties: {replicas: {type: integer}}}
            spec:
${indented(schema, 14)}
`;
  const manifest = `apiVersion: example.org/v1\nkind: Thing\nmetadata: {name: thing}\nspec:\n${indented(spec, 2)}\n${more}\n`;
  return createDiagnose(withCrds(catalog, crd))(readManifest(manifest)).map(({ field, message }) => `${field}: ${message}`);
}

function indented(text: string, by: number): string {
  return text.replace(/^/gm, ' '.repeat(by));
}
