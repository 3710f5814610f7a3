/**
 * `tsx scripts/kustomer-register.ts`: registers and installs `dist/kustomer/app.json`. The org's API address and an API key with
 * the role `org.admin.apps` come from `KUSTOMER_API_URL` and `KUSTOMER_API_TOKEN`. With `--check` nothing leaves this machine.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseJson } from '../app/lib/json.ts';
import { definitionProblems } from './kustomer-check.ts';
import { registerApp } from './kustomer-registration.ts';

const DIST = join(dirname(fileURLToPath(import.meta.url)), '..', 'dist');
const DEFINITION = join(DIST, 'kustomer', 'app.json');

async function main(): Promise<number> {
  const definition = parseJson(await readFile(DEFINITION, 'utf8'));
  if (process.argv.includes('--check')) return check(definition);
  const address = process.env['KUSTOMER_API_URL'] ?? '';
  const token = process.env['KUSTOMER_API_TOKEN'] ?? '';
  if (!address.startsWith('https://') || token === '') {
    process.stderr.write('set KUSTOMER_API_URL (https://<org>.api.kustomerapp.com) and KUSTOMER_API_TOKEN\n');
    return 1;
  }
  const outcome = await registerApp(definition, {
    send: (method, path, body) => send({ address, token }, { method, path, body }),
    print: (line) => void process.stdout.write(`${line}\n`),
    sleep: (ms) => new Promise((done) => setTimeout(done, ms)),
    randomId: () => crypto.randomUUID(),
    keep: (version, answer) => writeFile(answerOf(version), JSON.stringify(answer)),
    kept: async (version) => parseJson(await readFile(answerOf(version), 'utf8').catch(() => '')),
  });
  return outcome.status === 'done' ? 0 : 1;
}

const answerOf = (version: string): string => join(DIST, `kustomer-registered-${version}.json`);

function check(definition: unknown): number {
  const problems = definitionProblems(definition);
  for (const problem of problems) process.stderr.write(`${problem}\n`);
  if (problems.length === 0) process.stdout.write('the definition may be registered\n');
  return problems.length === 0 ? 0 : 1;
}

async function send(
  { address, token }: { address: string; token: string },
  { method, path, body }: { method: string; path: string; body: unknown },
) {
  const response = await fetch(new URL(path, address), {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { httpStatus: response.status, body: parseJson(await response.text()) ?? null };
}

process.exitCode = await main();
