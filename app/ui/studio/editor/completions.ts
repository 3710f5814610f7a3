/** The list of tools and policies while a mention is typed. */
import {
  autocompletion,
  type CompletionContext,
  type CompletionResult,
  type CompletionSource,
  completionStatus,
  startCompletion,
} from '@codemirror/autocomplete';
import { Compartment, type Extension } from '@codemirror/state';
import { EditorView, keymap, type ViewUpdate } from '@codemirror/view';
import { complete, isMentionTyped } from '../../../policy/complete.ts';
import { aboutElement, aboutMention, type Knowledge } from './about.ts';

/** Opens the list while a mention is typed, or by key. Its code looks at keys only as long as it is open: any other has nothing to ask. */
export function mentionList(knowledge: Knowledge): Extension {
  const slot = new Compartment();
  const list = autocompletion({
    override: [completions(knowledge)],
    icons: false,
    closeOnBlur: true,
    activateOnTyping: false,
  });
  const open = (view: EditorView): boolean => {
    if (slot.get(view.state) !== list) view.dispatch({ effects: slot.reconfigure(list) });
    return startCompletion(view);
  };
  return [
    slot.of([]),
    keymap.of([
      { key: 'Ctrl-Space', run: open },
      { mac: 'Alt-`', run: open },
      { mac: 'Alt-i', run: open },
    ]),
    EditorView.updateListener.of((update) => {
      const { startState, state, view } = update;
      const wasOpen = completionStatus(startState) !== null;
      // With another library this extension is new: a list that stood open is shown anew from it.
      if (isTypedMention(update) || (wasOpen && slot.get(startState) === undefined)) open(view);
      else if (wasOpen && completionStatus(state) === null) view.dispatch({ effects: slot.reconfigure([]) });
    }),
  ];
}

function isTypedMention({ state, transactions }: ViewUpdate): boolean {
  if (!transactions.some((each) => each.isUserEvent('input.type')) || completionStatus(state) !== null)
    return false;
  const { head } = state.selection.main;
  const line = state.doc.lineAt(head);
  return isMentionTyped(line.text.slice(0, head - line.from));
}

/** Tools behind `@`, titles and sections behind `#`. */
const completions =
  (knowledge: Knowledge): CompletionSource =>
  ({ state, pos }: CompletionContext): CompletionResult | null => {
    const line = state.doc.lineAt(pos);
    const found = complete(line.text, pos - line.from, knowledge);
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
        ...(label.startsWith('@') ? { info: () => aboutTool(label.slice(1), knowledge) } : {}),
      })),
    };
  };

const aboutTool = (name: string, knowledge: Knowledge): HTMLElement =>
  aboutElement(aboutMention({ type: 'tool', name, section: null }, knowledge));

const shortened = (words: string): string =>
  words.length > DETAIL_MAX ? `${words.slice(0, DETAIL_MAX - 1).trimEnd()}…` : words;

const DETAIL_MAX = 60;
