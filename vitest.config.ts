import { defineConfig } from 'vitest/config';
import { svgIcons } from './scripts/svg-modules.ts';

// react-components and svg-icons need Vite's interop; every other Garden package stays external (fast).
const shared = {
  plugins: [svgIcons()],
  oxc: { jsx: { runtime: 'automatic' as const, importSource: 'react' } },
};

export default defineConfig({
  test: {
    pool: 'forks',
    isolate: false,
    projects: [
      {
        ...shared,
        test: {
          name: 'unit',
          environment: 'node',
          include: ['test/**/*.test.ts'],
          exclude: ['test/browser/**', 'test/ui/**', 'node_modules/**'],
          testTimeout: 30_000,
        },
      },
      {
        ...shared,
        test: {
          name: 'dom',
          environment: 'happy-dom',
          include: ['test/ui/**/*.test.{ts,tsx}'],
          setupFiles: ['test/support/dom-setup.ts'],
          server: { deps: { inline: [/@zendeskgarden\/(react-components|svg-icons)\//] } },
        },
      },
      {
        ...shared,
        test: {
          name: 'browser',
          environment: 'node',
          include: ['test/browser/**/*.test.ts'],
          testTimeout: 90_000,
          hookTimeout: 90_000,
          fileParallelism: true,
          retry: 1,
        },
      },
      {
        ...shared,
        test: {
          name: 'kustomer',
          environment: 'node',
          // The main job's and the model's scenarios once more, at the Kustomer-like desk.
          include: ['test/browser/{main-job,model}/**/*.test.ts'],
          env: { STEPWISE_DESK: 'kustomer' },
          testTimeout: 90_000,
          hookTimeout: 90_000,
          fileParallelism: true,
          retry: 1,
        },
      },
    ],
  },
});
