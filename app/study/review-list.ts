/**
 * The list of suggestions that reviewers go through, newest day first. It is read from the days' own records, a few at a
 * time; days of which the sums say that nothing fits are left out without being read.
 */
import { policyOfRef } from '../assist/run.ts';
import type { Store } from '../lib/store.ts';
import { readDayRecord } from './day-record.ts';
import { dayAfter, isOver, type PeriodPorts, readPeriods } from './periods.ts';
import { dayOf, type RowOutcome, type SuggestionRow } from './row.ts';
import { EMPTY_TALLY, shownIn, type Tally, type Totals } from './totals.ts';

/** What is looked for; an empty text means anything. */
export interface ReviewFilter {
  readonly policy: string;
  readonly step: string;
  readonly tool: string;
  /** `draft` for drafts. */
  readonly kind: '' | 'call' | 'draft';
  readonly agent: string;
  readonly outcome: '' | RowOutcome;
  readonly channel: string;
  readonly brand: string;
  readonly risky: boolean;
  /** Days, both included; empty for no bound. */
  readonly from: string;
  readonly to: string;
}

/** Looks for everything. */
export const ANYTHING: ReviewFilter = {
  policy: '',
  step: '',
  tool: '',
  kind: '',
  agent: '',
  outcome: '',
  channel: '',
  brand: '',
  risky: false,
  from: '',
  to: '',
};

/** A suggestion in the list. */
export interface ReviewItem {
  readonly agent: string;
  readonly row: SuggestionRow;
}

/** Where the list goes on. */
export interface ReviewCursor {
  readonly day: string;
  /** Within the day; null at its beginning. */
  readonly page: string | null;
}

/** Part of the list. */
export interface ReviewPart {
  readonly items: readonly ReviewItem[];
  /** Null at the end. */
  readonly next: ReviewCursor | null;
  /** The oldest day that was looked at. */
  readonly reachedTo: string;
}

/** Items that make a page, and requests that one click may take. */
const WANTED = 60;
const REQUESTS_MAX = 8;

/** Records of a day that are read at once: some sixty rows each. */
const RECORDS_A_REQUEST = 4;

/** Days whose sums are read at once, and how far back a list without a bound goes. */
const SUMS_AHEAD = 60;
const LOOK_BACK_DAYS = 800;

/** Reads on in the list; a handful of requests however rare what is looked for is. Throws where the helpdesk cannot be reached. */
export async function readReviewList(
  filter: ReviewFilter,
  cursor: ReviewCursor | null,
  ports: PeriodPorts,
): Promise<ReviewPart> {
  const today = dayOf(ports.now());
  const oldest = filter.from || dayAfter(today, -LOOK_BACK_DAYS);
  const sums = createSums(ports);
  const items: ReviewItem[] = [];
  let at: ReviewCursor = cursor ?? {
    day: filter.to !== '' && filter.to < today ? filter.to : today,
    page: null,
  };
  let pages = 0;
  while (at.day >= oldest && items.length < WANTED && pages + sums.requests() < REQUESTS_MAX) {
    if (at.page === null && !(await sums.mayFit(at.day, filter))) {
      at = { day: dayAfter(at.day, -1), page: null };
      continue;
    }
    const page = await readPage(ports.store, at);
    pages += 1;
    items.push(...page.items.filter((item) => fits(item, filter)));
    at = page.next === null ? { day: dayAfter(at.day, -1), page: null } : { day: at.day, page: page.next };
  }
  return { items, next: at.day < oldest ? null : at, reachedTo: at.day };
}

async function readPage(store: Store, { day, page }: ReviewCursor) {
  const found = await store.find({
    table: 'entry',
    type: 'day',
    group: day,
    limit: RECORDS_A_REQUEST,
    ...(page === null ? {} : { cursor: page }),
  });
  const items = found.records
    .flatMap(readDayRecord)
    .flatMap(({ agent, row }): ReviewItem[] => (row.kind === 'suggestion' ? [{ agent, row }] : []));
  return { items: items.sort((a, b) => (a.row.at < b.row.at ? 1 : -1)), next: found.next };
}

/** Whether an item is one of those looked for. */
export function fits({ agent, row }: ReviewItem, filter: ReviewFilter): boolean {
  const day = dayOf(row.at);
  return (
    (filter.policy === '' || row.policy === filter.policy) &&
    (filter.step === '' || row.step === filter.step) &&
    (filter.tool === '' || row.tool === filter.tool) &&
    (filter.kind === '' || (filter.kind === 'draft') === (row.tool === '')) &&
    (filter.agent === '' || agent === filter.agent) &&
    (filter.outcome === '' || row.outcome === filter.outcome) &&
    (filter.channel === '' || row.channel === filter.channel) &&
    (filter.brand === '' || row.brand === filter.brand) &&
    (!filter.risky || row.risky) &&
    (filter.from === '' || day >= filter.from) &&
    (filter.to === '' || day <= filter.to)
  );
}

interface Sums {
  mayFit(day: string, filter: ReviewFilter): Promise<boolean>;
  requests(): number;
}

/** What the sums of days say, read some days ahead. */
function createSums(ports: PeriodPorts): Sums {
  const known = new Map<string, Totals | null>();
  let requests = 0;
  return {
    requests: () => requests,
    mayFit: async (day, filter) => {
      if (!isOver(day, ports.now())) return true;
      if (!known.has(day)) {
        const days = Array.from({ length: SUMS_AHEAD }, (_, i) => dayAfter(day, -i));
        requests += 1;
        for (const { name, totals } of await readPeriods(days, ports)) known.set(name, totals);
      }
      const totals = known.get(day);
      return !totals || mayHold(totals, filter);
    },
  };
}

/** Whether a day's sums leave room for an item that fits. */
function mayHold(totals: Totals, filter: ReviewFilter): boolean {
  const has = (tally: Tally): boolean =>
    filter.outcome === '' ? shownIn(tally) > 0 : tally[filter.outcome] > 0;
  const at = (tallies: Readonly<Record<string, Tally>>, key: string, rest: string): Tally =>
    tallies[key] ?? tallies[rest] ?? EMPTY_TALLY;
  return (
    has(totals.all) &&
    (filter.policy === '' || has(at(totals.byPolicy, filter.policy, ''))) &&
    (filter.step === '' || has(at(totals.byStep, filter.step, `${policyOfRef(filter.step)}#`))) &&
    (filter.tool === '' || has(at(totals.byTool, filter.tool, filter.tool))) &&
    (filter.kind !== 'draft' || has(at(totals.byTool, '', ''))) &&
    (filter.agent === '' || has(at(totals.byAgent, filter.agent, '')))
  );
}
