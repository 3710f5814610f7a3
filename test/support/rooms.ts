/** The rules between the rooms of `app/`, as a test keeps them; the table is DESIGN.md's. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transform } from 'esbuild';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** A source file; `path` is relative to the repository, with `/`. */
export interface Source {
  readonly path: string;
  readonly text: string;
}

/** Rooms that read no clock, chance, page or network. */
export const CORE: readonly string[] = ['lib', 'ticket', 'tools', 'policy', 'assist', 'ledger', 'study'];

const ALL = [...CORE, 'connectors', 'helpdesk', 'ui', 'sandbox', 'main'];

/** Which other rooms a room may import from. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  lib: [],
  ticket: ['lib'],
  tools: ['lib'],
  policy: ['lib', 'tools'],
  assist: ['lib', 'ticket', 'tools', 'policy'],
  ledger: ['lib', 'ticket', 'tools', 'policy', 'assist'],
  study: ['lib', 'ticket', 'tools', 'policy', 'assist', 'ledger'],
  connectors: ['lib', 'tools', 'assist'],
  helpdesk: ['lib', 'ticket'],
  ui: CORE,
  sandbox: ['lib', 'ticket', 'tools'],
  main: ALL,
};

/** Besides rooms, single files that a room may import. */
const MAY_IMPORT_FILES: Readonly<Record<string, readonly string[]>> = { ui: ['app/helpdesk/helpdesk.ts'] };

/** Packages of pure functions, the only ones that core rooms may use. */
const CORE_PACKAGES = ['zod/mini', '@noble/hashes/'];

/** Every TypeScript file of the app. */
export function appSources(): Source[] {
  return readdirSync(join(ROOT, 'app'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({
      path: relative(ROOT, path).split(sep).join('/'),
      text: readFileSync(path, 'utf8'),
    }));
}

/** Everything that a file does against the rules, a phrase each. */
export async function problemsOf(source: Source): Promise<string[]> {
  const found = [...importProblems(source), ...castProblems(source), ...(await globalProblems(source))];
  return found.map((problem) => `${source.path}: ${problem}`);
}

/** Files that import one another in a round, types too and late imports not; none where each can be read after what it rests on. */
export function circlesOf(sources: readonly Source[]): string[] {
  let left = new Map(
    sources.map((source) => [
      source.path,
      importsOf(source.text, [FROM, BARE])
        .filter((name) => name.startsWith('.'))
        .map((name) => targetOf(source, name)),
    ]),
  );
  for (;;) {
    const imported = new Set([...left.values()].flat());
    const rest = new Map(
      [...left].filter(([path, targets]) => imported.has(path) && targets.some((target) => left.has(target))),
    );
    if (rest.size === left.size) return [...left.keys()].sort();
    left = new Map([...rest].map(([path, targets]) => [path, targets.filter((target) => rest.has(target))]));
  }
}

const roomOf = (path: string): string => path.split('/')[1] ?? '';

function importProblems(source: Source): string[] {
  return importsOf(source.text).flatMap((name) => {
    const problem = name.startsWith('.') ? fileProblem(source, name) : packageProblem(source, name);
    return problem === '' ? [] : [problem];
  });
}

// `import { a } from './a.ts'`, `export * from "../b.ts"`
const FROM = /^\s*(?:import|export)\b[^;'"]*?\bfrom\s*['"]([^'"\n]+)['"]/gm;
// `import './preact-refs.ts'`
const BARE = /^\s*import\s*['"]([^'"\n]+)['"]/gm;
// `await import('./sidebar.tsx')`, `import("../json.ts").Json`
const CALLED = /\bimport\(\s*['"]([^'"\n]+)['"]/g;

/** What a file imports, types and late imports too. */
function importsOf(text: string, patterns: readonly RegExp[] = [FROM, BARE, CALLED]): string[] {
  const code = withoutComments(text);
  return patterns.flatMap((pattern) => [...code.matchAll(pattern)].map((match) => match[1] ?? ''));
}

// `/* why */`, `// why`; not the `//` of an address
const COMMENTS = /\/\*[\s\S]*?\*\/|(?<![:'"`\w])\/\/[^\n]*/g;

const withoutComments = (text: string): string => text.replace(COMMENTS, '');

const targetOf = ({ path }: Source, name: string): string =>
  normalize(join(dirname(path), name))
    .split(sep)
    .join('/');

function fileProblem(source: Source, name: string): string {
  const { path } = source;
  const target = targetOf(source, name);
  const room = roomOf(path);
  if (target.startsWith('translations/'))
    return room === 'ui' || room === 'main' ? '' : `reads \`${target}\`, which only ui and main may`;
  if (!target.startsWith('app/'))
    return room === 'main' ? '' : `imports \`${target}\` from outside the rooms`;
  const other = roomOf(target);
  if (other === room || MAY_IMPORT[room]?.includes(other)) return '';
  if (MAY_IMPORT_FILES[room]?.includes(target)) return '';
  return `${room} may not import \`${target}\``;
}

function packageProblem({ path }: Source, name: string): string {
  if (!CORE.includes(roomOf(path))) return '';
  return CORE_PACKAGES.some((each) => name.startsWith(each)) ? '' : `core may not import \`${name}\``;
}

// `as CallSuggestion`, `as unknown as Approval[]`
const AS = /\bas\s+(?:readonly\s+)?\w*(?:Suggestion|Approval)\b/g;
// `<Suggestion>made`, `<Approval[]>(all)`; not `Array<Suggestion>`, `new Map<string, Approval>()`
const ANGLES = /(?<!\w)<\w*(?:Suggestion|Approval)(?:\[\])*>\s*[\w({[]/g;

/** Only a cast gets past the two makers, so there is none. */
function castProblems({ text }: Source): string[] {
  const code = withoutComments(text);
  return [AS, ANGLES].flatMap((pattern) =>
    [...code.matchAll(pattern)].map(([cast]) => `casts to what only its maker may make: \`${cast}\``),
  );
}

/** What core must not touch; esbuild replaces these only where they are not names of the file's own. */
const GLOBALS = [
  ...['Date', 'Math.random', 'performance', 'setTimeout', 'setInterval', 'queueMicrotask'],
  ...['window', 'document', 'navigator', 'location', 'localStorage', 'sessionStorage', 'indexedDB'],
  ...['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'postMessage', 'BroadcastChannel'],
  ...['globalThis', 'self', 'global', 'process', 'console', 'crypto', 'Buffer', 'require'],
];

const PLANT = '__global_';
const plantOf = (name: string): string => `${PLANT}${name.replace('.', '_')}`;
const DEFINES = Object.fromEntries(GLOBALS.map((name) => [name, plantOf(name)]));

async function globalProblems({ path, text }: Source): Promise<string[]> {
  if (!CORE.includes(roomOf(path)) || path.endsWith('.d.ts')) return [];
  const loader = path.endsWith('.tsx') ? 'tsx' : 'ts';
  const { code } = await transform(text, { loader, define: DEFINES, legalComments: 'none' });
  const used = GLOBALS.filter((name) => name !== 'Date' && new RegExp(`\\b${plantOf(name)}\\b`).test(code));
  return [...used.map((name) => `core reads the global \`${name}\``), ...clockProblems(code)];
}

// `Date.now()`, `new Date()`, `Date()`; not `new Date(at)`, `Date.parse(at)`, `Date.UTC(2026, 0)`
const CLOCK = new RegExp(`${PLANT}Date(?:\\.now\\b|\\(|\\b(?=[^.(]))|new ${PLANT}Date\\(\\)`, 'g');

/** A date made from something is arithmetic; one made from nothing reads the clock. */
function clockProblems(code: string): string[] {
  const made = code.replace(new RegExp(`new ${PLANT}Date\\((?!\\))`, 'g'), '(');
  return [...made.matchAll(CLOCK)].map(([use]) => `core reads the clock: \`${use.replace(PLANT, '')}\``);
}
