/** One bundle, everything in it from the start. */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { digestOf, readSources } from '../../../scripts/compiled-policies.ts';
import { svgIcons } from '../../../scripts/svg-modules.ts';

const HERE = dirname(fileURLToPath(import.meta.url));

/** Modules of the app that the reference does otherwise, by the end of their path. */
const INSTEAD: Readonly<Record<string, string>> = {
  '/phrases.ts': join(HERE, 'phrases.ts'),
  '/shipped-policies.ts': join(HERE, 'shipped-policies.ts'),
  '/preact-refs.ts': join(HERE, 'nothing.ts'),
  '/warm-up.ts': join(HERE, 'nothing.ts'),
  '/action-button.tsx': join(HERE, 'action-button.tsx'),
  '/panel-theme.tsx': join(HERE, 'panel-theme.tsx'),
};

/** What comes from the scaffold's packages, wherever it is imported. */
const SCAFFOLD = /^(?:react|react-dom|styled-components|@zendeskgarden\/[\w-]+)(?:\/|$)/;

// `texts:../policy/library`, `digest:../tools`
const FOLDER = /^(?:texts|digest):/;

interface Resolver {
  resolve(source: string, importer: string, options: { skipSelf: boolean }): Promise<unknown>;
}

export default {
  root: HERE,
  logLevel: 'warn',
  plugins: [
    svgIcons(),
    {
      name: 'folders',
      enforce: 'pre' as const,
      resolveId: (source: string, importer = '') =>
        FOLDER.test(source)
          ? `\0${source.split(':')[0]}:${join(dirname(importer), source.split(':')[1] ?? '')}`
          : undefined,
      load: async (id: string) => {
        if (!id.startsWith('\0') || !FOLDER.test(id.slice(1))) return undefined;
        const [kind = '', folder = ''] = id.slice(1).split(':');
        return `export default ${JSON.stringify(await (kind === 'digest' ? digestOf(folder) : readSources(folder)))}`;
      },
    },
    {
      name: 'scaffold',
      enforce: 'pre' as const,
      async resolveId(this: Resolver, source: string, importer: string | undefined) {
        const ending = source.slice(source.lastIndexOf('/'));
        if (
          source.startsWith('.') &&
          importer?.includes('/app/') &&
          Object.hasOwn(INSTEAD, ending) &&
          !source.includes('/lib/')
        )
          return INSTEAD[ending];
        return SCAFFOLD.test(source) && !importer?.startsWith(join(HERE, 'node_modules'))
          ? await this.resolve(source, join(HERE, 'main.ts'), { skipSelf: true })
          : undefined;
      },
    },
  ],
  esbuild: { jsx: 'automatic', jsxImportSource: 'react', legalComments: 'none' },
  build: {
    target: ['chrome109', 'edge109', 'firefox115', 'safari16'],
    modulePreload: false,
    emptyOutDir: true,
    rollupOptions: {
      input: join(HERE, 'main.ts'),
      output: { inlineDynamicImports: true, entryFileNames: 'zendesk.js', format: 'es' as const },
    },
  },
};
