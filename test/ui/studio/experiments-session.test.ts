/** The experiments page over one storage: begun, read, stopped. */
import { describe, expect, it } from 'vitest';
import { digest } from '../../../app/lib/canonical.ts';
import { createMemoryStorage, type MemoryStorage } from '../../../app/lib/memory-store.ts';
import { compile } from '../../../app/policy/compile.ts';
import { dayRecords } from '../../../app/study/day-record.ts';
import { writeRelease } from '../../../app/study/policy-release.ts';
import { saveVersion } from '../../../app/study/policy-version.ts';
import { plainLabel, teamLabel } from '../../../app/study/running.ts';
import { createCatalog, shippedTools } from '../../../app/tools/catalog.ts';
import { startExperiments } from '../../../app/ui/studio/experiments/session.ts';
import type { ExperimentForm } from '../../../app/ui/studio/experiments/view.ts';
import type { StudioPorts } from '../../../app/ui/studio/ports.ts';
import { startStudio } from '../../../app/ui/studio/session.ts';
import { runRow, suggestionRow } from '../../study/kit.ts';
import { studioPorts } from '../../support/studio-ports.ts';

const catalog = createCatalog(shippedTools);
const SHIPPED = { name: 'skip', text: 'Use this policy when a box comes too soon.\n\n1. Ask why.' };
const OWN = 'Use this policy when a box comes too soon.\n\n1. Ask for the order number.';
const OFFER = `Use this policy when a box comes too soon.

1. Offer:
   - A swap of the item.
   - A later box.
2. Thank them.`;
const OWN_LABEL = teamLabel(1, digest(OWN));
const LABEL = plainLabel(compile([SHIPPED], { catalog }).policies[0] ?? fail());

function fail(): never {
  throw new Error('no policy');
}

function desk() {
  const clock = { now: '2026-08-14T10:00:00.000Z' };
  return { clock, storage: createMemoryStorage({ now: () => clock.now }) };
}
type Desk = ReturnType<typeof desk>;

const portsOf = (storage: MemoryStorage, user: string, clock: Desk['clock']): StudioPorts => ({
  ...studioPorts(storage.storeFor(user), user, () => clock.now),
  mayDo: async (_right, who) => who !== 'kim',
  shipped: [SHIPPED],
  shippedLabel: (id) => (id === SHIPPED.name ? LABEL : null),
});

async function opened({ storage, clock }: Desk, user = 'lea', shipped = SHIPPED) {
  const ports = { ...portsOf(storage, user, clock), shipped: [shipped] };
  const { view, actions } = startExperiments(startStudio(ports));
  const quiet = async () => {
    for (let i = 0; i < 200 && (i === 0 || view.value.busy); i += 1)
      await new Promise((resolve) => setTimeout(resolve, 5));
    return view.value;
  };
  await quiet();
  return { view, actions, quiet };
}

async function begun(change: Partial<ExperimentForm> = {}) {
  const one = desk();
  const fresh = { policy: 'skip', number: 1, title: 'Skip', text: OWN, note: '', base: 0 };
  await saveVersion(one.storage.storeFor('lea'), fresh);
  const page = await opened(one);
  page.actions.begin();
  await page.quiet();
  page.actions.set(change);
  page.actions.start();
  await page.quiet();
  return { ...one, page };
}

describe('the experiments page', () => {
  it('begins one with what was planned, and shows it running', async () => {
    const { page } = await begun();
    const { trouble, form, list } = page.view.value;
    expect({ trouble, form }).toEqual({ trouble: '', form: null });
    expect(list).toMatchObject([
      { isRunning: true, verdict: { type: 'not-yet', cases: [0, 0] }, experiment: { cases: 650 } },
    ]);
  });

  it('offers nothing to people without the right', async () => {
    const { storage, clock } = await begun();
    const { view } = await opened({ storage, clock }, 'kim');
    expect(view.value.mayRun).toBe(false);
    expect(view.value.list).toHaveLength(1);
  });

  it('begins no second one of the policy', async () => {
    const { page } = await begun();
    page.actions.begin();
    await page.quiet();
    page.actions.start();
    const { trouble, list } = await page.quiet();
    expect(trouble).toBe('studio.experiments.not-started');
    expect(list).toHaveLength(1);
  });

  it('counts cases of its versions and gives no verdict before its end', async () => {
    const { storage, clock } = await begun();
    const at = '2026-08-15T10:00:00.000Z';
    const rows = Array.from({ length: 30 }, (_, i) => {
      const place = { ticket: `${i}`, policy: 'skip', version: LABEL, at };
      return [
        runRow({ ...place, id: `u:${i}`, began: '2026-08-15T09:00:00.000Z' }),
        suggestionRow({ ...place, id: `s:${i}` }),
      ];
    }).flat();
    const owner = { day: '2026-08-15', user: 'kim', browser: 'b' };
    for (const record of dayRecords(owner, rows)) await storage.storeFor('kim').put(record);
    clock.now = '2026-08-20T10:00:00.000Z';
    const { view } = await opened({ storage, clock });
    expect(view.value.list[0]?.verdict).toEqual({ type: 'not-yet', cases: [30, 0] });
    clock.now = '2026-09-20T10:00:00.000Z';
    const later = await opened({ storage, clock });
    expect(later.view.value.list[0]).toMatchObject({ isRunning: false, verdict: { type: 'unclear' } });
  });

  it('stops one', async () => {
    const { page, clock } = await begun();
    clock.now = '2026-08-16T10:00:00.000Z';
    const [one] = page.view.value.list;
    if (one) page.actions.stop(one.experiment);
    const { list } = await page.quiet();
    expect(list[0]).toMatchObject({ isRunning: false, verdict: { type: 'stopped-by-person' } });
  });

  const worse = (storage: MemoryStorage) => {
    const rows = Array.from({ length: 400 }, (_, i) => {
      const version = i % 2 === 0 ? LABEL : OWN_LABEL;
      const place = { ticket: `${i}`, policy: 'skip', version, at: '2026-08-15T10:00:00.000Z' };
      const turns = 2 + (i % 3) + (version === LABEL ? 0 : 4);
      return [
        runRow({ ...place, id: `u:${i}`, began: '2026-08-15T09:00:00.000Z', turns }),
        suggestionRow({ ...place, id: `s:${i}` }),
      ];
    }).flat();
    const owner = { day: '2026-08-15', user: 'kim', browser: 'b' };
    return Promise.all(dayRecords(owner, rows).map((record) => storage.storeFor('kim').put(record)));
  };

  it('stops one whose guardrail broke, whoever looks, and says why', async () => {
    const { storage, clock } = await begun({ guardrail: 'turns', margin: '1' });
    await worse(storage);
    clock.now = '2026-08-16T10:00:00.000Z';
    const { view } = await opened({ storage, clock }, 'kim');
    expect(view.value.list[0]).toMatchObject({
      isRunning: false,
      verdict: { type: 'stopped-by-guardrail', version: 1, cases: 65 },
    });
    expect(storage.records().find(({ type }) => type === 'experiment-stop')?.createdBy).toBe('kim');
  });

  it('says when a page stopped one that the cases do not speak against', async () => {
    const { storage, clock } = await begun({ guardrail: 'turns', margin: '1' });
    clock.now = '2026-08-16T10:00:00.000Z';
    const key = 'experiment:0:stop';
    const lie = { table: 'entry', key, type: 'experiment-stop', body: {}, group: 'skip' } as const;
    await storage.storeFor('kim').putIfAbsent(lie);
    const { view } = await opened({ storage, clock });
    expect(view.value.list[0]).toMatchObject({
      isRunning: false,
      stoppedBy: 'kim',
      verdict: { type: 'stopped-by-app', at: '2026-08-16T10:00:00.000Z' },
    });
  });

  it('says nothing of one whose records were kept long enough and are gone', async () => {
    const { storage, clock } = await begun();
    const erased = async (day: string) => {
      const mark = { table: 'rule', key: 'setting:erased-through', type: 'setting', group: '' } as const;
      await storage.storeFor('lea').put({ ...mark, body: { day } });
      const { view } = await opened({ storage, clock });
      return view.value.list[0]?.verdict;
    };
    expect(await erased('2026-08-13')).toMatchObject({ type: 'not-yet' });
    expect(await erased('2026-08-14')).toEqual({ type: 'taken-out', through: '2026-08-14' });
  });

  it('tries another offer as a version of its own, which is nobody’s draft', async () => {
    const one = desk();
    const fresh = { policy: 'skip', number: 1, title: 'Skip', text: OFFER, note: '', base: 0 };
    await saveVersion(one.storage.storeFor('lea'), fresh);
    const page = await opened(one, 'lea', { ...SHIPPED, text: OFFER });
    page.actions.begin();
    await page.quiet();
    page.actions.set({ others: [], offers: [{ id: 1, step: '1', order: [1, 0], without: [] }] });
    page.actions.start();
    const { list, trouble } = await page.quiet();
    expect(trouble).toBe('');
    expect(list[0]).toMatchObject({ isRunning: true, experiment: { arms: [0, 2] } });
    expect(list[0]?.notes.get(2)).toBe('studio.experiments.offer.first');
    const record = one.storage.records().find(({ key }) => key === 'policy:skip:2');
    expect(record?.body).toMatchObject({ trial: true, base: 0 });
    page.actions.begin();
    await page.quiet();
    expect(page.view.value.choices[0]?.others.map(({ number }) => number)).toEqual([1]);
  });

  it('is begun by the first of two pages, and the other says why not', async () => {
    const one = desk();
    const fresh = { policy: 'skip', number: 1, title: 'Skip', text: OWN, note: '', base: 0 };
    await saveVersion(one.storage.storeFor('lea'), fresh);
    const pages = [await opened(one), await opened(one, 'pia')];
    for (const page of pages) {
      page.actions.begin();
      await page.quiet();
    }
    for (const page of pages) page.actions.start();
    const views = await Promise.all(pages.map((page) => page.quiet()));
    const troubles = views.map(({ trouble }) => trouble).sort();
    expect(troubles).toEqual(['', 'studio.experiments.changed-meanwhile']);
    const loser = pages[views.findIndex(({ trouble }) => trouble !== '')];
    loser?.actions.start();
    expect((await loser?.quiet())?.trouble).toBe('studio.experiments.not-started');
    expect(one.storage.records().filter(({ type }) => type === 'policy-experiment')).toHaveLength(1);
  });

  it('starts none against a version that does not run any more', async () => {
    const one = desk();
    const lea = one.storage.storeFor('lea');
    for (const [i, text] of [OWN, OFFER].entries())
      await saveVersion(lea, { policy: 'skip', number: i + 1, title: 'Skip', text, note: '', base: 0 });
    const page = await opened(one);
    page.actions.begin();
    await page.quiet();
    const release = { policy: 'skip', state: 'published', version: 1, note: '' } as const;
    await writeRelease(lea, [], { ...release, digest: digest(OWN), vouches: [] });
    page.actions.start();
    const { trouble, form, choices } = await page.quiet();
    expect(trouble).toBe('studio.experiments.changed-meanwhile');
    expect(choices[0]?.first.number).toBe(1);
    expect(form?.others).toEqual([teamLabel(2, digest(OFFER))]);
    page.actions.start();
    expect((await page.quiet()).list[0]?.experiment.arms).toEqual([1, 2]);
  });

  it('says of offers that cannot change why, and begins with a policy that can', async () => {
    const one = desk();
    const page = await opened(one, 'lea', {
      ...SHIPPED,
      text: 'Use this policy when a box comes too soon.\n\n1. Offer a later box with @delay_order.',
    });
    page.actions.begin();
    const { choices, form, plan } = await page.quiet();
    expect(choices).toMatchObject([
      { id: 'skip', offers: [], fixed: [{ step: '1', because: 'one-option' }] },
    ]);
    expect(form).toMatchObject({ policy: 'skip', others: [], offers: [] });
    expect(plan).toMatchObject({ cases: null, missing: 'versions' });
  });

  it('starts none whose offer changes nothing', async () => {
    const one = desk();
    const page = await opened(one, 'lea', { ...SHIPPED, text: OFFER });
    page.actions.begin();
    await page.quiet();
    expect(page.view.value).toMatchObject({ form: { offers: [{ order: [1, 0] }] }, plan: { missing: '' } });
    page.actions.set({ offers: [{ id: 1, step: '1', order: [0, 1], without: [] }] });
    expect(page.view.value.plan).toMatchObject({ cases: null, missing: 'offer' });
    page.actions.start();
    await page.quiet();
    expect(one.storage.records()).toEqual([]);
  });
});
