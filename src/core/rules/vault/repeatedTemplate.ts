import { fieldOf, mapsOf } from '../../wiring/fields.js';
import { textNode } from '../fields.js';
import type { ResourceRule } from '../resourceRule.js';
import { staticSecret } from './example.js';
import { syncedKinds, transformationKind, transformationOf } from './kinds.js';

const twoTemplates = (second: string): string => `    create: true
    transformation:
      templates:
        user: {name: user, text: '{{ get .Secrets "user" }}'}
        login: {name: ${second}, text: '{{ get .Secrets "login" }}'}
`;

/** A template, or a SecretTransformation, that is named twice. Source: NewSecretTransformationOption of the operator. */
export const repeatedTemplate: ResourceRule = {
  id: 'repeated-template',
  severity: 'error',
  kinds: [...syncedKinds, transformationKind],
  documentation: {
    why: 'Every template of a resource has a name of its own, and every SecretTransformation is referred to once. Otherwise the operator syncs nothing.',
    wrong: staticSecret('', { destination: twoTemplates('user') }),
    right: staticSecret('', { destination: twoTemplates('login') }),
  },
  *check({ root, kind }) {
    const transformation = transformationOf(root, kind);
    if (!transformation) return;
    const templates = fieldOf(transformation, 'templates');
    const names = new Set<string>();
    for (const { value } of templates?.is === 'map' ? templates.entries : []) {
      const name = value.is === 'map' ? textNode(fieldOf(value, 'name')) : undefined;
      if (!name || name.value === '') continue;
      if (names.has(name.value)) yield { at: name, message: 'Another template has this name already: each needs one of its own.' };
      names.add(name.value);
    }
    const referred = new Set<string>();
    for (const map of mapsOf(fieldOf(transformation, 'transformationRefs'))) {
      const name = textNode(fieldOf(map, 'name'));
      if (!name) continue;
      const key = `${textNode(fieldOf(map, 'namespace'))?.value ?? ''}/${name.value}`;
      if (referred.has(key))
        yield { at: name, message: 'This SecretTransformation is referred to already: put all of its "templateRefs" into one entry.' };
      referred.add(key);
    }
  },
};

/** A key that no Secret can have. Source: IsConfigMapKey of Kubernetes. */
export const templateKey: ResourceRule = {
  id: 'template-key',
  severity: 'error',
  kinds: syncedKinds,
  documentation: {
    why: 'The key of a template becomes a key of the Secret, which the API server takes of letters, digits, `-`, `_` and `.` alone.',
    wrong: staticSecret('', { destination: '    create: true\n    transformation:\n      templates:\n        db/url: {text: "x"}\n' }),
    right: staticSecret('', { destination: '    create: true\n    transformation:\n      templates:\n        db-url: {text: "x"}\n' }),
  },
  *check({ root, kind }) {
    const templates = fieldOf(transformationOf(root, kind) ?? root, 'templates');
    for (const { key } of templates?.is === 'map' ? templates.entries : []) {
      if (!/^[-._a-zA-Z0-9]+$/.test(String(key.value)))
        yield { at: key, message: 'This cannot be a key of a Secret: it may hold letters, digits, "-", "_" and "." alone.' };
    }
  },
};
