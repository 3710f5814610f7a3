import {
  type CompletionContext,
  type CompletionResult,
  type CompletionSource,
  completionStatus,
  startCompletion,
} from '@codemirror/autocomplete';
import { EditorView } from '@codemirror/view';
import { complete, isMentionTyped } from '../../../policy/complete.ts';
import type { Library } from '../../../policy/library.ts';
import type { Catalog } from '../../../tools/tool.ts';

/** Tools behind `@`, titles and sections behind `#`; `describe` gives the words shown beside a tool. */
export function completions(
  catalog: Catalog,
  library: Library,
  describe: (tool: string) => HTMLElement | null,
): CompletionSource {
  return ({ state, pos }: CompletionContext): CompletionResult | null => {
    const line = state.doc.lineAt(pos);
    const found = complete(line.text, pos - line.from, { catalog, library });
    const first = found[0];
    if (!first) return null;
    return {
      from: line.from + first.replace.start,
      filter: false,
      options: found.map(({ label, detail, insert }) => ({
        label,
        detail: label.startsWith('@') ? '' : shortened(detail),
        apply: insert,
        type: label.startsWith('@') ? 'tool' : 'policy',
        ...(label.startsWith('@') ? { info: () => describe(label.slice(1)) } : {}),
      })),
    };
  };
}

/** Opens the list while a mention is typed, and only then: any other key has nothing to ask. */
export const openWhileTyped = EditorView.updateListener.of(({ state, transactions, view }) => {
  if (!transactions.some((each) => each.isUserEvent('input.type')) || completionStatus(state) !== null)
    return;
  const { head } = state.selection.main;
  const line = state.doc.lineAt(head);
  if (isMentionTyped(line.text.slice(0, head - line.from))) startCompletion(view);
});

const shortened = (words: string): string =>
  words.length > DETAIL_MAX ? `${words.slice(0, DETAIL_MAX - 1).trimEnd()}…` : words;

const DETAIL_MAX = 60;
