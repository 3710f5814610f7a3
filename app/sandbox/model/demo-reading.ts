/**
 * What the scripted model answers when nobody scripted it: a yes or no where a sentence shares words with a question, and a draft
 * from the items' own words. It shows the app's side of the model mode, not what a language model can do.
 */
import type { AskedItem, AskedMessage, AskedOfModel } from './prompt-reader.ts';

/** A reading in the form that the app asks for. */
export function readByRules(asked: AskedOfModel): Record<string, unknown> {
  return {
    answers: asked.questions.flatMap((question) => answerOf(question, asked)),
    facts: [],
    policy: { id: '', source: '', quote: '' },
    other: { id: '', source: '', quote: '' },
    draft: { language: asked.language, sentences: draftOf(asked) },
    doubts: [],
  };
}

interface Said {
  readonly source: string;
  readonly sentence: string;
}

function answerOf(question: AskedItem, asked: AskedOfModel): unknown[] {
  if (question.kind !== 'condition') return [];
  const wanted = wordsOf(question.words);
  const best = saidLately(asked.messages)
    .map((said) => ({ said, shared: wordsOf(said.sentence).filter((word) => wanted.includes(word)).length }))
    .sort((a, b) => b.shared - a.shared)[0];
  if (!best || best.shared < SHARED_MIN) return [];
  const value = NO.test(best.said.sentence) ? 'no' : 'yes';
  return [{ question: question.id, value, source: best.said.source, quote: best.said.sentence }];
}

/** Fewer shared words are chance. */
const SHARED_MIN = 2;
// `no`, `not yet`, `haven’t`, `nein`, `nicht`, `pas`, `não`
const NO =
  /\b(?:no|not|never|none|nothing|haven['’]t|hasn['’]t|didn['’]t|nein|nicht|kein\w*|pas|aucun\w*|não|nunca|niet|geen)\b/i;

/** Sentences of the requester since our last reply. */
function saidLately(messages: readonly AskedMessage[]): Said[] {
  const reply = messages.findLastIndex((message) => message.by === 'agent');
  return messages
    .slice(reply + 1)
    .filter((message) => message.by === 'requester')
    .flatMap(({ id, text }) =>
      (text.match(SENTENCE) ?? []).map((sentence) => ({ source: id, sentence: sentence.trim() })),
    );
}

// Up to and with its stop: `I asked my neighbours.`, `Nothing there`
const SENTENCE = /[^.!?\n]+[.!?]?/g;

/** Words that say something, without endings. */
const wordsOf = (text: string): string[] =>
  (text.toLowerCase().match(/\p{L}{4,}/gu) ?? []).map((word) => word.replace(/(?:ours?|ors?|s|ed|ing)$/, ''));

interface Sentence {
  readonly text: string;
  readonly kind: string;
  readonly serves: string;
  readonly rests_on: string;
  readonly paragraph: number;
}

function draftOf(asked: AskedOfModel): Sentence[] {
  const words = WORDS[asked.language] ?? ENGLISH;
  const first = asked.requester.split(/\s+/)[0] ?? '';
  const items = [
    ...asked.now,
    ...asked.later.map((id) => ({ id, kind: 'tell', words: asked.steps.get(id) ?? '', options: [] })),
  ].filter((item) => item.words !== '' && (words === ENGLISH || KNOWN_SLOTS.has(slotOf(item))));
  return [
    courtesy(words.greeting(first), 1),
    courtesy(words.thanks, 2),
    ...items.map((item) => sentenceOf(item, words)),
    courtesy(words.closing, 9),
  ];
}

const courtesy = (text: string, paragraph: number): Sentence => ({
  text,
  kind: 'courtesy',
  serves: '',
  rests_on: '',
  paragraph,
});

function sentenceOf(item: AskedItem, words: Words): Sentence {
  const base = { serves: item.id, rests_on: item.id };
  if (item.kind === 'ask')
    return { ...base, text: words.ask(slotOf(item), item.words), kind: 'ask', paragraph: 5 };
  if (item.kind === 'option') return { ...base, text: `- ${item.words}`, kind: 'tell', paragraph: 4 };
  return { ...base, text: words.tell(told(item.words)), kind: 'tell', paragraph: 3 };
}

const slotOf = ({ id }: AskedItem): string => (id.startsWith('slot:') ? id.slice('slot:'.length) : '');

// `Inform the customer that …`, `Notify them of …`, `Let the customer know that …`
const TELLING =
  /^(?:please )?(?:inform|notify|tell|assure|remind|let) (?:the )?(?:customer|user|them)(?: know)?(?: that| of|,)? /i;

/** The policy's words as words to a customer. */
const told = (words: string): string =>
  words
    .replace(TELLING, '')
    .replace(/,? (?:but|and) offer to /i, '; we would be glad to ')
    .replace(/\bthe (?:customer|user)['’]s\b|\btheir\b/gi, 'your')
    .replace(/\bthe (?:customer|user)\b|\bthey\b|\bthem\b/gi, 'you')
    .replace(/\.$/, '');

interface Words {
  greeting(name: string): string;
  readonly thanks: string;
  readonly closing: string;
  ask(slot: string, words: string): string;
  tell(words: string): string;
}

const ENGLISH: Words = {
  greeting: (name) => `Hi ${name},`,
  thanks: 'thank you for your message, and I am sorry for the trouble.',
  closing: 'Best regards',
  ask: (slot, words) =>
    slot === ''
      ? `Could you let us know whether ${toYou(words)}?`
      : `Could you please send us the ${slot.replaceAll('_id', '_number').replaceAll('_', ' ')}?`,
  tell: (words) => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`,
};

const toYou = (words: string): string =>
  words
    .replace(/\b(?:the (?:customer|user)|they)\b/gi, 'you')
    .replace(/\btheir\b/gi, 'your')
    .replace(/\?$/, '');

const KNOWN_SLOTS = new Set(['email', 'order_id']);

/** Only asks for an order or an address are known in other languages; the rest stays the template's. */
const WORDS: Readonly<Record<string, Words>> = {
  de: {
    ...ENGLISH,
    greeting: (name) => `Hallo ${name},`,
    thanks: 'vielen Dank für Ihre Nachricht, und es tut uns leid.',
    closing: 'Viele Grüße',
    ask: (slot) =>
      slot === 'email'
        ? 'Können Sie uns bitte Ihre E-Mail-Adresse nennen?'
        : 'Können Sie uns bitte die Bestellnummer nennen?',
  },
  fr: {
    ...ENGLISH,
    greeting: (name) => `Bonjour ${name},`,
    thanks: 'merci pour votre message, nous sommes désolés.',
    closing: 'Cordialement',
    ask: (slot) =>
      slot === 'email'
        ? 'Pourriez-vous nous indiquer votre adresse e-mail ?'
        : 'Pourriez-vous nous indiquer le numéro de commande ?',
  },
};
