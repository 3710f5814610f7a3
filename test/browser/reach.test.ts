/** Everybody can use it: axe on the app's pages as they are in the desk, the main job by keyboard alone, no motion where none is wanted. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type AppDesk, openAppDesk, type TicketPage, until } from '../support/app-desk.ts';
import { axeProblems } from '../support/axe-problems.ts';
import { openSupervisorsPage, PEOPLE } from '../support/supervisors-page.ts';

let desk: AppDesk;

beforeAll(async () => {
  desk = await openAppDesk();
});

afterAll(async () => await desk?.close());
beforeEach(async () => await desk.reset());

/** Presses Tab until the app's frame has the focus. */
async function tabInto(ticket: TicketPage): Promise<void> {
  for (let pressed = 0; pressed < TABS_MAX; pressed += 1) {
    const inside = await ticket.page.evaluate(
      (id) => document.activeElement?.getAttribute('data-ticket') === String(id),
      ticket.id,
    );
    if (inside) return;
    await ticket.page.keyboard.press('Tab');
  }
  throw new Error('the panel cannot be reached with Tab');
}

const TABS_MAX = 120;

describe('axe', () => {
  it.each(['It says delivered', 'Skip the next box', 'Cancel #1051, please', 'Thank you for the quick help'])(
    'finds nothing beside the ticket `%s` in either theme',
    async (subject) => {
      const ticket = await desk.open(subject);
      await ticket.ready();
      const frame = await ticket.desk.frameOf(ticket.id);
      expect(await axeProblems(frame)).toEqual([]);
      await ticket.desk.byTest('theme').click();
      await frame.locator('main.sw[data-theme="dark"]').waitFor();
      expect(await axeProblems(frame)).toEqual([]);
    },
  );

  it('finds nothing on the supervisors’ pages', async () => {
    const { page, root } = await openSupervisorsPage(desk, PEOPLE.supervisor);
    const frame = page.frames().find((one) => one.url().includes('view=supervisors'));
    if (!frame) throw new Error('the page has no frame');
    for (const tab of await root.getByRole('tab').all()) {
      await tab.click();
      await root.locator('[role="tab"][aria-selected="true"]').waitFor();
      expect({ tab: await tab.textContent(), problems: await axeProblems(frame) }).toMatchObject({
        problems: [],
      });
    }
  });
});

describe('the keyboard alone', () => {
  it('approves what is next and puts the reply into the composer', async () => {
    const ticket = await desk.open('Skip the next box');
    await ticket.card('Skip the next shipment').waitFor();
    await tabInto(ticket);
    await ticket.page.keyboard.press('a');
    await ticket.receipt('Shipment skipped');
    await ticket.draft('has been skipped');
    await ticket.page.keyboard.press('i');
    await until('the reply is in the composer', async () =>
      ((await ticket.composer.textContent()) ?? '').includes('has been skipped'),
    );
    expect(await desk.effects()).toMatchObject([{ kind: 'subscription-skipped' }]);
  });

  it('keeps the focus in the panel while its content changes', async () => {
    const ticket = await desk.open('Skip the next box');
    await ticket.card('Skip the next shipment').locator('[data-name="approve"]').focus();
    await ticket.page.keyboard.press('Enter');
    await ticket.receipt('Shipment skipped');
    const frame = await ticket.desk.frameOf(ticket.id);
    expect(await frame.evaluate(() => document.activeElement?.closest('[data-block], main') !== null)).toBe(
      true,
    );
  });

  it('opens a sheet of its keys and gives the focus back', async () => {
    const ticket = await desk.open('Skip the next box');
    await ticket.card('Skip the next shipment').waitFor();
    await tabInto(ticket);
    await ticket.page.keyboard.press('?');
    await ticket.panel.getByRole('dialog', { name: 'Keys' }).waitFor();
    await ticket.page.keyboard.press('Escape');
    await until('the sheet is closed', async () => (await ticket.panel.getByRole('dialog').count()) === 0);
  });
});

describe('a screen reader', () => {
  it('is told what came of an approval', async () => {
    const ticket = await desk.open('Skip the next box');
    await ticket.approve('Skip the next shipment');
    const live = ticket.panel.locator('[aria-live="polite"], [role="status"]').first();
    await until('it is announced', async () =>
      ((await live.textContent()) ?? '').includes('Shipment skipped'),
    );
  });
});

describe('a person who wants no motion', () => {
  it('gets none', async () => {
    const ticket = await desk.open('It says delivered');
    await ticket.page.emulateMedia({ reducedMotion: 'reduce' });
    await ticket.ready();
    const frame = await ticket.desk.frameOf(ticket.id);
    expect(await frame.evaluate(movedNow)).toEqual([]);
  });
});

/** What changes before one's eyes; that a new question takes no click for a moment is an animation too, and moves nothing. */
function movedNow(): string[] {
  const unseen = ['offset', 'computedOffset', 'easing', 'composite', 'pointerEvents'];
  return document
    .getAnimations()
    .flatMap(({ effect }) => (effect instanceof KeyframeEffect ? effect.getKeyframes() : []))
    .flatMap((frame) => Object.keys(frame).filter((name) => !unseen.includes(name)));
}
