/** How policies did in the last four weeks, from the sums that the numbers page keeps. */
import { dayAfter, daysFrom, readPeriods } from '../../study/periods.ts';
import { dayOf } from '../../study/row.ts';
import { addTotals, shownIn } from '../../study/totals.ts';
import type { StudioPorts } from './ports.ts';

/** By policy: suggestions that were shown, and how many of them were taken as they stood or with light changes. */
export type UseByPolicy = ReadonlyMap<string, { readonly shown: number; readonly accepted: number }>;

/** Four weeks. */
const DAYS = 28;

/** One request; days that nobody added up yet are left out. Throws where the helpdesk cannot be reached. */
export async function readUse({ helpdesk, now }: StudioPorts): Promise<UseByPolicy> {
  const last = dayOf(now());
  const days = daysFrom(dayAfter(last, 1 - DAYS), last);
  const ports = { store: helpdesk.store, now, isSupervisor: (id: string) => helpdesk.isSupervisor(id) };
  const periods = await readPeriods(days, ports);
  const { byPolicy } = addTotals(periods.flatMap(({ totals }) => totals ?? []));
  return new Map(
    Object.entries(byPolicy).map(([policy, tally]) => [
      policy,
      { shown: shownIn(tally), accepted: tally.unedited + tally.light },
    ]),
  );
}
