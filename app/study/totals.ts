/** Sums of rows. They add up: the totals of a month are the sum of its days', whoever adds them in whatever order. */
import { ROW_OUTCOMES, type Row, type RowOutcome, type SuggestionRow } from './row.ts';

/** Sums over some rows. */
export interface Tally {
  readonly unedited: number;
  readonly light: number;
  readonly heavy: number;
  readonly rejected: number;
  readonly ignored: number;
  /** Of those that a person ended: how long they were in front of them, by `LOOK_BOUNDS_MS`. */
  readonly looks: readonly number[];
  /** Taken as they stood, faster than they can be read. */
  readonly quick: number;
  readonly refused: number;
  readonly done: number;
  readonly failed: number;
  readonly unknown: number;
  readonly repeated: number;
  readonly runsDone: number;
  readonly runsStopped: number;
  /** Messages of customers in the runs that are done. */
  readonly turns: number;
  readonly offered: number;
  readonly saved: number;
  readonly wrongMatches: number;
}

/** Everything that is counted, in every way in which it is looked at. */
export interface Totals {
  readonly all: Tally;
  readonly byPolicy: Tallies;
  /** By step ref. */
  readonly byStep: Tallies;
  /** By tool; drafts under the empty name. */
  readonly byTool: Tallies;
  /** By the id of whoever ended it. */
  readonly byAgent: Tallies;
  /** Rejections by their reason's code. */
  readonly reasons: Counts;
  /** Refusals by the check's name. */
  readonly checks: Counts;
  /** Minor units by `<tool> <policy> <currency>`. */
  readonly money: Counts;
  readonly model: {
    readonly readings: number;
    readonly inputTokens: number;
    readonly outputTokens: number;
    /** Whole units by currency. */
    readonly cost: Counts;
  };
}

/** Upper bounds of the times in `looks`, in milliseconds; the last place counts what is longer than all of them. */
export const LOOK_BOUNDS_MS = [
  1_000, 2_000, 3_000, 5_000, 8_000, 12_000, 20_000, 30_000, 60_000, 120_000, 300_000, 900_000,
] as const;

/** A row with the person to whom it belongs. */
export interface OwnedRow {
  readonly agent: string;
  readonly row: Row;
}

/** The totals of some rows; a row that stands there twice, by person and id, counts once. */
export function totalsOf(rows: readonly OwnedRow[]): Totals {
  const once = [...new Map(rows.map((owned) => [nameOf(owned), owned])).values()];
  const tallied = once.map(({ agent, row }) => ({ agent, row, tally: tallyOf(row) }));
  const by = (keyOf: (row: Row, agent: string) => string | null): Tallies =>
    sumTallies(tallied.map(({ row, agent, tally }) => [keyOf(row, agent), tally]));
  return {
    all: tallied.reduce((sum, { tally }) => addTallies(sum, tally), EMPTY_TALLY),
    byPolicy: by(({ policy }) => policy || null),
    byStep: by(({ step }) => step || null),
    byTool: by((row) => ('tool' in row ? row.tool : null)),
    byAgent: by((_row, agent) => agent),
    reasons: sumCounts(once.map(({ row }) => rejection(row))),
    checks: sumCounts(once.map(({ row }) => [row.kind === 'refused' ? row.check : null, 1])),
    money: sumCounts(once.map(({ row }) => given(row))),
    model: once.reduce((sum, { row }) => (row.kind === 'model' ? addModel(sum, row) : sum), NO_MODEL),
  };
}

/** A reading of a model is everybody's who opens the ticket; the rest belongs to one person. */
const nameOf = ({ agent, row }: OwnedRow): string => (row.kind === 'model' ? row.id : `${agent} ${row.id}`);

type Tallies = Readonly<Record<string, Tally>>;
type Counts = Readonly<Record<string, number>>;

function sumTallies(pairs: readonly (readonly [string | null, Tally])[]): Tallies {
  const sums = new Map<string, Tally>();
  for (const [key, tally] of pairs)
    if (key !== null) sums.set(key, addTallies(sums.get(key) ?? EMPTY_TALLY, tally));
  return Object.fromEntries(sums);
}

function sumCounts(pairs: readonly (readonly [string | null, number])[]): Counts {
  const sums = new Map<string, number>();
  for (const [key, more] of pairs) if (key !== null) sums.set(key, (sums.get(key) ?? 0) + more);
  return Object.fromEntries(sums);
}

const rejection = (row: Row): [string | null, number] =>
  row.kind === 'suggestion' && row.outcome === 'rejected' ? [row.reason || 'other', 1] : [null, 0];

const given = (row: Row): [string | null, number] =>
  row.kind === 'effect' && row.money
    ? [`${row.tool} ${row.policy} ${row.money.currency}`, row.money.minor]
    : [null, 0];

const NO_MODEL: Totals['model'] = { readings: 0, inputTokens: 0, outputTokens: 0, cost: {} };

/** Nothing counted. */
export const emptyTotals = (): Totals => totalsOf([]);

/** Nothing counted of anything. */
export const EMPTY_TALLY: Tally = {
  unedited: 0,
  light: 0,
  heavy: 0,
  rejected: 0,
  ignored: 0,
  looks: Array.from({ length: LOOK_BOUNDS_MS.length + 1 }, () => 0),
  quick: 0,
  refused: 0,
  done: 0,
  failed: 0,
  unknown: 0,
  repeated: 0,
  runsDone: 0,
  runsStopped: 0,
  turns: 0,
  offered: 0,
  saved: 0,
  wrongMatches: 0,
};

function tallyOf(row: Row): Tally {
  switch (row.kind) {
    case 'suggestion':
      return suggestionTally(row);
    case 'effect':
      return { ...EMPTY_TALLY, [row.status]: 1, repeated: row.repeated ? 1 : 0 };
    case 'refused':
      return { ...EMPTY_TALLY, refused: 1 };
    case 'run':
      return {
        ...EMPTY_TALLY,
        runsDone: row.result === 'done' ? 1 : 0,
        runsStopped: row.result === 'stopped' ? 1 : 0,
        turns: row.result === 'done' ? row.turns : 0,
        offered: row.offered ? 1 : 0,
        saved: row.saved ? 1 : 0,
      };
    case 'wrong-match':
      return { ...EMPTY_TALLY, wrongMatches: 1 };
    case 'model':
    case 'came-back':
    case 'handled':
      return EMPTY_TALLY;
  }
}

function suggestionTally(row: SuggestionRow): Tally {
  const place = LOOK_BOUNDS_MS.findIndex((bound) => row.lookedMs <= bound);
  const at = place < 0 ? LOOK_BOUNDS_MS.length : place;
  const looks =
    row.lookedMs === 0 || row.outcome === 'ignored'
      ? EMPTY_TALLY.looks
      : EMPTY_TALLY.looks.map((_, i) => (i === at ? 1 : 0));
  return { ...EMPTY_TALLY, [row.outcome]: 1, looks, quick: row.quick ? 1 : 0 };
}

function addModel(model: Totals['model'], row: Extract<Row, { kind: 'model' }>): Totals['model'] {
  return {
    readings: model.readings + 1,
    inputTokens: model.inputTokens + row.inputTokens,
    outputTokens: model.outputTokens + row.outputTokens,
    cost: row.cost
      ? sumCounts([...Object.entries(model.cost), [row.cost.currency, row.cost.amount]])
      : model.cost,
  };
}

/** Two tallies together. */
export function addTallies(a: Tally, b: Tally): Tally {
  return {
    unedited: a.unedited + b.unedited,
    light: a.light + b.light,
    heavy: a.heavy + b.heavy,
    rejected: a.rejected + b.rejected,
    ignored: a.ignored + b.ignored,
    looks: EMPTY_TALLY.looks.map((_, i) => (a.looks[i] ?? 0) + (b.looks[i] ?? 0)),
    quick: a.quick + b.quick,
    refused: a.refused + b.refused,
    done: a.done + b.done,
    failed: a.failed + b.failed,
    unknown: a.unknown + b.unknown,
    repeated: a.repeated + b.repeated,
    runsDone: a.runsDone + b.runsDone,
    runsStopped: a.runsStopped + b.runsStopped,
    turns: a.turns + b.turns,
    offered: a.offered + b.offered,
    saved: a.saved + b.saved,
    wrongMatches: a.wrongMatches + b.wrongMatches,
  };
}

/** Several totals together. */
export function addTotals(all: readonly Totals[]): Totals {
  const tallies = (of: (totals: Totals) => Tallies): Tallies =>
    sumTallies(all.flatMap((totals) => Object.entries(of(totals))));
  const counts = (of: (totals: Totals) => Counts): Counts =>
    sumCounts(all.flatMap((totals) => Object.entries(of(totals))));
  const sum = (of: (totals: Totals) => number): number => all.reduce((before, one) => before + of(one), 0);
  return {
    all: all.reduce((before, one) => addTallies(before, one.all), EMPTY_TALLY),
    byPolicy: tallies((one) => one.byPolicy),
    byStep: tallies((one) => one.byStep),
    byTool: tallies((one) => one.byTool),
    byAgent: tallies((one) => one.byAgent),
    reasons: counts((one) => one.reasons),
    checks: counts((one) => one.checks),
    money: counts((one) => one.money),
    model: {
      readings: sum((one) => one.model.readings),
      inputTokens: sum((one) => one.model.inputTokens),
      outputTokens: sum((one) => one.model.outputTokens),
      cost: counts((one) => one.model.cost),
    },
  };
}

/** How many suggestions a tally has seen end. */
export const shownIn = (tally: Tally): number =>
  ROW_OUTCOMES.reduce((sum, outcome: RowOutcome) => sum + tally[outcome], 0);

/** The time within which half of the suggestions were decided, in milliseconds and about; null where none was looked at. */
export function medianLookMs({ looks }: Tally): number | null {
  const all = looks.reduce((sum, each) => sum + each, 0);
  if (all === 0) return null;
  let before = 0;
  for (const [i, here] of looks.entries()) {
    if (here > 0 && before + here >= all / 2) {
      const low = i === 0 ? 0 : (LOOK_BOUNDS_MS[i - 1] ?? 0);
      const high = LOOK_BOUNDS_MS[i] ?? 2 * low;
      return low + ((all / 2 - before) / here) * (high - low);
    }
    before += here;
  }
  return null;
}
