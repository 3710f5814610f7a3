/**
 * Under which versions of the policies a turn was written. Each turn says it itself, so that one that is read alone, such as a
 * line of the audit, need not be looked up in those before it; the digests of the log cover it.
 */
import * as z from 'zod/mini';
import type { RunEvent } from '../assist/event.ts';
import { policyOfRef } from '../assist/run.ts';

/** The version of a policy that a run goes by. */
export type RunVersion = Readonly<z.infer<typeof versionSchema>>;

const versionSchema = z.object({ run: z.string(), policy: z.string(), version: z.string() });

/** What a turn's events go by and what was chosen in earlier turns, in the order of choice; the newest of a run and policy only. */
export function versionsBehind(
  earlier: readonly RunEvent[],
  events: readonly RunEvent[],
): readonly RunVersion[] {
  const runs = new Set(events.map(({ run }) => run));
  const policies = new Set(events.map(policyIn));
  return chosenIn(earlier).filter(({ run, policy }) => runs.has(run) || policies.has(policy));
}

/** The versions that events choose, in the order of choice; the newest of a run and policy only. */
export function chosenIn(events: readonly RunEvent[]): readonly RunVersion[] {
  const chosen = new Map<string, RunVersion>();
  for (const event of events) {
    if (event.type !== 'policy-chosen') continue;
    const { run, policy, version } = event;
    const key = `${run} ${policy}`;
    chosen.delete(key);
    chosen.set(key, { run, policy, version });
  }
  return [...chosen.values()];
}

/** What a stored turn says; what is not of the form is left out. */
export function readRunVersions(value: unknown): readonly RunVersion[] {
  const parsed = z.safeParse(z.array(versionSchema), value);
  return parsed.success ? parsed.data : [];
}

/**
 * What an event goes by: of its run where that is known, else the newest of its policy. An event that names no policy goes by
 * what its run chose last. Undefined where nothing was chosen.
 */
export function versionFor(event: RunEvent, known: readonly RunVersion[]): RunVersion | undefined {
  const policy = policyIn(event);
  if (policy === '') return known.findLast(({ run }) => run === event.run);
  const ofPolicy = known.filter((one) => one.policy === policy);
  return ofPolicy.findLast(({ run }) => run === event.run) ?? ofPolicy.at(-1);
}

/** The policy that an event speaks of; empty where it names none. */
export function policyIn(event: RunEvent): string {
  if (event.type === 'policy-chosen') return event.policy;
  if ('step' in event) return policyOfRef(event.step);
  return event.type === 'draft-inserted' ? policyOfRef(event.tells?.[0] ?? '') : '';
}
