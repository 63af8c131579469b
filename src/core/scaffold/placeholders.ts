import type { Answers } from './questions.js';

/** Stands in the manifests for a host name that nobody has given yet. */
export const domainPlaceholder = '<your-domain>';

/** Stands in the manifests for an image tag that nobody has given yet. */
export const tagPlaceholder = 'latest';

export interface Placeholder {
  readonly id: string;
  /** Where it stands in a manifest, in UTF-16 offsets, end exclusive: exactly what an answer replaces. */
  readonly find: (text: string) => readonly { readonly start: number; readonly end: number }[];
  /** The key that its value has to have, where not any value will do. */
  readonly key?: string;
  readonly message: string;
  /** Whose check holds for the replacement. */
  readonly question: keyof Answers;
}

/** What a scaffolded tree leaves to be filled in. */
export const placeholders: readonly Placeholder[] = [
  {
    id: 'placeholder-domain',
    find: (text) => findAll(text, /(<your-domain>)/dg),
    message: `Replace ${domainPlaceholder} with the host name that the application is reached at.`,
    question: 'domain',
  },
  {
    id: 'placeholder-tag',
    // Only where an image is named: "latest" is an ordinary word everywhere else, comments included.
    find: (text) =>
      findAll(text, /(?<=^|[\s{,])["']?image["']?:[ \t]+["']?[^\s"'#,{}[\]]+:(latest)(?=["',}\]\s]|$)/dgm).filter(
        ({ start }) => !/(^|\s)#/.test(text.slice(text.lastIndexOf('\n', start) + 1, start)),
      ),
    key: 'image',
    message: `Replace the tag "${tagPlaceholder}" with a released one: it names another image after every push.`,
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
