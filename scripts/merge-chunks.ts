/**
 * Puts chunks that are always fetched together into one file. esbuild makes a chunk of every set of pages that share a module;
 * what a page's script imports before it runs then comes as dozens of small files, each a request of its own.
 */
import { readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import * as esbuild from 'esbuild';
import { TARGET } from './browsers.ts';

type Outputs = esbuild.Metafile['outputs'];

/** Merges into each output the chunks that it imports before it runs, into the first the ones that several share; gives the metafile of what is there now. */
export async function mergeChunks(
  meta: esbuild.Metafile,
  outdir: string,
  firsts: readonly string[],
): Promise<esbuild.Metafile> {
  let outputs = meta.outputs;
  for (const first of firsts) outputs = await mergeInto(first, outputs, outdir);
  return { ...meta, outputs };
}

async function mergeInto(first: string, outputs: Outputs, outdir: string): Promise<Outputs> {
  const parts = importsOf(first, outputs).filter((path) => outputs[path]?.entryPoint === undefined);
  if (parts.length === 0) return outputs;
  const merged = new Set([first, ...parts]);
  const code = await mergedCode(first, parts, outputs, outdir);
  for (const path of parts) await rm(join(outdir, basename(path)));
  await writeFile(join(outdir, basename(first)), code);
  const rest: Outputs = {};
  for (const [path, output] of Object.entries(outputs)) {
    if (merged.has(path)) continue;
    rest[path] = await redirected(path, output, { first, merged }, outdir);
  }
  return { ...rest, [first]: describe(first, [...merged], outputs, code) };
}

/** Everything that an output imports before it runs, itself left out. */
export function importsOf(output: string, outputs: Outputs): string[] {
  const found = new Set<string>();
  const follow = (name: string): void => {
    for (const { kind, path } of outputs[name]?.imports ?? []) {
      if (kind !== 'import-statement' || found.has(path)) continue;
      found.add(path);
      follow(path);
    }
  };
  follow(output);
  return [...found];
}

/** The parts in one module, which exports what each of them did, under names of its own. */
async function mergedCode(
  first: string,
  parts: readonly string[],
  outputs: Outputs,
  outdir: string,
): Promise<string> {
  const exported = [first, ...parts].map((path) => {
    const names = (outputs[path]?.exports ?? []).map((name) =>
      path === first ? name : `${name} as ${exportName(path, name)}`,
    );
    return names.length === 0
      ? `import './${basename(path)}';`
      : `export { ${names.join(', ')} } from './${basename(path)}';`;
  });
  const inside = new Set([first, ...parts].map((path) => basename(path)));
  const result = await esbuild.build({
    stdin: { contents: exported.join('\n'), resolveDir: outdir },
    bundle: true,
    write: false,
    format: 'esm',
    minify: true,
    charset: 'utf8',
    target: TARGET,
    legalComments: 'none',
    logLevel: 'warning',
    plugins: [
      {
        name: 'others-stay-outside',
        setup: (build) =>
          build.onResolve({ filter: /^\.\/[\w.-]+\.js$/ }, ({ path }) =>
            inside.has(basename(path)) ? undefined : { path, external: true },
          ),
      },
    ],
  });
  return result.outputFiles[0]?.text ?? '';
}

/** `a` of `c-ABCD.js` is exported as `cABCD_a`. */
const exportName = (path: string, name: string): string =>
  `c${basename(path, '.js').replace(/^c-/, '')}_${name}`;

/** An output whose imports of merged parts point to the file that they are in now. */
async function redirected(
  path: string,
  output: Outputs[string],
  { first, merged }: { readonly first: string; readonly merged: ReadonlySet<string> },
  outdir: string,
): Promise<Outputs[string]> {
  if (!output.imports.some((one) => merged.has(one.path))) return output;
  const file = join(outdir, basename(path));
  const before = await readFile(file, 'utf8');
  const names = new Map([...merged].map((one) => [basename(one), one]));
  const target = basename(first);
  const code = before
    // `import{a as b,c}from"./c-ABCD.js"`
    .replace(/\bimport\{([^}]*)\}from"\.\/([\w-]+\.js)"/g, (whole, list: string, name: string) => {
      const part = names.get(name);
      if (part === undefined || part === first) return whole;
      return `import{${list
        .split(',')
        .map((one) => renamed(one, part))
        .join(',')}}from"./${target}"`;
    })
    // `import"./c-ABCD.js"`
    .replace(/\bimport"\.\/([\w-]+\.js)"/g, (whole, name: string) =>
      names.has(name) ? `import"./${target}"` : whole,
    );
  await writeFile(file, code);
  const imports = output.imports.map((one) => (merged.has(one.path) ? { ...one, path: first } : one));
  return { ...output, bytes: Buffer.byteLength(code), imports: onceEach(imports) };
}

/** `a as b` of a part becomes `cABCD_a as b`, `a` becomes `cABCD_a as a`. */
function renamed(specifier: string, part: string): string {
  const [name = '', local = name] = specifier.split(' as ');
  return `${exportName(part, name)} as ${local}`;
}

const onceEach = <T extends { readonly path: string; readonly kind: string }>(imports: readonly T[]): T[] =>
  imports.filter(
    (one, at) => imports.findIndex((other) => other.path === one.path && other.kind === one.kind) === at,
  );

function describe(first: string, merged: readonly string[], outputs: Outputs, code: string): Outputs[string] {
  const all = merged.flatMap((path) => outputs[path] ?? []);
  const imports = all.flatMap((one) => one.imports).filter((one) => !merged.includes(one.path));
  const { entryPoint } = outputs[first] ?? {};
  return {
    bytes: Buffer.byteLength(code),
    inputs: Object.assign({}, ...all.map((one) => one.inputs)),
    imports: onceEach(imports),
    exports: merged.flatMap((path) =>
      (outputs[path]?.exports ?? []).map((name) => (path === first ? name : exportName(path, name))),
    ),
    ...(entryPoint === undefined ? {} : { entryPoint }),
  };
}
