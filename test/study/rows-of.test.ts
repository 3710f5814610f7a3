import { describe, expect, it } from 'vitest';
import type { RunEvent } from '../../app/assist/event.ts';
import type { RunState } from '../../app/assist/outcome.ts';
import { appendTurn, emptyLog } from '../../app/ledger/log.ts';
import type { Offered, ReviewEvent } from '../../app/ledger/review.ts';
import { createMemoryStorage } from '../../app/lib/memory-store.ts';
import { lotOf } from '../../app/study/experiment/assign.ts';
import type { Row } from '../../app/study/row.ts';
import { type RowsInput, rowsOf } from '../../app/study/rows-of.ts';
import type { Comment, Ticket } from '../../app/ticket/ticket.ts';
import { catalog } from '../ledger/page.ts';

const AT = '2026-08-14T10:00:00.000Z';
const kim = { kind: 'agent', id: 'kim' } as const;
const app = { kind: 'app', id: 'stepwise' } as const;

const comment = (kind: 'requester' | 'agent', text: string, createdAt = AT): Comment => ({
  id: `c-${text.length}-${createdAt}`,
  author: { kind, id: kind === 'agent' ? 'kim' : 'dana', name: '' },
  public: true,
  text,
  createdAt,
  attachments: [],
});

const ticket = (comments: readonly Comment[] = [comment('requester', 'Where is it?')]): Ticket => ({
  id: '71',
  helpdesk: 'zendesk',
  subject: '',
  status: 'open',
  channel: 'email',
  brand: '',
  createdAt: AT,
  tags: [],
  fields: {},
  requester: { id: 'dana', name: 'Dana', email: null, emails: [], locale: 'en', tags: [], fields: {} },
  comments,
});

const about = (id: string, by: ReviewEvent['by'] = kim, at = AT) =>
  ({ id, at, suggestion: 's1', ticket: '71', by }) as const;

const draft = (text: string): Offered => ({ type: 'draft', text });
const shown = (offered: Offered): ReviewEvent => ({
  ...about('1', kim, '2026-08-14T09:59:30.000Z'),
  type: 'suggestion-shown',
  offered,
  policy: 'refunds',
  version: 'v1',
  steps: ['refunds#2'],
});
const looked = (forMs: number): ReviewEvent => ({ ...about('2'), type: 'suggestion-looked-at', forMs });
const taken = (as: Offered): ReviewEvent => ({ ...about('3'), type: 'suggestion-accepted', as });

interface Given {
  readonly events?: readonly RunEvent[];
  readonly reviews?: readonly ReviewEvent[];
  readonly writer?: string;
  readonly over?: Partial<RowsInput>;
}

async function rowsFrom({
  events = [],
  reviews = [],
  writer = 'kim',
  over = {},
}: Given): Promise<readonly Row[]> {
  const store = createMemoryStorage({ now: () => AT }).storeFor(writer);
  const outcome = await appendTurn(store, emptyLog('71'), events, reviews);
  if (outcome.status !== 'appended') throw new Error(outcome.status);
  const base = { ticket: ticket(), runs: [], offers: [], catalog, model: null, user: 'kim', now: AT };
  return rowsOf({ ...base, log: outcome.log, ...over });
}

describe('a suggestion', () => {
  const words = 'Hello Dana, your parcel is on its way and will be with you on Friday.';

  it('is a row of whoever ended it', async () => {
    const reviews = [shown(draft(words)), looked(6_000), taken(draft(words))];
    expect(await rowsFrom({ reviews })).toMatchObject([
      { kind: 'suggestion', outcome: 'unedited', tool: '', lookedMs: 6_000, tookMs: 30_000, quick: false },
    ]);
    expect(await rowsFrom({ reviews, over: { user: 'lee' } })).toEqual([]);
  });

  it('is quick where it was taken faster than it can be read', async () => {
    const fast = [shown(draft(words)), looked(600), taken(draft(words))];
    expect(await rowsFrom({ reviews: fast })).toMatchObject([{ outcome: 'unedited', quick: true }]);
    const edited = [shown(draft(words)), looked(600), taken(draft(`${words} Bye`))];
    expect(await rowsFrom({ reviews: edited })).toMatchObject([{ outcome: 'light', quick: false }]);
  });

  it('counts as what was really sent', async () => {
    const sent = comment('agent', 'No.', '2026-08-14T10:02:00.000Z');
    const over = { ticket: ticket([comment('requester', 'Where is it?'), sent]) };
    const reviews = [shown(draft(words)), looked(6_000), taken(draft(words))];
    expect(await rowsFrom({ reviews, over })).toMatchObject([{ outcome: 'heavy', share: 1 }]);
  });

  it('keeps the reason of a rejection and no word of the customer', async () => {
    const reviews: ReviewEvent[] = [
      shown({ type: 'call', tool: 'refund_order', args: { order_id: '1', amount: 20, currency: 'USD' } }),
      { ...about('3'), type: 'suggestion-rejected', reason: 'wrong-value', words: 'Dana said 30' },
    ];
    const rows = await rowsFrom({ reviews });
    expect(rows).toMatchObject([{ outcome: 'rejected', reason: 'wrong-value', risky: true }]);
    expect(JSON.stringify(rows)).not.toContain('Dana');
  });

  it('is no row while it is open', async () => {
    expect(await rowsFrom({ reviews: [shown(draft(words))] })).toEqual([]);
  });
});

describe('an effect', () => {
  const returned = (id: string, status: 'done' | 'failed' | 'unknown' = 'done'): RunEvent => ({
    id,
    at: AT,
    run: '1',
    by: app,
    type: 'tool-returned',
    call: { id, tool: 'refund_order', args: { order_id: '1042', amount: 20, currency: 'USD' } },
    step: 'refunds#2',
    status,
    output: {},
  });

  it('is a row of whoever wrote down what became of it', async () => {
    const rows = await rowsFrom({ events: [returned('a')] });
    expect(rows).toMatchObject([
      { kind: 'effect', status: 'done', money: { currency: 'USD', minor: 2_000 } },
    ]);
    expect(await rowsFrom({ events: [returned('a')], writer: 'lee' })).toEqual([]);
  });

  it('gives no money while nobody knows whether it happened', async () => {
    expect(await rowsFrom({ events: [returned('a', 'unknown')] })).toMatchObject([
      { status: 'unknown', money: null },
    ]);
  });

  it('is repeated where the same was done before', async () => {
    const rows = await rowsFrom({ events: [returned('a'), returned('b')] });
    expect(rows.map((row) => row.kind === 'effect' && row.repeated)).toEqual([false, true]);
  });

  it('is not counted for what only reads', async () => {
    const read = returned('a');
    const events = [
      { ...read, call: { id: 'a', tool: 'get_order_details', args: { order_id: '1' } } } as RunEvent,
    ];
    expect(await rowsFrom({ events })).toEqual([]);
  });
});

describe('a run', () => {
  const chosen = (policy: string, by: RunEvent['by'], id = policy): RunEvent => ({
    id,
    at: AT,
    run: '1',
    by,
    type: 'policy-chosen',
    policy,
    version: 'v1',
    from: null,
  });
  const run: RunState = {
    id: '1',
    policy: 'retention',
    version: 'v1',
    calledFrom: null,
    status: 'done',
    dueAt: null,
    steps: [],
  };
  const offers = [{ ref: 'retention#3', offeredAt: AT }];

  it('is saved where something was offered and nothing was cancelled', async () => {
    const events = [chosen('retention', app)];
    const over = {
      runs: [run],
      offers,
      ticket: ticket([comment('requester', 'a'), comment('requester', 'bb')]),
    };
    expect(await rowsFrom({ events, over })).toMatchObject([
      { kind: 'run', result: 'done', turns: 2, offered: true, saved: true, lot: lotOf('dana') },
    ]);
  });

  it('came back where the customer writes after it was done', async () => {
    const events = [chosen('retention', app)];
    const back = async (wroteAt: string, over: Partial<RowsInput> = {}) => {
      const comments = [comment('requester', 'a'), comment('requester', 'bb', wroteAt)];
      const rows = await rowsFrom({ events, over: { runs: [run], ticket: ticket(comments), ...over } });
      return rows.filter(({ kind }) => kind === 'came-back');
    };
    expect(await back('2026-08-14T10:01:00.000Z')).toEqual([]);
    const wroteAt = '2026-08-14T10:01:01.000Z';
    expect(await back(wroteAt)).toMatchObject([{ at: wroteAt, wroteAt, ticket: '71', policy: 'retention' }]);
    expect(await back(wroteAt, { user: 'ben' })).toHaveLength(1);
    const now = '2026-08-15T08:00:00.000Z';
    expect(await back(wroteAt, { now })).toMatchObject([{ at: now, wroteAt }]);
    expect(await back(wroteAt, { runs: [{ ...run, status: 'open' }] })).toEqual([]);
  });

  it('did not come back where the customer only thanks', async () => {
    const back = async (...words: readonly string[]) => {
      const wrote = words.map((text, i) => comment('requester', text, `2026-08-14T1${1 + i}:00:00.000Z`));
      const over = { runs: [run], ticket: ticket([comment('requester', 'a'), ...wrote]) };
      const rows = await rowsFrom({ events: [chosen('retention', app)], over });
      return rows.flatMap((row) => (row.kind === 'came-back' ? [row.wroteAt.slice(11, 13)] : []));
    };
    expect(await back('Perfect, thank you so much for your help!')).toEqual([]);
    expect(await back('Super, vielen lieben Dank für die schnelle Hilfe!')).toEqual([]);
    expect(await back('Danke!', 'Danke, aber die Farbe stimmt nicht.')).toEqual(['12']);
    expect(await back('It is broken', 'Thanks')).toEqual(['11']);
    expect(await back('It is broken', 'Hello? It is still broken')).toEqual(['11']);
    expect(await back('Thanks for nothing')).toEqual(['11']);
  });

  it('has the messages until its end, without mere thanks', async () => {
    const turns = async (...words: readonly (readonly [string, string])[]) => {
      const wrote = words.map(([text, at]) => comment('requester', text, at));
      const over = { runs: [run], ticket: ticket([comment('requester', 'a'), ...wrote]) };
      const rows = await rowsFrom({ events: [chosen('retention', app)], over });
      return rows.flatMap((row) => (row.kind === 'run' ? [row.turns] : []));
    };
    const before = '2026-08-14T09:59:00.000Z';
    expect(await turns(['Where is it?', before])).toEqual([2]);
    expect(await turns(['Vielen Dank!', before])).toEqual([1]);
    expect(await turns(['Okay, vielen Dank!', before])).toEqual([2]);
    expect(await turns(['It is broken', '2026-08-14T10:01:00.000Z'])).toEqual([2]);
    expect(await turns(['It is broken', '2026-08-14T10:01:01.000Z'])).toEqual([1]);
  });

  it('is not counted while it goes on', async () => {
    const over = { runs: [{ ...run, status: 'open' as const }] };
    expect(await rowsFrom({ events: [chosen('retention', app)], over })).toEqual([]);
  });

  it('tells of a wrong match where the agent chose another policy', async () => {
    const events = [chosen('retention', app), chosen('refunds', kim)];
    expect(await rowsFrom({ events })).toMatchObject([
      { kind: 'wrong-match', policy: 'retention', right: 'refunds' },
    ]);
    expect(await rowsFrom({ events: [chosen('retention', kim), chosen('refunds', kim, 'again')] })).toEqual(
      [],
    );
  });
});
