import { EventEmitter, type Disposable, type Event } from 'vscode';
import type { Filter } from './model.js';
import type { FolderResult } from './result.js';

/** All that the view, Problems and the status bar show. */
export interface State {
  /** `none`: there are no manifests in the workspace. */
  readonly phase: 'never' | 'none' | 'done';
  readonly running: boolean;
  /** One for each folder that was validated. */
  readonly results: readonly FolderResult[];
  readonly filter: Filter;
}

/** A state that tells when it is replaced. */
export interface StateValue extends Disposable {
  readonly current: State;
  readonly onDidChange: Event<State>;
  update(change: Partial<State>): void;
}

export function createState(initial: State): StateValue {
  const changed = new EventEmitter<State>();
  let current = initial;
  return {
    get current() {
      return current;
    },
    onDidChange: changed.event,
    update(change) {
      current = { ...current, ...change };
      changed.fire(current);
    },
    dispose: () => changed.dispose(),
  };
}
