/** Random schedules against the ledger, as many as asked for: `npm run bench -- ledger [SCHEDULES] [SEED]`. */
import fc from 'fast-check';
import { anySchedule } from '../scenarios/ledger/schedules.ts';
import { WRITE_TOOLS } from '../scenarios/ledger/shop.ts';
import { type Schedule, simulate } from '../scenarios/ledger/simulate.ts';
import type { BenchOptions } from './bench.ts';

const SCHEDULES = 10_000;

/** What the schedules came to; `broken` is null where no rule was, else the smallest schedule that breaks one. */
export async function run(options: BenchOptions): Promise<unknown> {
  const schedules = Number(options.files[0] ?? SCHEDULES);
  const seed = Number(options.files[1] ?? Date.now() % 1_000_000);
  const sums = { approvals: 0, effects: 0 };
  const endings: Record<string, number> = {};
  const tools = new Set<string>();
  const check = async (schedule: Schedule): Promise<void> => {
    const verdict = await simulate(schedule);
    if (verdict.broken.length > 0) throw new Error(verdict.broken.join('; '));
    sums.approvals += verdict.approvals;
    sums.effects += verdict.effects;
    for (const number of schedule.tools) tools.add(WRITE_TOOLS[number]?.name ?? '');
    for (const [name, count] of Object.entries(verdict.endings)) endings[name] = (endings[name] ?? 0) + count;
  };
  const begun = performance.now();
  const found = await fc.check(fc.asyncProperty(anySchedule, check), { numRuns: schedules, seed });
  return {
    benchmark: 'ledger',
    seed,
    schedules: found.numRuns,
    tools: tools.size,
    ...sums,
    endings,
    seconds: Math.round((performance.now() - begun) / 1000),
    broken: found.failed
      ? { rule: String(found.errorInstance), schedule: found.counterexample?.[0] ?? null }
      : null,
  };
}
