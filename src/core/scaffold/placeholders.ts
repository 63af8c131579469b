import type { RuleDocumentation } from '../rules/rule.js';
import type { Answers } from './questions.js';

/** Stands in the manifests for a host name that nobody has given yet. */
export const domainPlaceholder = '<your-domain>';

/** Stands in the manifests for an image tag that nobody has given yet. */
export const tagPlaceholder = 'latest';

export interface Placeholder {
  readonly id: string;
  /** Stands in every text that holds it. */
  readonly mark: string;
  /** Where it stands in a manifest, in UTF-16 offsets, end exclusive: exactly what an answer replaces. */
  readonly find: (text: string) => readonly { readonly start: number; readonly end: number }[];
  /** The key that its value has to have, where not any value will do. */
  readonly key?: string;
  readonly message: string;
  readonly documentation: RuleDocumentation;
  /** Whose check holds for the replacement. */
  readonly question: keyof Answers;
}

/** What a scaffolded tree leaves to be filled in. */
export const placeholders: readonly Placeholder[] = [
  {
    id: 'placeholder-domain',
    mark: domainPlaceholder,
    find: (text) => findAll(text, /(<your-domain>)/dg),
    message: `Replace ${domainPlaceholder} with the host name that the application is reached at.`,
    documentation: {
      why: 'A scaffolded tree holds `<your-domain>` where nobody has given a host name yet. The API server refuses it as a host.',
      wrong: ingressOf(domainPlaceholder),
      right: ingressOf('shop.example.com'),
    },
    question: 'domain',
  },
  {
    id: 'placeholder-tag',
    mark: `:${tagPlaceholder}`,
    // Only where an image is named: "latest" is an ordinary word everywhere else, comments included.
    find: (text) =>
      findAll(text, /(?<=^|[\s{,])["']?image["']?:[ \t]+["']?[^\s"'#,{}[\]]+:(latest)(?=["',}\]\s]|$)/dgm).filter(
        ({ start }) => !/(^|\s)#/.test(text.slice(text.lastIndexOf('\n', start) + 1, start)),
      ),
    key: 'image',
    message: `Replace the tag "${tagPlaceholder}" with a released one: it names another image after every push.`,
    documentation: {
      why: 'After each push `latest` is another image: nobody can tell what runs, and no rollback brings back what ran before.',
      wrong: podOf('registry.example.com/shop:latest'),
      right: podOf('registry.example.com/shop:1.4.0'),
    },
    question: 'tag',
  },
];

/** The ranges of the first group. */
function findAll(text: string, pattern: RegExp): { start: number; end: number }[] {
  return [...text.matchAll(pattern)].flatMap((match) => {
    const [start, end] = match.indices?.[1] ?? [];
    return start === undefined || end === undefined ? [] : [{ start, end }];
  });
}

function ingressOf(host: string): string {
  return `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: shop
spec:
  rules:
    - host: ${host}
`;
}

function podOf(image: string): string {
  return `apiVersion: v1
kind: Pod
metadata:
  name: shop
spec:
  containers:
    - name: shop
      image: ${image}
`;
}
