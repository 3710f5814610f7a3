/** Experiments of the studio, in both desks: begun on the page, met by customers, looked at by agents' pages, stopped. */
import type { Frame } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CUSTOMERS } from '../../app/sandbox/customers.ts';
import { hexId } from '../../app/sandbox/kustomer/ids.ts';
import { assignedPlace } from '../../app/study/experiment/assign.ts';
import type { Experiment } from '../../app/study/experiment/experiment.ts';
import { runRow, suggestionRow } from '../study/kit.ts';
import { type AppDesk, openAppDesk, until } from '../support/app-desk.ts';
import { axeProblems } from '../support/axe-problems.ts';
import { saveVersionIn, tellRowsIn } from '../support/saved-version.ts';
import { openStudio, type StudioPageDriver } from '../support/studio-page.ts';
import { PEOPLE } from '../support/supervisors-page.ts';

const SLOW_MS = 300_000;

const WISH = 'I would like to restart my subscription.';
const TEXT = `---
title: Restart subscription
---
Use this policy when a customer wants to restart a subscription that is paused or cancelled.

1. Ask for the order number.`;

/** The first experiment of a desk, as far as it decides who gets what. */
const FIRST: Pick<Experiment, 'id' | 'share' | 'arms'> = { id: '0', share: 1, arms: [0, 1] };
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
    await saveVersionIn(desk.browser.server.sandbox, PEOPLE.supervisor, {
      policy: 'restart-subscription',
      number: 1,
      title: 'Restart subscription',
      text: TEXT,
      note: 'asks for the order',
    });
  });

  const idOf = (kind: 'customer' | 'user', id: number): string =>
    name === 'zendesk' ? String(id) : hexId(kind, id);

  /** A customer who is given the version at that place. */
  function customerOf(place: number): string {
    const { grace, ben, pete, olu, tom, dev, noor, maya } = CUSTOMERS;
    const found = [grace, ben, pete, olu, tom, dev, noor, maya].find(
      ({ id }) => assignedPlace(FIRST, idOf('customer', id)) === place,
    );
    if (!found?.email) throw new Error(`nobody is given the version at place ${place}`);
    return found.email;
  }

  const writeIn = (place: number, wish = WISH) => desk.writeIn(customerOf(place), wish, wish.slice(0, 20));

  const records = (type: string) =>
    ['stepwise_entry', 'stepwise_rule']
      .flatMap((table) => desk.browser.server.sandbox.world().records.all(table))
      .filter(({ fields }) => fields['record_type'] === type);

  async function opened(): Promise<StudioPageDriver> {
    const sam = await openStudio(desk, PEOPLE.supervisor);
    await sam.root.locator('.sws-part[data-part="experiments"]').click();
    await sam.root.locator('[data-name="new-experiment"]').click();
    await sam.root.locator('[data-plan]').waitFor();
    return sam;
  }

  async function begin(sam: StudioPageDriver) {
    await sam.root.locator('[data-name="start-experiment"]').click();
    await sam.root.locator('[data-experiment="0"][data-running]').waitFor();
    return sam.root.locator('[data-experiment="0"]');
  }

  async function problems(sam: StudioPageDriver): Promise<string[]> {
    const frame: Frame | null | undefined = await (await sam.root.elementHandle())?.ownerFrame();
    if (!frame) throw new Error('the page has no frame');
    return await axeProblems(frame);
  }

  it(
    'gives customers different versions, keeps a case on its own and says nothing before its end',
    async () => {
      const sam = await opened();
      const panel = await begin(sam);
      expect(await panel.getAttribute('data-verdict')).toBe('not-yet');
      expect(await panel.textContent()).toContain('Nothing is said before the end');
      expect(await panel.locator('table').count()).toBe(0);
      expect(await problems(sam)).toEqual([]);

      const tried = await desk.open(writeIn(1));
      expect(await tried.draft()).toContain('order number');
      const shipped = await desk.open(writeIn(0));
      expect(await shipped.draft()).not.toContain('order number');
      await tried.sendDraft('order number');
      const same = await desk.open(writeIn(1));
      expect(await same.draft()).toContain('order number');

      await panel.locator('[data-name="stop-experiment"]').click();
      await sam.root.locator('[data-experiment="0"][data-verdict="stopped-by-person"]').waitFor();
      const after = await desk.open(writeIn(1));
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
      const sam = await opened();
      await sam.root.getByLabel('Policy').selectOption({ label: 'Retention before a cancellation' });
      const arm = sam.root.locator('[data-offer]');
      await arm.waitFor();
      await arm.locator('[data-option="Product Swap"] [data-name="up"]').click();
      await arm.locator('[data-option="Product Swap"] [data-name="up"]').click();
      await arm.getByRole('checkbox', { name: 'Future Discount' }).uncheck();
      await arm.getByText('Product Swap first, without Future Discount').waitFor();
      expect(await problems(sam)).toEqual([]);
      const panel = await begin(sam);
      await panel.getByText('Version 1: Product Swap first, without Future Discount').first().waitFor();

      const wish = 'I want to cancel my order #1047, it is too expensive.';
      const tried = await desk.open(writeIn(1, wish));
      const draft = await tried.draft('Product Swap');
      expect(draft.indexOf('Product Swap')).toBeLessThan(draft.indexOf('Discount Offer'));
      expect(draft).not.toContain('Future Discount');
      const shipped = await desk.open(writeIn(0, wish));
      const before = await shipped.draft('Future Discount');
      expect(before.indexOf('Discount Offer')).toBeLessThan(before.indexOf('Product Swap'));
      await sam.root.locator('.sws-part[data-part="library"]').click();
      expect(await sam.row('retention').textContent()).not.toContain('raft');
    },
    SLOW_MS,
  );

  it(
    'is stopped by an agent’s page that sees harm, without anybody’s visit, once',
    async () => {
      const sam = await opened();
      await sam.root.getByLabel('Stop early if this gets worse').selectOption({ value: 'turns' });
      await begin(sam);
      const [start] = records('policy-experiment');
      const labels: string[] = JSON.parse(String(start?.fields['body'])).arms;
      const at = new Date(Date.parse(String(start?.createdAt)) + 1000).toISOString();
      await tellRowsIn(
        desk.browser.server.sandbox,
        { user: PEOPLE.otherAgent, at, idOf: (user) => idOf('user', user) },
        harmOf(labels, at),
      );
      await sam.page.close();

      const kim = await desk.open(writeIn(0), { laterMs: 1 });
      await kim.sendDraft();
      for (let round = 0; round < ROUNDS_MAX && records('experiment-stop').length === 0; round += 1) {
        await kim.page.clock.fastForward(PUT_OFF_MS);
        await kim.customerWrites('Anything else you need?');
        await until('it is stopped', async () => records('experiment-stop').length > 0).catch(
          () => undefined,
        );
      }
      expect(records('experiment-stop').map(({ createdBy }) => createdBy)).toEqual([PEOPLE.agent]);
      expect(records('experiment-look')).toHaveLength(1);
      const after = await desk.open(writeIn(1));
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
