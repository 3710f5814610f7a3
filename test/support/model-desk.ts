/** A desk over the sandbox's shops and the scripted model, in memory, on a clock that the test moves. */

import { readHiddenKinds } from '../../app/assist/model/redactor.ts';
import { createModelReader } from '../../app/assist/model-reader.ts';
import { createOpenaiModel } from '../../app/connectors/openai.ts';
import { createRunner } from '../../app/connectors/runner.ts';
import { createDesk, type Desk } from '../../app/ledger/desk.ts';
import { createMemoryStorage, type MemoryStorage } from '../../app/lib/memory-store.ts';
import { createServiceTable, STANDARD_CONFIG } from '../../app/lib/services/table.ts';
import type { ServiceRequest, Services } from '../../app/lib/services.ts';
import { sendToShops } from '../../app/main/shop-services.ts';
import {
  createScriptedModel,
  SCRIPTED_NAME,
  type ScriptedModel,
} from '../../app/sandbox/model/scripted-model.ts';
import { buildState } from '../../app/sandbox/shops/build-state.ts';
import { createShops, type Effect } from '../../app/sandbox/shops/shop.ts';
import { parseShopDescription } from '../../app/sandbox/shops/shop-description.ts';
import type { Ticket } from '../../app/ticket/ticket.ts';
import { createDeskTicket } from './desk-ticket.ts';
import { NOW, ticketOf } from './engine.ts';
import { inputOf } from './model-case.ts';
import { modelServices } from './model-services.ts';

/** The desk with what a test needs around it. */
export interface ModelDesk {
  readonly desk: Desk;
  readonly scripted: ScriptedModel;
  /** Requests to vendors other than the model. */
  readonly sent: ServiceRequest[];
  effects(): readonly Effect[];
  /** A message of the requester, or of `by`, a minute later. */
  say(text: string, by?: 'requester' | 'agent'): void;
  passTime(ms: number): void;
  /** Opens the ticket and lets the model read it. */
  read(): Promise<void>;
  /** Another page on the same helpdesk, with a model reader of its own. */
  colleague(): Desk;
}

/** How a desk is set up. */
export interface ModelDeskOptions {
  readonly policies: string | readonly string[];
  readonly said: readonly string[];
  readonly subject?: string;
  readonly hidden?: string;
  readonly locale?: string;
  /** What reaches the model's server instead of the scripted model. */
  readonly model?: Services['send'];
}

/** A delivered order of Dana's, and somebody else's. */
const SHOP = {
  shop: { domain: STANDARD_CONFIG.shopDomain },
  products: [{ title: 'House blend', price: 24 }],
  customers: [
    { email: 'dana@example.com', name: 'Dana Reyes' },
    { email: 'robert@example.org', name: 'Robert Klein' },
  ],
  orders: [
    {
      number: 1042,
      customer: 'dana@example.com',
      items: ['2 x House blend'],
      placed: '12 days ago',
      status: 'delivered',
      carrier: 'UPS',
      shipped: '9 days ago',
      delivered: '3 days ago',
      insured: true,
      from: 'skio',
    },
    {
      number: 2077,
      customer: 'robert@example.org',
      items: ['1 x House blend'],
      placed: '10 days ago',
      status: 'delivered',
      carrier: 'UPS',
      shipped: '8 days ago',
      delivered: '2 days ago',
    },
  ],
  subscriptions: [
    {
      vendor: 'skio',
      customer: 'dana@example.com',
      items: ['House blend'],
      every: 'month',
      next: 'in 6 days',
    },
  ],
};

const TABLE = createServiceTable(STANDARD_CONFIG);

/** Opens a desk. */
export function openModelDesk(options: ModelDeskOptions): ModelDesk {
  let time = Date.parse(NOW);
  const now = (): string => new Date(time).toISOString();
  const scripted = createScriptedModel({ now: () => time });
  const shops = createShops({
    state: buildState(readShop(), new Date(time)),
    now: () => new Date(time),
    limits: false,
  });
  const sent: ServiceRequest[] = [];
  const helpdesk = createDeskTicket();
  const toModel = options.model ?? modelServices(scripted.handle).send;
  const services: Services = {
    send: async (request) => {
      if (request.service === 'openai') return await toModel(request);
      sent.push(request);
      return request.service === 'helpdesk' ? helpdesk.answer(request) : sendToShops(shops, TABLE, request);
    },
  };
  let ticket = ticketFor(options);
  const storage = createMemoryStorage({ now });
  const world: World = { services, now, storage, options, ticket: () => ticket, pass: (ms) => (time += ms) };
  const desk = deskOf(world, 'kim');
  return {
    desk,
    scripted,
    sent,
    effects: () => shops.effects(),
    say: (text, by = 'requester') => {
      time += 60_000;
      const id = `c${ticket.comments.length + 1}`;
      const comment = {
        id,
        author: { kind: by, id: by, name: by },
        public: true,
        text,
        createdAt: now(),
        attachments: [],
      };
      ticket = { ...ticket, comments: [...ticket.comments, comment] };
    },
    passTime: (ms) => {
      time += ms;
    },
    read: async () => {
      await desk.open();
      await desk.readWithModel();
    },
    colleague: () => deskOf(world, 'lee'),
  };
}

interface World {
  readonly services: Services;
  readonly now: () => string;
  readonly storage: MemoryStorage;
  readonly options: ModelDeskOptions;
  readonly ticket: () => Ticket;
  readonly pass: (ms: number) => void;
}

function deskOf({ services, now, storage, options, ticket, pass }: World, user: string): Desk {
  const { events: _events, ticket: _ticket, now: _now, ...engine } = inputOf(options.policies);
  let serial = 0;
  const sleep = async (ms: number): Promise<void> => pass(ms);
  const store = storage.storeFor(user);
  return createDesk({
    store,
    runner: createRunner({ services, sleep, random: () => 0.5, now }),
    now,
    sleep,
    randomId: () => {
      serial += 1;
      return `${user}-${serial}`;
    },
    timeoutMs: 20_000,
    engine,
    readTicket: async () => ticket(),
    user: { id: user, role: 'agent' },
    isSupervisor: async () => false,
    names: async () => new Map(),
    saidOf: () => null,
    work: 'agent',
    addNote: null,
    reader: createModelReader({
      model: createOpenaiModel({ services, model: SCRIPTED_NAME, effort: 'low' }),
      store,
      now,
      hidden: readHiddenKinds(options.hidden ?? ''),
      tone: '',
      safetyId: 'stepwise-test',
      timeoutMs: 20_000,
      prices: { input: 1, cached: 0.1, output: 10, currency: 'USD' },
    }),
  });
}

function ticketFor({ said, subject = '', locale = 'en-US' }: ModelDeskOptions): Ticket {
  const ticket = ticketOf({ said });
  return { ...ticket, subject, requester: { ...ticket.requester, locale } };
}

function readShop() {
  const { description, errors } = parseShopDescription(SHOP);
  if (!description) throw new Error(errors.join('; '));
  return description;
}
