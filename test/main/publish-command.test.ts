import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runCommand } from '../../app/main/cli/command.ts';

const running = mkdtempSync(join(tmpdir(), 'stepwise-'));
const drafts = mkdtempSync(join(tmpdir(), 'stepwise-'));
afterAll(() => {
  for (const each of [running, drafts]) rmSync(each, { recursive: true });
});

const write = (folder: string, name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

async function run(...argv: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const code = await runCommand(argv, { out: (text) => out.push(text), err: (text) => err.push(text) });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

const policy = (percent: number, step = 'Ask for the order number.') =>
  `Use this policy when a customer wants to leave.\n\n1. ${step}\n2. Look it up with @get_order_details(order_id: str).\n3. Give up to ${percent}% off with @set_discount_to_order(order_id: str, percent: float).\n`;
const before = write(running, 'stay.md', policy(10));

describe('diff', () => {
  it('says what changes in what a policy does and what rises', async () => {
    const after = write(drafts, 'more.md', policy(20));
    const { code, out } = await run('diff', before, after);
    expect(code).toBe(0);
    expect(out).toContain('amounts: - at-most 10 percent, + at-most 20 percent');
    expect(out).toContain('! set_discount_to_order.percent, an agent alone: 10 → 20');
  });

  it('says so where nothing changes', async () => {
    expect((await run('diff', before, before)).out).toBe('no change in what it does');
  });

  it('prints JSON for other programs', async () => {
    const after = write(drafts, 'other.md', policy(10, 'Ask for the email.'));
    const { out } = await run('diff', before, after, '--json');
    expect(JSON.parse(out)).toMatchObject({
      changes: [{ type: 'title' }, { type: 'step-changed' }],
      raises: [],
    });
  });

  it('wants two files that can be read', async () => {
    expect((await run('diff', before)).code).toBe(1);
    expect((await run('diff', before, join(drafts, 'nothing.md'))).err).toContain('there is no such file');
  });
});

describe('publish --dry-run', () => {
  it('tells which files change what runs and need a second person', async () => {
    const file = write(drafts, 'stay.md', policy(20));
    const { code, out } = await run('publish', '--dry-run', file, '--policies', running);
    expect(code).toBe(0);
    expect(out).toContain('changed  ');
    expect(out).toContain('somebody other than the author has to publish it');
  });

  it('asks for nobody else where nothing rises', async () => {
    const file = write(drafts, 'stay.md', policy(5));
    const { code, out } = await run('publish', '--dry-run', file, '--policies', running);
    expect(code).toBe(0);
    expect(out).not.toContain('somebody other');
  });

  it('leaves a file alone that says the same', async () => {
    expect((await run('publish', '--dry-run', before, '--policies', running)).out).toBe(`same  ${before}`);
  });

  it('says of a new policy no more than that it is new', async () => {
    const file = write(
      drafts,
      'gift.md',
      'Use this policy when a gift is wanted.\n\n1. Ask for the order number.\n',
    );
    const { code, out } = await run('publish', '--dry-run', file, '--policies', running);
    expect([code, out]).toEqual([0, `new  ${file}`]);
  });

  it('fails for a file with errors', async () => {
    const file = write(drafts, 'stay.md', '1. Do it with @no_such_tool_at_all(order_id: str).\n');
    const { code, out, err } = await run('publish', '--dry-run', file, '--policies', running);
    expect(code).toBe(1);
    expect(out).toContain('refused  ');
    expect(err).toContain('no_such_tool_at_all');
  });

  it('publishes nothing from here', async () => {
    const { code, err } = await run('publish', before);
    expect(code).toBe(1);
    expect(err).toContain('--dry-run');
  });
});
