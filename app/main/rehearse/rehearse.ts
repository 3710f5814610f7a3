/** Plays a script against the engine and the shops in memory, and says where it went another way than expected. */
import type { RunState } from '../../assist/outcome.ts';
import type { CallSuggestion } from '../../assist/verify.ts';
import { suggestionId } from '../../ledger/desk/suggested.ts';
import type { ServiceTable } from '../../lib/services.ts';
import type { ToolCall } from '../../tools/tool.ts';
import type { Engine } from '../engine.ts';
import { compareTurn } from './compare.ts';
import { type Script, saidOf, type Turn } from './script.ts';
import { createStage, type Stage } from './stage.ts';
import type { Mismatch, TurnRecord } from './turn.ts';

/** A script played to its end. */
export interface Rehearsal {
  readonly name: string;
  readonly passed: boolean;
  readonly turns: readonly TurnRecord[];
}

/** Plays a script. */
export async function rehearse(script: Script, engine: Engine, table: ServiceTable): Promise<Rehearsal> {
  const stage = createStage(script, engine, table);
  const turns: TurnRecord[] = [];
  for (const [index, turn] of script.turns.entries()) turns.push(await playTurn(stage, turn, index + 1));
  stage.desk.close();
  return { name: script.name, passed: turns.every((turn) => turn.mismatches.length === 0), turns };
}

async function playTurn(stage: Stage, turn: Turn, number: number): Promise<TurnRecord> {
  const before = { events: stage.desk.state()?.events.length ?? 0, effects: stage.effects().length };
  const troubles = await act(stage, turn);
  const record = recordOf(stage, number, before);
  return { ...record, mismatches: [...troubles, ...compareTurn(turn.expect ?? {}, record)] };
}

async function act(stage: Stage, turn: Turn): Promise<Mismatch[]> {
  const { wait } = turn;
  if (wait) stage.passTime(((wait.minutes ?? 0) + (wait.hours ?? 0) * 60 + (wait.days ?? 0) * 1440) * 60_000);
  if (turn.customer !== undefined) {
    const { text, as, attachments } = saidOf(turn.customer);
    const requester = stage.ticket().requester;
    const author =
      as === 'requester'
        ? { kind: as, id: requester.id, name: requester.name }
        : { kind: as, id: 'other', name: 'Somebody else' };
    stage.say({ author, public: true, text, attachments });
  }
  await stage.desk.open();
  for (const [question, value] of Object.entries(turn.answer ?? {}))
    await stage.desk.answer(questionId(stage, question), value);
  const troubles = [
    ...(turn.agent === undefined ? [] : await reply(stage, turn.agent)),
    ...(turn.reject ? await reject(stage, turn.reject) : []),
  ];
  return [...troubles, ...(turn.approve === undefined ? [] : await approve(stage, turn.approve))];
}

/** A question is named by its id, its slot, or some of its words. */
function questionId(stage: Stage, name: string): string {
  const asked = (stage.desk.state()?.assistance.suggestions ?? []).flatMap((each) =>
    each.type === 'ask-agent' ? [each.question] : [],
  );
  const plain = name.toLowerCase();
  const found =
    asked.find(({ id, slot }) => id === name || slot === name) ??
    asked.find(({ text }) => text.toLowerCase().includes(plain));
  return found?.id ?? (/^[a-z][a-z0-9_]*$/.test(name) ? `slot:${name}` : name);
}

/** The agent puts the draft into the composer, perhaps changes it, and sends it. */
async function reply(stage: Stage, text: string | true): Promise<Mismatch[]> {
  const draft = stage.desk.state()?.assistance.reply?.text ?? '';
  const own = text === true || text === '' ? draft : text;
  if (own === '') return [{ what: 'agent', expected: 'a draft to send', found: 'no draft' }];
  if (text === true || text === '') await stage.desk.noteDraft(own);
  stage.say({ author: { kind: 'agent', id: 'agent', name: 'Agent' }, public: true, text: own });
  await stage.desk.open();
  return [];
}

function offeredCalls(stage: Stage): CallSuggestion[] {
  const all = stage.desk.state()?.assistance.suggestions ?? [];
  return all.flatMap((each) => (each.type === 'call' && each.lane !== 'auto' ? [each] : []));
}

async function approve(stage: Stage, wanted: NonNullable<Turn['approve']>): Promise<Mismatch[]> {
  const name = wanted === true ? '' : typeof wanted === 'string' ? wanted : wanted.tool;
  const args = typeof wanted === 'object' ? (wanted.args ?? {}) : {};
  const offered = offeredCalls(stage);
  const call = offered.find((each) => name === '' || each.call.tool === name);
  const escalation = (stage.desk.state()?.assistance.suggestions ?? []).find(
    (each) => each.type === 'escalate',
  );
  if (!call && escalation && (name === '' || name === 'escalate_to_agent' || name === 'escalate')) {
    const outcome = await stage.desk.approve(suggestionId(escalation), args);
    return outcome.status === 'carried-out'
      ? []
      : [{ what: 'approve', expected: name, found: 'reason' in outcome ? outcome.reason : outcome.status }];
  }
  if (!call)
    return [
      {
        what: 'approve',
        expected: name === '' ? 'a call to approve' : name,
        found: offered.map((each) => each.call.tool).join(', ') || 'nothing is offered',
      },
    ];
  const outcome = await stage.desk.approve(call.call.id, { ...call.call.args, ...args });
  if (outcome.status !== 'carried-out')
    return [
      {
        what: 'approve',
        expected: `${call.call.tool} carried out`,
        found:
          outcome.status === 'refused' ? outcome.reason : `a supervisor has to decide: ${outcome.because}`,
      },
    ];
  const { execution } = outcome;
  return execution.status === 'done' || execution.status === 'already-done'
    ? []
    : [
        {
          what: 'approve',
          expected: `${call.call.tool} done`,
          found: `${execution.status}: ${'reason' in execution ? execution.reason : ''}`,
        },
      ];
}

async function reject(stage: Stage, { tool, reason }: NonNullable<Turn['reject']>): Promise<Mismatch[]> {
  const call = offeredCalls(stage).find((each) => each.call.tool === tool);
  if (!call) return [{ what: 'reject', expected: tool, found: 'it is not offered' }];
  await stage.desk.reject(call.call.id, reason);
  return [];
}

function recordOf(
  stage: Stage,
  turn: number,
  before: { events: number; effects: number },
): Omit<TurnRecord, 'mismatches'> {
  const state = stage.desk.state();
  const fresh = state?.events.slice(before.events) ?? [];
  const made = fresh.flatMap((event) =>
    event.type === 'tool-returned'
      ? [{ tool: event.call.tool, args: event.call.args, status: event.status }]
      : [],
  );
  const failed = (state?.lookUps ?? []).map(({ suggestion, reason }) => ({
    tool: suggestion.call.tool,
    args: suggestion.call.args,
    status: `failed: ${reason}`,
  }));
  const assistance = state?.assistance;
  const run = assistance ? openRun(assistance.runs) : undefined;
  const message = offeredCalls(stage)
    .map((each) => each.call.args['message'])
    .find((each) => typeof each === 'string');
  const frontiers = assistance?.frontiers ?? [];
  return {
    turn,
    made: [...made, ...failed],
    offered: offeredCalls(stage).map(({ call }: { call: ToolCall }) => ({
      tool: call.tool,
      args: call.args,
    })),
    effects: stage.effects().slice(before.effects),
    reply: assistance?.reply?.text ?? (typeof message === 'string' ? message : ''),
    asks: assistance?.reply?.asks ?? [],
    tells:
      assistance?.reply?.tells ?? frontiers.flatMap((frontier) => frontier.tells.map((tell) => tell.ref)),
    questions: (assistance?.suggestions ?? []).flatMap((each) =>
      each.type === 'ask-agent' ? [{ id: each.question.id, text: each.question.text }] : [],
    ),
    refused: (assistance?.refused ?? []).map((each) => each.check),
    status: run?.status ?? 'none',
    policy: run?.policy ?? null,
  };
}

/** The run that the case is in: the newest that goes on, else the newest of all. */
const openRun = (runs: readonly RunState[]): RunState | undefined =>
  runs.findLast((run) => !['done', 'stopped', 'handed-off'].includes(run.status)) ?? runs[0];
