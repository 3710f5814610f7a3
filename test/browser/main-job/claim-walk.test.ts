/** The claim from the first sentence to the last reply, as an agent sees it: narrow and wide, light and dark. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type AppDesk, openAppDesk, type TicketPage, until } from '../../support/app-desk.ts';

let desk: AppDesk;

beforeAll(async () => {
  desk = await openAppDesk();
});

afterAll(async () => await desk?.close());
beforeEach(async () => await desk.reset());

const CHECKED = 'Yes, I asked everyone. No notice was left. I still do not have it.';

const LOOKS = [
  { theme: 'light', width: 320 },
  { theme: 'dark', width: 320 },
  { theme: 'light', width: 400 },
  { theme: 'dark', width: 400 },
] as const;

describe('the claim', () => {
  it.each(LOOKS)('goes through at $width px in the $theme theme', async ({ theme, width }) => {
    const ticket = await desk.open('It says delivered');
    await wear(ticket, theme, width);
    await ticket.ready();
    const first = await ticket.sendDraft('whether you have checked');
    await fits(ticket, width);
    await ticket.customerWrites(CHECKED);
    await ticket.card('File a carrier claim').waitFor();
    expect(await ticket.block('draft').getByText('In the composer').count()).toBe(0);
    await ticket.approve('File a carrier claim', {
      'claim type': 'stolen after delivery',
      'evidence files': 'a picture of the door',
    });
    await fits(ticket, width);
    await ticket.receipt('Claim filed');
    const last = await ticket.sendDraft('follow up');
    await ticket.block('ended').getByText('All steps are done.').waitFor();
    await fits(ticket, width);

    expect((await desk.effects()).map(({ kind }) => kind)).toEqual(['claim-created']);
    expect(ticketReplies(ticket)).toEqual([first, last].map(letters));
  });
});

/** Sets the desk's switches; the panel follows. */
async function wear(ticket: TicketPage, theme: 'light' | 'dark', width: 320 | 400): Promise<void> {
  await ticket.ready();
  const tray = ticket.desk.byTest('tray');
  for (
    let press = 0;
    press < 2 && (await tray.evaluate((one) => one.style.width)) !== `${width}px`;
    press += 1
  )
    await ticket.desk.byTest('tray-width').click();
  if (theme === 'dark') await ticket.desk.byTest('theme').click();
  await ticket.page
    .frameLocator(`iframe[data-ticket="${ticket.id}"]`)
    .locator(`main.sw[data-state="ready"][data-theme="${theme}"]`)
    .waitFor();
}

/** Nothing sticks out at the side, and the panel is as wide as its place. */
async function fits(ticket: TicketPage, width: number): Promise<void> {
  await until(`the panel fits ${width} px`, async () =>
    ticket.panel.evaluate(
      (panel, wanted) =>
        panel.ownerDocument.documentElement.clientWidth >= wanted - 20 &&
        panel.ownerDocument.documentElement.scrollWidth <= panel.ownerDocument.documentElement.clientWidth,
      width,
    ),
  );
}

const letters = (text: string): string => text.replace(/\s+/g, '');

const ticketReplies = (ticket: TicketPage): string[] => {
  const { comments, requesterId } = desk.ticket(ticket.id);
  return comments
    .filter((one) => one.public && one.authorId !== requesterId)
    .map(({ plain }) => letters(plain));
};
