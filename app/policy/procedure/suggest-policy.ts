import type { Span } from '../../lib/problem.ts';
import type { Step } from '../policy.ts';
import { findWorded } from '../worded-mention.ts';
import { normalTitle } from '../words.ts';
import type { MentionSuggestion } from './suggestion.ts';

/** A step with the text that it was read from. */
export interface StepWords {
  readonly text: string;
  readonly step: Step;
  /** Where the step's own words stand, those of the steps below it left out. */
  readonly own: Span;
}

/** A policy of the library that a step names without `#`, by its title or in plain words; none where it is already a mention. */
export function suggestPolicy(
  { text, step, own }: StepWords,
  titles: readonly string[],
): MentionSuggestion[] {
  const words = text.slice(own.start, own.end);
  if (/#\p{L}/u.test(words)) return [];
  const found = findTitle(text, own, titles) ?? worded(text, own, titles);
  if (!found) return [];
  const edit = { span: withArticle(text, found.span), text: `#${found.title}` };
  return [
    {
      id: `${step.id} policy ${found.title}`,
      type: 'policy',
      step: step.id,
      phrase: found.span,
      options: [{ name: found.title, edit }],
    },
  ];
}

type FoundTitle = { readonly title: string; readonly span: Span };

const worded = (text: string, own: Span, titles: readonly string[]): FoundTitle | undefined =>
  findWorded(text, own, [], titles) ?? undefined;

/** The longest title that stands in the words: followed by `policy` or the like, sent to, or long enough to be no chance. */
function findTitle(text: string, own: Span, titles: readonly string[]): FoundTitle | undefined {
  const words = text.slice(own.start, own.end);
  const found = titles.flatMap((title) => {
    const hit = patternOf(title)?.exec(words);
    if (!hit) return [];
    const start = own.start + hit.index;
    return [{ title, span: { start, end: start + hit[0].length } }];
  });
  return found.sort((one, other) => length(other.span) - length(one.span))[0];
}

const length = ({ start, end }: Span): number => end - start;

/** A title of so many words is taken for itself wherever it stands. */
const LONG_TITLE = 3;
const KINDS = 'policy|process|procedure|playbook|guide|guidelines|sop|flow';

/** A title's words with the word that says what it is; behind `see`, `follow` and the like also without. */
function patternOf(title: string): RegExp | undefined {
  const all = normalTitle(title).split(' ');
  const words = CLOSING.test(all.at(-1) ?? '') && all.length > 1 ? all.slice(0, -1) : all;
  if (words.join('') === '') return undefined;
  const name = `(?<![\\p{L}\\p{N}#@_-])["“']?${words.map(escaped).join('[\\s_-]+')}(?![\\p{L}\\p{N}])["”']?`;
  const kind = `\\s+(?:${KINDS})\\b`;
  if (all.length >= LONG_TITLE) return new RegExp(`${name}(?:${kind})?`, 'iu');
  return new RegExp(`${name}${kind}|(?<=\\b(?:${SENT})\\s+(?:the\\s+|our\\s+)?)${name}`, 'iu');
}

// Words that send to a policy; what follows them may be a title of one word.
const SENT = 'see|follow|per|go to|continue with|according to|refer to|switch to';
// The closing word of a title: `policy`, `process`.
const CLOSING = /^(?:policy|process|procedure)$/;

const escaped = (word: string): string => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** With `the` or `our` before it, which a mention does without. */
function withArticle(text: string, span: Span): Span {
  const before = ARTICLE.exec(text.slice(Math.max(0, span.start - 8), span.start));
  return before ? { start: span.start - before[0].length, end: span.end } : span;
}

// An article right before a title: `the `, `our `.
const ARTICLE = /\b(?:the|our|this)\s+$/i;
