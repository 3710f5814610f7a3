/** Turns an `.svg` import into a component, for Vite (tests) and esbuild (bundles) alike. */
import { readFile } from 'node:fs/promises';
import type { Plugin as EsbuildPlugin } from 'esbuild';

/** The source of a JavaScript module whose default export renders the icon. */
export function svgModule(text: string): string {
  const svg = /<svg([^>]*)>([\s\S]*)<\/svg>/.exec(text);
  if (!svg) throw new Error('not an svg file');
  const attributes = Object.fromEntries(
    [...(svg[1] ?? '').matchAll(/([\w:-]+)="([^"]*)"/g)]
      .filter((a) => a[1] !== 'xmlns')
      .map((a) => [a[1], a[2]]),
  );
  return `import{jsx}from'react/jsx-runtime';const a=${JSON.stringify(attributes)},h={__html:${JSON.stringify(svg[2])}};export default p=>jsx('svg',{...a,...p,dangerouslySetInnerHTML:h});`;
}

/** The same as a Vite plugin. */
export const svgIcons = () => ({
  name: 'svg-icons',
  enforce: 'pre' as const,
  async load(id: string) {
    const path = id.split('?')[0] ?? id;
    return path.endsWith('.svg') ? svgModule(await readFile(path, 'utf8')) : undefined;
  },
});

/** The same as an esbuild plugin; `resolveDir` is where `react/jsx-runtime` resolves from. */
export const svgEsbuild = (resolveDir: string): EsbuildPlugin => ({
  name: 'svg-icons',
  setup(build) {
    build.onLoad({ filter: /\.svg$/ }, async ({ path }) => ({
      loader: 'js',
      resolveDir,
      contents: svgModule(await readFile(path, 'utf8')),
    }));
  },
});
