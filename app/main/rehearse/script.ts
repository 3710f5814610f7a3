/**
 * A script is a conversation written down beforehand: what the customer says, what the agent does, and what is expected after
 * each turn. A policy's author tests the policy with it; the README documents its form.
 */
import * as z from 'zod/mini';
import type { Json } from '../../lib/json.ts';
import { isObject } from '../../lib/json.ts';
import { parseShopDescription, type ShopDescription } from '../../sandbox/shops/shop-description.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import { type Read, readTicketJson } from '../read-input.ts';
import type { Recorded } from './recorded.ts';

const json = z.custom<Json>((value) => value !== undefined);
const call = z.object({ tool: z.string(), args: z.optional(z.record(z.string(), json)) });

const expectation = z.strictObject({
  /** Calls offered or made in the turn, look-ups among them; writes that are not listed must not be offered. Arguments not named are not compared. */
  calls: z.optional(z.array(call)),
  /** What the reply asks for: slot names, or words of a question. */
  asks: z.optional(z.array(z.string())),
  /** Step refs, or words that the reply says. */
  tells: z.optional(z.array(z.string())),
  status: z.optional(z.string()),
  policy: z.optional(z.nullable(z.string())),
  /** Checks that turned something down. */
  refused: z.optional(z.array(z.string())),
  /** Effects in the shop in this turn: kind, and what is named of the rest. */
  effects: z.optional(z.array(z.looseObject({ kind: z.string() }))),
  /** Questions to the agent: ids or words. */
  questions: z.optional(z.array(z.string())),
});

const said = z.union([
  z.string(),
  z.object({
    text: z.string(),
    as: z.optional(z.enum(['requester', 'other'])),
    attachments: z.optional(z.array(z.object({ name: z.string(), type: z.string() }))),
  }),
]);

const turn = z.strictObject({
  customer: z.optional(said),
  /** The agent's public reply; `true` or an empty text sends the draft as it is. */
  agent: z.optional(z.union([z.string(), z.literal(true)])),
  /** A tool's name, or a call whose arguments the agent fills in; `true` for the only one. */
  approve: z.optional(z.union([z.string(), z.literal(true), call])),
  reject: z.optional(z.object({ tool: z.string(), reason: z.string() })),
  /** Answers to questions by their id, slot or words. */
  answer: z.optional(z.record(z.string(), json)),
  /** Time that passes first: `{ "minutes": 10 }`, `{ "days": 3 }`. */
  wait: z.optional(
    z.object({
      minutes: z.optional(z.number()),
      hours: z.optional(z.number()),
      days: z.optional(z.number()),
    }),
  ),
  expect: z.optional(expectation),
});

const scriptSchema = z.object({
  name: z.optional(z.string()),
  now: z.string(),
  policies: z.array(z.string()),
  shop: z.optional(z.unknown()),
  /** What tools answered on a real ticket; a call that fits none of them goes to the shop. */
  results: z.optional(
    z.array(
      z.object({ tool: z.string(), args: z.record(z.string(), json), output: z.record(z.string(), json) }),
    ),
  ),
  ticket: z.optional(z.unknown()),
  turns: z.array(turn),
});

/** What is expected after a turn. */
export type Expectation = z.infer<typeof expectation>;
/** One turn. */
export type Turn = z.infer<typeof turn>;

/** A script, read. */
export interface Script {
  readonly name: string;
  readonly now: string;
  /** Paths beside the script. */
  readonly policies: readonly string[];
  readonly shop: ShopDescription;
  readonly results?: readonly Recorded[];
  readonly ticket: Ticket;
  readonly turns: readonly Turn[];
}

/** Reads a script; the first thing that is wrong with it is named. */
export function readScript(value: unknown): Read<Script> {
  const parsed = z.safeParse(scriptSchema, value);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return {
      status: 'bad',
      reason: `\`${issue?.path.join('.') ?? ''}\`: ${issue?.message ?? 'not of the form'}`,
    };
  }
  const { name = '', now, policies, shop = {}, results = [], turns } = parsed.data;
  if (Number.isNaN(Date.parse(now))) return { status: 'bad', reason: '`now` is not a date in ISO 8601' };
  const described = parseShopDescription(shop);
  if (!described.description)
    return { status: 'bad', reason: described.errors[0] ?? '`shop` is not of the form' };
  const ticket = readTicketJson(parsed.data.ticket ?? standardTicket(described.description, now));
  if (ticket.status === 'bad') return ticket;
  return {
    status: 'read',
    value: {
      name,
      now,
      policies,
      shop: described.description,
      results,
      ticket: { ...ticket.value, createdAt: ticket.value.createdAt || now },
      turns,
    },
  };
}

/** Without a ticket of its own, a script is about the shop's first customer. */
function standardTicket(shop: ShopDescription, now: string): Record<string, unknown> {
  const customer = shop.customers?.[0];
  const email = customer?.email ?? shop.orders?.[0]?.customer ?? shop.subscriptions?.[0]?.customer ?? null;
  return {
    id: '1',
    createdAt: now,
    requester: { id: 'requester', name: customer?.name ?? '', email },
    comments: [],
  };
}

/** What a customer's turn says. */
export const saidOf = (value: NonNullable<Turn['customer']>) =>
  isObject(value)
    ? { text: value.text, as: value.as ?? ('requester' as const), attachments: value.attachments ?? [] }
    : { text: value, as: 'requester' as const, attachments: [] };
