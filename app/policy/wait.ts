import { readOnce } from '../lib/readings.ts';
import type { TimeUnit } from '../lib/time.ts';
import type { Step } from './policy.ts';

/** What a step waits for: a stretch of time, or that something is so. */
export type Wait = { readonly count: number; readonly unit: TimeUnit } | { readonly until: string };

/** The wait that a step's words ask for (`After 3 business days, follow up`); null where it waits for nothing. Of a range the later end. */
export const readWait = (step: Pick<Step, 'text'>): Wait | null => waitIn(step.text);

const waitIn = readOnce('wait', (text): Wait | null => {
  const time = TIME.exec(text);
  if (time) return toTime(time[1] ?? time[4] ?? '', time[2] ?? time[5], time[3] ?? time[6] ?? '');
  const until = UNTIL.exec(text)?.[1] ?? FOLLOW_UP.exec(text)?.[1];
  return until === undefined ? null : { until: until.trim().replace(TRAILING, '') };
});

// A stretch that is waited for: `after 3 business days`, `wait 24 hours`, `follow up in two weeks`, `check back 5–7 days later`.
const TIME =
  /(?:^(?:then,? )?after|\bwait(?:ing)?(?: for)?(?: at least)?|\ballow(?= \d[^.]*\b(?:before|then)\b)|\b(?:follow(?:ing)?[- ]?up|check back|check again|get back|try again|contact (?:them|the customer)(?: again)?|remind (?:them|the customer))\b[^.;]{0,60}?\b(?:after|in))\s+(?:another |a further |about |at least )?(\d{1,3}|a|an|one|two|three|four|five|six|seven|ten|fourteen|thirty)(?:\s?(?:-|–|to)\s?(\d{1,3}))?\s+(?:more )?(minutes?|hours?|(?:business|working) days?|days?|weeks?|months?|years?)\b(?!\s+(?:of|after|since|from)\b)|\b(\d{1,3})(?:\s?(?:-|–|to)\s?(\d{1,3}))?\s+(minutes?|hours?|(?:business|working) days?|days?|weeks?|months?)\s+later\b/i;
// What is waited for by name: `wait until the carrier replies`.
const UNTIL =
  /\b(?:wait|hold|pause|keep (?:the ticket|it) (?:open|on hold))\b[^.;]{0,60}?\b(?:until|till|for)\s+(.{3,200}?)(?:[.;]|$)/i;
// What a follow-up waits for: `you will follow up once the claim is resolved`.
const FOLLOW_UP =
  /\b(?:follow(?:ing)?[- ]?up|get back|be in touch|update (?:them|the customer)|check back|come back)\b[^.;]{0,60}?\b(?:once|as soon as|when|after|until)\s+(.{3,200}?)(?:[.;]|$)/i;
const TRAILING = /[\s,:]+$/;

function toTime(low: string, high: string | undefined, unit: string): Wait {
  const count = Number(high ?? low);
  return { count: Number.isNaN(count) ? (NUMBERS[low.toLowerCase()] ?? 1) : count, unit: unitOf(unit) };
}

const NUMBERS: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  ten: 10,
  fourteen: 14,
  thirty: 30,
};

function unitOf(words: string): TimeUnit {
  const unit = words.toLowerCase();
  if (unit.startsWith('b') || unit.startsWith('wo')) return 'business-days';
  if (unit.startsWith('min')) return 'minutes';
  if (unit.startsWith('h')) return 'hours';
  if (unit.startsWith('d')) return 'days';
  if (unit.startsWith('w')) return 'weeks';
  return unit.startsWith('mo') ? 'months' : 'years';
}
