/** The names under which make looks for its file; the first that is there is the one to extend. */
export const makefileNames: readonly string[] = ['Makefile', 'makefile', 'GNUmakefile'];

/**
 * A Makefile with the target `validate-k8s` at its end, in the line endings that it has. The text as it was when the
 * target is already in it, whatever it does there; an empty text gives a Makefile of this target alone.
 */
export function addValidateTarget(text: string): string {
  if (hasTarget(text)) return text;
  const lineBreak = text.includes('\r\n') ? '\r\n' : '\n';
  const separator = text === '' ? [] : text.endsWith('\n') ? [''] : ['', ''];
  // With another prefix than the tab in force, the recipe below would end the whole Makefile in an error.
  const tabAgain = /^\.RECIPEPREFIX\b/m.test(text) ? ['.RECIPEPREFIX :='] : [];
  return text + [...separator, ...tabAgain, ...target, ''].join(lineBreak);
}

const target = [
  '# Checks the Kubernetes manifests without applying them. kubectl reads the schemas',
  '# from the cluster of the current context; without -R it sees only the top folder.',
  '.PHONY: validate-k8s',
  'validate-k8s:',
  '\tyamllint -c .yamllint.yml k8s/',
  '\tkubectl apply --dry-run=client -R -f k8s/',
];

function hasTarget(text: string): boolean {
  return text.split('\n').some((line) => {
    const [targets = '', ...rule] = line.split(':');
    const isRule = rule.length > 0 && !/^[\t#]/.test(line) && !rule[0]?.startsWith('=');
    return isRule && targets.trim().split(/\s+/).includes('validate-k8s');
  });
}
