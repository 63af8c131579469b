import { groups } from '../groups.js';
import { wiringPages } from '../wiring/rules/pages.js';
import { resourceRules } from './index.js';
import type { RulePage } from './rule.js';

/** The manual of all rules, as Markdown: a table, then a page for each. */
export function rulesManual(): string {
  const chapters = groups([...resourceRules, ...wiringPages.map((it) => ({ ...it, kinds: undefined }))], chapterOf);
  const all = [...chapters.values()].flat();
  return `# Rules

What is checked beyond types and fields. Made from the rules themselves; the tests see to it that each wrong example is found and each right one
is not.

A rule is switched off, or weighs something else, in \`.reactbin.yaml\` at the root of the workspace:

\`\`\`yaml
---
profile: reactbin # has the rules of the project's constitution hold, too
cluster: k3s # and those of k3s
rules:
  unused-resource: "off" # or error, warning, info, hint
\`\`\`

or by a comment, in the grammar of yamllint: \`# reactbin disable-line rule:unused-resource\`, \`# reactbin disable rule:…\`,
\`# reactbin enable rule:…\`, \`# reactbin disable-file\`. Comments do the same for what the schema check finds.

${table(all)}
${[...chapters].map(([chapter, rules]) => `## ${chapter}\n\n${rules.map(page).join('\n')}`).join('\n')}`;
}

function chapterOf({ id, only, kinds = [] }: RulePage & { readonly kinds?: readonly string[] | undefined }): string {
  if (only === 'profile' || id.startsWith('placeholder')) return 'Constitution';
  if (only === 'k3s' || id === 'local-path') return 'k3s';
  if (wiringPages.some((it) => it.id === id)) return 'Between resources';
  const [kind = ''] = kinds;
  if (kind.endsWith('.secrets.hashicorp.com')) return 'Vault Secrets Operator';
  if (kind.endsWith('cert-manager.io')) return 'cert-manager';
  return kind.startsWith('Ingress') ? 'Ingress' : 'MinIO';
}

function table(rules: readonly RulePage[]): string {
  const rows = rules.map(({ id, severity, only }) => `| [${id}](#${id}) | ${severity} | ${holdsFor(only)} |`);
  return `| rule | severity | holds |\n| ---- | -------- | ----- |\n${rows.join('\n')}\n`;
}

function holdsFor(only: RulePage['only']): string {
  return only === undefined ? 'always' : only === 'profile' ? '`profile: reactbin`' : '`cluster: k3s`';
}

function page({ id, documentation: { why, wrong, right } }: RulePage): string {
  return `### ${id}

${why}

Wrong:

\`\`\`yaml
${wrong.replace(/^---\n/, '')}\`\`\`

Right:

\`\`\`yaml
${right.replace(/^---\n/, '')}\`\`\`
`;
}
