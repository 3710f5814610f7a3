/**
 * What a ticket plainly says, with the words behind it. Only words of people outside give facts: what an agent wrote or
 * noted is either looked up (a tool result) or entered in the sidebar, and both have their own evidence.
 */
import type { Evidence } from '../lib/evidence.ts';
import type { Traced } from './clean/traced.ts';
import { sourceOf } from './clean/traced.ts';
import { type Passage, readComment, readPassages, SUBJECT } from './clean.ts';
import type { Fact } from './fact.ts';
import { findAddresses } from './facts/address.ts';
import { findEmails, findPhones } from './facts/contact.ts';
import { findDates } from './facts/dates.ts';
import { type Finding, overlaps } from './facts/finding.ts';
import { findAmounts, findPercents } from './facts/money.ts';
import { findCorrectedOrders, findOrders } from './facts/order.ts';
import { findSaid } from './facts/said.ts';
import { readSlot } from './facts/slot.ts';
import { findTracking } from './facts/tracking.ts';
import type { Comment, Ticket } from './ticket.ts';

/** What the reader may know about the shop. */
export interface FactOptions {
  /** ISO 4217 of a bare `$`; USD without it. */
  readonly dollars?: string;
}

/** The facts of a ticket; of several with one name the best first. A `certain` one needs no one's word. */
export function readFacts(ticket: Ticket, options: FactOptions = {}): Fact[] {
  const passages = readPassages(ticket);
  const said = passages.flatMap((_passage, at) => readPassage(ticket, passages, at, options));
  const facts = [
    ...requesterFacts(ticket),
    ...fieldFacts(ticket),
    ...standings(corrected(said)),
    ...signatureEmails(ticket),
    ...photos(ticket),
  ];
  return withoutRepeats(facts, ticket);
}

interface Said extends Finding {
  readonly source: Evidence;
  /** Position of the passage; later ones were said later. */
  readonly order: number;
  readonly by: Passage['by'];
  /** Whether it takes back what was said before. */
  readonly corrects: boolean;
}

function readPassage(ticket: Ticket, passages: readonly Passage[], at: number, options: FactOptions): Said[] {
  const passage = passages[at];
  if (!passage?.public || (passage.by !== 'requester' && passage.by !== 'other')) return [];
  const found = findAll(passage, ticket, options);
  const answered = asked(passages, at)
    .filter((name) => !found.some((finding) => finding.name === name))
    .flatMap((name) => answer(name, passage, ticket.requester.locale, found));
  const corrections = passage.sentences.flatMap((sentence) =>
    findCorrectedOrders(sentence.text).map((finding) => ({
      ...finding,
      start: finding.start + sentence.start,
      end: finding.end + sentence.start,
    })),
  );
  const all = [...found.filter((one) => !corrections.some((other) => overlaps(one, other))), ...answered];
  return [
    ...all.map((finding) => toSaid(finding, passage, at, false)),
    ...corrections.map((finding) => toSaid(finding, passage, at, true)),
  ].sort((a, b) => a.start - b.start);
}

/** Findings of every kind; a number that belongs to a date, a parcel, a phone or an address is no order's. */
function findAll(passage: Passage, ticket: Ticket, options: FactOptions): Finding[] {
  const { text } = passage;
  const dates = findDates(text, { at: passage.at, locale: ticket.requester.locale });
  const tracking = findTracking(text);
  const orders = findOrders(text).filter((order) => !tracking.some((other) => overlaps(order, other)));
  const numbers = [...tracking, ...orders];
  const phones = findPhones(text).filter(
    (phone) => ![...numbers, ...dates].some((other) => overlaps(phone, other)),
  );
  const addresses = findAddresses(text);
  return [
    ...findEmails(text),
    ...numbers.filter((one) => ![...dates, ...addresses].some((other) => overlaps(one, other))),
    ...phones,
    ...addresses,
    ...findPercents(text),
    ...findAmounts(text, options.dollars),
    ...dates,
    ...findSaid(text),
  ];
}

/** Slots that the agent's last public comment before this one asks for. */
function asked(passages: readonly Passage[], at: number): string[] {
  for (let before = at - 1; before >= 0; before -= 1) {
    const passage = passages[before];
    if (!passage?.public || passage.comment === SUBJECT) continue;
    if (passage.by !== 'agent') return [];
    return ASKS.filter(([, pattern]) =>
      passage.sentences.some((one) => pattern.test(one.text) && ASKING.test(one.text)),
    ).map(([name]) => name);
  }
  return [];
}

// A sentence that asks: `could you send …`, `bitte …`, `?`.
const ASKING =
  /[?？]|\b(?:please|could you|can you|send|share|provide|confirm|let (?:us|me) know|bitte|teilen|nennen|merci de|veuillez|pouvez|por favor|podría|indique|envíe|poderia|informe|graag|kunt u|kun je)\b|ください|いただけ/iu;
const ASKS: readonly (readonly [string, RegExp])[] = [
  // `order number`, `Bestellnummer`
  [
    'order_id',
    /order[\s-]?(?:number|no\b|id|nummer)|which order|bestell?-?nummer|numéro de (?:votre )?commande|número de(?:l| su| o seu)? (?:pedido|orden|encomenda)|注文番号/iu,
  ],
  // `tracking number`, `Sendungsnummer`
  [
    'tracking_number',
    /tracking (?:number|code|id)|sendungsnummer|numéro de suivi|número de (?:seguimiento|rastreo|rastreamento)|código de rastreio|track\s?&\s?trace|追跡番号/iu,
  ],
  // `phone number`, `Telefonnummer`
  [
    'phone',
    /(?:phone|mobile|telefon|telefoon)\s?-?(?:number|nummer)|numéro de téléphone|número de tel[eé]fon[eo]|電話番号/iu,
  ],
  // `shipping address`, `Lieferadresse`
  [
    'address',
    /(?:shipping|delivery|postal|new|correct|full) address|(?:liefer|post)?(?:adresse|anschrift)|dirección|endereço|morada|(?:bezorg)?adres\b|住所/iu,
  ],
];

function answer(name: string, passage: Passage, locale: string, found: readonly Finding[]): Finding[] {
  const slot = readSlot(name, passage.text, { at: passage.at, locale });
  if (!slot || found.some((other) => other.name !== 'amount' && overlaps(other, slot))) return [];
  return [{ name, value: slot.value, start: slot.start, end: slot.end, sure: true }];
}

function toSaid(finding: Finding, passage: Passage, order: number, corrects: boolean): Said {
  const quote = sourceOf(passage.own, finding.start, finding.end);
  const source: Evidence = { kind: 'comment', id: passage.comment, path: '', quote };
  return { ...finding, source, order, by: passage.by, corrects };
}

/** Leaves out what the same person took back later: a correction replaces the value said last before it. */
function corrected(said: readonly Said[]): Said[] {
  let kept: Said[] = [];
  for (const one of said) {
    const rivals = kept.filter((other) => other.name === one.name && other.by === one.by && !other.corrects);
    const replaced = one.corrects ? rivals[rivals.length - 1]?.value : undefined;
    if (replaced !== undefined && !rivals.some((other) => other.value === one.value))
      kept = kept.filter((other) => !rivals.includes(other) || other.value !== replaced);
    else if (replaced !== undefined)
      kept = kept.filter((other) => !rivals.includes(other) || other.value === one.value);
    kept.push(one);
  }
  return kept;
}

/** Names of which the last word counts; the others, told twice and differently, are a choice. */
const LAST_COUNTS = new Set(['address', 'phone', 'reason']);

function standings(said: readonly Said[]): Fact[] {
  const facts: Fact[] = [];
  for (const one of said) {
    const rivals = said.filter((other) => other.name === one.name && other.by === 'requester');
    const values = new Set(rivals.map((other) => other.value));
    if (one.by === 'requester' && LAST_COUNTS.has(one.name) && rivals[rivals.length - 1] !== one) continue;
    const unsure = one.by === 'other' || one.name === 'email' || !one.sure;
    const several = values.size > 1 && !LAST_COUNTS.has(one.name);
    facts.push({
      name: one.name,
      value: one.value,
      source: one.source,
      standing: unsure ? 'unconfirmed' : several ? 'choice' : 'certain',
    });
  }
  return facts;
}

function requesterFacts(ticket: Ticket): Fact[] {
  const { email, name } = ticket.requester;
  const facts: Fact[] = [];
  if (email !== null && email !== '')
    facts.push(fieldFact('email', email.toLowerCase(), 'requester.email', email));
  if (name.trim() !== '' && !name.includes('@')) facts.push(fieldFact('name', name, 'requester.name', name));
  return facts;
}

const fieldFact = (name: string, value: string, path: string, quote: string): Fact => ({
  name,
  value,
  source: { kind: 'field', id: path, path, quote },
  standing: 'certain',
});

const FIELDS: readonly (readonly [string, RegExp])[] = [
  // `order_number`, `Order ID`
  ['order_id', /^(?:shopify[\s_-]?)?order(?:[\s_-]?(?:id|no|nr|number|name|nummer))?$|^bestellnummer$/i],
  // `tracking_number`, `Tracking`
  ['tracking_number', /^tracking(?:[\s_-]?(?:id|no|code|number))?$/i],
  // `subscription_id`, `Subscription`
  ['subscription_id', /^subscription(?:[\s_-]?(?:id|no|number))$/i],
  // `phone`, `phone_number`
  ['phone', /^phone(?:[\s_-]?number)?$/i],
];

/** Facts that a form asked for: fields of the ticket, then of the requester, whose names say what they hold. */
function fieldFacts(ticket: Ticket): Fact[] {
  const groups = [
    { prefix: 'fields', fields: ticket.fields },
    { prefix: 'requester.fields', fields: ticket.requester.fields },
  ];
  return groups.flatMap(({ prefix, fields }) =>
    Object.entries(fields).flatMap(([key, value]) => {
      const name = FIELDS.find(([, pattern]) => pattern.test(key))?.[0];
      const text = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
      return name && text !== ''
        ? [fieldFact(name, text.replace(/^#/, ''), `${prefix}.${key}`, String(value))]
        : [];
    }),
  );
}

/** Addresses that the requester signs with, which count only where the helpdesk knows none. */
function signatureEmails(ticket: Ticket): Fact[] {
  if (ticket.requester.email) return [];
  return ticket.comments
    .filter((comment) => comment.public && comment.author.kind === 'requester')
    .flatMap((comment) => emailsIn(comment, readComment(comment, new Set(), ticket.subject).signature));
}

const emailsIn = (comment: Comment, signature: Traced): Fact[] =>
  findEmails(signature.text).map((found) => ({
    name: 'email',
    value: found.value,
    source: { kind: 'comment', id: comment.id, path: '', quote: sourceOf(signature, found.start, found.end) },
    standing: 'unconfirmed',
  }));

function photos(ticket: Ticket): Fact[] {
  return ticket.comments
    .filter((comment) => comment.author.kind === 'requester' || comment.author.kind === 'other')
    .flatMap((comment) =>
      comment.attachments.filter(isImage).map((attachment) => ({
        name: 'photo',
        value: true,
        source: { kind: 'attachment', id: attachment.name, path: comment.id, quote: attachment.name },
        standing: comment.author.kind === 'requester' ? 'certain' : 'unconfirmed',
      })),
    );
}

const isImage = (file: { name: string; type: string }): boolean =>
  file.type.toLowerCase().startsWith('image/') || /\.(?:jpe?g|png|gif|webp|heic|bmp)$/i.test(file.name);

/** Each value once, its best standing first; an address that the helpdesk has verified is certain. */
function withoutRepeats(facts: readonly Fact[], ticket: Ticket): Fact[] {
  const verified = new Set(ticket.requester.emails.map((email) => email.toLowerCase()));
  const settled = facts.map((fact) => {
    const known =
      fact.name === 'email' && fact.standing === 'unconfirmed' && verified.has(String(fact.value));
    return known ? { ...fact, standing: 'certain' as const } : fact;
  });
  return settled.filter((fact, at) => {
    const same = settled.filter(
      (other) => other.name === fact.name && String(other.value) === String(fact.value),
    );
    return (
      same.sort((a, b) => RANK[a.standing] - RANK[b.standing])[0] === fact ||
      (fact.name === 'photo' && at >= 0)
    );
  });
}

const RANK = { certain: 0, choice: 1, unconfirmed: 2 } as const;
