import { type RedactionSettings, redact, restore } from '../../ticket/redaction.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { RawReading } from './reading.ts';

/** Hides private values of one ticket behind placeholders and puts them back; one value has one placeholder throughout. */
export interface Redactor {
  hide(text: string): string;
  /** Every placeholder that was handed out becomes its value again; others stay and are refused later. */
  restore(text: string): string;
}

/** What goes besides what always goes; the people are the ticket's own. */
export type HiddenKinds = Omit<RedactionSettings, 'people'>;

/** Reads the setting: `emails, phones, names, addresses, orders`; words that it does not know are left out. */
export function readHiddenKinds(setting: string): HiddenKinds {
  const words = new Set(setting.toLowerCase().match(/[a-z]+/g) ?? []);
  return {
    emails: words.has('emails'),
    phones: words.has('phones'),
    names: words.has('names'),
    addresses: words.has('addresses'),
    orderNumbers: words.has('orders'),
  };
}

/** A redactor for one request about a ticket. What was hidden once is hidden wherever it stands. */
export function createRedactor(ticket: Ticket, kinds: HiddenKinds): Redactor {
  const people = [ticket.requester.name, ...ticket.comments.map((comment) => comment.author.name)];
  const settings: RedactionSettings = { ...kinds, people: [...new Set(people)] };
  let placeholders: ReadonlyMap<string, string> = new Map();
  const hide = (text: string): string => {
    const redacted = redact(text, settings, placeholders);
    placeholders = redacted.placeholders;
    return withKnown(redacted.text, placeholders);
  };
  for (const comment of ticket.comments) if (comment.public) hide(comment.text);
  return { hide, restore: (text) => restore(text, placeholders) };
}

/** A shorter value is too common to be the same thing elsewhere. */
const VALUE_LENGTH_MIN = 3;

/** Values that were hidden elsewhere, where they stand as whole words. */
function withKnown(text: string, placeholders: ReadonlyMap<string, string>): string {
  let hidden = text;
  for (const [placeholder, value] of placeholders)
    if (value.length >= VALUE_LENGTH_MIN) hidden = hideWhole(hidden, value, placeholder);
  return hidden;
}

function hideWhole(text: string, value: string, placeholder: string): string {
  const parts = text.split(value);
  return parts.reduce((before, after) => {
    const inside = LETTER_END.test(before) || LETTER_START.test(after);
    return `${before}${inside ? value : placeholder}${after}`;
  });
}

// A letter or digit right before or behind: `x1042`, `1042x`
const LETTER_END = /[\p{L}\p{N}]$/u;
const LETTER_START = /^[\p{L}\p{N}]/u;

/** A reading with every text restored. */
export function restoreReading(raw: RawReading, { restore }: Redactor): RawReading {
  return {
    answers: raw.answers.map((each) => ({ ...each, value: restore(each.value), quote: restore(each.quote) })),
    facts: raw.facts.map((each) => ({ ...each, value: restore(each.value), quote: restore(each.quote) })),
    policy: { ...raw.policy, quote: restore(raw.policy.quote) },
    other: { ...raw.other, quote: restore(raw.other.quote) },
    draft: {
      language: raw.draft.language,
      sentences: raw.draft.sentences.map((each) => ({ ...each, text: restore(each.text) })),
    },
    doubts: raw.doubts.map((each) => ({ ...each, text: restore(each.text) })),
  };
}
