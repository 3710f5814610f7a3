import * as esbuild from 'esbuild';
import { BUNDLE_SETTINGS } from '../../scripts/bundle.ts';
import { ROOT } from '../../scripts/project-files.ts';

/** The code that the build makes of a module given as text, with paths from the project's folder. */
export async function bundleText(contents: string): Promise<string> {
  const { outputFiles } = await esbuild.build({
    ...BUNDLE_SETTINGS,
    stdin: { contents, resolveDir: ROOT, sourcefile: `${ROOT}/entry.ts`, loader: 'ts' },
    splitting: false,
    write: false,
  });
  return outputFiles?.[0]?.text ?? '';
}
