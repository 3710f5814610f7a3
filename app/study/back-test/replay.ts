/** Plays a moment of a past ticket with one version of the policies, answering look-ups from what was recorded. Nothing is called. */
import { type Assistance, type AssistInput, assist } from '../../assist/assist.ts';
import type { RunEvent } from '../../assist/event.ts';
import { checkedFor } from '../../assist/model/case-question.ts';
import type { RawReading } from '../../assist/model/reading.ts';
import type { Proposal, RunState } from '../../assist/outcome.ts';
import type { Suggestion } from '../../assist/verify.ts';
import { canonicalJson } from '../../lib/canonical.ts';
import type { Lane } from '../../tools/tool.ts';
import { type Moved, movedEvent } from './moved.ts';
import { type CallMade, type Moment, type PastCase, recordedAnswer } from './past.ts';

/** What the engine works with, whatever the ticket. */
export type Engine = Omit<AssistInput, 'now' | 'ticket' | 'events' | 'reading'>;

/** A version of the policies to play. */
export interface Version {
  readonly engine: Engine;
  /** Where the steps that the record names are in this version. */
  readonly moved: Moved;
}

/** What the engine said, as it is shown, compared and exported. */
export interface Said {
  /** Of the run at work, else of the best match; empty where no policy answers. */
  readonly policy: string;
  /** Of the best match; 0 where there is none. */
  readonly score: number;
  readonly status: RunState['status'] | 'none';
  /** Step refs at work, with their words. */
  readonly steps: readonly { readonly ref: string; readonly text: string }[];
  /** What would have been offered for approval. */
  readonly calls: readonly (CallMade & { readonly lane: Lane; readonly step: string })[];
  /** What would have been put to the agent. */
  readonly questions: readonly string[];
  /** Hand-offs and escalations: what they go to, or why. */
  readonly passedOn: readonly string[];
  readonly refused: readonly { readonly check: string; readonly what: string; readonly reason: string }[];
  readonly reply: string;
  /** Tools whose answers were read. */
  readonly lookedUp: readonly string[];
  /** The look-up that nobody recorded an answer to, where the comparison ends; empty where there is none. */
  readonly unanswered: string;
}

/** A moment played. `chosen` are the version's own choices of policies so far, for its next moment. */
export interface Played {
  readonly said: Said;
  /** What the engine worked on at last, without a model's part. */
  readonly input: AssistInput;
  readonly assistance: Assistance;
  readonly chosen: readonly RunEvent[];
}

/** No policy needs more rounds of look-ups and hand-offs than this. */
const ROUNDS_MAX = 12;

/** How a moment is played. */
export interface PlayOptions {
  readonly version: Version;
  readonly chosen: readonly RunEvent[];
  /** What a model made of it; checked anew at each step. Left out in guided mode. */
  readonly raw?: RawReading | undefined;
}

/** Plays one moment. */
export function playMoment(moment: Moment, past: PastCase, { version, chosen, raw }: PlayOptions): Played {
  const state: Playing = {
    moment,
    past,
    version,
    raw,
    chosen: [...chosen],
    answered: [],
    asked: new Set(),
    unanswered: '',
  };
  let assistance = assistNow(state);
  for (let round = 0; round < ROUNDS_MAX; round += 1) {
    startRuns(state, assistance);
    const goesOn = followHandOff(state, assistance) || beginRounds(state, assistance);
    if (!goesOn && !answerLookUps(state, assistance)) break;
    assistance = assistNow(state);
  }
  return { said: saidOf(assistance, state), input: inputNow(state), assistance, chosen: state.chosen };
}

interface Playing {
  readonly moment: Moment;
  readonly past: PastCase;
  readonly version: Version;
  readonly raw: RawReading | undefined;
  readonly chosen: RunEvent[];
  readonly answered: RunEvent[];
  /** Look-ups of this moment, by what they ask. */
  readonly asked: Set<string>;
  unanswered: string;
}

function assistNow(state: Playing): Assistance {
  const input = inputNow(state);
  return assist(state.raw ? { ...input, reading: checkedFor(state.raw, input) } : input);
}

function inputNow({ moment, version, chosen, answered }: Playing): AssistInput {
  const recorded = moment.events.map((event) => movedEvent(event, version.moved));
  const events = [...chosen, ...recorded].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  return { ...version.engine, now: moment.at, ticket: moment.ticket, events: [...events, ...answered] };
}

/** Runs that the engine opened by itself go on in the next moment. */
function startRuns({ moment, chosen }: Playing, { runs }: Assistance): void {
  const known = new Set([...chosen, ...moment.events].map((event) => event.run));
  for (const run of runs)
    if (!known.has(run.id) && run.calledFrom === null)
      chosen.push({
        ...byApp(moment, `start:${run.id}`, run.id),
        type: 'policy-chosen',
        policy: run.policy,
        version: 'back-test',
        from: null,
      });
}

const byApp = (moment: Moment, about: string, run: string) => ({
  id: `back-test:${moment.at}:${about}`,
  at: moment.at,
  run,
  by: { kind: 'app', id: 'back-test' } as const,
});

/** Going on in another policy needs nobody, as at a real desk. */
function followHandOff({ moment, chosen }: Playing, { suggestions }: Assistance): boolean {
  const next = suggestions.find((each) => each.type === 'hand-off');
  if (next?.type !== 'hand-off') return false;
  const run = `${next.run}>${next.step}`;
  const event = byApp(moment, `hand-off:${next.step}`, run);
  if (chosen.some(({ id }) => id === event.id)) return false;
  chosen.push({
    ...event,
    type: 'policy-chosen',
    policy: next.policy,
    version: 'back-test',
    from: next.step,
    ...(next.section === null ? {} : { section: next.section }),
  });
  return true;
}

/** A loop goes round again by itself, as at a real desk. */
function beginRounds({ moment, chosen }: Playing, { roundsOver }: Assistance): boolean {
  for (const { run, step, comment } of roundsOver)
    chosen.push({
      ...byApp(moment, `round:${step}:${chosen.length}`, run),
      type: 'round-ended',
      step,
      comment,
    });
  return roundsOver.length > 0;
}

/** Whether an answer was found to anything that was not asked before. */
function answerLookUps(state: Playing, { suggestions }: Assistance): boolean {
  const { moment, past, version, answered, asked } = state;
  const sameTool = sameToolIn(version);
  let isNews = false;
  for (const each of suggestions) {
    if (each.type !== 'call' || each.lane !== 'auto') continue;
    const key = `${each.call.tool} ${canonicalJson(each.call.args)}`;
    if (asked.has(key)) continue;
    asked.add(key);
    const output = recordedAnswer(each.call, moment.at, { events: past.events, sameTool });
    if (output === undefined) state.unanswered ||= each.call.tool;
    else {
      isNews = true;
      answered.push({
        ...byApp(moment, `read:${key}`, each.run),
        type: 'tool-returned',
        call: each.call,
        step: each.step,
        status: 'done',
        output,
      });
    }
  }
  return isNews;
}

const sameToolIn =
  ({ engine }: Version) =>
  (a: string, b: string): boolean => {
    const tool = engine.catalog.find(b);
    return a === b || (tool !== undefined && (tool.name === a || tool.aliases.includes(a)));
  };

function saidOf(assistance: Assistance, { answered, unanswered }: Playing): Said {
  const { matches, runs, suggestions, refused, reply } = assistance;
  const run = runAtWork(runs);
  const best = matches.matches[0];
  return {
    policy: run?.policy ?? best?.policy ?? '',
    score: best?.score ?? 0,
    status: run?.status ?? 'none',
    steps: (run?.steps ?? [])
      .filter(({ status, kind }) => status === 'active' && kind !== 'branch')
      .map(({ id, text }) => ({ ref: `${run?.policy}#${id}`, text })),
    calls: suggestions.flatMap((each) => (each.type === 'call' ? shownCall(each) : [])),
    questions: suggestions.flatMap((each) => (each.type === 'ask-agent' ? [each.question.text] : [])),
    passedOn: suggestions.flatMap((each) => passedOnTo(each)),
    refused: refused.map(({ proposal, check, reason }) => ({ check, what: whatOf(proposal), reason })),
    reply: reply?.text ?? messageIn(suggestions),
    lookedUp: [...new Set(answered.flatMap((event) => ('call' in event ? [event.call.tool] : [])))],
    unanswered,
  };
}

/** The newest run that goes on, else the newest of all. */
const runAtWork = (runs: readonly RunState[]): RunState | undefined =>
  runs.findLast(({ status }) => !['done', 'stopped', 'handed-off'].includes(status)) ?? runs.at(-1);

function shownCall(each: Extract<Suggestion, { type: 'call' }>): Said['calls'] {
  const { call, lane, step } = each;
  return lane === 'auto' ? [] : [{ tool: call.tool, args: call.args, lane, step }];
}

function passedOnTo(each: Suggestion): string[] {
  if (each.type === 'hand-off') return [each.policy];
  return each.type === 'escalate' ? [each.reason] : [];
}

/** A call that sends the message carries it. */
function messageIn(suggestions: readonly Suggestion[]): string {
  const texts = suggestions.flatMap((each) => (each.type === 'call' ? [each.call.args['message']] : []));
  return texts.find((text): text is string => typeof text === 'string') ?? '';
}

function whatOf(proposal: Proposal): string {
  switch (proposal.type) {
    case 'call':
      return proposal.call.tool;
    case 'ask-agent':
      return proposal.question.text;
    case 'hand-off':
      return proposal.policy;
    case 'escalate':
      return proposal.reason;
  }
}
