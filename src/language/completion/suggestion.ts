import type { CompletionItemKind } from 'vscode-languageserver-types';
import type { TextEdit } from '../../core/problem.js';

/** Something that can be written at the cursor. */
export interface Suggestion {
  readonly label: string;
  /** What is written, when it is not the label. */
  readonly text?: string;
  readonly kind: CompletionItemKind;
  /** Beside the label, in a few words. */
  readonly detail?: string;
  /** Markdown. */
  readonly documentation?: string;
  /** Changes elsewhere in the document, apart from the word. */
  readonly edits?: readonly TextEdit[];
  /** The text has places to go on from, in the syntax of snippets. */
  readonly snippet?: true;
  /** What comes next can be suggested too. */
  readonly goesOn?: true;
}
