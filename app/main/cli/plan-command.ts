import { assist } from '../../assist/assist.ts';
import { printOutcome } from '../../assist/print-outcome.ts';
import { createEngine, NO_SETTINGS } from '../engine.ts';
import { everyLanguage } from '../every-language.ts';
import { readCaseJson } from '../read-input.ts';
import { readPolicies, runEach } from './batch.ts';
import type { CommandInput, Output } from './input.ts';
import { installedCatalog } from './installed-catalog.ts';

/** `plan --policies DIR --case FILE`: where a case stands and what can be done next. Runs nothing. */
export function planCommand({ policies, batch, ...input }: CommandInput, output: Output): number {
  const catalog = installedCatalog();
  const known = readPolicies(policies, catalog, output);
  if (!known) return 1;
  const engine = createEngine(known, catalog, { ...everyLanguage, settings: NO_SETTINGS });
  return runEach(
    {
      file: input.case,
      batch,
      read: readCaseJson,
      run: (value) => printOutcome(assist({ ...engine, ...value })),
    },
    output,
  );
}
