import { StatusBarAlignment, window, type Disposable } from 'vscode';
import { countedSeverities } from '../../core/report.js';
import { findingsOf } from './model.js';
import type { State } from './state.js';
import { viewId } from './treeView.js';

export interface StatusBar extends Disposable {
  show(state: State): void;
}

/** The last result in the status bar. Nothing is there before the first run. */
export function createStatusBar(): StatusBar {
  const item = window.createStatusBarItem('reactbin.validation', StatusBarAlignment.Left);
  item.name = 'Reactbin Validation';
  item.command = `${viewId}.focus`;
  return {
    show(state) {
      const { phase, running, results } = state;
      item.text = running ? '$(sync~spin) Validating' : textOf(state);
      item.tooltip = running
        ? 'Reactbin: the manifests are being validated'
        : ['Reactbin: last result', ...results.flatMap(({ engines }) => engines.map(({ id, status }) => `${id}: ${status}`))].join('\n');
      if (running || phase === 'done') item.show();
      else item.hide();
    },
    dispose: () => item.dispose(),
  };
}

const icons = { error: '$(error)', warning: '$(warning)', info: '$(info)', hint: '$(lightbulb)' };

/** What was found, and what the result lacks: a tool that did not run, or an edit since. */
function textOf({ results }: State): string {
  const counted = countedSeverities(findingsOf(results));
  const [worst] = counted;
  const lacking = results.flatMap(({ engines }) =>
    engines.filter(({ status }) => status !== 'ok').map(({ id, status }) => `${id} ${status}`),
  );
  const edited = results.some(({ files }) => files.some((it) => it.edited));
  const caveats = [...new Set(lacking), ...(edited ? ['edited since'] : [])];
  const icon = worst ? icons[worst.severity] : caveats.length > 0 ? '$(circle-outline)' : '$(pass)';
  const found = worst ? counted.map(({ text }) => text) : ['no findings'];
  return `${icon} Manifests: ${[...found, ...caveats].join(', ')}`;
}
