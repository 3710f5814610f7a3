/** Plays every script through the command line's rehearsal; compiles and lints everything that ships. */
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { runCommand } from '../../app/main/cli/command.ts';

const HERE = dirname(fileURLToPath(import.meta.url));
const SCRIPTS = join(HERE, 'scripts');
const LIBRARY = join(HERE, '..', '..', 'app', 'policy', 'library');

const filesIn = (folder: string, ending: string): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith(ending))
    .map((name) => join(folder, name));

/** What a command prints, on both channels, and its exit code. */
async function run(...words: string[]): Promise<{ code: number; out: string; err: string }> {
  const out: string[] = [];
  const err: string[] = [];
  const code = await runCommand(words, { out: (text) => out.push(text), err: (text) => err.push(text) });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

describe('the scripts', () => {
  const scripts = filesIn(SCRIPTS, '.json');

  it.each(scripts.map((path) => [path.slice(SCRIPTS.length + 1), path]))(
    'go as written: %s',
    async (_name, path) => {
      const { code, out, err } = await run('rehearse', path);
      expect(`${err}${out}`).toMatch(/^ok /);
      expect(code).toBe(0);
    },
  );

  it('fail where the conversation goes another way', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'rehearse-'));
    const path = join(folder, 'other-way.json');
    const turns = [{ customer: 'Are your mugs dishwasher safe?', expect: { policy: 'refund-policy' } }];
    writeFileSync(
      path,
      JSON.stringify({ now: '2026-11-20T10:00:00Z', policies: [LIBRARY], shop: {}, turns }),
    );
    const { code, out } = await run('rehearse', path);
    rmSync(folder, { recursive: true });
    expect(code).toBe(1);
    expect(out).toContain('turn 1, policy');
  });

  it('name a file that is not there', async () => {
    const { code, err } = await run('rehearse', join(SCRIPTS, 'no-such-script.json'));
    expect(code).toBe(1);
    expect(err).toContain('there is no such file');
  });
});

describe('the library', () => {
  const files = filesIn(LIBRARY, '.md');

  it('compiles without an error', async () => {
    for (const file of files) {
      const { code, out } = await run('compile', file, '--json');
      const problems = JSON.parse(out).problems.filter(
        (problem: { severity: string }) => problem.severity === 'error',
      );
      expect([file, code, problems]).toEqual([file, 0, []]);
    }
  });

  it('lints without an error', async () => {
    const { code, out } = await run('lint', ...files, '--json');
    const errors = JSON.parse(out).flatMap((each: { file: string; problems: { severity: string }[] }) =>
      each.problems.filter(({ severity }) => severity === 'error').map((problem) => [each.file, problem]),
    );
    expect(errors).toEqual([]);
    expect(code).toBe(0);
  });
});
