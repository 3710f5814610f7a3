import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runCommand } from '../../app/main/cli/command.ts';
import { DRAFT, PUBLISHED, pastMonth } from '../support/past-tickets.ts';

const folder = mkdtempSync(join(tmpdir(), 'stepwise-'));
const library = mkdtempSync(join(tmpdir(), 'stepwise-'));
afterAll(() => {
  for (const each of [folder, library]) rmSync(each, { recursive: true });
});

function write(name: string, text: string, into = folder): string {
  const path = join(into, name);
  writeFileSync(path, text);
  return path;
}

async function run(...argv: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const code = await runCommand(['backtest', ...argv], {
    out: (text) => out.push(text),
    err: (text) => err.push(text),
  });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

for (const [name, text] of Object.entries(PUBLISHED)) write(name, text, library);
const draft = write('refund-policy.md', DRAFT['refund-policy.md'] ?? '');
const month = pastMonth(16);
const batch = write('past.jsonl', month.map(({ past }) => `${JSON.stringify(past)}\n`).join(''));
const files = ['--policies', library, '--draft', draft, '--batch', batch];

describe('backtest', () => {
  it('tells how many tickets a draft changes, and which', async () => {
    const { code, out } = await run(...files);
    expect(code).toBe(0);
    expect(out).toContain('16 tickets: policy 0, action');
    expect(out).toMatch(/70009 {2}action {2}refund_order \(agent\) → refund_order \(supervisor\)/);
  });

  it('prints a comparison a line', async () => {
    const { out } = await run(...files, '--json');
    const lines = out.split('\n').map((line) => JSON.parse(line));
    expect(lines.length).toBe(16);
    expect(lines[0]).toMatchObject({ flip: 'action' });
  });

  it('prints a table', async () => {
    const { out } = await run(...files, '--csv');
    expect(out.split('\r\n')[0]).toContain('ticket,subject,at,flip');
  });

  it('takes a folder for the whole library', async () => {
    const whole = mkdtempSync(join(tmpdir(), 'stepwise-'));
    write('refund-policy.md', PUBLISHED['refund-policy.md'] ?? '', whole);
    const { out } = await run('--policies', library, '--draft', whole, '--batch', batch);
    rmSync(whole, { recursive: true });
    expect(out).toContain('skip-next-shipment → none');
  });

  it('takes tickets alone', async () => {
    const tickets = write(
      'tickets.jsonl',
      month.map(({ past }) => `${JSON.stringify(past.ticket)}\n`).join(''),
    );
    const { code, out } = await run('--policies', library, '--draft', draft, '--batch', tickets);
    expect([code, out]).toEqual([
      0,
      expect.stringContaining('compared up to a look-up that nobody recorded'),
    ]);
  });

  it('names a bad line and compares the others', async () => {
    const lines = `{"ticket":{"comments":[{"text":"hi"}]}}\n${JSON.stringify(month[0]?.past)}\nnonsense\n`;
    const { code, out, err } = await run(
      '--policies',
      library,
      '--draft',
      draft,
      '--batch',
      write('bad.jsonl', lines),
    );
    expect([code, out]).toEqual([1, expect.stringContaining('1 tickets')]);
    expect(err).toContain('line 1: comment 1 of the ticket has no `createdAt`');
    expect(err).toContain('line 3: the line is not a JSON object');
  });

  it('says what is missing', async () => {
    expect((await run('--draft', draft, '--batch', batch)).err).toContain('--policies DIR is missing');
    expect((await run('--policies', library, '--batch', batch)).err).toContain('--draft');
    expect((await run('--policies', library, '--draft', draft)).err).toContain(
      '--batch FILE.jsonl is missing',
    );
    expect((await run('--policies', library, '--draft', draft, '--batch', 'none')).err).toContain(
      'no such file',
    );
    expect((await run('--policies', library, '--draft', 'none.md', '--batch', batch)).err).toContain(
      'no such file',
    );
  });

  it('tries a draft with an error as far as it can be read, and exits 1', async () => {
    const broken = write(
      'broken.md',
      '---\nlimits:\n  refund_order.amount: lots\n---\nUse this policy for x.\n\n1. Ask why.\n',
    );
    const { code, err } = await run('--policies', library, '--draft', broken, '--batch', batch);
    expect([code, err]).toEqual([1, expect.stringContaining('error[')]);
  });
});
