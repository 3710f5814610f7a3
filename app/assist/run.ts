/**
 * A case is the fold of its events: which policies run, in which order they called each other, and everything that was
 * looked up, answered, told, approved or overridden so far. Facts, answers and effects belong to the whole case, so that
 * they carry over when one policy hands the case to another.
 */

import type { Evidence } from '../lib/evidence.ts';
import type { Json } from '../lib/json.ts';
import type { ToolCall } from '../tools/tool.ts';
import type { Actor, OverrideStatus, RunEvent, ToolReturn } from './event.ts';

/** One policy at work on the case. */
export interface Run {
  readonly id: string;
  readonly policy: string;
  readonly version: string;
  readonly calledFrom: string | null;
  /** Section of the policy at which it was entered; null for its beginning. */
  readonly section: string | null;
  readonly startedAt: string;
  /** Why it ended; null while it goes on. */
  readonly ended: string | null;
  /** It called a policy that was already waiting behind it and thereby gave the case back. */
  readonly returned: boolean;
}

/** An answer that a person or an earlier turn gave. */
export interface GivenAnswer {
  readonly question: string;
  readonly value: Json;
  readonly evidence: readonly Evidence[];
  readonly at: string;
  readonly by: Actor;
}

/** A draft that an agent put into the composer. */
export interface InsertedDraft {
  readonly text: string;
  readonly asks: readonly string[];
  readonly tells: readonly string[];
  readonly at: string;
}

/** What a person decided about a call. */
export interface CallDecision {
  readonly call: ToolCall;
  readonly step: string;
  readonly at: string;
  /** Empty for an approval. */
  readonly reason: string;
}

/** A time round a loop that is over. */
export interface RoundOver {
  readonly run: string;
  /** Ref of the step that went back. */
  readonly step: string;
  /** The newest comment heard by then; empty where there was none. */
  readonly comment: string;
  readonly at: string;
  /** The case as it stood then. */
  readonly before: Case;
}

/** Everything that happened on a ticket, folded. Lists are oldest first. */
export interface Case {
  readonly runs: readonly Run[];
  readonly returns: readonly ToolReturn[];
  readonly answers: readonly GivenAnswer[];
  readonly drafts: readonly InsertedDraft[];
  readonly approvals: readonly CallDecision[];
  readonly rejections: readonly CallDecision[];
  /** By step ref; the newest override of a step counts. */
  readonly overrides: ReadonlyMap<
    string,
    { readonly to: OverrideStatus; readonly reason: string; readonly at: string }
  >;
  /** Step refs from which a hand-off was taken, with the policy that it went to. */
  readonly handOffs: readonly { readonly from: string; readonly policy: string }[];
  readonly rounds: readonly RoundOver[];
}

/** The case of a ticket on which nothing has happened. */
export const emptyCase: Case = {
  runs: [],
  returns: [],
  answers: [],
  drafts: [],
  approvals: [],
  rejections: [],
  overrides: new Map(),
  handOffs: [],
  rounds: [],
};

/** The case that a ticket's events make; events are taken in the order given. */
export const foldCase = (events: readonly RunEvent[]): Case => events.reduce(applyEvent, emptyCase);

/** The case after one more event. */
export function applyEvent(before: Case, event: RunEvent): Case {
  switch (event.type) {
    case 'policy-chosen':
      return choosePolicy(before, event);
    case 'tool-returned':
      return { ...before, returns: [...before.returns, returnOf(event)] };
    case 'question-answered':
      return { ...before, answers: [...before.answers, answerOf(event)] };
    case 'draft-inserted':
      return {
        ...before,
        drafts: [
          ...before.drafts,
          { text: event.text, asks: event.asks, tells: event.tells ?? [], at: event.at },
        ],
      };
    case 'call-approved':
      return {
        ...before,
        approvals: [...before.approvals, { call: event.call, step: event.step, at: event.at, reason: '' }],
      };
    case 'call-rejected':
      return {
        ...before,
        rejections: [
          ...before.rejections,
          { call: event.call, step: event.step, at: event.at, reason: event.reason },
        ],
      };
    case 'step-overridden': {
      const override = { to: event.to, reason: event.reason, at: event.at };
      return { ...before, overrides: new Map([...before.overrides, [event.step, override]]) };
    }
    case 'round-ended': {
      const { run, step, comment, at } = event;
      return { ...before, rounds: [...before.rounds, { run, step, comment, at, before }] };
    }
    case 'run-ended':
      return {
        ...before,
        runs: before.runs.map((run) => (run.id === event.run ? { ...run, ended: event.reason } : run)),
      };
  }
}

type EventOf<T extends RunEvent['type']> = Extract<RunEvent, { type: T }>;

function choosePolicy(earlier: Case, event: EventOf<'policy-chosen'>): Case {
  if (isKept(earlier, event)) return earlier;
  const before = isMove(earlier, event) ? withoutSteps(earlier, event.policy) : earlier;
  const handOffs =
    event.from === null ? before.handOffs : [...before.handOffs, { from: event.from, policy: event.policy }];
  const waiting = event.from === null ? -1 : callerChain(before, event.from).indexOf(event.policy);
  if (waiting >= 0) return { ...before, handOffs, runs: giveBack(before.runs, event.policy) };
  const run: Run = {
    id: freeRunId(before, event.run),
    policy: event.policy,
    version: event.version,
    calledFrom: event.from,
    section: event.section ?? null,
    startedAt: event.at,
    ended: null,
    returned: false,
  };
  return { ...before, handOffs, runs: [...replaced(before.runs, event), run] };
}

/** A run that has the policy in that version already goes on as it is: somebody vouched for it. */
const isKept = (before: Case, { from, run, policy, version }: EventOf<'policy-chosen'>): boolean =>
  from === null &&
  before.runs.some(
    (one) =>
      (one.id === run || one.id.startsWith(`${run}.`)) &&
      one.calledFrom === null &&
      one.policy === policy &&
      one.version === version &&
      one.ended === null,
  );

/** A run goes on with another version of its policy. */
const isMove = ({ runs }: Case, event: EventOf<'policy-chosen'>): boolean =>
  event.from === null &&
  runs.some(
    ({ id, policy, version, ended }) =>
      id === event.run && ended === null && policy === event.policy && version !== event.version,
  );

/** Step 3 of another version is another step: what was said about steps is forgotten, facts and effects stay. */
function withoutSteps(before: Case, policy: string): Case {
  const isOfPolicy = (words: string): boolean => words.includes(`${policy}#`);
  return {
    ...before,
    answers: before.answers.filter(({ question }) => !isOfPolicy(question)),
    drafts: before.drafts.map((draft) => ({
      ...draft,
      asks: draft.asks.filter((ask) => !isOfPolicy(ask)),
      tells: draft.tells.filter((tell) => !isOfPolicy(tell)),
    })),
    overrides: new Map([...before.overrides].filter(([ref]) => !isOfPolicy(ref))),
    handOffs: before.handOffs.filter(({ from }) => !isOfPolicy(from)),
    rounds: before.rounds.filter(({ step }) => !isOfPolicy(step)),
  };
}

/** Policies that wait behind the step that calls, nearest last; the caller itself is not among them. */
function callerChain(before: Case, from: string): string[] {
  const chain: string[] = [];
  let ref: string | null = callerRun(before.runs, from)?.calledFrom ?? null;
  while (ref !== null && chain.length < before.runs.length) {
    const caller = callerRun(before.runs, ref);
    if (!caller) break;
    chain.unshift(caller.policy);
    ref = caller.calledFrom;
  }
  return chain;
}

/** The newest run of the policy that a step ref belongs to. */
export function callerRun(runs: readonly Run[], ref: string): Run | undefined {
  const policy = policyOfRef(ref);
  return runs.findLast((run) => run.policy === policy && !run.returned && run.ended === null);
}

/** The policy id of a step ref. */
export const policyOfRef = (ref: string): string => ref.slice(0, Math.max(ref.lastIndexOf('#'), 0));

/** The step id of a step ref. */
export const stepOfRef = (ref: string): string => ref.slice(ref.lastIndexOf('#') + 1);

/** Every run above the policy's newest one gives the case back. */
function giveBack(runs: readonly Run[], policy: string): Run[] {
  const index = runs.findLastIndex((run) => run.policy === policy && !run.returned);
  return runs.map((run, i) => (i > index && run.ended === null ? { ...run, returned: true } : run));
}

/** An agent who chooses another policy for a run ends the one it had. */
function replaced(runs: readonly Run[], event: EventOf<'policy-chosen'>): Run[] {
  if (event.from !== null) return [...runs];
  return runs.map((run) =>
    run.id === event.run && run.ended === null ? { ...run, ended: `changed to ${event.policy}` } : run,
  );
}

function freeRunId(before: Case, wanted: string): string {
  const taken = new Set(before.runs.map((run) => run.id));
  if (!taken.has(wanted)) return wanted;
  let number = 2;
  while (taken.has(`${wanted}.${number}`)) number += 1;
  return `${wanted}.${number}`;
}

const returnOf = (event: EventOf<'tool-returned'>): ToolReturn => ({
  call: event.call,
  step: event.step,
  at: event.at,
  status: event.status,
  output: event.output,
});

const answerOf = (event: EventOf<'question-answered'>): GivenAnswer => ({
  question: event.question,
  value: event.value,
  evidence: event.evidence,
  at: event.at,
  by: event.by,
});
