/** What a page knows of the team's policies, and what it asks the helpdesk for. */
import { describe, expect, it } from 'vitest';
import { digest } from '../../app/lib/canonical.ts';
import type { Store } from '../../app/lib/store.ts';
import { everyLanguage } from '../../app/main/every-language.ts';
import { createLiveEngine } from '../../app/main/live-engine.ts';
import { openTeamPolicies, type TeamPolicies, type TeamPolicyPorts } from '../../app/main/team-policies.ts';
import { compile } from '../../app/policy/compile.ts';
import { writeExperiment } from '../../app/study/policy-release.ts';
import { teamLabel } from '../../app/study/running.ts';
import { createCatalog, shippedTools } from '../../app/tools/catalog.ts';
import { createTeam, mayDo } from '../study/policies-kit.ts';

const catalog = createCatalog(shippedTools);
const SHIPPED = [{ name: 'skip', text: 'Use this policy when a box comes too soon.\n\n1. Ask why.' }];
const OWN = 'Use this policy when a box comes too soon.\n\n1. Ask for the order number.';
const NEXT = 'Use this policy when a box comes too soon.\n\n1. Ask for the email.';

function memoryTexts() {
  const all = new Map<string, string>();
  return {
    all,
    read: (name: string) => all.get(name) ?? null,
    write: (name: string, text: string) => void all.set(name, text),
    remove: (name: string) => void all.delete(name),
    names: () => [...all.keys()],
  };
}

/** A page of a reader who counts what is asked of the helpdesk. */
function page(team: ReturnType<typeof createTeam>, over: Partial<TeamPolicyPorts> = {}) {
  const store = team.storage.storeFor('kim');
  const asked: string[] = [];
  const counting: Store = {
    ...store,
    getMany: async (table, keys) => {
      asked.push(keys[0] ?? '');
      return await store.getMany(table, keys);
    },
  };
  const clock = { nowMs: 1_000_000 };
  const policies = openTeamPolicies({
    store: counting,
    mayDo,
    catalog,
    shipped: compile(SHIPPED, { catalog }).policies,
    shippedTexts: async () => SHIPPED,
    local: memoryTexts(),
    nowMs: () => clock.nowMs,
    build: 'b1',
    ...over,
  });
  const versions = () => policies.running().policies.map(({ policy, version }) => `${policy.id} ${version}`);
  return { policies, asked, clock, versions };
}

describe('the team’s policies in a page', () => {
  it('are those that ship where nothing was published, for one request', async () => {
    const { policies, asked, versions } = page(createTeam());
    expect(policies.isKnown()).toBe(false);
    await policies.refresh(60_000);
    expect(policies.isKnown()).toBe(true);
    expect(versions()).toEqual(['skip 0']);
    expect(asked).toEqual(['policy-release:0']);
  });

  it('are what was published, without asking again for a while', async () => {
    const team = createTeam();
    await team.publish('lea', 'skip', OWN);
    const { policies, asked, clock, versions } = page(team);
    expect(await policies.refresh(60_000)).toBe(false);
    expect(versions()).toEqual(['skip 1']);
    asked.length = 0;
    clock.nowMs += 59_000;
    await policies.refresh(60_000);
    expect(asked).toEqual([]);
    clock.nowMs += 2_000;
    await policies.refresh(60_000);
    expect(asked).toEqual(['policy-release:1']);
  });

  it('change when something is published meanwhile', async () => {
    const team = createTeam();
    const { policies, clock, versions } = page(team);
    await policies.refresh(60_000);
    await team.publish('lea', 'skip', OWN);
    clock.nowMs += 61_000;
    expect(await policies.refresh(60_000)).toBe(true);
    expect(versions()).toEqual(['skip 1']);
  });

  it('do not change for a record that does not count', async () => {
    const team = createTeam();
    await team.publish('kim', 'skip', OWN, 'lea');
    const { policies, versions } = page(team);
    await policies.refresh(60_000);
    expect(versions()).toEqual(['skip 0']);
  });

  it('are kept from page to page of one build', async () => {
    const team = createTeam();
    await team.publish('lea', 'skip', OWN);
    const local = memoryTexts();
    await page(team, { local }).policies.refresh(60_000);
    const again = page(team, { local });
    expect(again.policies.isKnown()).toBe(true);
    expect(again.versions()).toEqual(['skip 1']);
    expect(page(team, { local, build: 'b2' }).policies.isKnown()).toBe(false);
  });

  it('stay what they were while the helpdesk cannot be reached', async () => {
    const team = createTeam();
    await team.publish('lea', 'skip', OWN);
    const { policies, clock, versions } = page(team);
    await policies.refresh(60_000);
    const broken = page(team, {
      store: {
        ...team.storage.storeFor('kim'),
        getMany: async () => {
          throw new Error('away');
        },
      },
    });
    expect(await broken.policies.refresh(0)).toBe(false);
    expect(broken.versions()).toEqual(['skip 0']);
    clock.nowMs += 61_000;
    expect(versions()).toEqual(['skip 1']);
  });

  it('have the version that a run began with', async () => {
    const team = createTeam();
    await team.publish('lea', 'skip', OWN);
    await team.publish('lea', 'skip', NEXT);
    const { policies } = page(team);
    await policies.refresh(60_000);
    const label = teamLabel(1, digest(OWN));
    await policies.fetchBegun(new Map([['skip', label]]));
    expect(policies.begun(label, 'skip')).toMatchObject({ version: 1, label });
    expect(policies.begun(teamLabel(1, digest(NEXT)), 'skip')).toBeUndefined();
  });
});

describe('the engine of a ticket', () => {
  const engineOf = (policies: TeamPolicies) =>
    createLiveEngine(
      policies,
      { ...everyLanguage, catalog, settings: { approval: {}, limits: {} } },
      () => {},
    );

  it('asks once a minute what runs, and always before an approval', async () => {
    const team = createTeam();
    const { policies, versions } = page(team);
    const { versions: ofTicket } = engineOf(policies);
    await ofTicket.prepare([], false, '');
    await team.publish('lea', 'skip', OWN);
    await ofTicket.prepare([], false, '');
    expect(versions()).toEqual(['skip 0']);
    await ofTicket.prepare([], true, '');
    expect(versions()).toEqual(['skip 1']);
  });
});

describe('an experiment of a policy', () => {
  const START = {
    does: 'start',
    policy: 'skip',
    arms: [teamLabel(1, digest(OWN)), teamLabel(2, digest(NEXT))],
    share: 1,
    outcome: 'accepted',
    difference: 0.1,
    cases: 100,
    endsAt: '2026-09-14T10:00:00.000Z',
    currency: '',
    guardrails: [{ outcome: 'turns', margin: 1 }],
  };
  const NOW_MS = Date.parse('2026-08-15T10:00:00.000Z');
  const REQUESTERS = Array.from({ length: 20 }, (_, i) => `customer-${i}`);

  async function begun(by = 'lea') {
    const team = createTeam();
    await team.publish('lea', 'skip', OWN);
    await team.save('lea', 'skip', NEXT);
    await writeExperiment(team.storage.storeFor(by), await team.log(), { policy: 'skip', body: START });
    const opened = page(team);
    opened.clock.nowMs = NOW_MS;
    await opened.policies.refresh(60_000);
    return { team, ...opened };
  }

  it('gives requesters its versions, each always the same', async () => {
    const { policies } = await begun();
    const labels = REQUESTERS.map((one) => policies.tried('skip', one)?.label);
    expect(new Set(labels)).toEqual(new Set(START.arms));
    expect(REQUESTERS.map((one) => policies.tried('skip', one)?.label)).toEqual(labels);
    expect(policies.begun(START.arms[1] ?? '', 'skip')).toMatchObject({ version: 2 });
  });

  it('leaves other policies and nobody’s ticket as they are', async () => {
    const { policies } = await begun();
    expect(policies.tried('other', 'customer-1')).toBeUndefined();
    expect(policies.tried('skip', '')?.label).toBe(START.arms[0]);
  });

  it('is none from somebody without the right', async () => {
    const { policies } = await begun('pia');
    expect(policies.tried('skip', 'customer-1')).toBeUndefined();
  });

  it('is over when it is stopped and at its end', async () => {
    const { policies, team, clock } = await begun();
    clock.nowMs = Date.parse(START.endsAt);
    expect(policies.tried('skip', 'customer-1')).toBeUndefined();
    clock.nowMs = NOW_MS + 61_000;
    const body = { does: 'stop', policy: 'skip', experiment: 1 };
    await writeExperiment(team.storage.storeFor('lea'), await team.log(), { policy: 'skip', body });
    expect(await policies.refresh(60_000)).toBe(true);
    expect(policies.tried('skip', 'customer-1')).toBeUndefined();
  });

  it('begins and is over for a page whose clock is far behind, too', async () => {
    const { policies, team, clock } = await begun();
    clock.nowMs = Date.parse('2025-01-01T00:00:00.000Z');
    expect(new Set(REQUESTERS.map((one) => policies.tried('skip', one)?.label)).size).toBe(2);
    const body = { does: 'stop', policy: 'skip', experiment: 1 };
    await writeExperiment(team.storage.storeFor('lea'), await team.log(), { policy: 'skip', body });
    await policies.refresh(0);
    expect(policies.tried('skip', 'customer-1')).toBeUndefined();
  });

  it('is stopped by a page that saw a guardrail broken, learned of in half an hour without one request more', async () => {
    const { policies, team, clock, asked } = await begun();
    await team.storage.storeFor('kim').putIfAbsent({
      table: 'entry',
      key: 'experiment:1:stop',
      type: 'experiment-stop',
      body: {},
      group: 'skip',
    });
    asked.length = 0;
    clock.nowMs = NOW_MS + 29 * 60_000;
    expect(await policies.refresh(60_000)).toBe(false);
    clock.nowMs = NOW_MS + 31 * 60_000;
    expect(await policies.refresh(60_000)).toBe(true);
    expect(asked).toEqual(['policy-release:2', 'experiment:1:stop']);
    expect(policies.guarded()).toEqual([]);
    expect(policies.tried('skip', 'customer-1')).toBeUndefined();
  });

  it('is known to be stopped at once where a page looks', async () => {
    const { policies, team } = await begun();
    expect(policies.guarded()).toMatchObject([{ labels: START.arms, experiment: { id: '1' } }]);
    expect(await policies.readStops()).toBe(false);
    const key = 'experiment:1:stop';
    const stop = { table: 'entry', key, type: 'experiment-stop', body: {}, group: 'skip' } as const;
    await team.storage.storeFor('kim').putIfAbsent(stop);
    expect(await policies.readStops()).toBe(true);
    expect(policies.tried('skip', 'customer-1')).toBeUndefined();
  });
});
