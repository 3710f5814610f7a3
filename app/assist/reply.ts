/** The guided draft: one message that tells and asks everything the frontiers want, and nothing that has not happened. */
import type { Phrases } from '../lib/phrases.ts';
import { quotedWords } from '../policy/quoted.ts';
import type { Ticket } from '../ticket/ticket.ts';
import type { ToolReturn } from './event.ts';
import type { Offer } from './offers.ts';
import type { Reply } from './outcome.ts';
import type { Ask, Frontier, Tell } from './plan/frontier.ts';
import { optionWords } from './reply/option-words.ts';
import { resultSentence } from './reply/result-words.ts';
import { inLanguage } from './reply/said-words.ts';
import { asSentence, toSecondPerson } from './reply/second-person.ts';
import { tellSentences } from './reply/tell-words.ts';

/** What a draft is made from. */
export interface ReplyInput {
  readonly ticket: Ticket;
  readonly frontiers: readonly Frontier[];
  readonly offers: readonly Offer[];
  /** Courtesies and known slots in the language of the reply. */
  readonly phrases: Phrases;
  /** The same in the language of the policies, for sentences that stay in it. */
  readonly policyPhrases: Phrases;
  /** What was done since our last public reply, oldest first. */
  readonly results: readonly ToolReturn[];
  /** Whether the policies are written in that language too. */
  readonly sameLanguage: boolean;
  /** Without greeting and thanks, as a part of a message that has them. */
  readonly bodyOnly?: true;
}

type Sentence = Reply['sentences'][number];

/** The draft; null where there is nothing to say. */
export function composeReply(input: ReplyInput): Reply | null {
  const tells = unique(
    input.frontiers.flatMap((frontier) => frontier.tells),
    (tell) => tell.ref,
  );
  const asks = unique(
    input.frontiers.flatMap((frontier) => frontier.asks),
    (ask) => ask.question.id,
  );
  if (tells.length === 0 && asks.length === 0) return null;
  const told = [
    ...tells.filter((tell) => tell.options.length === 0).flatMap((tell) => tellOne(tell, input)),
    ...(tells.length === 0 ? [] : tellResults(input)),
  ];
  const offered = tells.filter((tell) => tell.options.length > 0).map((tell) => offerOne(tell, input));
  const asked = askAll(asks, input);
  const opening = input.bodyOnly ? '' : openingOf(input);
  const paragraphs = [opening, joined(told), ...offered.map((each) => each.text), asked?.text ?? ''].filter(
    (text) => text !== '',
  );
  return {
    text: paragraphs.join('\n\n'),
    asks: [
      ...asks.map((ask) => (ask.question.slot === '' ? ask.question.id : ask.question.slot)),
      ...offered.map((each) => `choice:${each.ref}`),
    ],
    tells: tells.map((tell) => tell.ref),
    cites: unique([...tells.map((tell) => tell.ref), ...asks.map((ask) => ask.ref)], (ref) => ref),
    sentences: [...told, ...offered.flatMap((each) => each.sentences), ...(asked?.sentences ?? [])],
  };
}

/** The answer to a customer who needs nothing more. */
export function acknowledge(input: ReplyInput): Reply {
  const text = `${greetingOf(input)}\n\n${input.phrases('reply.withdrawn')}`;
  return { text, asks: [], tells: [], cites: [], sentences: [] };
}

function unique<T>(all: readonly T[], key: (one: T) => string): T[] {
  return all.filter((one, i) => all.findIndex((other) => key(other) === key(one)) === i);
}

const joined = (sentences: readonly Sentence[]): string =>
  [...new Set(sentences.map((sentence) => sentence.text))].join(' ');

function openingOf({ ticket, phrases }: ReplyInput): string {
  const answered = ticket.comments.some((comment) => comment.author.kind === 'agent' && comment.public);
  return `${greetingOf({ ticket, phrases })}\n\n${phrases(answered ? 'reply.thanks-again' : 'reply.thanks')}`;
}

/** The first line of a reply: by the first name where the requester has said one. */
export function greetingOf({ ticket, phrases }: Pick<ReplyInput, 'ticket' | 'phrases'>): string {
  const first = firstName(ticket.requester.name);
  return first === '' ? phrases('reply.greeting-plain') : phrases('reply.greeting', { name: first });
}

/** The first word of a person's name; an address, a number and what a helpdesk calls somebody unknown are no names. */
function firstName(name: string): string {
  if (UNNAMED.test(name.trim())) return '';
  const first = name.trim().split(/\s+/)[0] ?? '';
  return /^[\p{L}][\p{L}'’-]*$/u.test(first) ? first : '';
}

// What helpdesks call people who have not said their name: `Visitor 48213`, `Guest`, `Web User 5f2a`, `Unknown customer`.
const UNNAMED =
  /^(?:(?:web ?user|website visitor|visitor|guest|anonymous|unknown|caller)\b|(?:customer|user)\s*#?\d)/i;

function tellOne(tell: Tell, input: ReplyInput): Sentence[] {
  const verbatim = quotedWords(tell.step) !== null;
  return tellSentences(tell.step).map((text) =>
    verbatim ? { text, step: tell.ref, mark: 'none' } : policySentence(text, tell.ref, input),
  );
}

/** A policy's words in the language of the reply, or as they stand with a mark. */
function policySentence(text: string, step: string, { sameLanguage, phrases }: ReplyInput): Sentence {
  const translated = sameLanguage ? text : inLanguage(text, phrases);
  return translated === null ? { text, step, mark: 'translate' } : { text: translated, step, mark: 'none' };
}

/** Details of what was done stand behind the telling of it. */
const tellResults = ({ results, phrases }: ReplyInput): Sentence[] =>
  results.flatMap((one) => {
    const text = resultSentence(one, phrases);
    return text === '' ? [] : [{ text, step: one.step, mark: 'none' as const }];
  });

function offerOne(tell: Tell, input: ReplyInput): { ref: string; text: string; sentences: Sentence[] } {
  const offer = input.offers.find((each) => each.ref === tell.ref);
  const options = (offer?.options ?? []).map((option) =>
    policySentence(optionWords(option), tell.ref, input),
  );
  const intro = input.phrases(options.length > 1 ? 'reply.offer-several' : 'reply.offer-one');
  const question = input.phrases(options.length > 1 ? 'reply.which-option' : 'reply.take-option');
  const text = `${intro}\n${options.map((option) => `- ${option.text}`).join('\n')}\n\n${question}`;
  return { ref: tell.ref, text, sentences: [...options, { text: question, step: tell.ref, mark: 'none' }] };
}

/** One question is a sentence; several are a list under one. */
function askAll(asks: readonly Ask[], input: ReplyInput): { text: string; sentences: Sentence[] } | null {
  const only = asks[0];
  if (!only) return null;
  if (asks.length === 1) {
    const sentence = askSentence(only, input);
    return { text: sentence.text, sentences: [sentence] };
  }
  const items = asks.map((ask) => askItem(ask, input));
  const intro = input.phrases('reply.ask-several');
  return { text: `${intro}\n${items.map((item) => `- ${item.text}`).join('\n')}`, sentences: items };
}

function askSentence(ask: Ask, input: ReplyInput): Sentence {
  const { phrases } = input;
  const { slot, text } = ask.question;
  if (ask.refuted !== '')
    return known(
      ask,
      phrases(ask.several ? 'reply.ask-which' : 'reply.ask-again', {
        what: slotName(ask, input),
        value: ask.refuted,
      }),
    );
  if (slot !== '' && !hasOwnWords(ask, input) && has(phrases, `reply.ask.${slot}`))
    return known(ask, phrases(`reply.ask.${slot}`));
  const words = slot === '' ? 'reply.ask-whether' : 'reply.ask-other';
  const asked = asSentence(input.policyPhrases(words, { what: toSecondPerson(text) }));
  return policySentence(asked.replace(/\.$/, input.policyPhrases('reply.question-mark')), ask.ref, input);
}

function askItem(ask: Ask, input: ReplyInput): Sentence {
  const { phrases } = input;
  const { slot, text } = ask.question;
  if (ask.refuted !== '')
    return known(
      ask,
      phrases(ask.several ? 'reply.item-which' : 'reply.item-again', {
        what: slotName(ask, input),
        value: ask.refuted,
      }),
    );
  if (slot !== '' && !hasOwnWords(ask, input) && has(phrases, `slot.${slot}`))
    return known(ask, phrases('reply.item', { what: phrases(`slot.${slot}`) }));
  const words = slot === '' ? 'reply.item-whether' : 'reply.item';
  return policySentence(input.policyPhrases(words, { what: toSecondPerson(text) }), ask.ref, input);
}

/** A reason or a story is asked for in the policy's own words (`what made them leave`); numbers and addresses have a plain name. */
const hasOwnWords = ({ question }: Ask, { sameLanguage }: ReplyInput): boolean =>
  sameLanguage &&
  STORIES.has(question.slot) &&
  /^(?:what|why|how|when|which|who|where)\b/i.test(question.text);

const STORIES = new Set(['reason', 'date', 'product', 'variant', 'name']);

const slotName = (ask: Ask, { phrases }: ReplyInput): string =>
  has(phrases, `slot.${ask.question.slot}`) ? phrases(`slot.${ask.question.slot}`) : ask.question.text;

/** Whether the language has a sentence under that key; without one `Phrases` gives the key back. */
const has = (phrases: Phrases, key: string): boolean => phrases(key) !== key;

const known = (ask: Ask, text: string): Sentence => ({ text, step: ask.ref, mark: 'none' });
