/** The world of a rehearsal: a ticket, shops and storage in memory, and a clock that moves only when told. */
import { createRunner } from '../../connectors/runner.ts';
import { createDesk, type Desk } from '../../ledger/desk.ts';
import { isObject } from '../../lib/json.ts';
import { createMemoryStorage } from '../../lib/memory-store.ts';
import type { ServiceReply, ServiceRequest, ServiceTable } from '../../lib/services.ts';
import { buildState } from '../../sandbox/shops/build-state.ts';
import { createShops, type Effect } from '../../sandbox/shops/shop.ts';
import type { Comment, Ticket } from '../../ticket/ticket.ts';
import type { Engine } from '../engine.ts';
import { sendToShops } from '../shop-services.ts';
import { withRecorded } from './recorded.ts';
import type { Script } from './script.ts';

/** A stage with its people. */
export interface Stage {
  readonly desk: Desk;
  ticket(): Ticket;
  now(): string;
  passTime(ms: number): void;
  /** Adds a comment; the desk has to be told. */
  say(comment: Pick<Comment, 'author' | 'public' | 'text'> & Partial<Pick<Comment, 'attachments'>>): void;
  effects(): readonly Effect[];
}

/** Between two things that happen on the ticket. */
const STEP_MS = 1000;

/** Sets a stage for a script. */
export function createStage(
  script: Pick<Script, 'now' | 'shop' | 'ticket' | 'results'>,
  engine: Engine,
  table: ServiceTable,
): Stage {
  let time = Date.parse(script.now);
  let ticket = script.ticket;
  let serial = 0;
  const now = (): string => new Date(time).toISOString();
  const shops = createShops({
    state: buildState(
      { ...script.shop, shop: { domain: shopDomain(table), ...script.shop.shop } },
      new Date(time),
    ),
    now: () => new Date(time),
    limits: false,
  });
  const say: Stage['say'] = ({ author, text, attachments = [], ...rest }) => {
    serial += 1;
    time += STEP_MS;
    const comment: Comment = {
      id: `m${serial}`,
      author,
      public: rest.public,
      text,
      createdAt: now(),
      attachments,
    };
    ticket = { ...ticket, comments: [...ticket.comments, comment] };
  };
  const markers = new Map<string, string>();
  const helpdesk = createHelpdeskStub({
    say,
    ticket: () => ticket,
    change: (change) => {
      ticket = { ...ticket, ...change };
    },
    markers,
  });
  const services = {
    send: async (request: ServiceRequest): Promise<ServiceReply> =>
      request.service === 'helpdesk' ? helpdesk(request) : sendToShops(shops, table, request),
  };
  const sleep = async (ms: number): Promise<void> => {
    time += ms;
  };
  const randomId = (): string => {
    serial += 1;
    return `id-${serial}`;
  };
  const desk = createDesk({
    store: createMemoryStorage({ now }).storeFor('agent'),
    runner: withRecorded(createRunner({ services, sleep, random: () => 0.5, now }), script.results ?? []),
    now,
    sleep,
    randomId,
    timeoutMs: 20_000,
    engine,
    readTicket: async () => ticket,
    user: { id: 'agent', role: 'agent' },
    addNote: null,
    isSupervisor: async () => false,
    names: async () => new Map(),
    saidOf: () => null,
    work: 'agent',
  });
  return {
    desk,
    ticket: () => ticket,
    now,
    passTime: (ms) => {
      time += ms;
    },
    say,
    effects: () => shops.effects(),
  };
}

/** The shop stands where the installed package looks for it. */
const shopDomain = (table: ServiceTable): string => table['shopify']?.host ?? '';

interface StubPorts {
  readonly say: Stage['say'];
  readonly ticket: () => Ticket;
  readonly change: (change: Partial<Ticket>) => void;
  readonly markers: Map<string, string>;
}

const AGENT = { kind: 'agent', id: 'agent', name: 'Agent' } as const;

/** The helpdesk's operations on the ticket in memory. */
function createHelpdeskStub({
  say,
  ticket,
  change,
  markers,
}: StubPorts): (request: ServiceRequest) => ServiceReply {
  const answered = (body: unknown): ServiceReply => ({
    status: 'answered',
    httpStatus: 200,
    headers: {},
    body,
  });
  const ticketBody = () => ({
    id: ticket().id,
    status: ticket().status,
    tags: ticket().tags,
    fields: ticket().fields,
    group: null,
  });
  const commentBody = () => {
    const comment = ticket().comments.at(-1);
    return {
      comment: comment ? { id: comment.id, public: comment.public, createdAt: comment.createdAt } : null,
    };
  };
  return ({ operation, args, body }) => {
    const wanted = isObject(body) ? body : {};
    const text = typeof wanted['text'] === 'string' ? wanted['text'] : '';
    if (operation === 'add-comment' || operation === 'send-message') {
      say({ author: AGENT, public: operation === 'send-message' || wanted['public'] === true, text });
      markers.set(args['marker'] ?? '', ticket().comments.at(-1)?.id ?? '');
      return answered(commentBody());
    }
    if (operation === 'find-comment') {
      const comment = ticket().comments.find((each) => each.id === markers.get(args['marker'] ?? ''));
      return answered({
        comment: comment ? { id: comment.id, public: comment.public, createdAt: comment.createdAt } : null,
      });
    }
    if (operation === 'update-ticket') {
      const add = Array.isArray(wanted['addTags']) ? wanted['addTags'].map(String) : [];
      const remove = Array.isArray(wanted['removeTags']) ? wanted['removeTags'].map(String) : [];
      change({
        ...(typeof wanted['status'] === 'string' ? { status: wanted['status'] } : {}),
        ...(typeof wanted['holdUntil'] === 'string' ? { status: 'hold' } : {}),
        tags: [...new Set([...ticket().tags, ...add])].filter((tag) => !remove.includes(tag)),
      });
    }
    if (operation === 'list-groups') return answered({ groups: [{ id: '1', name: 'Support' }] });
    if (operation === 'list-macros') return answered({ macros: [] });
    return answered(ticketBody());
  };
}
