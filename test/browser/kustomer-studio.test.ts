/** The policy studio in Kustomer's widget: a procedure that runs, a limit that takes two, roll-back. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type AppDesk, openAppDesk } from '../support/app-desk.ts';
import { openStudio, shippedText } from '../support/studio-page.ts';
import { PEOPLE } from '../support/supervisors-page.ts';

let desk: AppDesk;

beforeAll(async () => {
  desk = await openAppDesk({ desk: 'kustomer', searchLagMs: 0 });
});

afterAll(async () => await desk?.close());
beforeEach(async () => await desk.reset());

const GIFT = `Gift wrapping

Use this policy when a customer wants their order gift wrapped as a present.

1. Ask for the order number.
2. Tell the customer that gift wrapping takes one more day.`;

describe('the studio, in Kustomer', () => {
  it('brings a pasted procedure to a new conversation and takes it back', async () => {
    const sam = await openStudio(desk, PEOPLE.supervisor);
    await sam.root.locator('[data-name="new-policy"]').click();
    await sam.root.locator('[data-name="from-procedure"]').click();
    await sam.root.getByRole('textbox').first().fill(GIFT);
    await sam.root.getByRole('button', { name: 'Read it' }).click();
    await sam.root.locator('[data-draft]').first().waitFor();
    await sam.root.getByRole('button', { name: 'Go on to the editor' }).click();
    await sam.root.locator('.cm-content').waitFor();
    await sam.save('as pasted');
    await sam.side('publish');
    await sam.publishable('yes');
    await sam.publish();
    const wish = 'Can you gift wrap my order as a present, please?';
    const first = await desk.open(desk.writeIn('grace.lindqvist@example.com', wish, 'Gift wrapping'));
    expect(await first.draft()).toContain('order number');
    await sam.write(
      '---\ntitle: Gift wrapping\n---\nUse this policy when a customer wants their order gift wrapped as a present.\n\n1. Ask for the colour of the paper.',
    );
    await sam.save('colours');
    await sam.publishable('yes');
    await sam.publish();
    await sam.side('versions');
    await sam.root.locator('[data-version="1"] [data-name="roll-back"]').click();
    await sam.root.locator('[data-version="1"]').getByText('runs now').waitFor();
    const next = await desk.open(desk.writeIn('ben.castillo@example.com', wish, 'Gift wrapping'));
    expect(await next.draft()).toContain('order number');
  });

  it('refuses a raised limit without a second person', async () => {
    const sam = await openStudio(desk, PEOPLE.supervisor);
    await sam.openPolicy('retention');
    await sam.write(shippedText('retention').replace('10% or 15%', '10% or 25%'));
    await sam.save('more to keep them');
    await sam.side('publish');
    await sam.publishable('second-person');
    expect(await sam.root.locator('button[data-name="publish"]').count()).toBe(0);
  });
});
