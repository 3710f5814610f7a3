import { keepsTo } from '../../policy/predicate/bound.ts';
import type { Predicate } from '../../policy/predicate/form.ts';
import type { Fact } from '../../ticket/fact.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Verdict } from '../question.ts';
import type { ReadingContext } from './context.ts';
import type { Leaf } from './results.ts';
import { agreed, UNKNOWN } from './verdict.ts';

type Of<Type extends Predicate['type']> = Extract<Predicate, { type: Type }>;

/** Whether the ticket, the requester or a looked-up account carries one of the tags; tags are all known, so none is a no. */
export function answerTag(predicate: Of<'tag'>, ticket: Ticket, leaves: readonly Leaf[]): Verdict {
  const wanted = predicate.tags.map(plainTag);
  const own = [...ticket.tags, ...ticket.requester.tags].find((tag) => wanted.includes(plainTag(tag)));
  if (own !== undefined) return yes('tags', own);
  const leaf = leaves.find(
    (one) => one.key.some((word) => /^tags?$/.test(word)) && tagsIn(one).some((tag) => wanted.includes(tag)),
  );
  return leaf
    ? { value: 'yes', evidence: [leaf.evidence] }
    : { value: 'no', evidence: [field('tags', ticket.tags.join(' '))] };
}

const tagsIn = (leaf: Leaf): string[] => String(leaf.value).split(',').map(plainTag);
const plainTag = (tag: string): string =>
  tag
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '_');

const field = (path: string, quote: string) => ({ kind: 'field', id: path, path, quote }) as const;
const yes = (path: string, quote: string): Verdict => ({ value: 'yes', evidence: [field(path, quote)] });
const told = (holds: boolean, path: string, quote: string): Verdict => ({
  value: holds ? 'yes' : 'no',
  evidence: [field(path, quote)],
});

/** Compares a field of the ticket or the requester, else one of that name in the results; a field that is not there is unknown. */
export function answerField(predicate: Of<'field'>, ticket: Ticket, leaves: readonly Leaf[]): Verdict {
  const value = fieldValue(predicate.name, ticket);
  if (value === undefined || value === null || value === '') return fieldInResults(predicate, leaves);
  return told(plainTag(String(value)) === plainTag(predicate.value), predicate.name, String(value));
}

function fieldInResults(predicate: Of<'field'>, leaves: readonly Leaf[]): Verdict {
  const wanted = plainTag(predicate.name);
  const named = leaves.filter((leaf) => !leaf.past && leaf.key.join('_') === wanted && leaf.value !== '');
  return agreed(
    named.map((leaf) => ({
      says: plainTag(String(leaf.value)) === plainTag(predicate.value) ? 'yes' : 'no',
      evidence: leaf.evidence,
    })),
  );
}

function fieldValue(name: string, ticket: Ticket): string | number | boolean | null | undefined {
  const wanted = plainTag(name).replace(/^ticket_/, '');
  if (wanted === 'status') return ticket.status;
  if (wanted === 'brand') return ticket.brand;
  const fields = [...Object.entries(ticket.fields), ...Object.entries(ticket.requester.fields)];
  return fields.find(([key]) => plainTag(key) === wanted)?.[1];
}

/** Whether a fact is known; one that waits for the agent's word, or is one of several, leaves it open. */
export function answerKnown(predicate: Of<'known'>, facts: readonly Fact[]): Verdict {
  const named = facts.filter((fact) => fact.name === predicate.fact);
  const certain = named.find((fact) => fact.standing === 'certain');
  if (certain) return { value: 'yes', evidence: [certain.source] };
  return named.length > 0 ? UNKNOWN : { value: 'no', evidence: [] };
}

/** Compares the channel that the ticket came by. */
export function answerChannel(predicate: Of<'channel'>, ticket: Ticket): Verdict {
  const kind = CHANNELS.find(([, pattern]) => pattern.test(ticket.channel.toLowerCase()))?.[0];
  return ticket.channel === ''
    ? UNKNOWN
    : told((kind ?? ticket.channel.toLowerCase()) === predicate.channel, 'channel', ticket.channel);
}

// What helpdesks call their channels: `native_messaging`, `email`, `voice`, `any_channel`.
const CHANNELS: readonly (readonly [string, RegExp])[] = [
  ['whatsapp', /whatsapp/],
  ['sms', /sms|text/],
  ['social', /facebook|instagram|twitter|^x$|social/],
  ['chat', /chat|messaging|messenger|sunshine|widget_conversation/],
  ['email', /mail/],
  ['phone', /phone|voice|call|talk/],
  ['web', /web|form|help_?cent(?:er|re)|portal|widget/],
];

/** Compares the requester's locale; an empty one is unknown. */
export function answerLanguage(predicate: Of<'language'>, ticket: Ticket): Verdict {
  const locale = ticket.requester.locale;
  return locale === ''
    ? UNKNOWN
    : told(locale.toLowerCase().split(/[-_]/)[0] === predicate.language, 'locale', locale);
}

/** Whether the requester sent a file; where the policy waits for one, none is a no only after it was asked for and the customer wrote again. */
export function answerAttachment(predicate: Of<'attachment'>, context: ReadingContext): Verdict {
  const sent = context.ticket.comments
    .filter((comment) => comment.author.kind === 'requester')
    .flatMap((comment) => comment.attachments.map((attachment) => ({ comment: comment.id, attachment })));
  const fits = sent.find(
    ({ attachment }) => predicate.media === 'any' || attachment.type.startsWith('image/'),
  );
  if (fits) {
    const { name } = fits.attachment;
    return { value: 'yes', evidence: [{ kind: 'attachment', id: name, path: fits.comment, quote: name }] };
  }
  return predicate.given === 'already' || wroteSinceAsked(context) ? { value: 'no', evidence: [] } : UNKNOWN;
}

function wroteSinceAsked(context: ReadingContext): boolean {
  const asked = context.asked.findLast(
    ({ text, question }) => PHOTO_WORDS.test(text) || question === 'slot:photo',
  );
  return (
    asked !== undefined &&
    context.passages.some((passage) => passage.by === 'requester' && passage.at > asked.at)
  );
}

// `a photo of the damage`, `two pictures`.
const PHOTO_WORDS = /\b(?:photo|picture|image|screenshot)/i;

/** Which contact this is: the first where the ticket holds only the first message; a later one only where the customer says so. */
export function answerContacts(predicate: Of<'contacts'>, context: ReadingContext): Verdict {
  const own = context.passages.filter((passage) => passage.by === 'requester' && passage.public);
  for (const passage of own) {
    const sentence = passage.sentences.find(({ text }) => AGAIN.test(text));
    if (!sentence) continue;
    const count = THIRD.test(sentence.text) ? 3 : 2;
    const evidence = [{ kind: 'comment', id: passage.comment, path: '', quote: sentence.text } as const];
    if (keepsTo(predicate.bound, count)) return { value: 'yes', evidence };
    return count < predicate.bound.value ? UNKNOWN : { value: 'no', evidence };
  }
  const first = own[0];
  if (!first || own.length > 1) return UNKNOWN;
  const quote = first.sentences[0]?.text ?? '';
  return {
    value: keepsTo(predicate.bound, 1) ? 'yes' : 'no',
    evidence: [{ kind: 'comment', id: first.comment, path: '', quote }],
  };
}

// `this is my second email`, `I already contacted you`, `I am writing again`, `third time I am asking`.
const AGAIN =
  /\b(?:second|2nd|third|3rd|fourth|4th) (?:time|e-?mail|message|contact|attempt|ticket|request)\b|\balready (?:contacted|emailed|e-mailed|wrote|written|reached out|messaged|called|told)\b|\b(?:writing|contacting|emailing|asking|messaging|reaching out)(?: to you)? (?:you )?again\b|\bcontacted you (?:before|twice|last week|already)\b/i;
// `third time`, `my 3rd email`.
const THIRD = /\b(?:third|3rd|fourth|4th)\b/i;
