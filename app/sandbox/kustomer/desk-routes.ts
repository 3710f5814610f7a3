/** What the second desk's own page asks for; the app never sees any of it. */
import { Hono } from 'hono';
import { isObject, parseJson } from '../../lib/json.ts';
import type { World } from '../world.ts';
import { USER_HEADER } from '../zendesk/rest.ts';
import { hexId } from './ids.ts';
import { channelOf, conversationJson, customerJson } from './record-json.ts';

/** What the page knows of the app and of one person's drafts. */
export interface KustomerView {
  readonly app: {
    readonly title: string;
    readonly cardPage: string;
    readonly widgetPage: string;
  };
  /** The person's unsent drafts by ticket number. */
  readonly drafts: Readonly<Record<string, string>>;
}

/** Views, contexts and the person's own drafts. */
export function deskRoutes(world: () => World): Hono {
  const routes = new Hono();
  const userOf = (header: string | undefined): number => Number(header);
  routes.get('/view', (c) => c.json(viewOf(world(), userOf(c.req.header(USER_HEADER)))));
  routes.get('/context/:ticket', (c) => {
    const context = contextOf(world(), Number(c.req.param('ticket')), userOf(c.req.header(USER_HEADER)));
    return context ? c.json(context) : c.json({ error: 'no such conversation' }, 404);
  });
  routes.put('/drafts/:ticket', async (c) => {
    const body = parseJson(await c.req.text());
    const text = isObject(body) && typeof body['text'] === 'string' ? body['text'] : '';
    keepDraft(world(), {
      ticketId: Number(c.req.param('ticket')),
      userId: userOf(c.req.header(USER_HEADER)),
      text,
    });
    return c.json({ done: true });
  });
  return routes;
}

function viewOf({ kustomer }: World, userId: number): KustomerView | null {
  if (!kustomer) return null;
  const { title, cardPage, widgetPage } = kustomer.app;
  const own = kustomer.drafts
    .all()
    .filter(({ createdBy, sendAt }) => createdBy === userId && sendAt === null);
  return {
    app: { title, cardPage, widgetPage },
    drafts: Object.fromEntries(own.map(({ ticketId, body }) => [String(ticketId), body])),
  };
}

/** The context that a card gets; the customer alone where all conversations are folded up. */
function contextOf(
  { kustomer, tickets }: World,
  ticketId: number,
  userId: number,
): Record<string, unknown> | undefined {
  const ticket = tickets.ticket(ticketId);
  const customer = ticket && tickets.person(ticket.requesterId);
  if (!kustomer || !ticket || !customer) return undefined;
  return {
    type: 'conversation',
    user: hexId('user', userId),
    customer: customerJson(customer),
    conversation: conversationJson(kustomer, ticket, tickets.people()),
  };
}

/** What an agent types is a draft at once; an emptied one is gone. */
function keepDraft(
  { kustomer, tickets }: World,
  { ticketId, userId, text }: { ticketId: number; userId: number; text: string },
): void {
  const ticket = tickets.ticket(ticketId);
  if (!kustomer || !ticket) return;
  const own = kustomer.drafts
    .all()
    .filter((draft) => draft.ticketId === ticketId && draft.createdBy === userId && draft.sendAt === null);
  if (text.trim() === '') for (const { id } of own) kustomer.drafts.remove(id);
  else if (own[0]) kustomer.drafts.update(own[0].id, { body: text });
  else
    kustomer.drafts.create({
      customerId: ticket.requesterId,
      ticketId,
      channel: channelOf(ticket),
      body: text,
      createdBy: userId,
      sendAt: null,
    });
}
