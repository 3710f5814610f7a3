/**
 * Refines the guided draft sentence by sentence: the model's sentences stand where they serve what the frontiers want now, the
 * template's where they do not. Which items there are, and in how many messages, stays the engine's.
 */
import type { Reply } from '../outcome.ts';
import type { Frontier } from '../plan/frontier.ts';
import { type Item, itemsNow, stepOfItem } from './items.ts';
import type { CheckedSentence } from './sentences.ts';

/** What a refined draft is made from. */
export interface RefineInput {
  /** The whole template. */
  readonly template: Reply;
  readonly frontiers: readonly Frontier[];
  readonly sentences: readonly CheckedSentence[];
  /** The template without its opening, for these items only; null where they say nothing. */
  readonly compose: (frontiers: readonly Frontier[]) => Reply | null;
}

/** The draft, and the items for which the model has no sentence. */
export interface Refined {
  readonly reply: Reply;
  readonly unserved: readonly string[];
}

type Sentence = Reply['sentences'][number];

/** The model's sentences for what is wanted now, with the template's for the rest; the template itself where none is left. */
export function refineReply({ template, frontiers, sentences, compose }: RefineInput): Refined {
  const items = itemsNow(frontiers);
  const served = servedItems(items, sentences);
  const unserved = items.filter((item) => !served.has(item.id)).map((item) => item.id);
  const kept = sentences.filter((sentence) => sentence.serves === '' || served.has(sentence.serves));
  if (!kept.some((sentence) => sentence.serves !== '')) return { reply: template, unserved };
  const rest = unserved.length === 0 ? null : compose(onlyItems(frontiers, new Set(unserved)));
  const stepOf = (id: string): string => items.find((item) => item.id === id)?.step ?? stepOfItem(id);
  return { reply: { ...template, ...assemble(kept, rest, stepOf) }, unserved };
}

/** Items that have a sentence; an offer counts only when each of its options has one. */
function servedItems(items: readonly Item[], sentences: readonly CheckedSentence[]): ReadonlySet<string> {
  const has = (id: string): boolean => sentences.some((sentence) => sentence.serves === id);
  const whole = (item: Item): boolean =>
    item.kind !== 'option' ||
    items.every((other) => other.kind !== 'option' || other.step !== item.step || has(other.id));
  return new Set(items.filter((item) => has(item.id) && whole(item)).map((item) => item.id));
}

/** Frontiers with nothing to say but these items. */
function onlyItems(frontiers: readonly Frontier[], wanted: ReadonlySet<string>): Frontier[] {
  const refs = new Set([...wanted].filter((id) => id.includes('/')).map(stepOfItem));
  return frontiers.map((frontier) => ({
    ...frontier,
    asks: frontier.asks.filter((ask) => wanted.has(ask.question.id)),
    tells: frontier.tells.filter((tell) => wanted.has(tell.ref) || refs.has(tell.ref)),
  }));
}

/** Paragraphs as the model set them; the template's part goes before the closing words. */
function assemble(
  kept: readonly CheckedSentence[],
  rest: Reply | null,
  stepOf: (id: string) => string,
): { text: string; sentences: readonly Sentence[] } {
  const lastServing = kept.findLastIndex((sentence) => sentence.serves !== '');
  const cut = kept.findIndex(
    (sentence, at) => at > lastServing && sentence.paragraph !== kept[lastServing]?.paragraph,
  );
  const body = cut < 0 ? kept : kept.slice(0, cut);
  const closing = cut < 0 ? [] : kept.slice(cut);
  const text = [paragraphs(body), rest?.text ?? '', paragraphs(closing)]
    .filter((part) => part !== '')
    .join('\n\n');
  const shown = ({ text: said, serves, mark }: CheckedSentence): Sentence => ({
    text: said,
    step: stepOf(serves),
    mark,
  });
  return { text, sentences: [...body.map(shown), ...(rest?.sentences ?? []), ...closing.map(shown)] };
}

function paragraphs(sentences: readonly CheckedSentence[]): string {
  const numbers = [...new Set(sentences.map((sentence) => sentence.paragraph))];
  return numbers
    .map((number) => joined(sentences.filter((sentence) => sentence.paragraph === number)))
    .join('\n\n');
}

/** Sentences follow each other; a list's lines stand below each other. */
const joined = (sentences: readonly CheckedSentence[]): string =>
  sentences.reduce((text, { text: next }) => {
    if (text === '') return next;
    const breaks = next.startsWith('- ') || text.slice(text.lastIndexOf('\n') + 1).startsWith('- ');
    return `${text}${breaks ? '\n' : ' '}${next}`;
  }, '');
