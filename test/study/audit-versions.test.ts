/** Lines of the audit name the version that was gone by and what it rested on, each read by itself. */
import { describe, expect, it } from 'vitest';
import type { RunEvent } from '../../app/assist/event.ts';
import { approve } from '../../app/ledger/approval.ts';
import { type Effect, type EffectState, effectOf } from '../../app/ledger/effect.ts';
import { execute } from '../../app/ledger/execute.ts';
import { appendTurn, emptyLog, readLog } from '../../app/ledger/log.ts';
import { askSupervisor, decide } from '../../app/ledger/request.ts';
import { approvedEvent } from '../../app/ledger/returns.ts';
import type { Evidence } from '../../app/lib/evidence.ts';
import { createMemoryStorage } from '../../app/lib/memory-store.ts';
import { readAudit } from '../../app/study/audit.ts';
import { approved, createWorld, openPage, refund, toolNamed } from '../ledger/page.ts';
import { proposeCall, suggest } from '../support/suggestions.ts';

const NOW = '2026-09-10T12:00:00.000Z';
const ALL = { ticket: '', cursor: null };
const GONE: Evidence = { kind: 'comment', id: '5', path: '', quote: 'it never came' };
const ORDER: Evidence = { kind: 'field', id: 'order', path: '', quote: '1042' };

const base = { at: NOW, run: '1', by: { kind: 'agent', id: 'kim' } } as const;

const chosen = (id: string, version: string, run = '1'): RunEvent => ({
  ...base,
  id,
  run,
  type: 'policy-chosen',
  policy: 'refunds',
  version,
  from: null,
});

const approval = (id: string, run = '1'): RunEvent => ({
  ...base,
  id,
  run,
  type: 'call-approved',
  call: refund(),
  step: 'refunds#2',
});

const answered = (id: string, run = '1'): RunEvent => ({
  ...base,
  id,
  run,
  type: 'question-answered',
  question: 'is it lost',
  value: true,
  evidence: [GONE],
});

/** A ticket on which each list of events was written as a turn. */
async function logged(...turns: readonly (readonly RunEvent[])[]) {
  const storage = createMemoryStorage({ now: () => NOW });
  const store = storage.storeFor('kim');
  for (const events of turns) await appendTurn(store, await readLog(store, emptyLog('71')), events);
  const { lines } = await readAudit(store, 'run', ALL);
  return { storage, store, lineOf: (id: string) => lines.find((line) => line.id === id) };
}

describe('a line of a turn', () => {
  it('names the version that was chosen in an earlier turn', async () => {
    const { lineOf } = await logged([chosen('a', 'v3')], [approval('b')]);
    expect(lineOf('run:71:1#0')).toMatchObject({ policy: 'refunds', version: 'v3' });
  });

  it('names the version that the case moved to, from then on', async () => {
    const { lineOf } = await logged(
      [chosen('a', 'v3')],
      [approval('b')],
      [chosen('c', 'v4')],
      [approval('d')],
    );
    expect([lineOf('run:71:1#0')?.version, lineOf('run:71:3#0')?.version]).toEqual(['v3', 'v4']);
  });

  it('names the version of its own run where two go by one policy', async () => {
    const { lineOf } = await logged([chosen('a', 'v3', '1'), chosen('b', 'v4', '2')], [approval('c', '1')]);
    expect(lineOf('run:71:1#0')?.version).toBe('v3');
  });

  it('names the policy of its run where the event itself names none', async () => {
    const { lineOf } = await logged([chosen('a', 'v3')], [answered('b')]);
    expect(lineOf('run:71:1#0')).toMatchObject({ policy: 'refunds', version: 'v3', evidence: [GONE] });
  });

  it('says what an approved call rested on, each thing once', async () => {
    const suggestion = suggest({
      ...proposeCall(refund()),
      evidence: [GONE, GONE],
      sources: { order_id: ORDER },
    });
    const tool = toolNamed('refund_order');
    const outcome = approve({
      suggestion,
      args: suggestion.call.args,
      tool,
      state: stateOf(effectOf(tool, suggestion.call.args, '71')),
      reverify: (proposal) => suggest(proposal),
      by: { kind: 'agent', id: 'kim' },
      at: NOW,
      ticket: '71',
      undoes: null,
      id: 'a1',
    });
    if (outcome.status !== 'approved') throw new Error(outcome.status);
    const { lineOf } = await logged([approvedEvent(outcome.approval)]);
    expect(lineOf('run:71:0#0')?.evidence).toEqual([GONE, ORDER]);
  });
});

/** Nothing was tried of it yet. */
const stateOf = (effect: Effect | null): EffectState | null =>
  effect && { effect, entries: [], done: [], open: null, next: 0 };

/** What kim asks and sam decides, on ticket 71. */
async function decided() {
  const storage = createMemoryStorage({ now: () => NOW });
  const kim = storage.storeFor('kim');
  const basis = { facts: 'f', policy: 'p' };
  const asked = await askSupervisor(
    kim,
    {
      proposal: { ...proposeCall(refund()), evidence: [GONE], sources: { order_id: ORDER } },
      ticket: '71',
      effect: null,
      n: 0,
      undoes: null,
      basis,
      because: 'over $10',
      why: null,
      words: 'please',
      version: 'v3',
    },
    'ask',
  );
  if (asked.status === 'failed') throw new Error(asked.reason);
  const word = { verdict: 'rejected', args: null, reason: 'too much' } as const;
  await decide(asked.request, word, {
    store: storage.storeFor('sam'),
    user: 'sam',
    isSupervisor: async () => true,
    basis,
    randomId: () => 'id',
  });
  return { storage, kim };
}

const UNDER = { tool: 'refund_order', policy: 'refunds', step: 'refunds#2', version: 'v3' };

describe('requests and decisions', () => {
  it('name the version and the evidence of what was asked', async () => {
    const { kim } = await decided();
    const { lines } = await readAudit(kim, 'request', ALL);
    expect(lines).toMatchObject([{ ...UNDER, by: 'kim', evidence: [GONE, ORDER] }]);
    expect(lines[0]?.detail).toContain('amount: 20');
  });

  it('name it in the decision too, with who decided by the helpdesk’s word', async () => {
    const { kim } = await decided();
    const { lines } = await readAudit(kim, 'decision', ALL);
    expect(lines).toMatchObject([{ ...UNDER, by: 'sam', evidence: [GONE, ORDER] }]);
    expect(lines[0]?.detail).toContain('verdict: rejected');
  });

  it('say nothing of a request that is no longer what was decided', async () => {
    const { storage, kim } = await decided();
    const record = storage.records().find(({ type }) => type === 'request');
    if (record) await kim.put({ ...record, body: { ...Object(record.body), words: 'other words' } });
    const { lines } = await readAudit(kim, 'decision', ALL);
    expect(lines).toMatchObject([{ tool: '', version: '', evidence: [] }]);
  });
});

/** What was tried and settled on ticket 71 under the third version. */
async function settled() {
  const world = createWorld();
  const page = openPage(world);
  await execute(await approved(page, refund()), page.ports);
  return { world, store: page.ports.store };
}

describe('attempts and what became of them', () => {
  it('name the tool, the step and the version of the attempt', async () => {
    const { store } = await settled();
    expect((await readAudit(store, 'claim', ALL)).lines).toMatchObject([UNDER]);
    expect((await readAudit(store, 'settlement', ALL)).lines).toMatchObject([UNDER]);
  });

  it('name no version where an older record has none', async () => {
    const { world, store } = await settled();
    const claim = world.storage.records().find(({ type }) => type === 'claim');
    const { version: _, ...older } = Object(claim?.body);
    if (claim) await store.put({ ...claim, body: older });
    for (const type of ['claim', 'settlement'] as const)
      expect((await readAudit(store, type, ALL)).lines).toMatchObject([{ ...UNDER, version: '' }]);
  });

  it('say what was settled also where the attempt is gone', async () => {
    const { store } = await settled();
    const [claim] = (await readAudit(store, 'claim', ALL)).lines;
    await store.remove('entry', claim?.id ?? '');
    const { lines } = await readAudit(store, 'settlement', ALL);
    expect(lines).toMatchObject([{ what: 'settlement', tool: '', detail: 'status: done' }]);
  });
});
