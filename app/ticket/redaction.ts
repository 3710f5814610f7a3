/**
 * Takes out of a text what must not leave the helpdesk, and puts it back. Payment cards, bank accounts, national ids,
 * passwords and tokens always go; what names or reaches a person goes where the setting says so. The same value gets
 * the same placeholder, so that a model can still speak of it.
 */
import { findAddresses } from './facts/address.ts';
import { findEmails, findPhones } from './facts/contact.ts';
import { overlaps } from './facts/finding.ts';
import { findOrders } from './facts/order.ts';
import { findSecrets, type RedactedKind, type Secret } from './redaction/secrets.ts';

/** What goes besides what always goes. */
export interface RedactionSettings {
  readonly emails: boolean;
  readonly phones: boolean;
  readonly names: boolean;
  readonly addresses: boolean;
  readonly orderNumbers: boolean;
  /** The people on the ticket, whose names are looked for where `names` is set. */
  readonly people: readonly string[];
}

/** A text with placeholders such as `[email-1]`, and what each stands for. */
export interface Redacted {
  readonly text: string;
  /** By placeholder: the exact words. */
  readonly placeholders: ReadonlyMap<string, string>;
}

/**
 * Redacts a text. `known` are placeholders given in other texts of the same request: a value in them keeps its placeholder,
 * and the result holds them too.
 */
export function redact(
  text: string,
  settings: RedactionSettings,
  known: ReadonlyMap<string, string> = new Map(),
): Redacted {
  const placeholders = new Map(known);
  const byValue = new Map([...known].map(([placeholder, value]) => [value, placeholder]));
  let redacted = '';
  let at = 0;
  for (const secret of findAll(text, settings)) {
    const value = text.slice(secret.start, secret.end);
    const placeholder = byValue.get(value) ?? nextPlaceholder(secret.kind, text, placeholders);
    placeholders.set(placeholder, value);
    byValue.set(value, placeholder);
    redacted += text.slice(at, secret.start) + placeholder;
    at = secret.end;
  }
  return { text: redacted + text.slice(at), placeholders };
}

/** Kinds that are never put back into anything: nobody needs to write them. */
const NEVER_BACK = new Set(['card', 'iban', 'national-id', 'password', 'token']);

/** Puts back what placeholders stand for; cards, accounts, ids, passwords and tokens stay out, and so does a placeholder that was never given. */
export function restore(text: string, placeholders: ReadonlyMap<string, string>): string {
  return text.replace(PLACEHOLDER, (placeholder, kind: string) =>
    NEVER_BACK.has(kind) ? placeholder : (placeholders.get(placeholder) ?? placeholder),
  );
}

// A placeholder: `[email-1]`, `[national-id-2]`.
const PLACEHOLDER = /\[(card|iban|national-id|password|token|email|phone|name|address|order)-\d+\]/g;

/** The next free placeholder of a kind; one that the text itself holds is never given, so that nothing can be planted. */
function nextPlaceholder(kind: RedactedKind, text: string, taken: ReadonlyMap<string, string>): string {
  for (let number = 1; ; number += 1) {
    const placeholder = `[${kind}-${number}]`;
    if (!taken.has(placeholder) && !text.includes(placeholder)) return placeholder;
  }
}

/** What is to go, in the order of the text, none overlapping; what always goes wins. */
function findAll(text: string, settings: RedactionSettings): Secret[] {
  const chosen: Secret[] = [];
  for (const secret of [...findSecrets(text), ...findPersonal(text, settings)])
    if (!chosen.some((other) => overlaps(other, secret))) chosen.push(secret);
  return chosen.sort((a, b) => a.start - b.start);
}

function findPersonal(text: string, settings: RedactionSettings): Secret[] {
  return [
    ...(settings.emails
      ? findEmails(text).map(({ start, end }) => ({ kind: 'email' as const, start, end }))
      : []),
    ...(settings.addresses
      ? findAddresses(text).map(({ start, end }) => ({ kind: 'address' as const, start, end }))
      : []),
    ...(settings.phones
      ? findPhones(text).map(({ start, end }) => ({ kind: 'phone' as const, start, end }))
      : []),
    ...(settings.orderNumbers
      ? findOrders(text).map(({ start, end }) => ({ kind: 'order' as const, start, end }))
      : []),
    ...(settings.names ? findNames(text, settings.people) : []),
  ];
}

/** A shorter part of a name is no name by itself. */
const NAME_LENGTH_MIN = 3;

/** People's full names, then their first and last names where they stand as words with a capital. */
function findNames(text: string, people: readonly string[]): Secret[] {
  const whole = people.map((name) => name.trim()).filter((name) => name.length >= NAME_LENGTH_MIN);
  const parts = whole.flatMap((name) => name.split(/\s+/u)).filter((part) => part.length >= NAME_LENGTH_MIN);
  return [...new Set([...whole, ...parts])].flatMap((name) => findName(text, name));
}

function findName(text: string, name: string): Secret[] {
  const found: Secret[] = [];
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
    const before = text[at - 1] ?? ' ';
    const behind = text[at + name.length] ?? ' ';
    const spaceless = CJK.test(name);
    if (spaceless || (!LETTER.test(before) && !LETTER.test(behind)))
      found.push({ kind: 'name', start: at, end: at + name.length });
  }
  return found;
}

// Part of a word: `a`, `é`, `7`.
const LETTER = /[\p{L}\p{N}]/u;
// Written without spaces: `田中`, `ゆき`.
const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
