/** The tools that this package was built with. Code for a team's own is fetched only where there are any. */
import config from '../../stepwise.config.json' with { type: 'json' };
import { createCatalog, shippedTools } from '../tools/catalog.ts';
import type { InstalledTools } from './own-tools.ts';

/** Whether the team has tools of its own. */
const hasOwn = (config.tools as readonly unknown[]).length > 0;

/** The tools; the build has refused a configuration with problems. */
export async function installedTools(): Promise<InstalledTools> {
  if (!hasOwn) return { catalog: createCatalog(shippedTools), custom: [], words: {} };
  const { readInstalledTools } = await import('./own-tools.ts');
  return readInstalledTools(config);
}
