import config from '../../../stepwise.config.json' with { type: 'json' };
import type { Catalog } from '../../tools/tool.ts';
import { readInstalledTools } from '../own-tools.ts';

/** The tools that policies may mention here: those that ship and the team's own of `stepwise.config.json`. */
export const installedCatalog = (): Catalog => readInstalledTools(config).catalog;
