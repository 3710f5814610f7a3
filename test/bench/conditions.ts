/**
 * How well rules read a customer's answer to a yes/no question. Rows that a person would mark otherwise cannot all be right:
 * the same three texts stand in the data with different marks, and those are counted as such.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { readYesNo } from '../../app/assist/rules-reader.ts';
import { isObject, parseJson } from '../../app/lib/json.ts';

interface Row {
  readonly id: string;
  readonly question: string;
  readonly asked: string;
  readonly answer: string;
  readonly gold: 'yes' | 'no' | 'ask';
}

interface Read extends Row {
  readonly read: 'yes' | 'no' | 'ask' | 'unknown';
  readonly quote: string;
  /** Whether the row was looked at while the rules were written. */
  readonly part: 'seen' | 'unseen';
}

/**
 * Reads every distinct row (question, wording and answer) of the data once. Where its copies are marked differently the commonest mark
 * counts, the first on a tie; `everyMark` counts each mark of such a row as a row. `out` gets one prediction a line.
 */
export async function run(options: { out?: string; data?: string; files: string[] }): Promise<unknown> {
  const path = options.data ?? options.files[0] ?? '../shared/data/conditions/dev.jsonl';
  const text = readText(path);
  if (text === undefined) return { benchmark: 'conditions', data: 'no data' };
  const all = text.split('\n').flatMap((line) => toRow(parseJson(line)) ?? []);
  const marked = distinct(all, (row) => JSON.stringify([textsOf(row), row.gold]));
  const reads = distinct(all, textsOf)
    .map((row) => ({ ...row, gold: commonestMark(row, all) }))
    .map(readRow);
  if (options.out) writeFileSync(options.out, reads.map((read) => `${JSON.stringify(read)}\n`).join(''));
  return {
    benchmark: 'conditions',
    rows: all.length,
    ...figuresOf(reads),
    seen: figuresOf(reads.filter((read) => read.part === 'seen')),
    unseen: figuresOf(reads.filter((read) => read.part === 'unseen')),
    everyMark: figuresOf(marked.map(readRow)),
    mislabelled: {
      markedTwoWays: marked.length - reads.length,
      plainAnswerMarkedAsk: reads.filter(isPlainAnswerMarkedAsk).length,
      markAgainstPlainWord: reads.filter(isAgainstPlainWord).length,
    },
  };
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

/** The first row of each key. */
function distinct(rows: readonly Row[], keyOf: (row: Row) => string): Row[] {
  const first = new Map<string, Row>();
  for (const row of rows) if (!first.has(keyOf(row))) first.set(keyOf(row), row);
  return [...first.values()];
}

const textsOf = (row: Row): string => JSON.stringify([row.question, row.asked, row.answer]);

function commonestMark(row: Row, all: readonly Row[]): Row['gold'] {
  const counts = new Map<Row['gold'], number>();
  for (const other of all)
    if (other.answer === row.answer && textsOf(other) === textsOf(row))
      counts.set(other.gold, (counts.get(other.gold) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? row.gold;
}

function toRow(value: unknown): Row | undefined {
  if (!isObject(value)) return undefined;
  const { id, question, asked, answer, gold } = value;
  if (typeof question !== 'string' || typeof asked !== 'string' || typeof answer !== 'string')
    return undefined;
  if (gold !== 'yes' && gold !== 'no' && gold !== 'ask') return undefined;
  return { id: String(id), question, asked, answer, gold };
}

function readRow(row: Row): Read {
  const read = readYesNo({ ...row, openQuestions: 1 });
  return { ...row, read: read.value, quote: read.quote, part: partOf(row) };
}

/** Unseen are half of the rows of half of the questions. */
function partOf(row: Row): Read['part'] {
  return isEven(row.question) || isEven(row.answer) ? 'seen' : 'unseen';
}

function isEven(text: string): boolean {
  let sum = 0;
  for (const letter of text) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 1_000_003;
  return sum % 2 === 0;
}

function figuresOf(reads: readonly Read[]) {
  const answered = reads.filter((read) => read.read !== 'unknown');
  const right = answered.filter((read) => read.read === read.gold);
  const goldAsk = reads.filter((read) => read.gold === 'ask');
  const asks = goldAsk.filter((read) => read.read === 'ask');
  return {
    count: reads.length,
    answered: share(answered.length, reads.length),
    rightOfAnswered: share(right.length, answered.length),
    asksWhereAsked: share(asks.length, goldAsk.length),
  };
}

const share = (part: number, whole: number): number =>
  whole === 0 ? 0 : Math.round((1000 * part) / whole) / 1000;

/** Marked `ask` although nothing in the answer asks or does not know: `The light does not turn on.` */
const isPlainAnswerMarkedAsk = (read: Read): boolean =>
  read.gold === 'ask' &&
  (read.read === 'yes' || read.read === 'no') &&
  !/[?]|\b(?:know|sure|how)\b/i.test(read.answer);

// `Yes, it does` marked no or ask; `No, it does not` marked yes or ask.
const isAgainstPlainWord = (read: Read): boolean =>
  (/^\s*yes\b/i.test(read.answer) && read.gold !== 'yes') ||
  (/^\s*no\b[,. ](?! idea)/i.test(read.answer) && read.gold !== 'no');
