/** What every Helpdesk has to keep; each adapter runs it through `describeHelpdesk`, on the sandbox's desk of its own. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Helpdesk } from '../../app/helpdesk/helpdesk.ts';
import type { Json } from '../../app/lib/json.ts';
import type { ServiceReply } from '../../app/lib/services.ts';
import type { FaultRequest } from '../../app/sandbox/faults.ts';

/** A desk with a ticket of Maya Okafor's about order 1042, open in front of an agent. */
export interface HelpdeskFixture {
  readonly helpdesk: Helpdesk;
  /** The same desk where no ticket is open. */
  withoutTicket(): Promise<Helpdesk>;
  /** The requester writes. */
  customerWrites(text: string): void;
  /** Somebody else writes on the ticket. */
  otherWrites(email: string, text: string): void;
  /** The ticket is solved, and its requester answers the survey: 1 to 5. */
  rates(rating: number): void;
  /** What stands in the reply box, as the agent reads it. */
  composer(): Promise<string>;
  /** What the agent types there. */
  type(text: string): Promise<void>;
  /** Texts of the public comments, oldest first. */
  said(): readonly string[];
  fault(fault: FaultRequest): void;
  /** The next message goes out, and nobody hears that it did. */
  loseNextMessage(): void;
  /** Waits until what was sent a moment ago has gone. */
  settle(): Promise<void>;
  readonly ids: { readonly agent: string; readonly supervisor: string };
  close(): void;
}

/** Runs the contract against an adapter. */
export function describeHelpdesk(name: string, createFixture: () => Promise<HelpdeskFixture>): void {
  describe(`${name} keeps the contract of a helpdesk`, () => {
    let fixture: HelpdeskFixture;
    beforeEach(async () => {
      fixture = await createFixture();
    });
    afterEach(() => fixture.close());
    const given = () => fixture;
    describeTicket(given);
    describePast(given);
    describePeople(given);
    describeDraft(given);
    describeComments(given);
    describeProperties(given);
    describeVendors(given);
  });
}

type Given = () => HelpdeskFixture;

function describeTicket(given: Given): void {
  it('knows no ticket that is not there', async () => {
    expect(await given().helpdesk.readTicketById('99999999')).toBeNull();
  });

  it('reads the open ticket whole', async () => {
    const ticket = await given().helpdesk.readTicket();
    expect(ticket).toMatchObject({
      subject: 'It says delivered, but nothing is here',
      channel: 'email',
      tags: ['delivery'],
      requester: { name: 'Maya Okafor', email: 'maya.okafor@example.com' },
    });
    expect(ticket?.requester.emails).toEqual(['maya.okafor@example.com']);
    expect(['new', 'open']).toContain(ticket?.status);
    expect(ticket?.comments).toHaveLength(1);
    expect(ticket?.comments[0]).toMatchObject({ author: { kind: 'requester' }, public: true });
    expect(ticket?.comments[0]?.text).toContain('order #1042');
  });

  it('says once which ticket it reads', async () => {
    const heard: string[] = [];
    const ticket = await given().helpdesk.readTicket((id) => heard.push(id));
    expect(heard).toEqual([ticket?.id]);
  });

  it('gives comments oldest first', async () => {
    const { helpdesk, customerWrites } = given();
    for (const text of ['second', 'third']) customerWrites(text);
    const ticket = await helpdesk.readTicket();
    expect(ticket?.comments.map(({ text }) => text).slice(1)).toEqual(['second', 'third']);
    const times = ticket?.comments.map(({ createdAt }) => Date.parse(createdAt)) ?? [];
    expect(times).toEqual(times.toSorted((a, b) => a - b));
  });

  it('tells another sender from the requester', async () => {
    const { helpdesk, otherWrites } = given();
    otherWrites('rosa.castillo@example.net', 'I am her neighbour.');
    const last = (await helpdesk.readTicket())?.comments.at(-1);
    expect(last).toMatchObject({ author: { kind: 'other' }, text: 'I am her neighbour.' });
  });

  it('gives null where no ticket is open', async () => {
    expect(await (await given().withoutTicket()).readTicket()).toBeNull();
  });

  it('throws where the helpdesk cannot be reached', async () => {
    const { helpdesk, fault } = given();
    fault({ service: 'helpdesk', kind: 'lost', times: 50 });
    await expect(helpdesk.readTicket()).rejects.toThrow('cannot be read');
  });
}

function describePast(given: Given): void {
  const day = (iso: string | undefined): string => (iso ?? '').slice(0, 10);

  it('finds past tickets by the days on which they were made, newest first', async () => {
    const { helpdesk } = given();
    const open = await helpdesk.readTicket();
    const on = day(open?.createdAt);
    const { tickets } = await helpdesk.past.search({ from: on, to: on, cursor: null });
    expect(tickets.map(({ id }) => id)).toContain(open?.id);
    expect(tickets.every(({ createdAt, comments }) => day(createdAt) === on && comments.length === 0)).toBe(
      true,
    );
    const times = tickets.map(({ createdAt }) => Date.parse(createdAt));
    expect(times).toEqual(times.toSorted((a, b) => b - a));
  });

  it('finds no ticket of a day on which none was made', async () => {
    const { past } = given().helpdesk;
    expect(await past.search({ from: '2019-01-01', to: '2019-01-02', cursor: null })).toEqual({
      tickets: [],
      next: null,
    });
  });

  it('reads a found ticket as it would be read when it is open', async () => {
    const { helpdesk } = given();
    const open = await helpdesk.readTicket();
    const on = day(open?.createdAt);
    const { tickets } = await helpdesk.past.search({ from: on, to: on, cursor: null });
    const found = tickets.find(({ id }) => id === open?.id);
    const whole = found && (await helpdesk.past.whole(found));
    expect(whole?.comments).toEqual(open?.comments);
    expect(whole?.requester).toMatchObject({ name: 'Maya Okafor', email: 'maya.okafor@example.com' });
    expect(whole).toMatchObject({ subject: open?.subject, tags: open?.tags, fields: open?.fields });
  });

  it('finds every ticket of a customer by the address', async () => {
    const { helpdesk } = given();
    const open = await helpdesk.readTicket();
    const { tickets, next } = await helpdesk.past.ofCustomer('maya.okafor@example.com', null);
    expect(tickets.map(({ id }) => id)).toContain(open?.id);
    expect(tickets.every(({ requester }) => requester.id === open?.requester.id)).toBe(true);
    expect(next).toBeNull();
  });

  it.each(['nobody@example.com', 'maya', '', 'nobody@example.com created>2001-01-01'])(
    'finds no ticket of `%s`',
    async (email) => {
      const { past } = given().helpdesk;
      expect(await past.ofCustomer(email, null)).toEqual({ tickets: [], next: null });
    },
  );

  it.each([
    [5, 'good'],
    [2, 'bad'],
  ] as const)(
    'knows what a customer said who gave %s of 5, and nothing of others',
    async (given5, rating) => {
      const { helpdesk, rates } = given();
      const open = await helpdesk.readTicket();
      const on = day(open?.createdAt);
      const { tickets } = await helpdesk.past.search({ from: on, to: on, cursor: null });
      const ids = tickets.map(({ id }) => id);
      expect([...(await helpdesk.past.ratings(ids)).keys()]).toEqual([]);
      rates(given5);
      expect([...(await helpdesk.past.ratings(ids))]).toEqual([[open?.id, rating]]);
      expect((await helpdesk.past.ratings([open?.id ?? ''])).size).toBe(1);
    },
  );

  it('asks about as many tickets at once as the helpdesk allows', async () => {
    const { helpdesk, rates } = given();
    const id = (await helpdesk.readTicket())?.id ?? '';
    rates(4);
    expect((await helpdesk.past.ratings(Array.from({ length: 130 }, () => id))).get(id)).toBe('good');
  });

  it('says so where ratings cannot be read', async () => {
    const { helpdesk, fault } = given();
    const id = (await helpdesk.readTicket())?.id ?? '';
    fault({ service: 'helpdesk', kind: 'error-before', times: 20 });
    await expect(helpdesk.past.ratings([id])).rejects.toThrow('ratings cannot be read');
  });

  it('says how long it waits from one request to the next', () => {
    expect(given().helpdesk.past.turnMs()).toBeGreaterThan(50);
  });
}

function describePeople(given: Given): void {
  it('knows who uses it', async () => {
    const { helpdesk, ids } = given();
    expect(await helpdesk.user()).toMatchObject({ id: ids.agent, name: 'Kim Novak', role: 'agent' });
  });

  it('tells supervisors by what the server says', async () => {
    const { helpdesk, ids } = given();
    expect(await helpdesk.isSupervisor(ids.supervisor)).toBe(true);
    expect(await helpdesk.isSupervisor(ids.agent)).toBe(false);
    expect(await helpdesk.isSupervisor('nobody')).toBe(false);
  });

  it('takes nobody for a supervisor where the server says nothing', async () => {
    const { helpdesk, ids, fault } = given();
    fault({ service: 'helpdesk', kind: 'lost', times: 50 });
    expect(await helpdesk.isSupervisor(ids.supervisor)).toBe(false);
  });

  it('gives settings as text and nothing for an unknown one', () => {
    const { helpdesk } = given();
    expect(helpdesk.setting('escalationGroup')).toBe('Escalations');
    expect(helpdesk.setting('nothing')).toBe('');
  });

  it('never gives a secret as a setting', () => {
    expect(given().helpdesk.setting('skioToken')).not.toContain('sandbox-');
  });
}

const DRAFT = 'Hi Maya,\n\nwe are on it & <soon> done.\nKim';

function describeDraft(given: Given): void {
  it('puts a draft into the empty reply box and sends nothing', async () => {
    const { helpdesk, composer, said } = given();
    await helpdesk.readTicket();
    expect(await helpdesk.insertDraft(DRAFT, 'ask')).toEqual({ status: 'inserted' });
    expect(await composer()).toBe(DRAFT);
    expect(said()).toHaveLength(1);
  });

  it('asks where other text stands there', async () => {
    const { helpdesk, composer, type } = given();
    await helpdesk.readTicket();
    await type('Hello');
    expect(await helpdesk.insertDraft(DRAFT, 'ask')).toEqual({ status: 'occupied', text: 'Hello' });
    expect(await composer()).toBe('Hello');
  });

  it('does not ask about the same text twice', async () => {
    const { helpdesk } = given();
    await helpdesk.readTicket();
    await helpdesk.insertDraft('Hello', 'ask');
    expect(await helpdesk.insertDraft('Hello', 'ask')).toEqual({ status: 'inserted' });
  });

  it('replaces or appends as it was told', async () => {
    const { helpdesk, composer, type } = given();
    await helpdesk.readTicket();
    await type('Hello');
    expect(await helpdesk.insertDraft('there', 'append')).toEqual({ status: 'inserted' });
    expect(await composer()).toBe('Hello\n\nthere');
    expect(await helpdesk.insertDraft('New', 'replace')).toEqual({ status: 'inserted' });
    expect(await composer()).toBe('New');
  });
}

async function desk(
  { helpdesk }: HelpdeskFixture,
  operation: string,
  { args = {}, body = null }: { args?: Record<string, string>; body?: Json } = {},
): Promise<ServiceReply> {
  const ticket = (await helpdesk.readTicket())?.id ?? '';
  return await helpdesk.services.send({
    service: 'helpdesk',
    operation,
    args: { ticket, ...args },
    body,
    timeoutMs: 15_000,
  });
}

const bodyOf = (reply: ServiceReply): unknown => (reply.status === 'answered' ? reply.body : reply);

function describeComments(given: Given): void {
  it('finds the note that carries a marker', async () => {
    const fixture = given();
    const added = await desk(fixture, 'add-comment', {
      args: { marker: 'call-1' },
      body: { text: 'Checked the parcel.', public: false },
    });
    expect(bodyOf(added)).toMatchObject({ comment: { public: false } });
    expect(bodyOf(await desk(fixture, 'find-comment', { args: { marker: 'call-1' } }))).toEqual(
      bodyOf(added),
    );
    expect(bodyOf(await desk(fixture, 'find-comment', { args: { marker: 'call-2' } }))).toEqual({
      comment: null,
    });
    expect(fixture.said()).toHaveLength(1);
    expect((await fixture.helpdesk.readTicket())?.comments.at(-1)).toMatchObject({
      public: false,
      author: { kind: 'agent', id: fixture.ids.agent },
      text: 'Checked the parcel.',
    });
  });

  it('delivers a message and finds it by its marker', async () => {
    const fixture = given();
    const text = 'Your claim is filed.\n\nWe write again soon.';
    const sent = await desk(fixture, 'send-message', { args: { marker: 'call-3' }, body: { text } });
    expect(sent).toMatchObject({ status: 'answered', httpStatus: 200 });
    await fixture.settle();
    const found = await desk(fixture, 'find-comment', { args: { marker: 'call-3' } });
    expect(bodyOf(found)).toMatchObject({ comment: { public: true } });
    expect(fixture.said().at(-1)).toBe(text);
  });

  it('says that a message may have gone where the answer is lost', async () => {
    const fixture = given();
    await fixture.helpdesk.readTicket();
    fixture.loseNextMessage();
    const sent = await desk(fixture, 'send-message', {
      args: { marker: 'call-4' },
      body: { text: 'Lost words' },
    });
    expect(sent.status).toBe('lost');
    await fixture.settle();
    const found = await desk(fixture, 'find-comment', { args: { marker: 'call-4' } });
    expect(bodyOf(found)).toMatchObject({ comment: { public: true } });
  });
}

const tagsIn = (reply: ServiceReply): readonly string[] =>
  (bodyOf(reply) as { tags: readonly string[] }).tags.toSorted();

function describeProperties(given: Given): void {
  it('adds and takes tags', async () => {
    const fixture = given();
    const added = await desk(fixture, 'update-ticket', { body: { addTags: ['claim_filed'] } });
    expect(tagsIn(added)).toEqual(['claim_filed', 'delivery']);
    const taken = await desk(fixture, 'update-ticket', { body: { removeTags: ['delivery'] } });
    expect(tagsIn(taken)).toEqual(['claim_filed']);
    expect((await fixture.helpdesk.readTicket())?.tags).toEqual(['claim_filed']);
  });

  it.each(['pending', 'solved', 'open'])('sets the status %s', async (status) => {
    const fixture = given();
    expect(bodyOf(await desk(fixture, 'update-ticket', { body: { status } }))).toMatchObject({ status });
    expect((await fixture.helpdesk.readTicket())?.status).toBe(status);
  });

  it('lays the ticket aside until a date', async () => {
    const holdUntil = '2026-11-26T00:00:00.000Z';
    const reply = bodyOf(await desk(given(), 'update-ticket', { body: { holdUntil } }));
    const { status, heldUntil } = reply as { status: string; heldUntil: string };
    expect(['hold', 'pending']).toContain(status);
    expect(Date.parse(heldUntil)).toBe(Date.parse(holdUntil));
  });

  it('assigns a group of the list', async () => {
    const fixture = given();
    const listed = bodyOf(await desk(fixture, 'list-groups'));
    const groups = (listed as { groups: { id: string; name: string }[] }).groups;
    const group = groups.find(({ name }) => name === 'Shipping desk');
    const reply = await desk(fixture, 'update-ticket', { body: { groupId: group?.id ?? '' } });
    expect(bodyOf(reply)).toMatchObject({ group: { id: group?.id } });
    expect(bodyOf(await desk(fixture, 'read-ticket'))).toMatchObject({ group });
  });

  it('lists macros by title', async () => {
    const listed = bodyOf(await desk(given(), 'list-macros')) as { macros: { title: string }[] };
    expect(listed.macros.map(({ title }) => title)).toContain('Close as answered');
  });

  it('passes a refusal on with its words', async () => {
    const fixture = given();
    const reply = await fixture.helpdesk.services.send({
      service: 'helpdesk',
      operation: 'update-ticket',
      args: { ticket: '999999' },
      body: { status: 'open' },
      timeoutMs: 15_000,
    });
    expect(reply.status === 'answered' && reply.httpStatus >= 400).toBe(true);
    expect(bodyOf(reply)).toHaveProperty('error');
  });

  it('sends nothing for an operation that there is not', async () => {
    expect((await desk(given(), 'delete-everything')).status).toBe('unsent');
  });
}

const EMAIL = 'maya.okafor@example.com';

function findUsers({ helpdesk }: HelpdeskFixture): Promise<ServiceReply> {
  const body = { where: { _or: [{ email: { _eq: EMAIL } }] } };
  return helpdesk.services.send({
    service: 'skio',
    operation: 'find-users',
    args: {},
    body,
    timeoutMs: 10_000,
  });
}

function describeVendors(given: Given): void {
  it('reaches a vendor with the secret that it never saw', async () => {
    const reply = await findUsers(given());
    expect(reply).toMatchObject({ status: 'answered', httpStatus: 200 });
    expect(JSON.stringify(reply)).toContain(EMAIL);
    expect(JSON.stringify(reply)).not.toContain('sandbox-skio-token');
  });

  it('passes a vendor’s refusal on as an answer', async () => {
    const fixture = given();
    fixture.fault({ service: 'skio', kind: 'too-many-requests' });
    expect(await findUsers(fixture)).toMatchObject({ status: 'answered', httpStatus: 429 });
  });

  it('says that a reply was lost', async () => {
    const fixture = given();
    fixture.fault({ service: 'skio', kind: 'lost' });
    expect((await findUsers(fixture)).status).toBe('lost');
  });

  it('sends nothing to a service that is not installed', async () => {
    const request = { service: 'nowhere', operation: 'go', args: {}, body: null, timeoutMs: 1000 };
    expect((await given().helpdesk.services.send(request)).status).toBe('unsent');
  });

  it('fills arguments into the path percent-encoded', async () => {
    const { helpdesk } = given();
    const reply = await helpdesk.services.send({
      service: 'easypost',
      operation: 'get-claim',
      args: { id: 'clm_1/../../trackers?x=1' },
      body: null,
      timeoutMs: 10_000,
    });
    expect(reply).toMatchObject({ status: 'answered', httpStatus: 404 });
  });
}
