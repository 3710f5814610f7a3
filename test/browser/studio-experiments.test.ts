/** An experiment of the studio: begun on the page, met by customers at the desk, stopped again. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CUSTOMERS } from '../../app/sandbox/customers.ts';
import { assignedPlace } from '../../app/study/experiment/assign.ts';
import type { Experiment } from '../../app/study/experiment/experiment.ts';
import { type AppDesk, openAppDesk } from '../support/app-desk.ts';
import { axeProblems } from '../support/axe-problems.ts';
import { saveVersionIn } from '../support/saved-version.ts';
import { openStudio } from '../support/studio-page.ts';
import { PEOPLE } from '../support/supervisors-page.ts';

const SLOW_MS = 240_000;

const WISH = 'I would like to restart my subscription.';
const TEXT = `---
title: Restart subscription
---
Use this policy when a customer wants to restart a subscription that is paused or cancelled.

1. Ask for the order number.`;

let desk: AppDesk;

beforeAll(async () => {
  desk = await openAppDesk({ searchLagMs: 0, plan: 'professional', desk: 'zendesk' });
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

/** The first experiment of a desk, as far as it decides who gets what. */
const FIRST: Pick<Experiment, 'id' | 'share' | 'arms'> = { id: '0', share: 1, arms: [0, 1] };

/** A customer who is given the version at that place. */
function customerOf(place: number): string {
  const people = [
    CUSTOMERS.grace,
    CUSTOMERS.ben,
    CUSTOMERS.pete,
    CUSTOMERS.olu,
    CUSTOMERS.tom,
    CUSTOMERS.dev,
  ];
  const found = people.find(({ id }) => assignedPlace(FIRST, String(id)) === place);
  if (!found?.email) throw new Error(`nobody is given the version at place ${place}`);
  return found.email;
}

const writeIn = (place: number) => desk.writeIn(customerOf(place), WISH, 'Restart');

async function begun() {
  const sam = await openStudio(desk, PEOPLE.supervisor);
  await sam.root.locator('.sws-part[data-part="experiments"]').click();
  await sam.root.locator('[data-name="new-experiment"]').click();
  await sam.root.locator('[data-plan]').waitFor();
  await sam.root.locator('[data-name="start-experiment"]').click();
  await sam.root.locator('[data-experiment="0"][data-running]').waitFor();
  return sam;
}

describe('an experiment', () => {
  it(
    'gives customers different versions, keeps a case on its own and says nothing before its end',
    async () => {
      const sam = await begun();
      const panel = sam.root.locator('[data-experiment="0"]');
      expect(await panel.getAttribute('data-verdict')).toBe('not-yet');
      expect(await panel.textContent()).toContain('Nothing is said before the end');
      expect(await panel.locator('table').count()).toBe(0);
      const frame = await (await sam.root.elementHandle())?.ownerFrame();
      if (frame) expect(await axeProblems(frame)).toEqual([]);

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

  it('is begun by nobody without the right', async () => {
    const kim = await openStudio(desk, PEOPLE.agent);
    await kim.root.locator('.sws-part[data-part="experiments"]').click();
    await kim.root.locator('.swx[data-state="ready"]').waitFor();
    expect(await kim.root.locator('[data-name="new-experiment"]').count()).toBe(0);
  });
});
