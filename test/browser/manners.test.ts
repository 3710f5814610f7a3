/** How the app behaves beside an agent's own work: it never overwrites, guesses, answers for others or speaks when told to be quiet. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type AppDesk, openAppDesk, type TicketPage, until } from '../support/app-desk.ts';

let desk: AppDesk;

beforeAll(async () => {
  desk = await openAppDesk();
});

afterAll(async () => await desk?.close());
beforeEach(async () => await desk.reset());

const DELIVERED = 'It says delivered';
const LIGHT_AGENT = 1103;
const faults = () => desk.browser.server.sandbox.world().faults;
const comments = (ticket: TicketPage) => desk.ticket(ticket.id).comments;
const countsOf = (ticket: TicketPage) =>
  desk.browser.server.sandbox
    .world()
    .counts.all()
    .filter(({ ticketId }) => ticketId === ticket.id)
    .flatMap(({ buckets }) => buckets);

describe('the draft', () => {
  it('becomes a public reply from an internal note, unsent', async () => {
    const ticket = await desk.open(DELIVERED);
    await ticket.draft('whether you have checked');
    await ticket.desk.byTest('comment-type').selectOption('internalNote');
    const before = comments(ticket).length;
    await ticket.insertDraft();
    expect(await ticket.desk.byTest('comment-type').inputValue()).toBe('publicReply');
    await ticket.block('draft').getByText('Nothing is sent until you send it.').waitFor();
    expect(comments(ticket)).toHaveLength(before);
  });

  it('replaces the composer’s text only where the agent says so', async () => {
    const ticket = await desk.open(DELIVERED);
    const draft = await ticket.draft('whether you have checked');
    await ticket.composer.fill('One moment, Maya.');
    await ticket.button('Insert').click();
    await ticket.block('draft').getByText('The composer already holds text:').waitFor();
    expect(await ticket.composer.textContent()).toBe('One moment, Maya.');
    await ticket.button('Replace it').click();
    await until('the draft stands alone', async () => {
      const text = (await ticket.composer.textContent()) ?? '';
      return text.includes(lastLineOf(draft)) && !text.includes('One moment');
    });
  });

  it('stands below the composer’s text where the agent says so', async () => {
    const ticket = await desk.open(DELIVERED);
    const draft = await ticket.draft('whether you have checked');
    await ticket.composer.fill('One moment, Maya.');
    await ticket.button('Insert').click();
    await ticket.button('Add below').click();
    await until('both stand there', async () => {
      const text = (await ticket.composer.textContent()) ?? '';
      return text.startsWith('One moment, Maya.') && text.includes(lastLineOf(draft));
    });
  });

  it('that is being edited survives a new message', async () => {
    const ticket = await desk.open(DELIVERED);
    await ticket.draft('whether you have checked');
    await ticket.button('Edit', ticket.block('draft')).click();
    const box = ticket.block('draft').getByRole('textbox');
    await box.fill('Dear Maya, my own words.');
    await ticket.customerWrites('Yes, I checked with my neighbors and family.');
    await ticket.panel.locator('[data-name="show-newer"]').waitFor();
    expect(await box.inputValue()).toBe('Dear Maya, my own words.');
    await ticket.panel.locator('[data-name="show-newer"]').click();
    await ticket.block('draft').locator('[data-name="newer"]').click();
    await ticket.button('Use the new one').waitFor();
    expect(await box.inputValue()).toBe('Dear Maya, my own words.');
    await ticket.button('Keep mine').click();
    expect(await box.inputValue()).toBe('Dear Maya, my own words.');
  });

  it('in the composer survives a new message', async () => {
    const ticket = await desk.open(DELIVERED);
    await ticket.draft('whether you have checked');
    await ticket.composer.fill('My own words.');
    await ticket.customerWrites('Yes, I checked with my neighbors and family.');
    await until('the draft follows', async () => !(await ticket.draft()).includes('neighbors'));
    expect(await ticket.composer.textContent()).toBe('My own words.');
  });

  it('asks nothing that a value typed by the agent answers', async () => {
    const ticket = await desk.open('package?');
    await ticket.draft('your order number');
    await ticket.button('Tell a fact').click();
    await ticket.field('order').fill('#1045');
    await ticket.button('Save').click();
    await ticket.block('lookups').getByText('out for delivery').first().waitFor();
    await until('the order is not asked for any more', async () => {
      const text = await ticket.draft();
      return !text.includes('order number');
    });
    const told = desk.browser.server.sandbox
      .world()
      .records.all('stepwise_entry')
      .find(({ fields }) => String(fields['body']).includes('slot:order_id'));
    expect(String(told?.fields['body'])).toContain('"kind":"agent"');
  });
});

const lastLineOf = (text: string): string => text.trim().split('\n').at(-1) ?? '';

describe('a value under edit', () => {
  it('survives a new message', async () => {
    const ticket = await desk.open(DELIVERED);
    await ticket.sendDraft('whether you have checked');
    await ticket.customerWrites(
      'Yes, I checked with my neighbors and family. No notice was left. I still do not have it.',
    );
    const card = ticket.card('File a carrier claim');
    await ticket.field('amount', card).fill('30');
    await ticket.field('claim type', card).selectOption({ label: 'stolen after delivery' });
    await card.getByText('over 30.00 USD').waitFor();
    await ticket.customerWrites('I hope you can help me soon.');
    await until('the message is read', async () => countsOf(ticket).at(-1)?.reads !== 0);
    expect(await ticket.field('amount', card).inputValue()).toBe('30');
    expect(await card.textContent()).toContain('over 30.00 USD');
  });
});

describe('“not on this ticket”', () => {
  it('keeps quiet for everybody until it is turned on again', async () => {
    const ticket = await desk.open(DELIVERED);
    await ticket.draft('whether you have checked');
    await ticket.button('Change the policy').click();
    await ticket.button('Not on this ticket').click();
    await ticket.panel.getByText('Off on this ticket').waitFor();
    await until('the ticket is tagged', async () => desk.ticket(ticket.id).tags.includes('stepwise_muted'));

    const colleague = await desk.open(DELIVERED, { user: 1102 });
    await colleague.panel.getByText('Off on this ticket').waitFor();
    expect(await colleague.block('draft').count()).toBe(0);

    await ticket.button('Turn on').click();
    await ticket.draft('whether you have checked');
    await until('the tag is gone', async () => !desk.ticket(ticket.id).tags.includes('stepwise_muted'));
  });

  it('reads and writes nothing more', async () => {
    const ticket = await desk.open(DELIVERED);
    await ticket.draft('whether you have checked');
    await ticket.button('Change the policy').click();
    await ticket.button('Not on this ticket').click();
    await ticket.panel.getByText('Off on this ticket').waitFor();
    await until('the ticket is tagged', async () => desk.ticket(ticket.id).tags.includes('stepwise_muted'));
    const sent = desk.sent().length;
    await ticket.customerWrites('Yes, I checked with my neighbors. Order #1042, still nothing.');
    await ticket.page.waitForTimeout(1500);
    expect(desk.sent()).toHaveLength(sent);
    expect(countsOf(ticket).at(-1)?.writes).toBe(0);
  });
});

describe('a closed ticket', () => {
  it('is for reading only', async () => {
    const ticket = await desk.open('Thank you for the quick help');
    await ticket.panel.getByText('This ticket is closed. Everything here is for reading.').waitFor();
    await ticket.ready();
    for (const block of ['needs-you', 'next'] as const) expect(await ticket.block(block).count()).toBe(0);
    for (const name of ['Insert', 'Approve', 'Tell a fact', 'Not on this ticket'])
      expect(await ticket.button(name).count()).toBe(0);
    expect(desk.sent()).toEqual([]);
    expect(countsOf(ticket).map(({ writes }) => writes)).toEqual([0]);
  });
});

describe('somebody in CC', () => {
  it('does not answer for the requester', async () => {
    const ticket = await desk.open('Missing delivery #1057');
    const draft = await ticket.draft('whether you have checked');
    expect(draft).toContain('Hi Ben,');
    expect(draft).toContain('neighbors');
    await ticket.ready();
    expect(await ticket.block('needs-you').textContent()).toContain('household members or neighbors');
    expect(await ticket.block('next').count()).toBe(0);
    expect(await ticket.panel.textContent()).not.toContain('Harbor Street');
  });

  it('does not accept an offer for the requester', async () => {
    const id = desk.writeIn('grace.lindqvist@example.com', 'I want to cancel my order #1047.');
    const ticket = await desk.open(id);
    await ticket.sendDraft('Which of these');
    await ticket.customerWrites('I will take the 15% discount.', 'rosa.castillo@example.net');
    await until('the message is read', async () => countsOf(ticket).at(-1)?.reads !== 0);
    await ticket.ready();
    expect(await ticket.block('next').count()).toBe(0);
    expect(await ticket.block('needs-you').textContent()).toContain('What does the customer choose?');
  });
});

describe('several of a kind', () => {
  it('become a choice of the subscription', async () => {
    const id = desk.writeIn('olu.adeyemi@example.com', 'Please skip my next shipment, I have enough coffee.');
    const ticket = await desk.open(id);
    const question = ticket.block('needs-you');
    await question.getByText('Which subscription is it about?').waitFor();
    expect(await ticket.block('next').count()).toBe(0);
    const decaf = (await desk.shop()).subscriptions.find(
      ({ email, items }) => email === 'olu.adeyemi@example.com' && items === '1 × Decaf',
    );
    await question.getByRole('button', { name: /Decaf.*next charge/ }).click();
    await ticket.approve('Skip the next shipment');
    await ticket.receipt('Shipment skipped');
    expect(await desk.effects()).toMatchObject([{ kind: 'subscription-skipped', subject: decaf?.id }]);
  });

  it('become a choice of the order', async () => {
    const id = desk.writeIn('noor.haddad@example.com', 'Where is my refund? I want my money back.');
    const ticket = await desk.open(id);
    await ticket.draft('order number');
    expect(await ticket.block('next').count()).toBe(0);
    expect(await desk.effects()).toEqual([]);
  });

  it('become a choice of the parcel', async () => {
    const ticket = await desk.open('Only one of two boxes');
    const question = ticket.block('needs-you');
    await question.getByText('Which parcel is it about?').waitFor();
    expect(await question.getByRole('button', { name: /1Z999AA101234[67]1046/ }).count()).toBe(2);
    await question.getByRole('button', { name: /1Z999AA10123471046.*in transit/ }).click();
    await question.getByText('Has the customer checked').waitFor();
    await ticket.sendDraft('whether you have checked');
    await ticket.customerWrites(
      'Yes, I checked with my neighbors and family. No notice was left. I still do not have it.',
    );
    await question.getByText('Does the tracking confirm delivery?').waitFor();
    expect(await ticket.block('next').count()).toBe(0);
    await ticket.answer('Yes');
    const card = ticket.card('File a carrier claim');
    expect(await ticket.field('tracking number', card).inputValue()).toBe('1Z999AA10123471046');
    expect(await ticket.button('tracking number: from you', card).count()).toBe(1);
  });

  it('are asked about where two accounts share an address', async () => {
    const ticket = await desk.open('Which of my accounts is it?');
    await ticket.draft('more than one account');
    expect(await ticket.block('lookups').textContent()).toContain('more than one was found');
    expect(await ticket.block('next').count()).toBe(0);
  });
});

describe('a reload', () => {
  it('finds the run where it was', async () => {
    const ticket = await desk.open(DELIVERED);
    await ticket.sendDraft('whether you have checked');
    await ticket.customerWrites('Yes, I checked with my neighbors and family. No notice was left.');
    await ticket.draft('still do not have the shipment');
    await ticket.answer('Yes');
    await ticket.card('File a carrier claim').waitFor();
    await until('the answer is kept', async () =>
      desk.browser.server.sandbox
        .world()
        .records.all('stepwise_entry')
        .some(({ fields }) => String(fields['body']).includes('question-answered')),
    );
    const reads = desk.sent().length;
    const again = await desk.open(DELIVERED, { user: 1102 });
    await again.card('File a carrier claim').waitFor();
    expect(await again.block('policy').textContent()).toContain('step 6 of 7');
    expect(await again.block('needs-you').count()).toBe(0);
    expect(desk.sent().length).toBe(reads);
  });
});

describe('a service that does not answer well', () => {
  const fails = async (kind: 'garbage' | 'error-before' | 'expired-token'): Promise<string> => {
    faults().add({ service: 'skio', kind, times: 99 });
    const ticket = await desk.open('Skip the next box');
    const failed = ticket.block('lookups').locator('[data-state="failed"]').first();
    await failed.waitFor();
    const words = (await failed.textContent()) ?? '';
    expect(await ticket.block('next').count()).toBe(0);
    faults().clear();
    await ticket.button('Try again', failed).click();
    await ticket.card('Skip the next shipment').waitFor();
    return words;
  };

  it('is said to answer garbage, and can be tried again', async () => {
    expect(await fails('garbage')).toMatch(/Skio .*unreadable/);
  });

  it('is said to be broken, and can be tried again', async () => {
    expect(await fails('error-before')).toMatch(/Skio .*500/);
  });

  it('is said to refuse our token, with who can mend it', async () => {
    expect(await fails('expired-token')).toMatch(/Skio .*(token|key|401)[\s\S]*admin/i);
  });

  it('leaves what it did not touch usable', async () => {
    faults().add({ service: 'shopify', kind: 'error-before', times: 99 });
    const ticket = await desk.open(DELIVERED);
    await ticket.block('lookups').locator('[data-state="failed"]').first().waitFor();
    await ticket.block('lookups').getByText('Maya Okafor').waitFor();
    expect(await ticket.draft('whether you have checked')).toContain('Hi Maya');
  });
});

describe('the helpdesk', () => {
  it('that does not answer is named, and can be asked again', async () => {
    faults().add({ service: 'helpdesk', kind: 'error-before', match: '/comments', times: 1 });
    const ticket = await desk.open(DELIVERED);
    await ticket.block('broken').waitFor();
    expect(await ticket.block('broken').textContent()).toMatch(/comments cannot be read/);
    await ticket.button('Try again').click();
    await ticket.draft('whether you have checked');
  });

  it('that refuses our records is named, with who can mend it', async () => {
    const ticket = await desk.open('Skip the next box', { user: LIGHT_AGENT });
    await ticket.panel.getByText('your role may not add records of Stepwise').first().waitFor();
    expect(await ticket.panel.textContent()).toContain('ask an admin');
    await ticket.approve('Skip the next shipment').catch(() => undefined);
    await ticket.page.waitForTimeout(500);
    expect(await desk.effects()).toEqual([]);
  });
});

describe('a customer without an address', () => {
  it('is asked for it, and gets nothing of anybody else', async () => {
    const ticket = await desk.open('Conversation with Visitor');
    const draft = await ticket.draft('email address on your account');
    expect(draft).not.toMatch(/Maya|delivered/);
    expect(await ticket.block('next').count()).toBe(0);
    expect(await desk.effects()).toEqual([]);
  });
});

describe('colleagues without the app', () => {
  const notes = (ticket: TicketPage) =>
    comments(ticket).filter((comment) => !comment.public && comment.plain.startsWith('Stepwise'));

  it('get one internal note a run, at its end', async () => {
    const ticket = await desk.open('Skip the next box');
    await ticket.approve('Skip the next shipment');
    await ticket.receipt('Shipment skipped');
    expect(notes(ticket)).toEqual([]);
    await ticket.sendDraft('has been skipped');
    await ticket.block('ended').waitFor();
    await until('the note is there', async () => notes(ticket).length > 0);
    const again = await desk.open('Skip the next box', { user: 1102 });
    await again.block('ended').waitFor();
    await again.page.waitForTimeout(1000);
    expect(notes(ticket).map(({ plain }) => plain)).toEqual([
      expect.stringMatching(
        /^Stepwise · Skip, pause or delay the next shipment\n.*Skip the next shipment: done/,
      ),
    ]);
  });
});

describe('planted text', () => {
  it('is pointed out and obeyed by nobody', async () => {
    const ticket = await desk.open('Cancel #1051, please');
    await ticket.panel.getByText('Text in this ticket tries to give instructions.').waitFor();
    await ticket.ready();
    expect(await ticket.card('Refund the order').count()).toBe(0);
    expect(await ticket.panel.textContent()).not.toMatch(/Refund the order/);
    expect(await desk.effects()).toEqual([]);
  });
});
