/** What can be compared: the policies that run, and every version of them. */
import type { Policy } from '../../../policy/policy.ts';
import { listVersions, type PolicyVersion } from '../../../study/policy-version.ts';
import type { StudioSession } from '../session.ts';
import type { BackTestPolicies } from './ports.ts';
import type { PolicyChoice } from './view.ts';

/** What runs and the versions beside it. */
export interface Library {
  readonly running: readonly Policy[];
  /** Newest first. */
  readonly versions: readonly PolicyVersion[];
  /** The policies that have a version to try, in the order of their titles. */
  readonly choices: readonly PolicyChoice[];
}

/** Reads what there is. Throws where the helpdesk cannot be reached. */
export async function readLibrary({ ports, shelf }: StudioSession): Promise<Library> {
  const [versions] = await Promise.all([listVersions(ports.helpdesk.store), shelf.reload()]);
  const { policies, trouble } = shelf.view.peek();
  if (trouble !== '') throw new Error(trouble);
  const running = policies.flatMap((one) => (one.running ? [one.running.policy] : []));
  return { running, versions, choices: choicesOf(versions) };
}

function choicesOf(versions: readonly PolicyVersion[]): PolicyChoice[] {
  const ids = [...new Set(versions.map(({ policy }) => policy))];
  return ids
    .map((id) => {
      const own = versions.filter(({ policy }) => policy === id);
      return {
        id,
        title: own[0]?.title || id,
        versions: own.map(({ number, note }) => ({ number, note })),
      };
    })
    .sort((a, b) => a.title.localeCompare(b.title));
}

/** The library with and without a version. Throws where its text cannot be read. */
export async function policiesToCompare(
  { running, versions }: Library,
  chosen: { readonly policy: string; readonly version: number },
  { ports, shelf }: StudioSession,
): Promise<BackTestPolicies> {
  const version = versions.find(
    ({ policy, number }) => policy === chosen.policy && number === chosen.version,
  );
  const text = version ? await shelf.textOf(version.digest) : null;
  if (text === null) throw new Error(ports.phrase('study.backtest.no-text'));
  const others = running.filter(({ id }) => id !== chosen.policy);
  const { compiled } = ports.readText({ name: chosen.policy, text }, others);
  return { before: running, after: [...others, ...compiled.policies] };
}
