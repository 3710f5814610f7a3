/**
 * The exported file against a check that shares no code with the app: canonical JSON and SHA-256 as the README describes them.
 * Whoever has the file can tell that a turn was changed, taken out or put in.
 */
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { RunEvent } from '../../app/assist/event.ts';
import { appendTurn, emptyLog, readLog } from '../../app/ledger/log.ts';
import { createMemoryStorage } from '../../app/lib/memory-store.ts';
import { exportRecords } from '../../app/study/audit.ts';

interface Line {
  readonly key: string;
  readonly digest: string;
  readonly body: { readonly prev: string; readonly events: unknown[]; readonly versions?: unknown[] };
}

/** Members by name, nothing between them. */
function plainJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(plainJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, inner]) => `${JSON.stringify(name)}:${plainJson(inner)}`).join(',')}}`;
}

/** The first turn that is not what the one behind it says, or whose digest is not its own; null where all are. */
function brokenTurn(lines: readonly Line[]): string | null {
  const seqOf = ({ key }: Line): number => Number(key.split(':').at(-1));
  let prev = '';
  for (const [i, line] of [...lines].sort((a, b) => seqOf(a) - seqOf(b)).entries()) {
    const own = createHash('sha256').update(plainJson(line.body)).digest('hex');
    if (seqOf(line) !== i || line.digest !== own || line.body.prev !== prev) return line.key;
    prev = own;
  }
  return null;
}

const base = {
  at: '2026-09-10T12:00:00.000Z',
  run: '1',
  by: { kind: 'agent', id: 'kim' },
} as const;

const TURNS: readonly (readonly RunEvent[])[] = [
  [{ ...base, id: 'a', type: 'policy-chosen', policy: 'refunds', version: 'v3', from: null }],
  [
    {
      ...base,
      id: 'b',
      type: 'call-approved',
      call: { id: 'c', tool: 'refund_order', args: { amount: 1.5, note: 'Größe „M“ 😀' } },
      step: 'refunds#2',
    },
  ],
  [{ ...base, id: 'd', type: 'run-ended', reason: 'done' }],
];

/** The file of a ticket with three turns. */
async function file(): Promise<Line[]> {
  const store = createMemoryStorage({ now: () => base.at }).storeFor('kim');
  for (const events of TURNS) await appendTurn(store, await readLog(store, emptyLog('71')), events);
  const lines: Line[] = [];
  await exportRecords(store, { types: ['run'], ticket: '71', from: '', to: '' }, (text) => {
    lines.push(
      ...text
        .trim()
        .split('\n')
        .map((line): Line => JSON.parse(line)),
    );
    return true;
  });
  return lines;
}

describe('the chain of an exported ticket', () => {
  it('is whole by a check of somebody else’s', async () => {
    const lines = await file();
    expect(lines).toHaveLength(3);
    expect(brokenTurn(lines)).toBeNull();
  });

  it('covers under which version each turn was written', async () => {
    const lines = await file();
    const turn = lines.find(({ key }) => key === 'run:71:1');
    expect(turn?.body.versions).toEqual([{ run: '1', policy: 'refunds', version: 'v3' }]);
    const other = { ...turn?.body, versions: [{ run: '1', policy: 'refunds', version: 'v4' }] };
    const forged = lines.map(
      (line): Line => (line === turn ? { ...line, body: { ...line.body, ...other } } : line),
    );
    expect(brokenTurn(forged)).toBe('run:71:1');
  });

  it('breaks where a turn was changed together with its digest', async () => {
    const forged = (await file()).map((line): Line => {
      if (line.key !== 'run:71:1') return line;
      const body = { ...line.body, events: [] };
      return { ...line, body, digest: createHash('sha256').update(plainJson(body)).digest('hex') };
    });
    expect(brokenTurn(forged)).toBe('run:71:2');
  });

  it('breaks where a turn was taken out', async () => {
    const lines = await file();
    expect(brokenTurn(lines.filter(({ key }) => key !== 'run:71:1'))).toBe('run:71:2');
    expect(brokenTurn(lines.filter(({ key }) => key !== 'run:71:0'))).toBe('run:71:1');
  });
});
