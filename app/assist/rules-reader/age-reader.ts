import { atPath, isObject } from '../../lib/json.ts';
import { addTime, parseTime } from '../../lib/time.ts';
import type { Entity } from '../../policy/predicate/entities.ts';
import type { AgeEvent, Bound, Predicate } from '../../policy/predicate/form.ts';
import { valueName } from '../../policy/predicate/spellings.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Verdict } from '../question.ts';
import { elementOf, type Leaf, parentOf } from './results.ts';
import { agreed, type Sign, UNKNOWN } from './verdict.ts';

type AgePredicate = Extract<Predicate, { type: 'age' }>;
type AheadPredicate = Extract<Predicate, { type: 'ahead' }>;

/** Compares how long ago something happened with the moments that results and facts give for it. */
export function answerAge(
  predicate: AgePredicate,
  known: { readonly leaves: readonly Leaf[]; readonly ticket: Ticket; readonly now: string },
): Verdict {
  if (predicate.event === 'written') return writtenAge(predicate, known.ticket, known.now);
  if (predicate.event === 'opened') {
    const { createdAt } = known.ticket;
    const evidence = { kind: 'field', id: 'createdAt', path: 'createdAt', quote: createdAt } as const;
    return agreed(signOf(predicate, createdAt, evidence, known.now));
  }
  const moments = known.leaves.filter((leaf) => isMoment(leaf) && tells(predicate.event, leaf));
  const chosen = predicate.event === 'scanned' ? newestOfEach(moments) : moments;
  return agreed(chosen.flatMap((leaf) => signOf(predicate, String(leaf.value), leaf.evidence, known.now)));
}

/** Compares how far ahead the next charge or shipment lies with the days that results give for it. */
export function answerAhead(predicate: AheadPredicate, leaves: readonly Leaf[], now: string): Verdict {
  const planned = leaves.filter(
    (leaf) =>
      isMoment(leaf) &&
      !leaf.past &&
      leaf.key.some((word) => PLANNED[predicate.event].test(word)) &&
      leaf.key.some((word) => /^(?:next|upcoming)$/.test(word)),
  );
  return agreed(planned.flatMap((leaf) => aheadSign(predicate, leaf, now)));
}

// A key of what comes next: `next_charge_date`, `nextShipmentAt`; where both fall on one day the charge stands for both.
const PLANNED = {
  charge: /^(?:charge|billing|bill|payment|renewal|order)$/,
  shipment: /^(?:ship|shipment|shipping|delivery|charge|billing|order)$/,
} as const;

function aheadSign({ bound, unit }: AheadPredicate, leaf: Leaf, now: string): Sign[] {
  const at = String(leaf.value);
  const from = at.length <= 10 ? now.slice(0, 10) : now;
  const limit = (count: number): number | undefined =>
    Number.isInteger(count) && count <= COUNT_MAX ? parseTime(addTime(from, count, unit)) : undefined;
  const low = limit(bound.value);
  const high = bound.upper === null ? low : limit(bound.upper);
  const moment = parseTime(at);
  if (low === undefined || high === undefined || moment === undefined) return [];
  return [{ says: holds(bound, { today: moment, low, high }) ? 'yes' : 'no', evidence: leaf.evidence }];
}

function writtenAge(predicate: AgePredicate, ticket: Ticket, now: string): Verdict {
  const last = ticket.comments.findLast((comment) => comment.author.kind === 'requester' && comment.public);
  if (!last) return UNKNOWN;
  return agreed(
    signOf(predicate, last.createdAt, { kind: 'comment', id: last.id, path: '', quote: '' }, now),
  );
}

const isMoment = (leaf: Leaf): boolean =>
  typeof leaf.value === 'string' && DATE.test(leaf.value) && parseTime(leaf.value) !== undefined;
// `2026-08-01`, `2026-08-01T10:00:00Z`.
const DATE = /^\d{4}-\d{2}-\d{2}/;

/** The newest moment of each parcel; of the whole result where it lists none. */
function newestOfEach(leaves: readonly Leaf[]): Leaf[] {
  const listed = leaves.filter((leaf) => elementOf(leaf.path) && !elementOf(leaf.path)?.list.match(HISTORY));
  const newest = new Map<string, Leaf>();
  for (const leaf of listed.length > 0 ? listed : leaves) {
    const place = listed.length > 0 ? elementOf(leaf.path) : undefined;
    const key = `${leaf.evidence.id} ${place?.list} ${place?.index}`;
    const before = newest.get(key);
    if (!before || timeOf(leaf) > timeOf(before)) newest.set(key, leaf);
  }
  return [...newest.values()];
}

// A list of scans is no list of parcels: `tracking_details`, `shipment.events`.
const HISTORY = /(?:details|history|events|scans|checkpoints)$/i;
const timeOf = (leaf: Leaf): number => parseTime(String(leaf.value)) ?? 0;

/** Whether a key names the moment of an event: `deliveredAt`, `created_at` of an order, the time of a scan that says so. */
function tells(event: AgeEvent, leaf: Leaf): boolean {
  const ahead = leaf.key.some((word) => AHEAD.test(word));
  if (event === 'expected') return ahead && !leaf.key.includes('next');
  if (ahead) return false;
  if (leaf.past) return event === 'scanned' ? leaf.entity === 'parcel' : pastTells(event, leaf);
  const rule = MOMENTS[event];
  if (leaf.key.some((word) => rule.words.test(word))) return true;
  return rule.created.includes(leaf.entity) && CREATED.test(leaf.key[0] ?? '');
}

/** A scan or event in a history tells of a delivery when its status says delivered. */
function pastTells(event: AgeEvent, leaf: Leaf): boolean {
  const entry = atPath(leaf.output, parentOf(leaf.path));
  if (!isObject(entry)) return false;
  const status = Object.entries(entry).find(([key]) => /(?:^|_)(?:status|tag)$/i.test(key))?.[1];
  return typeof status === 'string' && valueName(status) === event;
}

// Moments to come: `estimated_delivery_at`, `nextBillingDate`.
const AHEAD = /^(?:estimated|est|expected|promised|scheduled|next|eta|planned|due)$/;
// `created_at`, `placedAt`.
const CREATED = /^(?:created|placed|opened|submitted|filed)$/;

/** `words` in a key name the event at once; a plain `created_at` does so for the entities of `created`. */
const MOMENTS: Readonly<Record<AgeEvent, { readonly words: RegExp; readonly created: readonly Entity[] }>> = {
  delivered: { words: /^deliver(?:ed|y)$/, created: [] },
  ordered: { words: /^(?:ordered|purchased?|placed|bought)$/, created: ['order'] },
  shipped: { words: /^(?:shipped|dispatched|fulfilled|ship)$/, created: [] },
  scanned: { words: /^(?:scan|scanned|updated|update|checkpoint)$/, created: [] },
  expected: { words: /^$/, created: [] },
  paid: { words: /^(?:paid|payment|charged)$/, created: ['payment'] },
  cancelled: { words: /^(?:cancell?ed|cancel|cancellation)$/, created: [] },
  refunded: { words: /^(?:refunded|refund)$/, created: [] },
  claimed: { words: /^(?:filed|submitted|claimed)$/, created: ['claim'] },
  started: { words: /^(?:started|subscribed|start)$/, created: ['subscription'] },
  billed: { words: /^(?:billed|billing|charged|charge)$/, created: [] },
  opened: { words: /^$/, created: [] },
  written: { words: /^$/, created: [] },
};

/** No policy counts further back; a larger number would leave the calendar. */
const COUNT_MAX = 10_000;

/** Longer ago is more: at the very moment `limit` after the event the age equals the bound. */
function signOf(predicate: AgePredicate, at: string, evidence: Sign['evidence'], now: string): Sign[] {
  const dayOnly = at.length <= 10;
  const from = dayOnly ? at : new Date(parseTime(at) ?? 0).toISOString();
  const today = parseTime(dayOnly ? now.slice(0, 10) : now);
  const limit = (count: number): number | undefined =>
    Number.isInteger(count) && count <= COUNT_MAX
      ? parseTime(addTime(from, count, predicate.unit))
      : undefined;
  const low = limit(predicate.bound.value);
  const high = predicate.bound.upper === null ? low : limit(predicate.bound.upper);
  if (today === undefined || low === undefined || high === undefined) return [];
  return [{ says: holds(predicate.bound, { today, low, high }) ? 'yes' : 'no', evidence }];
}

function holds(bound: Bound, at: { today: number; low: number; high: number }): boolean {
  switch (bound.comparison) {
    case '>':
      return at.today > at.low;
    case '>=':
      return at.today >= at.low;
    case '<':
      return at.today < at.low;
    case '<=':
      return at.today <= at.low;
    case '=':
      return Math.abs(at.today - at.low) < DAY_MS;
    case 'between':
      return at.today >= at.low && at.today <= at.high;
  }
}

const DAY_MS = 86_400_000;
