import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runCommand } from '../../app/main/cli/command.ts';
import { createScriptedModel, SCRIPTED_NAME } from '../../app/sandbox/model/scripted-model.ts';
import { DRAFT, PUBLISHED, pastMonth } from '../support/past-tickets.ts';

const folder = mkdtempSync(join(tmpdir(), 'stepwise-'));
const library = mkdtempSync(join(tmpdir(), 'stepwise-'));
const scripted = createScriptedModel({ now: Date.now });

const headersOf = ({ headers }: IncomingMessage): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));

/** The scripted model behind real HTTP. */
const server = createServer(async (request, response) => {
  const { method = '', url = '' } = request;
  const reply = await scripted.handle({
    method,
    url: `http://127.0.0.1${url}`,
    headers: headersOf(request),
    body: await text(request),
  });
  response.writeHead(reply.status, reply.headers).end(reply.body);
});

beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  process.env['OPENAI_BASE_URL'] = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/v1`;
});
beforeEach(() => {
  scripted.forget();
  process.env['OPENAI_API_KEY'] = 'a-key';
});
afterAll(() => {
  server.close();
  for (const name of ['OPENAI_BASE_URL', 'OPENAI_API_KEY']) delete process.env[name];
  for (const each of [folder, library]) rmSync(each, { recursive: true });
});

function write(name: string, words: string, into = folder): string {
  const path = join(into, name);
  writeFileSync(path, words);
  return path;
}

for (const [name, words] of Object.entries(PUBLISHED)) write(name, words, library);
const draft = write('damaged-product.md', DRAFT['damaged-product.md'] ?? '');
const batch = write(
  'past.jsonl',
  pastMonth(8)
    .map(({ past }) => `${JSON.stringify(past)}\n`)
    .join(''),
);
const files = ['--policies', library, '--draft', draft, '--batch', batch];
const model = ['--model', SCRIPTED_NAME, '--prices', '1 0.1 10'];

async function run(...argv: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const code = await runCommand(['backtest', ...files, ...argv], {
    out: (line) => out.push(line),
    err: (line) => err.push(line),
  });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

describe('backtest --model', () => {
  it('estimates the cost and asks nothing without a limit', async () => {
    const { code, out, err } = await run(...model);
    expect([code, out, scripted.asked.length]).toEqual([0, '', 0]);
    expect(err).toMatch(/estimate: about 0\.\d+ USD for \d+ questions about 9 messages/);
    expect(err).toContain('nothing was sent; --max-cost says');
  });

  it('asks within the limit and says what it cost', async () => {
    const { code, out, err } = await run(...model, '--max-cost', '1');
    expect(code).toBe(0);
    expect(out).toContain('8 tickets: policy 1');
    expect(err).toContain(`${scripted.asked.length} questions asked: 0.`);
    expect(scripted.faults).toEqual([]);
    expect(scripted.asked.length).toBeGreaterThan(8);
  });

  it('stops at the limit with what was compared by then', async () => {
    const { code, out, err } = await run(...model, '--max-cost', '0.08');
    expect(code).toBe(1);
    expect(err).toMatch(/stopped at --max-cost: the next question could take up to 0\.\d+ USD/);
    expect(err).toMatch(/\b[1-7] of 8 tickets were compared/);
    expect(out).toMatch(/^[1-7] tickets/);
  });

  it('stops where the key is refused', async () => {
    process.env['OPENAI_API_KEY'] = '';
    const { code, err } = await run(...model, '--max-cost', '1');
    expect([code, scripted.asked.length]).toEqual([1, 0]);
    expect(err).toContain("the model's server does not accept OPENAI_API_KEY");
  });

  it('marks what it got no answer to', async () => {
    scripted.play({ type: 'refusal', text: 'no' });
    const { code, out, err } = await run(...model, '--max-cost', '1');
    expect(code).toBe(0);
    expect(err).toContain('1 without an answer');
    expect(out).toContain('1 in which the model did not answer, compared without it there');
  });

  it('hides what it is told to hide', async () => {
    await run(...model, '--max-cost', '1', '--redact', 'emails names');
    const sent = JSON.stringify(scripted.asked);
    expect(sent).not.toContain('customer0@example.com');
    expect(sent).not.toContain('Reyes');
  });

  it('says what is missing', async () => {
    expect((await run('--model', SCRIPTED_NAME)).err).toContain("--prices 'INPUT CACHED OUTPUT' is missing");
    expect((await run('--model', '', '--prices', '1 1 1')).err).toContain('--model NAME is missing');
    expect((await run(...model, '--max-cost', 'lots')).err).toContain('`lots` is not an amount');
    expect((await run(...model, '--max-cost', '0')).code).toBe(1);
  });
});
