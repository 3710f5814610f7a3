/** Holds what happened in a turn against what was expected; the differences read like a diff. */
import { canonicalJson } from '../../lib/canonical.ts';
import type { Expectation } from './script.ts';
import type { Mismatch, TurnRecord } from './turn.ts';

type Happened = Omit<TurnRecord, 'mismatches'>;

/** Every difference; what is not expected either way is not compared. */
export function compareTurn(expected: Expectation, happened: Happened): Mismatch[] {
  return [
    ...compareCalls(expected, happened),
    ...compareList('asks', expected.asks, happened.asks, (wanted, found) => saysAsk(wanted, found, happened)),
    ...compareWords(
      'tells',
      expected.tells,
      (wanted) => happened.tells.includes(wanted) || includes(happened.reply, wanted),
      happened.reply,
    ),
    ...compareWords(
      'questions',
      expected.questions,
      (wanted) => happened.questions.some(({ id, text }) => id === wanted || includes(text, wanted)),
      happened.questions.map(({ text }) => text).join('; '),
    ),
    ...compareWords(
      'refused',
      expected.refused,
      (wanted) => happened.refused.includes(wanted),
      happened.refused.join(', '),
    ),
    ...compareEffects(expected, happened),
    ...compareOne('status', expected.status, happened.status),
    ...compareOne('policy', expected.policy, happened.policy),
  ];
}

function compareCalls({ calls }: Expectation, { made, offered }: Happened): Mismatch[] {
  if (calls === undefined) return [];
  const there = [...made, ...offered];
  const missing = calls.filter(
    (wanted) => !there.some((call) => call.tool === wanted.tool && fits(wanted.args ?? {}, call.args)),
  );
  const extra = offered.filter((call) => !calls.some((wanted) => wanted.tool === call.tool));
  const found = there.map((call) => `${call.tool} ${canonicalJson(call.args)}`).join('\n') || 'no call';
  return [
    ...missing.map((wanted) => ({
      what: 'calls',
      expected: `${wanted.tool} ${canonicalJson(wanted.args ?? {})}`,
      found,
    })),
    ...extra.map((call) => ({
      what: 'calls',
      expected: `no ${call.tool}`,
      found: `${call.tool} ${canonicalJson(call.args)} is offered`,
    })),
  ];
}

/** Whether everything named in `wanted` stands so in `found`. */
const fits = (wanted: Readonly<Record<string, unknown>>, found: Readonly<Record<string, unknown>>): boolean =>
  Object.entries(wanted).every(
    ([name, value]) =>
      canonicalJson(found[name] ?? null) === canonicalJson(value) || String(found[name]) === String(value),
  );

function compareList(
  what: string,
  expected: readonly string[] | undefined,
  found: readonly string[],
  same: (wanted: string, found: string) => boolean,
): Mismatch[] {
  if (expected === undefined) return [];
  const missing = expected.filter((wanted) => !found.some((each) => same(wanted, each)));
  const extra = found.filter((each) => !expected.some((wanted) => same(wanted, each)));
  if (missing.length + extra.length === 0) return [];
  return [{ what, expected: expected.join(', ') || 'nothing', found: found.join(', ') || 'nothing' }];
}

/** An ask is named by its slot, its question's id, or words of the sentence that asks it. */
function saysAsk(wanted: string, found: string, happened: Happened): boolean {
  if (wanted === found) return true;
  const question = happened.questions.find(({ id }) => id === found);
  return question !== undefined && includes(question.text, wanted);
}

const includes = (text: string, words: string): boolean => text.toLowerCase().includes(words.toLowerCase());

const compareWords = (
  what: string,
  expected: readonly string[] | undefined,
  holds: (wanted: string) => boolean,
  found: string,
): Mismatch[] =>
  (expected ?? [])
    .filter((wanted) => !holds(wanted))
    .map((wanted) => ({ what, expected: wanted, found: found === '' ? 'nothing' : found }));

function compareEffects({ effects }: Expectation, happened: Happened): Mismatch[] {
  if (effects === undefined) return [];
  const found = happened.effects
    .filter((effect) => effect.kind !== 'tracker-created')
    .map((effect) => ({ kind: effect.kind, subject: effect.subject, ...effect.details }));
  const missing = effects.filter((wanted) => !found.some((each) => fits(wanted, each)));
  const extra = found.filter((each) => !effects.some((wanted) => fits(wanted, each)));
  if (missing.length + extra.length === 0) return [];
  return [
    {
      what: 'effects',
      expected: effects.map(canonicalJson).join('\n') || 'none',
      found: found.map(canonicalJson).join('\n') || 'none',
    },
  ];
}

const compareOne = (what: string, expected: string | null | undefined, found: string | null): Mismatch[] =>
  expected === undefined || expected === found
    ? []
    : [{ what, expected: String(expected), found: String(found) }];
