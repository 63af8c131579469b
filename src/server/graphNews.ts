import type { Connection } from 'vscode-languageserver/node';
import { wiringChanged } from '../protocol.js';

/** Who draws a graph does not want it for every key stroke. */
const pauseMs = 250;

/** Tells a client that has asked for graphs when they may have changed, once they stay the same for a moment. */
export interface GraphNews {
  readonly asked: () => void;
  readonly changed: () => void;
}

export function createGraphNews(connection: Connection): GraphNews {
  let wanted = false;
  let timer: NodeJS.Timeout | undefined;
  return {
    asked() {
      wanted = true;
    },
    changed() {
      clearTimeout(timer);
      if (wanted) timer = setTimeout(() => void connection.sendNotification(wiringChanged), pauseMs);
    },
  };
}
