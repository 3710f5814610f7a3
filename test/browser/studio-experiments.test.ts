/** Experiments of the studio, in both desks: begun on the page, met by customers, looked at by agents' pages, stopped. */
import type { Frame } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { digest } from '../../app/lib/canonical.ts';
import type { Store, Table } from '../../app/lib/store.ts';
import { CUSTOMERS } from '../../app/sandbox/customers.ts';
import { hexId } from '../../app/sandbox/kustomer/ids.ts';
import { assignedPlace } from '../../app/study/experiment/assign.ts';
import { writeRelease } from '../../app/study/policy-release.ts';
import { saveVersion } from '../../app/study/policy-version.ts';
import { runRow, suggestionRow } from '../study/kit.ts';
import { type AppDesk, openAppDesk, until } from '../support/app-desk.ts';
import { axeProblems } from '../support/axe-problems.ts';
import { recordsIn } from '../support/desk-records.ts';
import { plantRecords } from '../support/planted-records.ts';
import { tellRowsIn } from '../support/saved-version.ts';
import { openStudio, type StudioPageDriver } from '../support/studio-page.ts';
import { PEOPLE } from '../support/supervisors-page.ts';

const SLOW_MS = 300_000;

const WISH = 'I would like to restart my subscription.';
const TEXT = `---
title: Restart subscription
---
Use this policy when a customer wants to restart a subscription that is paused or cancelled.

1. Ask for the order number.`;

const OFFER = `---
title: Restart subscription
---
Use this policy when a customer wants to restart a subscription that is paused or cancelled.

1. Offer ways to come back, such as:
   - Later start: The first delivery comes a month later.
   - Gift box: A gift box with the next delivery.
   - Smaller box: A smaller box each month.
2. Inform the customer that the subscription is active again.`;

const VERSION = {
  policy: 'restart-subscription',
  number: 1,
  title: 'Restart subscription',
  note: 'asks for the order',
  base: 0,
};
/** A little more than what a day book puts off. */
const PUT_OFF_MS = 6 * 60_000;
const ROUNDS_MAX = 3;

describe.each(['zendesk', 'kustomer'] as const)('an experiment, in %s', (name) => {
  let desk: AppDesk;

  beforeAll(async () => {
    desk = await openAppDesk({ searchLagMs: 0, plan: 'professional', desk: name });
  });

  afterAll(async () => await desk?.close());

  beforeEach(async () => {
    await desk.reset();
  });

  const written = (user: number, write: (store: Store) => Promise<void>) =>
    plantRecords(desk.browser.server.sandbox, (storeFor) => write(storeFor(user)));

  /** Somebody saved a version of a policy that ships. */
  const saved = (text: string) =>
    written(PEOPLE.supervisor, async (store) => {
      await saveVersion(store, { ...VERSION, text });
    });

  const idOf = (kind: 'customer' | 'user', id: number): string =>
    name === 'zendesk' ? String(id) : hexId(kind, id);

  /** A customer who is given the version at that place of the experiment with that id. */
  function customerOf(place: number, id: string): string {
    const { grace, ben, pete, olu, tom, dev, noor, maya } = CUSTOMERS;
    const found = [grace, ben, pete, olu, tom, dev, noor, maya].find(
      (customer) => assignedPlace({ id, share: 1, arms: [0, 1] }, idOf('customer', customer.id)) === place,
    );
    if (!found?.email) throw new Error(`nobody is given the version at place ${place}`);
    return found.email;
  }

  const ask = (place: number, id = '0') => desk.writeIn(customerOf(place, id), WISH, 'Restart');

  const records = (table: Table, type: string) =>
    recordsIn(desk.browser.server.sandbox, name, { table, type });

  async function opened(): Promise<StudioPageDriver> {
    const sam = await openStudio(desk, PEOPLE.supervisor);
    await sam.root.locator('.sws-part[data-part="experiments"]').click();
    await sam.root.locator('[data-name="new-experiment"]').click();
    await sam.root.locator('[data-plan]').waitFor();
    return sam;
  }

  async function begin(sam: StudioPageDriver, id = '0') {
    await sam.root.locator('[data-name="start-experiment"]').click();
    await sam.root.locator(`[data-experiment="${id}"][data-running]`).waitFor();
    return sam.root.locator(`[data-experiment="${id}"]`);
  }

  async function problems(sam: StudioPageDriver): Promise<string[]> {
    const frame: Frame | null | undefined = await (await sam.root.elementHandle())?.ownerFrame();
    if (!frame) throw new Error('the page has no frame');
    return await axeProblems(frame);
  }

  it(
    'gives customers different versions, keeps a case on its own and says nothing before its end',
    async () => {
      await saved(TEXT);
      const sam = await opened();
      const panel = await begin(sam);
      expect(await panel.getAttribute('data-verdict')).toBe('not-yet');
      expect(await panel.textContent()).toContain('Nothing is said before the end');
      expect(await panel.locator('table').count()).toBe(0);
      expect(await problems(sam)).toEqual([]);

      const tried = await desk.open(ask(1));
      expect(await tried.draft()).toContain('order number');
      const shipped = await desk.open(ask(0));
      expect(await shipped.draft()).not.toContain('order number');
      await tried.sendDraft('order number');
      const same = await desk.open(ask(1));
      expect(await same.draft()).toContain('order number');

      await panel.locator('[data-name="stop-experiment"]').click();
      await sam.root.locator('[data-experiment="0"][data-verdict="stopped-by-person"]').waitFor();
      const after = await desk.open(ask(1));
      expect(await after.draft()).not.toContain('order number');
      const again = await desk.open(tried.id);
      await again.panel.locator('[data-name="policies"]').click();
      await again.panel.getByText('version 1').first().waitFor();
    },
    SLOW_MS,
  );

  it(
    'tries an offer in another order without anybody writing a text',
    async () => {
      await saved(OFFER);
      await written(PEOPLE.supervisor, async (store) => {
        const state = { policy: VERSION.policy, state: 'published', version: 1, note: '' } as const;
        await writeRelease(store, [], { ...state, digest: digest(OFFER), vouches: [] });
      });
      const sam = await opened();
      await sam.root.locator('.swx-set input[type="checkbox"]').first().uncheck();
      await sam.root.locator('[data-name="add-offer"]').click();
      const arm = sam.root.locator('[data-offer]');
      await arm.locator('[data-option="Smaller box"] [data-name="up"]').click();
      await arm.locator('[data-option="Smaller box"] [data-name="up"]').click();
      await arm.getByRole('checkbox', { name: 'Gift box' }).uncheck();
      await arm.getByText('Smaller box first, without Gift box').waitFor();
      expect(await problems(sam)).toEqual([]);
      const panel = await begin(sam, '1');
      await panel.getByText('Version 2: Smaller box first, without Gift box').first().waitFor();

      const tried = await desk.open(ask(1, '1'));
      const draft = (await tried.draft('smaller box')).toLowerCase();
      expect(draft).toContain('a month later');
      expect(draft.indexOf('smaller box')).toBeLessThan(draft.indexOf('a month later'));
      expect(draft).not.toContain('gift box');
      await tried.panel.locator('[data-name="policies"]').click();
      await tried.panel.getByText('version 2').first().waitFor();
      const published = await desk.open(ask(0, '1'));
      const before = (await published.draft('gift box')).toLowerCase();
      expect(before).toContain('a month later');
      expect(before.indexOf('a month later')).toBeLessThan(before.indexOf('smaller box'));
      await sam.root.locator('.sws-part[data-part="library"]').click();
      await sam.row(VERSION.policy).waitFor();
      expect(await sam.row(VERSION.policy).textContent()).toContain('ersion 1');
    },
    SLOW_MS,
  );

  it(
    'is stopped by an agent’s page that sees harm, without anybody’s visit, once',
    async () => {
      await saved(TEXT);
      const sam = await opened();
      await sam.root.getByLabel('Stop early if this gets worse').selectOption({ value: 'turns' });
      await begin(sam);
      const [start] = records('rule', 'policy-experiment');
      const labels: string[] = JSON.parse(start?.body ?? '').arms;
      const at = new Date(Date.parse(start?.createdAt ?? '') + 1000).toISOString();
      const teller = { user: PEOPLE.otherAgent, at, idOf: (user: number) => idOf('user', user) };
      await tellRowsIn(desk.browser.server.sandbox, teller, harmOf(labels, at));
      await sam.page.close();

      const kim = await desk.open(ask(0), { laterMs: 1 });
      await kim.sendDraft();
      for (
        let round = 0;
        round < ROUNDS_MAX && records('entry', 'experiment-stop').length === 0;
        round += 1
      ) {
        await kim.page.clock.fastForward(PUT_OFF_MS);
        await kim.customerWrites('Anything else you need?');
        await until('it is stopped', async () => records('entry', 'experiment-stop').length > 0).catch(
          () => undefined,
        );
      }
      expect(records('entry', 'experiment-stop').map(({ createdBy }) => createdBy)).toEqual([PEOPLE.agent]);
      expect(records('entry', 'experiment-look')).toHaveLength(1);
      const after = await desk.open(ask(1));
      expect(await after.draft()).not.toContain('order number');

      const ada = await openStudio(desk, PEOPLE.admin);
      await ada.root.locator('.sws-part[data-part="experiments"]').click();
      const panel = ada.root.locator('[data-experiment="0"][data-verdict="stopped-by-guardrail"]');
      await panel.getByText('New cases begin with what is published').waitFor();
      expect(await panel.textContent()).toContain('messages of the customer a case');
    },
    SLOW_MS,
  );

  it('is begun by nobody without the right', async () => {
    const kim = await openStudio(desk, PEOPLE.agent);
    await kim.root.locator('.sws-part[data-part="experiments"]').click();
    await kim.root.locator('.swx[data-state="ready"]').waitFor();
    expect(await kim.root.locator('[data-name="new-experiment"]').count()).toBe(0);
  });
});

/** A hundred cases of each version, in which customers of the second write much more. */
const harmOf = (labels: readonly string[], at: string) =>
  Array.from({ length: 200 }, (_, i) => {
    const version = labels[i % 2] ?? '';
    const place = { ticket: `9${i}`, policy: 'restart-subscription', version, at };
    const turns = 2 + (i % 3) + (i % 2) * 6;
    return [runRow({ ...place, id: `u:${i}`, began: at, turns }), suggestionRow({ ...place, id: `s:${i}` })];
  }).flat();
