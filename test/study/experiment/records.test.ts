/** Which experiments count, and what they are when they do. */
import { describe, expect, it } from 'vitest';
import { digest } from '../../../app/lib/canonical.ts';
import { createMemoryStorage } from '../../../app/lib/memory-store.ts';
import { allowancesOfText } from '../../../app/main/compiler.ts';
import type { ExperimentStart } from '../../../app/study/experiment/records.ts';
import { readExperiments } from '../../../app/study/experiment/standing.ts';
import { readReleases, writeExperiment, writeRelease } from '../../../app/study/policy-release.ts';
import { readStandings } from '../../../app/study/policy-standing.ts';
import { saveVersion } from '../../../app/study/policy-version.ts';
import { teamLabel } from '../../../app/study/running.ts';
import type { MayDo } from '../../../app/study/studio-rights.ts';
import { createCatalog, shippedTools } from '../../../app/tools/catalog.ts';

const catalog = createCatalog(shippedTools);
const SHIPPED = { text: '1. Ask why.', label: 'as-it-ships' };
const ONE = 'Use this policy when a box comes too soon.\n\n1. Ask for the order number.';
const GENEROUS =
  '---\nlimits:\n  refund_order.amount: 500\n---\n1. Use @refund_order(order_id: str, amount: float).';

/** `lea` runs experiments and publishes, `pia` runs experiments, nobody else may do anything. */
const mayDo: MayDo = async (right, user) => user === 'lea' || (user === 'pia' && right === 'experiment');

function team() {
  const clock = { now: '2026-08-01T10:00:00.000Z' };
  const storage = createMemoryStorage({ now: () => clock.now });
  const log = () => readReleases(storage.storeFor('reader'), []);
  const write = async (
    by: string,
    body: ExperimentStart | { does: 'stop'; policy: string; experiment: number },
  ) => {
    const plain = JSON.parse(JSON.stringify(body));
    await writeExperiment(storage.storeFor(by), await log(), { policy: 'skip', body: plain });
  };
  return {
    clock,
    storage,
    save: async (number: number, text: string) => {
      const fresh = { policy: 'skip', number, title: 'Skip', text, note: '', base: number - 1 };
      await saveVersion(storage.storeFor('lea'), fresh);
      return teamLabel(number, digest(text));
    },
    start: (by: string, arms: readonly string[], over: Partial<ExperimentStart> = {}) =>
      write(by, { ...START, arms: [...arms], ...over }),
    stop: (by: string, experiment: number) => write(by, { does: 'stop', policy: 'skip', experiment }),
    /** A page writes that a guardrail broke, whether it did or not. */
    appStops: (user: string, experiment: number) =>
      storage.storeFor(user).putIfAbsent({
        table: 'entry',
        key: `experiment:${experiment}:stop`,
        type: 'experiment-stop',
        body: 'no evidence at all',
        group: 'skip',
      }),
    publish: async (number: number, text: string) =>
      await writeRelease(storage.storeFor('lea'), await log(), {
        policy: 'skip',
        state: 'published',
        version: number,
        digest: digest(text),
        note: '',
        vouches: [],
      }),
    turnOff: async () =>
      await writeRelease(storage.storeFor('lea'), await log(), {
        policy: 'skip',
        state: 'off',
        version: 0,
        digest: '',
        note: '',
        vouches: [],
      }),
    judged: async () => {
      const allowancesOf = async (name: string, text: string) => allowancesOfText({ name, text }, catalog);
      const ports = { store: storage.storeFor('reader'), mayDo, allowancesOf };
      const entries = await log();
      const { standings } = await readStandings(entries, { ...ports, shippedText: () => SHIPPED.text });
      return await readExperiments(entries, { ...ports, standings, shipped: () => SHIPPED });
    },
  };
}

const START: ExperimentStart = {
  does: 'start',
  policy: 'skip',
  arms: [],
  share: 0.5,
  outcome: 'turns',
  difference: 1,
  cases: 40,
  endsAt: '2026-08-29T10:00:00.000Z',
  currency: '',
  guardrails: [{ outcome: 'accepted', margin: 0.1 }],
};

const because = async (one: ReturnType<typeof team>) =>
  (await one.judged()).ignored.map((ignored) => ignored.because);

describe('an experiment in the log', () => {
  it('counts as it was fixed, with the server’s time and person', async () => {
    const one = team();
    const label = await one.save(1, ONE);
    await one.start('pia', [SHIPPED.label, label]);
    const { standing, ignored } = await one.judged();
    expect(ignored).toEqual([]);
    expect(standing[0]).toMatchObject({
      by: 'pia',
      experiment: {
        id: '0',
        arms: [0, 1],
        better: 'lower',
        startsAt: '2026-08-01T10:00:00.000Z',
        stoppedAt: null,
        guardrails: [{ outcome: 'accepted', margin: 0.1, worse: 'lower' }],
      },
      arms: [{ text: SHIPPED.text }, { text: ONE }],
    });
  });

  it('begins within the second that a helpdesk without milliseconds names', async () => {
    const one = team();
    one.clock.now = '2026-08-01T10:00:00Z';
    await one.start('pia', [SHIPPED.label, await one.save(1, ONE)]);
    expect((await one.judged()).standing[0]?.experiment.startsAt).toBe('2026-08-01T10:00:00.000Z');
  });

  it('does not count without the right', async () => {
    const one = team();
    await one.start('kim', [SHIPPED.label, await one.save(1, ONE)]);
    expect(await because(one)).toEqual(['rights']);
  });

  it('does not count when somebody changed it', async () => {
    const one = team();
    await one.start('pia', [SHIPPED.label, await one.save(1, ONE)]);
    const record = await one.storage.storeFor('kim').get('rule', 'policy-release:0');
    if (record) await one.storage.storeFor('kim').put(record);
    expect((await one.judged()).standing).toEqual([]);
  });

  it('does not count with a version that is not there', async () => {
    const one = team();
    await one.start('pia', [SHIPPED.label, teamLabel(1, digest(ONE))]);
    expect(await because(one)).toEqual(['no-version']);
  });

  it('does not count with one version twice', async () => {
    const one = team();
    await one.start('pia', [SHIPPED.label, SHIPPED.label]);
    expect(await because(one)).toEqual(['form']);
  });

  it('does not count with its end before its start', async () => {
    const one = team();
    const arms = [SHIPPED.label, await one.save(1, ONE)];
    await one.start('pia', arms, { endsAt: '2026-08-01T10:00:00.000Z' });
    expect(await because(one)).toEqual(['form']);
  });

  it('does not count where a version gives more than what runs', async () => {
    const one = team();
    await one.start('lea', [SHIPPED.label, await one.save(1, GENEROUS)]);
    expect(await because(one)).toEqual(['raise']);
  });

  it('does not count beside another of its policy', async () => {
    const one = team();
    const arms = [SHIPPED.label, await one.save(1, ONE)];
    await one.start('pia', arms);
    await one.start('lea', arms);
    expect(await because(one)).toEqual(['overlap']);
    expect((await one.judged()).standing).toHaveLength(1);
  });

  it('is stopped by who may run experiments, and by nobody else', async () => {
    const one = team();
    await one.start('pia', [SHIPPED.label, await one.save(1, ONE)]);
    one.clock.now = '2026-08-02T10:00:00.000Z';
    await one.stop('kim', 0);
    expect((await one.judged()).standing[0]?.experiment.stoppedAt).toBe(null);
    one.clock.now = '2026-08-03T10:00:00.000Z';
    await one.stop('lea', 0);
    expect((await one.judged()).standing[0]?.experiment.stoppedAt).toBe('2026-08-03T10:00:00.000Z');
  });

  it('is stopped by anybody’s page, which does nothing else', async () => {
    const one = team();
    await one.start('pia', [SHIPPED.label, await one.save(1, ONE)]);
    one.clock.now = '2026-08-02T10:00:00.000Z';
    await one.appStops('kim', 0);
    const { standing, ignored } = await one.judged();
    expect(ignored).toEqual([]);
    expect(standing[0]).toMatchObject({
      stop: { by: 'kim' },
      experiment: { stoppedAt: '2026-08-02T10:00:00.000Z', stoppedBy: 'app' },
    });
  });

  it('is stopped from its start by a page’s stop from before', async () => {
    const one = team();
    const label = await one.save(1, ONE);
    await one.appStops('kim', 0);
    one.clock.now = '2026-08-02T10:00:00.000Z';
    await one.start('pia', [SHIPPED.label, label]);
    expect((await one.judged()).standing[0]?.experiment.stoppedAt).toBe('2026-08-02T10:00:00.000Z');
  });

  it('is not stopped by the stop of another', async () => {
    const one = team();
    await one.start('pia', [SHIPPED.label, await one.save(1, ONE)]);
    await one.appStops('kim', 1);
    expect((await one.judged()).standing[0]).toMatchObject({ stop: null, experiment: { stoppedAt: null } });
  });

  it('was stopped by whoever came first', async () => {
    const one = team();
    await one.start('pia', [SHIPPED.label, await one.save(1, ONE)]);
    one.clock.now = '2026-08-02T10:00:00.000Z';
    await one.stop('lea', 0);
    one.clock.now = '2026-08-03T10:00:00.000Z';
    await one.appStops('kim', 0);
    expect((await one.judged()).standing[0]?.experiment).toMatchObject({
      stoppedAt: '2026-08-02T10:00:00.000Z',
      stoppedBy: 'person',
    });
  });

  it('is over when something is released for its policy', async () => {
    const one = team();
    await one.start('pia', [SHIPPED.label, await one.save(1, ONE)]);
    one.clock.now = '2026-08-04T10:00:00.000Z';
    await one.publish(1, ONE);
    expect((await one.judged()).standing[0]?.experiment.stoppedAt).toBe('2026-08-04T10:00:00.000Z');
  });

  it('was over with the first release, whatever came behind', async () => {
    const one = team();
    const arms = [SHIPPED.label, await one.save(1, ONE)];
    await one.start('pia', arms);
    one.clock.now = '2026-08-04T10:00:00.000Z';
    await one.publish(1, ONE);
    one.clock.now = '2026-08-05T10:00:00.000Z';
    await one.start('lea', arms);
    one.clock.now = '2026-08-09T10:00:00.000Z';
    await one.turnOff();
    const { standing, ignored } = await one.judged();
    expect(ignored).toEqual([]);
    expect(standing.map(({ experiment }) => experiment.stoppedAt)).toEqual([
      '2026-08-04T10:00:00.000Z',
      '2026-08-09T10:00:00.000Z',
    ]);
  });

  it('does not count where its policy is off', async () => {
    const one = team();
    const arms = [SHIPPED.label, await one.save(1, ONE)];
    await one.turnOff();
    await one.start('pia', arms);
    expect(await because(one)).toEqual(['off']);
  });

  it('has an end that is a moment, within a year of its start', async () => {
    const check = async (endsAt: string) => {
      const one = team();
      await one.start('pia', [SHIPPED.label, await one.save(1, ONE)], { endsAt });
      const { standing, ignored } = await one.judged();
      return standing[0]?.experiment.endsAt ?? ignored[0]?.because;
    };
    expect(await check('never')).toBe('form');
    expect(await check('2026-08-01T10:00:00.000Z')).toBe('form');
    expect(await check('2027-08-02T10:00:00.000Z')).toBe('2027-08-02T10:00:00.000Z');
    expect(await check('2027-08-02T10:00:00.001Z')).toBe('form');
    expect(await check('2026-08-29T10:00:00+02:00')).toBe('2026-08-29T08:00:00.000Z');
  });

  it('is begun by one of two pages that begin one at once', async () => {
    const one = team();
    const arms = [SHIPPED.label, await one.save(1, ONE)];
    const body = JSON.parse(JSON.stringify({ ...START, arms }));
    const outcomes = await Promise.all(
      ['pia', 'lea'].map((user) => writeExperiment(one.storage.storeFor(user), [], { policy: 'skip', body })),
    );
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['behind', 'released']);
    expect((await one.judged()).standing).toHaveLength(1);
  });

  it('is no release that does not count', async () => {
    const one = team();
    await one.start('pia', [SHIPPED.label, await one.save(1, ONE)]);
    const log = await readReleases(one.storage.storeFor('reader'), []);
    expect(log).toMatchObject([{ number: 0, experiment: { does: 'start' } }]);
  });
});
