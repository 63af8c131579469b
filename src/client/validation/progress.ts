import { ProgressLocation, window } from 'vscode';
import { viewId } from './treeView.js';

/** Who waits longer than this gets a notification, which can stop the work. */
const patienceMs = 2000;

/** Shows progress in the view while work goes on, and after two seconds in a notification too. */
export async function showingProgress<T>(work: Promise<T>, stop: () => void): Promise<T> {
  void window.withProgress({ location: { viewId } }, () => settled(work));
  const timer = setTimeout(() => {
    void window.withProgress(
      { location: ProgressLocation.Notification, title: 'Validating the manifests', cancellable: true },
      (_progress, token) => {
        token.onCancellationRequested(stop);
        return settled(work);
      },
    );
  }, patienceMs);
  try {
    return await work;
  } finally {
    clearTimeout(timer);
  }
}

function settled(work: Promise<unknown>): Promise<unknown> {
  return work.catch(() => undefined);
}
