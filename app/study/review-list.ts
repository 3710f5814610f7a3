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

/** How many choices narrow the list; a tool or drafts are one of them. */
export function choicesIn({ kind, tool, ...others }: ReviewFilter): number {
  const isSet = (value: string | boolean): boolean => value !== '' && value !== false;
  return Object.values(others).filter(isSet).length + (isSet(kind) || isSet(tool) ? 1 : 0);
}

/** Whether nothing but a span of days is looked for. */
const isOnlySpan = (filter: ReviewFilter): boolean => choicesIn({ ...filter, from: '', to: '' }) === 0;

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

/** What reading the list needs. */
export interface ListPorts extends PeriodPorts {
  /** Whether somebody still waits for the page; one that ends early says where it ended, so that nothing is left out. */
  readonly isWanted: () => boolean;
}

/** Items that make a page, and requests that one click may take. */
const WANTED = 100;
const REQUESTS_MAX = 8;

/** Records of a day that are read at once: up to some sixty rows each. */
const RECORDS_A_REQUEST = 8;

/** Days whose sums are read at once, first and at most, and how far back a list without a bound goes. */
const SUMS_AHEAD = { first: 12, most: 96 } as const;
const LOOK_BACK_DAYS = 800;

/**
 * Reads on in the list; a handful of requests however rare what is looked for is. Where a day does not fill the page, the days
 * behind it are read side by side, ever more of them. Throws where the helpdesk cannot be reached.
 */
export async function readReviewList(
  filter: ReviewFilter,
  cursor: ReviewCursor | null,
  ports: ListPorts,
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
  let sideBySide = 1;
  /** Where anything fits, sums are asked only once a day had nothing: to read a day costs no more than to ask for its sum. */
  let asksSums = !isOnlySpan(filter);
  const left = (): number => REQUESTS_MAX - pages - sums.requests();
  while (at.day >= oldest && items.length < WANTED && left() > 0 && ports.isWanted()) {
    const count = () => Math.min(sideBySide, left());
    const round = await placesFrom(at, { count, oldest, filter, sums: asksSums ? sums : null });
    pages += round.places.length;
    if (asksSums && sideBySide > 1 && left() > 0) sums.lookAhead(round.behind.day);
    const read = await Promise.all(round.places.map((place) => readPage(ports.store, place)));
    const taken = inTurn(round.places, read);
    items.push(...taken.items.filter((item) => fits(item, filter)));
    at = taken.next ?? round.behind;
    sideBySide = taken.next === null ? sideBySide * 2 : 1;
    asksSums ||= taken.items.length === 0;
  }
  return { items, next: at.day < oldest ? null : at, reachedTo: at.day };
}

interface Round {
  readonly count: () => number;
  readonly oldest: string;
  readonly filter: ReviewFilter;
  /** Null: every day is read. */
  readonly sums: Sums | null;
}

/** The next places of the list at which something may stand, and where it goes on behind them. */
async function placesFrom(
  at: ReviewCursor,
  { count, oldest, filter, sums }: Round,
): Promise<{ readonly places: readonly ReviewCursor[]; readonly behind: ReviewCursor }> {
  const places: ReviewCursor[] = [];
  let here = at;
  while (places.length < count() && here.day >= oldest) {
    const mayFit = here.page !== null || sums === null || (await sums.mayFit(here.day, filter));
    // Reading the sums may have taken the last request.
    if (mayFit && places.length >= count()) break;
    if (mayFit) places.push(here);
    here = dayBefore(here);
  }
  return { places, behind: here };
}

const dayBefore = ({ day }: ReviewCursor): ReviewCursor => ({ day: dayAfter(day, -1), page: null });

/** What was read side by side, up to the first day that has more pages: what was read behind it would come out of turn. */
function inTurn(
  places: readonly ReviewCursor[],
  read: readonly DayPage[],
): { readonly items: readonly ReviewItem[]; readonly next: ReviewCursor | null } {
  const cut = read.findIndex(({ next }) => next !== null);
  const whole = cut < 0 ? read : read.slice(0, cut + 1);
  const items = whole.flatMap((page) => page.items);
  const day = places[cut]?.day;
  return { items, next: day === undefined ? null : { day, page: read[cut]?.next ?? null } };
}

interface DayPage {
  readonly items: readonly ReviewItem[];
  readonly next: string | null;
}

async function readPage(store: Store, { day, page }: ReviewCursor): Promise<DayPage> {
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
  /** Begins to read what will be asked of next. */
  lookAhead(day: string): void;
  requests(): number;
}

/** What the sums of days say, read some days ahead; ever more of them, since what is rare may be far. */
function createSums(ports: PeriodPorts): Sums {
  const known = new Map<string, Promise<ReadonlyMap<string, Totals | null>>>();
  let requests = 0;
  let ahead: number = SUMS_AHEAD.first;
  const sumOf = async (day: string): Promise<Totals | null> => {
    if (!known.has(day)) {
      const days = Array.from({ length: ahead }, (_, i) => dayAfter(day, -i));
      const read = readPeriods(days, ports).then(
        (periods) => new Map(periods.map(({ name, totals }) => [name, totals])),
      );
      for (const each of days) known.set(each, read);
      requests += 1;
      ahead = Math.min(ahead * 4, SUMS_AHEAD.most);
    }
    return (await known.get(day))?.get(day) ?? null;
  };
  return {
    requests: () => requests,
    lookAhead: (day) => {
      // What fails here fails again, and is told, when the list gets there.
      if (isOver(day, ports.now())) sumOf(day).catch(() => undefined);
    },
    mayFit: async (day, filter) => {
      const totals = isOver(day, ports.now()) ? await sumOf(day) : null;
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
