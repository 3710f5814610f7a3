/** A ticket and its right outcome as a rehearsal's script, so that a policy's next version can be tried on it. */
import type { RunEvent } from '../assist/event.ts';
import type { Offered } from '../ledger/review.ts';
import { canonicalJson } from '../lib/canonical.ts';
import { isObject, type Json, type JsonObject } from '../lib/json.ts';
import { parseTime } from '../lib/time.ts';
import type { Comment, Ticket } from '../ticket/ticket.ts';

/** What a script is made from. */
export interface RehearsalInput {
  /** As it stands, its conversation included. */
  readonly ticket: Ticket;
  /** The ticket's log, oldest first. */
  readonly events: readonly RunEvent[];
  /** When the suggestion was shown. */
  readonly at: string;
  readonly policy: string;
  /** What was right: as it was taken by the agent, or as it was suggested; null where it was right to offer no action. */
  readonly right: Offered | null;
  /** Hides what names a person; the same text always becomes the same. */
  readonly hide: (text: string) => string;
}

/**
 * The script. It plays the conversation, the agent's answers and decisions up to that moment, a turn each, and expects the
 * policy and what was right at the end. What tools answered is written down, so that it runs without a shop.
 */
export function rehearsalOf(input: RehearsalInput): Json {
  const { ticket, at, policy, hide } = input;
  const turns = turnsOf(input);
  return {
    name: `${policy}: ticket ${ticket.id}`,
    now: at,
    policies: [`${policy}.md`],
    results: resultsOf(input),
    ticket: {
      id: ticket.id,
      createdAt: ticket.createdAt,
      subject: hide(ticket.subject),
      channel: ticket.channel,
      tags: [...ticket.tags],
      requester: { id: 'requester', name: 'Customer', email: 'customer@example.com' },
      comments: [],
    },
    turns: turns.map((turn, i) => (i === turns.length - 1 ? { ...turn, expect: expectation(input) } : turn)),
  };
}

interface Moment {
  readonly at: string;
  readonly turn: JsonObject;
}

function turnsOf({ ticket, events, at, hide }: RehearsalInput): JsonObject[] {
  const said = ticket.comments.flatMap((comment) => commentTurn(comment, hide));
  const done = events.flatMap((event) => eventTurn(event, hide));
  return [...said, ...done]
    .filter((moment) => timeOf(moment) <= (parseTime(at) ?? 0))
    .sort((a, b) => timeOf(a) - timeOf(b))
    .map(({ turn }) => turn);
}

const timeOf = ({ at }: Moment): number => parseTime(at) ?? 0;

type Hide = RehearsalInput['hide'];

function commentTurn({ author, text, public: isPublic, createdAt }: Comment, hide: Hide): Moment[] {
  if (!isPublic || (author.kind !== 'requester' && author.kind !== 'agent')) return [];
  const turn: JsonObject = author.kind === 'requester' ? { customer: hide(text) } : { agent: hide(text) };
  return [{ at: createdAt, turn }];
}

/** What a person did besides writing. */
function eventTurn(event: RunEvent, hide: Hide): Moment[] {
  const { at } = event;
  if (event.by.kind === 'app') return [];
  switch (event.type) {
    case 'question-answered':
      return [{ at, turn: { answer: { [event.question]: hidden(event.value, hide) } } }];
    case 'call-approved':
      return [{ at, turn: { approve: { tool: event.call.tool, args: hiddenArgs(event.call.args, hide) } } }];
    case 'call-rejected':
      return [{ at, turn: { reject: { tool: event.call.tool, reason: hide(event.reason) } } }];
    default:
      return [];
  }
}

/** One answer a call, the newest. */
function resultsOf({ events, hide }: RehearsalInput): Json[] {
  const results = new Map<string, Json>();
  for (const event of events)
    if (event.type === 'tool-returned' && event.status === 'done') {
      const { tool, args } = event.call;
      const result = { tool, args: hiddenArgs(args, hide), output: hidden(event.output, hide) };
      results.set(`${tool} ${canonicalJson(args)}`, result);
    }
  return [...results.values()];
}

/** A value with every text in it hidden. */
function hidden(value: unknown, hide: Hide): Json {
  if (typeof value === 'string') return hide(value);
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  if (Array.isArray(value)) return value.map((each: unknown) => hidden(each, hide));
  if (!isObject(value)) return null;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, hidden(each, hide)]));
}

const hiddenArgs = (args: JsonObject, hide: Hide): JsonObject =>
  Object.fromEntries(Object.entries(args).map(([name, value]) => [name, hidden(value, hide)]));

/** The words of a message are the writer's; that it is sent is what counts. */
function expectation({ policy, right, hide }: RehearsalInput): JsonObject {
  if (right === null) return { policy, calls: [] };
  if (right.type === 'draft') return { policy };
  const { message: _words, ...args } = right.args;
  return { policy, calls: [{ tool: right.tool, args: hiddenArgs(args, hide) }] };
}

/** Hides with values that a policy can still work with: an address stays an address. */
export function withStandIns(
  redactor: { hide(text: string): string; restore(text: string): string },
  requesterEmail: string | null,
): Hide {
  return (text) =>
    redactor.hide(text).replace(PLACEHOLDER, (placeholder, kind: string, number: string) => {
      if (kind === 'email') {
        const isTheirs = redactor.restore(placeholder).toLowerCase() === requesterEmail?.toLowerCase();
        return isTheirs ? 'customer@example.com' : `person${number}@example.com`;
      }
      if (kind === 'phone') return `+1 202 555 01${number.padStart(2, '0').slice(-2)}`;
      return kind === 'name' ? 'Customer' : '1 Example Street, Springfield, IL 62701';
    });
}

// What hiding leaves: `[email-1]`, `[address-2]`.
const PLACEHOLDER = /\[(email|phone|name|address)-(\d+)\]/g;
