import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runCommand } from '../../app/main/cli/command.ts';

const folder = mkdtempSync(join(tmpdir(), 'stepwise-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

async function run(...argv: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const code = await runCommand(argv, { out: (text) => out.push(text), err: (text) => err.push(text) });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

const LIBRARY = 'app/policy/library';
const ticket = (text: string) => ({
  id: '1',
  subject: '',
  requester: { name: 'Dana', email: 'dana@example.com' },
  comments: [{ author: { kind: 'requester' }, text }],
});
const broken = file('broken.md', 'Use this policy for x.\n\n1. Fix it with @no_such_tool(order_id: str).\n');
const warned = file(
  'warned.md',
  'Use this policy for x.\n\n1. Use @set_discount_to_order to give a discount (e.g., 10%).\n',
);

describe('lint', () => {
  it('names an unknown tool with its line and exits 1', async () => {
    const { code, out } = await run('lint', broken);
    expect([code, out]).toEqual([1, expect.stringContaining('broken.md:3:16: error[unknown-tool]')]);
  });

  it('exits 0 with warnings only', async () => {
    const { code, out } = await run('lint', warned, '--json');
    expect(code).toBe(0);
    expect(
      JSON.parse(out)[0].problems.every((problem: { severity: string }) => problem.severity === 'warning'),
    ).toBe(true);
  });

  it('knows the policies that ship, and finds nothing wrong with them', async () => {
    for (const name of readdirSync(LIBRARY))
      expect([name, await run('lint', join(LIBRARY, name))]).toMatchObject([name, { code: 0, out: '' }]);
  });

  it('takes another library where one is named', async () => {
    const calling = file('calling.md', 'Use this policy for x.\n\n1. Go on with the #Refund_Policy.\n');
    expect((await run('lint', calling)).code).toBe(0);
    const { code, out } = await run('lint', calling, '--policies', mkdtempSync(join(folder, 'empty-')));
    expect([code, out]).toEqual([1, expect.stringContaining('error[unknown-policy]')]);
  });

  it.each([
    ['a missing file', join(folder, 'nothing.md'), 'there is no such file'],
    ['a folder', folder, 'it is a folder'],
    ['what is no text', file('bytes.md', new Uint8Array([0xff, 0xfe, 0x00, 0xd8])), 'it is not UTF-8 text'],
  ])('says of %s what is wrong', async (_name, path, reason) => {
    const { code, err } = await run('lint', path);
    expect([code, err]).toEqual([1, expect.stringContaining(reason)]);
  });
});

describe('compile', () => {
  it('prints the form also when it exits 1', async () => {
    const both = await run(
      'compile',
      file('empty-front.md', '---\nlimits: [\n---\n1. Ask for the order number.\n'),
    );
    expect(JSON.parse(both.out).policies[0].steps[0]).toMatchObject({
      id: '1',
      kind: 'ask',
      condition: null,
    });
  });

  it('takes one file', async () => {
    expect((await run('compile')).code).toBe(1);
  });
});

describe('match and plan', () => {
  it('prints matches and others', async () => {
    const { code, out } = await run(
      'match',
      '--policies',
      LIBRARY,
      '--ticket',
      file('t.json', JSON.stringify(ticket('My tracking says delivered but nothing is here'))),
    );
    expect(code).toBe(0);
    expect(Object.keys(JSON.parse(out))).toEqual(['matches', 'others']);
    expect(JSON.parse(out)).toMatchObject({
      matches: [{ policy: 'shipment-not-received', reasons: [expect.any(String)] }],
      others: expect.any(Array),
    });
  });

  it('prints an error in place of a bad line and goes on', async () => {
    const good = JSON.stringify({
      now: '2026-11-20T10:00:00Z',
      ticket: ticket('skip my next shipment'),
      events: [],
    });
    const { code, out } = await run(
      'plan',
      '--policies',
      LIBRARY,
      '--batch',
      file('b.jsonl', `${good}\nnot json\n${good}\n`),
    );
    const lines = out.split('\n').map((line) => JSON.parse(line));
    expect([code, lines.length, lines[1]]).toEqual([1, 3, { error: 'it is not JSON' }]);
    expect(lines[2].runs[0].policy).toBe('skip-next-shipment');
  });

  it.each([
    ['a case without a moment', { ticket: ticket('x') }, '`now` of the case'],
    [
      'an event of no kind',
      { now: '2026-11-20T10:00:00Z', ticket: ticket('x'), events: [{ type: 'sing' }] },
      'event 1',
    ],
    ['a comment without words', { now: '2026-11-20T10:00:00Z', ticket: { comments: [{}] } }, 'comment 1'],
    ['a list', [], 'not a JSON object'],
  ])('says of %s what is wrong', async (_name, value, reason) => {
    const { code, err } = await run(
      'plan',
      '--policies',
      LIBRARY,
      '--case',
      file('c.json', JSON.stringify(value)),
    );
    expect([code, err]).toEqual([1, expect.stringContaining(reason)]);
  });

  it('takes events written by hand', async () => {
    const events = [
      { type: 'policy-chosen', policy: 'refund-policy' },
      {
        type: 'tool-returned',
        call: { tool: 'get_order_details', args: { order_id: '1042' } },
        output: { order_id: '1042', email: 'dana@example.com', refundable: '20.00', currency: 'USD' },
      },
    ];
    const value = { now: '2026-11-20T10:00:00Z', ticket: ticket('refund order 1042'), events };
    const { out } = await run('plan', '--policies', LIBRARY, '--case', file('h.json', JSON.stringify(value)));
    expect(JSON.parse(out).suggestions).toContainEqual(
      expect.objectContaining({
        type: 'call',
        tool: 'refund_order',
        args: expect.objectContaining({ order_id: '1042', amount: 20 }),
      }),
    );
  });

  it('needs a folder of policies', async () => {
    expect((await run('plan', '--policies', join(folder, 'none'), '--case', broken)).err).toContain(
      'there is no such folder',
    );
  });
});

describe('rehearse', () => {
  it('shows a failed expectation like a diff', async () => {
    const script = {
      now: '2026-11-20T10:00:00Z',
      policies: [broken],
      shop: {},
      turns: [{ customer: 'x', expect: { calls: [{ tool: 'refund_order' }] } }],
    };
    const { code, out } = await run('rehearse', file('s.json', JSON.stringify(script)));
    expect([code, out]).toEqual([1, expect.stringContaining('- refund_order')]);
    expect(out).toContain('+ no call');
  });

  it('names what is wrong with a script', async () => {
    const { code, err } = await run(
      'rehearse',
      file('bad.json', '{"now":"2026-11-20T10:00:00Z","policies":[],"turns":[{"sing":1}]}'),
    );
    expect([code, err]).toEqual([1, expect.stringContaining('turns.0')]);
  });
});

describe('the command line', () => {
  it('names a command that does not exist and prints the usage', async () => {
    const { code, err } = await run('fly');
    expect([code, err]).toEqual([1, expect.stringContaining('there is no command `fly`')]);
  });

  it('prints the usage on request', async () => {
    expect((await run('--help')).code).toBe(0);
  });
});
