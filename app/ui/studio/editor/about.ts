/** What the mention under the pointer, or at the caret, is: the same words for both. */
import { type EditorState, StateEffect, StateField } from '@codemirror/state';
import { type EditorView, showTooltip, type Tooltip } from '@codemirror/view';
import type { Library } from '../../../policy/library.ts';
import type { Catalog } from '../../../tools/tool.ts';
import type { Text } from '../../text.ts';
import { type LineMention, mentionsIn } from './line-marks.ts';
import { toolWords } from './tool-words.ts';

/** What is known about mentions. */
export interface Knowledge {
  readonly catalog: Catalog;
  readonly library: Library;
  /** Normalised, for finding where a title ends. */
  readonly titles: ReadonlySet<string>;
  readonly words: Text;
}

/** A mention's words: its name, then sentences. */
export interface About {
  readonly title: string;
  readonly sentences: readonly string[];
}

/** The words for the mention at a place; null where none stands there. */
export function aboutAt(
  state: EditorState,
  offset: number,
  knowledge: Knowledge,
): { about: About; from: number; to: number } | null {
  const line = state.doc.lineAt(offset);
  const at = offset - line.from;
  const mention = mentionsIn(line.text, knowledge.titles).find(({ start, end }) => start <= at && at <= end);
  if (!mention) return null;
  return {
    about: aboutMention(mention, knowledge),
    from: line.from + mention.start,
    to: line.from + mention.end,
  };
}

/** The words for a mention. */
export function aboutMention(
  mention: Pick<LineMention, 'type' | 'name' | 'section'>,
  { catalog, library, words }: Knowledge,
): About {
  if (mention.type === 'tool') return toolWords(mention.name, catalog, words);
  const found = library.resolve({ title: mention.name, section: mention.section });
  switch (found.status) {
    case 'found':
      return {
        title: found.policy.title,
        sentences: [words.phrase('studio.editor.policy'), found.section?.text ?? found.policy.trigger].filter(
          (sentence) => sentence !== '',
        ),
      };
    case 'unknown-section':
      return { title: found.policy.title, sentences: [words.phrase('studio.editor.unknown-section')] };
    case 'ambiguous':
      return { title: mention.name, sentences: [words.phrase('studio.editor.ambiguous-policy')] };
    case 'unknown':
      return { title: mention.name, sentences: [words.phrase('studio.editor.unknown-policy')] };
  }
}

/** The words as an element. */
export function aboutElement({ title, sentences }: About): HTMLElement {
  const box = document.createElement('div');
  box.className = 'swe-about';
  const head = box.appendChild(document.createElement('strong'));
  head.textContent = title;
  for (const sentence of sentences) box.appendChild(document.createElement('p')).textContent = sentence;
  return box;
}

const openAbout = StateEffect.define<Tooltip | null>();

/** The words opened by key; any other move closes them. */
export const openedAbout = StateField.define<Tooltip | null>({
  create: () => null,
  update(open, transaction) {
    for (const effect of transaction.effects) if (effect.is(openAbout)) return effect.value;
    return transaction.docChanged || transaction.selection ? null : open;
  },
  provide: (field) => showTooltip.from(field),
});

/** Opens the words for the mention at the caret and says them; says so where there is none. */
export function aboutAtCaret(view: EditorView, knowledge: Knowledge, say: (words: string) => void): true {
  const { head } = view.state.selection.main;
  const found = aboutAt(view.state, head, knowledge);
  if (!found) {
    say(knowledge.words.phrase('studio.editor.nothing-here'));
    return true;
  }
  say([found.about.title, ...found.about.sentences].join('. '));
  view.dispatch({ effects: openAbout.of(aboutTooltip(view.state, head, knowledge)) });
  return true;
}

/** Closes what a key opened; false where nothing was open. */
export function closeAbout(view: EditorView): boolean {
  if (view.state.field(openedAbout, false) == null) return false;
  view.dispatch({ effects: openAbout.of(null) });
  return true;
}

/** The words for the mention at a place, to be shown there; null where none stands there. */
export function aboutTooltip(state: EditorState, offset: number, knowledge: Knowledge): Tooltip | null {
  const found = aboutAt(state, offset, knowledge);
  if (!found) return null;
  return {
    pos: found.from,
    end: found.to,
    above: false,
    create: () => ({ dom: aboutElement(found.about) }),
  };
}
