/** The services that this package was built for. */
import config from '../../stepwise.config.json' with { type: 'json' };
import { createServiceTable, readServiceConfig } from '../lib/services/table.ts';

/** The table of `stepwise.config.json`; the build has refused a configuration with problems. */
export const installedServices = () => createServiceTable(readServiceConfig(config).config);
