/** What every write keeps to, whatever its vendor: one attempt, a definite answer or none at all, and a read-back that finds the truth. */
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../app/lib/json.ts';
import { createCatalog, shippedTools } from '../../app/tools/catalog.ts';
import { type Kit, openKit } from '../support/connector-kit.ts';
import { SCENARIOS, type Scenario } from './write-scenarios.ts';

const rows = SCENARIOS.map((scenario) => ({
  title: `${scenario.tool} (${scenario.operation})`,
  ...scenario,
}));

async function start(scenario: Scenario): Promise<{ kit: Kit; args: JsonObject }> {
  const kit = openKit();
  return { kit, args: await scenario.args(kit) };
}

const sentTimes = (kit: Kit, operation: string): number =>
  kit.services.sent.filter((request) => request.operation === operation).length;

describe.each(rows)('$title', (scenario) => {
  const { tool, operation, isThere } = scenario;

  it('is done once, and its read-back agrees', async () => {
    const { kit, args } = await start(scenario);
    const result = await kit.run(tool, args);
    expect(result).toMatchObject({ status: 'done', rest: [] });
    expect(isThere(kit)).toBe(true);
    expect(sentTimes(kit, operation)).toBe(1);
    const output = result.status === 'done' ? result.output : null;
    expect(createCatalog(shippedTools).find(tool)?.parseOutput(output).status).toBe('ok');
    expect(await kit.readBack(tool, args)).toMatchObject({ status: 'happened' });
  });

  it.each(['lost-after', 'error-after', 'garbage-after'] as const)(
    'is unknown and read back after %s',
    async (fault) => {
      const { kit, args } = await start(scenario);
      kit.fault(operation, fault);
      const result = await kit.run(tool, args);
      expect(sentTimes(kit, operation)).toBe(1);
      // A reshipment's draft can be read at once, so its loss is mended on the spot.
      if (tool !== 'reship_order') expect(result.status).toBe('unknown');
      expect(await kit.readBack(tool, args)).toMatchObject({ status: 'happened' });
      expect(isThere(kit)).toBe(true);
    },
  );

  it.each(['lost-before', 'error-before'] as const)('is unknown and never resent after %s', async (fault) => {
    const { kit, args } = await start(scenario);
    kit.fault(operation, fault);
    expect((await kit.run(tool, args)).status).toBe('unknown');
    expect(sentTimes(kit, operation)).toBe(1);
    expect(isThere(kit)).toBe(false);
    expect((await kit.readBack(tool, args)).status).toBe(scenario.absent);
  });

  it.each(['too-many-requests', 'expired-token', 'not-installed'] as const)(
    'has surely failed after %s',
    async (fault) => {
      const { kit, args } = await start(scenario);
      kit.fault(operation, fault);
      const result = await kit.run(tool, args);
      expect(result).toMatchObject({ status: 'failed' });
      expect(result.status === 'failed' && result.mend).toMatch(/^[A-Z].*\.$/);
      expect(sentTimes(kit, operation)).toBe(1);
      expect(isThere(kit)).toBe(false);
    },
  );

  it('cannot tell while nothing can be read', async () => {
    const { kit, args } = await start(scenario);
    for (const name of READS) kit.fault(name, 'error-before', 1, 100);
    expect((await kit.readBack(tool, args)).status).toBe('cannot-tell');
  });
});

const READS = [
  'find-orders',
  'get-order',
  'get-subscription',
  'find-drafts',
  'get-coupon',
  'list-claims',
  'get-claim',
  'find-comment',
  'read-ticket',
];

describe('the set of scenarios', () => {
  it('covers every write', () => {
    const tried = new Set(SCENARIOS.map((each) => each.tool));
    const missing = shippedTools.filter((tool) => tool.effect === 'write' && !tried.has(tool.name));
    expect(missing.map((tool) => tool.name)).toEqual([]);
  });
});
