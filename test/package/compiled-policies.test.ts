import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { digest } from '../../app/lib/canonical.ts';
import { compile } from '../../app/policy/compile.ts';
import { createCatalog, shippedTools } from '../../app/tools/catalog.ts';
import { readSources } from '../../scripts/compiled-policies.ts';
import { bundleText } from './bundle-text.ts';

const FOLDER = 'app/policy/library';

describe('policies compiled at build', () => {
  it('are those that the compiler makes, nothing lost on the way', async () => {
    const code = await bundleText(
      `import policies from 'compiled:${FOLDER.replace('app/', './app/')}'; export default policies;`,
    );
    const url = `data:text/javascript;base64,${Buffer.from(code).toString('base64')}`;
    const built: unknown = (await import(/* @vite-ignore */ url)).default;
    const names = readdirSync(FOLDER).filter((name) => name.endsWith('.md'));
    const sources = names.sort().map((name) => ({
      name: name.replace(/\.md$/, ''),
      text: readFileSync(join(FOLDER, name), 'utf8'),
    }));
    expect(built).toEqual(compile(sources, { catalog: createCatalog(shippedTools) }).policies);
  });

  it('come with their labels and with their words read', async () => {
    const code = await bundleText(
      `import policies from 'compiled:./app/policy/library';
       import { readingsSoFar } from './app/lib/readings.ts';
       import { plainLabel } from './app/study/running.ts';
       const emptied = policies.map((policy) => plainLabel(Object.assign(policy, { steps: [] })));
       export default { titles: policies.map(({ title }) => title), emptied, read: readingsSoFar()['features'] };`,
    );
    const url = `data:text/javascript;base64,${Buffer.from(code).toString('base64')}`;
    const { titles, emptied, read } = (await import(/* @vite-ignore */ url)).default;
    const { policies } = compile(await readSources(FOLDER), { catalog: createCatalog(shippedTools) });
    // The steps are gone, the labels are still theirs: nothing was worked out in the page.
    expect(emptied).toEqual(policies.map((policy) => digest(policy.steps).slice(0, 12)));
    for (const title of titles) expect(read).toHaveProperty([title]);
  });

  it('leave the compiler out of the ticket’s page', async () => {
    const code = await bundleText("export { shippedPolicies } from './app/main/shipped-policies.ts';");
    expect(code.length).toBeLessThan(70_000);
    expect(code).not.toContain('front matter');
  });
});
