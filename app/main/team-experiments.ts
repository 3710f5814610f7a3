/** The team's experiments in a page: judged and compiled; its code is fetched only where the log has experiments. */
import type { Source } from '../policy/parse.ts';
import type { Policy } from '../policy/policy.ts';
import { isUnderWay } from '../study/experiment/assign.ts';
import type { Experiment } from '../study/experiment/experiment.ts';
import { type Arm, readExperiments } from '../study/experiment/standing.ts';
import type { LoggedRelease } from '../study/policy-release.ts';
import type { Standing } from '../study/policy-standing.ts';
import { plainLabel, type RunningPolicy } from '../study/running.ts';
import { allowancesOfText, compileTexts } from './compiler.ts';
import type { TeamPolicyPorts } from './team-policies.ts';

/** An experiment whose versions are ready to run. */
export interface CompiledExperiment {
  readonly experiment: Experiment;
  readonly arms: RunningPolicy[];
  readonly currency: string;
}

interface Needed extends Pick<TeamPolicyPorts, 'store' | 'mayDo' | 'catalog' | 'shipped'> {
  readonly standings: readonly Standing[];
  readonly shippedTexts: readonly Source[];
  readonly now: string;
}

/** Those that count and are under way; one with a version that is no policy any more is left out. Throws where the helpdesk cannot be reached. */
export async function readCompiledExperiments(
  log: readonly LoggedRelease[],
  needed: Needed,
): Promise<readonly CompiledExperiment[]> {
  const { store, mayDo, catalog, shipped, standings, shippedTexts, now } = needed;
  const { standing } = await readExperiments(log, {
    store,
    mayDo,
    standings,
    allowancesOf: async (name, text) => allowancesOfText({ name, text }, catalog),
    shipped: (id) => {
      const text = shippedTexts.find(({ name }) => name === id)?.text;
      const policy = shipped.find((each) => each.id === id);
      return text === undefined || !policy ? null : { text, label: plainLabel(policy) };
    },
  });
  return standing
    .filter(({ experiment }) => isUnderWay(experiment, now))
    .flatMap(({ experiment, arms, currency }) => {
      const compiled = arms.flatMap((arm) => compiledArm(experiment.policy, arm, needed));
      return compiled.length === arms.length ? [{ experiment, arms: compiled, currency }] : [];
    });
}

function compiledArm(
  id: string,
  { version, label, text }: Arm,
  { shipped, catalog }: Pick<Needed, 'shipped' | 'catalog'>,
): RunningPolicy[] {
  const own = version === 0 ? shipped.find((each) => each.id === id) : undefined;
  const policy: Policy | undefined = own ?? compileTexts([{ name: id, text }], shipped, catalog).get(id);
  return policy ? [{ version, label, policy }] : [];
}
