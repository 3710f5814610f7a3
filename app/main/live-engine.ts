/** An engine whose policies follow what the team publishes, and on each ticket the versions that its runs began with. */
import { createIndex, type PolicyIndex } from '../assist/match.ts';
import type { PolicyVersions } from '../ledger/desk/held.ts';
import { createLibrary, type Library } from '../policy/library.ts';
import { labelsOf, type OnTicket, policiesOnTicket, type Running } from '../study/running.ts';
import type { Catalog } from '../tools/tool.ts';
import type { Engine, EngineWords } from './engine.ts';
import type { TeamPolicies } from './team-policies.ts';

/** What was asked within this time is not asked again. */
export const FRESH_MS = 60_000;

/** An engine for one desk, with what the desk and the sidebar ask of its versions. */
export interface LiveEngine {
  readonly engine: Engine;
  readonly versions: PolicyVersions;
  /** How a policy runs on the ticket at hand; undefined for one that does not. */
  onTicket(policy: string): OnTicket | undefined;
}

/** Creates the engine. `changed` is called when it turns out that something was published while a ticket is worked. */
export function createLiveEngine(
  team: TeamPolicies,
  { learned, ...words }: EngineWords & { readonly catalog: Catalog },
  changed: () => void,
): LiveEngine {
  let now = policiesFor(null, team, { labels: new Map(), catalog: words.catalog, requester: '' });
  let labelToday = (_policy: string): string | undefined => undefined;
  const find = (policy: string): OnTicket | undefined =>
    now.onTicket.find((each) => each.policy.id === policy);
  return {
    engine: {
      ...words,
      get library() {
        return now.library;
      },
      get index() {
        return now.index;
      },
      get learned() {
        return learned?.();
      },
    },
    versions: {
      prepare: async (events, fresh, requester) => {
        const reading = team.refresh(fresh ? 0 : FRESH_MS);
        if (fresh || !team.isKnown()) await reading;
        else
          void reading.then((isNew) => {
            if (isNew) changed();
          });
        const labels = labelsOf(events);
        await team.fetchBegun(labels);
        now = policiesFor(now, team, { labels, catalog: words.catalog, requester });
        labelToday = (policy) => team.tried(policy, requester)?.label;
      },
      labelOf: (policy) => find(policy)?.label ?? '',
      todayOf: (policy) =>
        labelToday(policy) ?? now.running.policies.find((each) => each.policy.id === policy)?.label ?? '',
    },
    onTicket: find,
  };
}

interface Now {
  readonly running: Running;
  readonly onTicket: readonly OnTicket[];
  readonly library: Library;
  readonly index: PolicyIndex;
}

/** What did not change is not made again: an index over many policies takes a while. */
function policiesFor(
  before: Now | null,
  team: TeamPolicies,
  {
    labels,
    catalog,
    requester,
  }: { labels: ReadonlyMap<string, string>; catalog: Catalog; requester: string },
): Now {
  const running = team.running();
  const onTicket = policiesOnTicket(running, labels, {
    begun: team.begun,
    catalog,
    tried: (policy) => team.tried(policy, requester),
  });
  const isSame = (known: readonly OnTicket[]): boolean =>
    known.length === onTicket.length && known.every(({ policy }, i) => policy === onTicket[i]?.policy);
  return {
    running,
    onTicket,
    library:
      before && isSame(before.onTicket)
        ? before.library
        : createLibrary(onTicket.map(({ policy }) => policy)),
    index:
      before?.running === running ? before.index : createIndex(running.policies.map(({ policy }) => policy)),
  };
}
