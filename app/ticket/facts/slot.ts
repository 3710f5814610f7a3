import { findAddresses } from './address.ts';
import { findEmails, findPhones } from './contact.ts';
import { type DateOptions, findDates } from './dates.ts';
import type { Finding } from './finding.ts';
import { findAmounts, findPercents } from './money.ts';
import { findCorrectedOrders, findOrders } from './order.ts';
import { findSaid } from './said.ts';
import { findTracking } from './tracking.ts';

/** A slot's value in a reply, and the words that give it. */
export interface SlotValue {
  readonly value: string | number | boolean;
  readonly quote: string;
  /** Offsets in the text. */
  readonly start: number;
  readonly end: number;
}

/**
 * The value of a slot in the reply to a direct ask for it: looser than `readFacts`, since `1042` alone answers the ask
 * for an order number. `undefined` where the reply gives none, several, or says that it is not known.
 * Without options a relative date (`yesterday`) has no value.
 */
export function readSlot(name: string, text: string, options?: DateOptions): SlotValue | undefined {
  const found = distinct(findSlot(name, text, options));
  const only = found[0];
  if (!only || found.length > 1) return undefined;
  return { value: only.value, quote: text.slice(only.start, only.end), start: only.start, end: only.end };
}

function distinct(findings: readonly Finding[]): Finding[] {
  return findings.filter((found, at) => findings.findIndex((other) => other.value === found.value) === at);
}

function findSlot(name: string, text: string, options: DateOptions | undefined): readonly Finding[] {
  const strict = findByName(name, text, options);
  if (strict.length > 0) return strict;
  const bare = Object.hasOwn(BARE, name) ? BARE[name] : undefined;
  if (bare)
    return likely(
      name,
      [...text.matchAll(bare)].map((found) => bareFinding(name, found)),
    );
  return WORDS.has(name) && !UNKNOWN.test(text) ? wholeReply(name, text) : [];
}

function findByName(name: string, text: string, options: DateOptions | undefined): Finding[] {
  switch (name) {
    case 'order_id': {
      const corrected = findCorrectedOrders(text);
      return corrected.length > 0 ? corrected : findOrders(text);
    }
    case 'tracking_number':
      return findTracking(text);
    case 'email':
      return findEmails(text);
    case 'phone':
      return findPhones(text);
    case 'percent':
      return findPercents(text);
    case 'amount':
    case 'currency':
      return findAmounts(text).filter((found) => found.name === name);
    case 'date':
      return findDates(text, options ?? { at: '', locale: '' });
    case 'address':
      return findAddresses(text);
    default:
      return findSaid(text).filter((found) => found.name === name);
  }
}

const BARE: Readonly<Record<string, RegExp>> = {
  // `1042`, `it's SO-1042`
  order_id:
    /(?<![\p{L}\d$€£.,/:-])#?(?:[A-Z]{1,5}-?)?\d{3,12}(?:-\d{1,6})?(?![\p{L}\d%€$£:]|[.,/]\d|-\d|\s?(?:days?|weeks?|euros?|dollars?|usd|eur|am|pm|uhr|tage|years?)\b)/giu,
  // `1Z999AA10123456784`, `JD0144600056`
  tracking_number: /(?<![\w-])(?=(?:[A-Z-]*\d){6})[A-Z0-9][A-Z0-9-]{7,33}(?![\w-])/gi,
  // `88-A12`, `sub_4fT9x2`
  subscription_id: /(?<![\w-])(?=[\w-]*\d)[A-Za-z0-9][\w-]{2,30}(?![\w-])/g,
  // `030 1234567`, `5550102299`
  phone: /(?<![\w#])\+?\(?\d[\d\s()./-]{5,18}\d(?!\w)/g,
  // `15`, `12.5`
  percent: /(?<![\w.,])\d{1,2}(?:[.,]\d{1,2})?(?![\w.,]\d|\w)/g,
  // `48`, `12.90`
  amount: /(?<![\w.,])\d{1,6}(?:[.,]\d{1,2})?(?![\w.,]\d|\w)/g,
};

/** Slots that any words answer. */
const WORDS = new Set(['reason', 'product', 'variant', 'address', 'name']);
const WORDS_MAX = 200;

// Says that it is not known: `I don't know`, `keine Ahnung`.
const UNKNOWN =
  /\b(?:(?:don['’]?t|do not|no longer|can['’]?t|cannot) (?:know|have|remember|find)|not sure|no idea|weiß (?:ich )?(?:es )?nicht|keine ahnung|finde (?:ich )?(?:sie |es )?nicht|(?:ne |n['’])?(?:sais|trouve|ai) (?:plus|pas)|no (?:lo )?(?:sé|tengo|encuentro)|não (?:sei|tenho|encontro)|weet (?:ik )?(?:het )?niet)\b|わかりません|分かりません/iu;

/** Of several bare numbers an order's is not the one that is as long as a phone's. */
function likely(name: string, findings: readonly Finding[]): readonly Finding[] {
  const short = findings.filter((found) => name !== 'order_id' || found.end - found.start < PHONE_LENGTH_MIN);
  return short.length > 0 ? short : findings;
}

const PHONE_LENGTH_MIN = 10;

function bareFinding(name: string, found: RegExpMatchArray): Finding {
  const start = found.index ?? 0;
  return { name, value: readBare(name, found[0]), start, end: start + found[0].length, sure: true };
}

function readBare(name: string, raw: string): string | number {
  if (name === 'percent' || name === 'amount') return Number(raw.replace(',', '.'));
  if (name === 'phone')
    return raw.startsWith('+') ? `+${raw.replaceAll(/\D/g, '')}` : raw.replaceAll(/\D/g, '');
  return name === 'subscription_id' ? raw : raw.replace(/^#/, '').toUpperCase();
}

/** The first line that says something, where the reply is short enough to be nothing but the answer. */
function wholeReply(name: string, text: string): Finding[] {
  const value = text.trim().replace(/[\s.!]+$/, '');
  if (value === '' || value.length > WORDS_MAX || value.includes('?') || COURTESY.test(value)) return [];
  if (name === 'address' && !/\d/.test(value)) return [];
  const start = text.indexOf(value);
  return [{ name, value, start, end: start + value.length, sure: true }];
}

// Says nothing: `ok thanks`, `yes`.
const COURTESY =
  /^(?:(?:ok(?:ay)?|thanks?(?: you)?|hi|hello|yes|no|sure|please|bitte|por favor|ja|nein|danke|merci|oui|non|sí|gracias|sim|não|obrigad[oa]|bedankt|nee)[\s,.!]*)+$/iu;
