import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parseJson } from '../../lib/json.ts';
import { createServiceTable, STANDARD_CONFIG } from '../../lib/services/table.ts';
import { compile } from '../../policy/compile.ts';
import type { Policy } from '../../policy/policy.ts';
import { createEngine, NO_SETTINGS } from '../engine.ts';
import { everyLanguage } from '../every-language.ts';
import { policyPaths, readPolicyFile } from '../policy-files.ts';
import type { Read } from '../read-input.ts';
import { type Rehearsal, rehearse } from '../rehearse/rehearse.ts';
import { readScript, type Script } from '../rehearse/script.ts';
import type { CommandInput, Output } from './input.ts';
import { installedCatalog } from './installed-catalog.ts';

/** `rehearse SCRIPT…`: plays scripted conversations against shops in memory; exit 1 where one goes another way. */
export async function rehearseCommand({ files, json }: CommandInput, { out, err }: Output): Promise<number> {
  if (files.length === 0) {
    err('rehearse takes one script or more');
    return 1;
  }
  const results: { file: string; rehearsal: Rehearsal }[] = [];
  let bad = false;
  for (const file of files) {
    const played = await play(file);
    if (played.status === 'bad') {
      bad = true;
      err(`${file}: ${played.reason}`);
    } else results.push({ file, rehearsal: played.value });
  }
  if (json)
    out(
      JSON.stringify(
        results.map(({ file, rehearsal }) => ({ file, ...rehearsal })),
        null,
        2,
      ),
    );
  else for (const { file, rehearsal } of results) out(printRehearsal(file, rehearsal));
  return bad || results.some(({ rehearsal }) => !rehearsal.passed) ? 1 : 0;
}

async function play(file: string): Promise<Read<Rehearsal>> {
  const script = readFile(file);
  if (script.status === 'bad') return script;
  const policies = readScriptPolicies(file, script.value);
  if (policies.status === 'bad') return policies;
  const catalog = installedCatalog();
  const engine = createEngine(policies.value, catalog, { ...everyLanguage, settings: NO_SETTINGS });
  return { status: 'read', value: await rehearse(script.value, engine, createServiceTable(STANDARD_CONFIG)) };
}

function readFile(file: string): Read<Script> {
  try {
    const value = parseJson(readFileSync(file, 'utf8'));
    return value === undefined ? { status: 'bad', reason: 'it is not JSON' } : readScript(value);
  } catch {
    return { status: 'bad', reason: 'there is no such file' };
  }
}

/** Policies are named by their paths beside the script; a folder stands for all in it. */
function readScriptPolicies(file: string, script: Script): Read<readonly Policy[]> {
  const paths = script.policies.flatMap((name) => {
    const path = resolve(dirname(file), name);
    return policyPaths(path) ?? [path];
  });
  const reads = paths.map(readPolicyFile);
  const bad = reads.find((read) => read.status === 'bad');
  if (bad?.status === 'bad') return bad;
  const sources = reads.flatMap((read) => (read.status === 'read' ? [read.file] : []));
  return { status: 'read', value: compile(sources, { catalog: installedCatalog() }).policies };
}

function printRehearsal(file: string, { name, passed, turns }: Rehearsal): string {
  const head = `${passed ? 'ok' : 'FAILED'}  ${file}${name === '' ? '' : ` · ${name}`}`;
  const lines = turns.flatMap(({ turn, mismatches }) =>
    mismatches.map(
      ({ what, expected, found }) =>
        `  turn ${turn}, ${what}\n    - ${indent(expected)}\n    + ${indent(found)}`,
    ),
  );
  return [head, ...lines].join('\n');
}

const indent = (text: string): string => text.replaceAll('\n', '\n      ');
