import type { ToolReturn } from '../../../app/assist/event.ts';
import type { ReadingContext } from '../../../app/assist/rules-reader/context.ts';
import { answerPredicate } from '../../../app/assist/rules-reader.ts';
import type { JsonObject } from '../../../app/lib/json.ts';
import { readPredicate } from '../../../app/policy/predicate.ts';
import { readPassages } from '../../../app/ticket/clean.ts';
import type { Fact } from '../../../app/ticket/fact.ts';
import type { Comment, Ticket } from '../../../app/ticket/ticket.ts';

/** A comment as tests write it: `requester` where nothing else is said, one minute after the one before. */
export interface Said {
  readonly by?: 'requester' | 'other' | 'agent' | 'system';
  readonly text: string;
  readonly public?: boolean;
  readonly attachments?: Comment['attachments'];
}

const commentOf = (said: Said, index: number): Comment => ({
  id: `c${index + 1}`,
  author: { kind: said.by ?? 'requester', id: said.by ?? 'r', name: '' },
  public: said.public ?? true,
  text: said.text,
  createdAt: new Date(Date.UTC(2026, 7, 1, 10, index)).toISOString(),
  attachments: said.attachments ?? [],
});

/** A ticket of these comments; a plain text is the requester's. */
export function ticketOf(comments: readonly (Said | string)[], more: Partial<Ticket> = {}): Ticket {
  return {
    id: '7',
    helpdesk: 'zendesk',
    subject: '',
    status: 'open',
    channel: 'email',
    brand: '',
    createdAt: '2026-08-01T10:00:00.000Z',
    tags: [],
    fields: {},
    requester: {
      id: 'r',
      name: 'Ada',
      email: 'ada@example.com',
      emails: [],
      locale: 'en-US',
      tags: [],
      fields: {},
    },
    comments: comments.map((one, index) => commentOf(typeof one === 'string' ? { text: one } : one, index)),
    ...more,
  };
}

/** What is known; times are 2026-08-20 noon unless said. */
export function contextOf(
  known: Partial<ReadingContext> = {},
  comments: readonly (Said | string)[] = [],
): ReadingContext {
  const ticket = known.ticket ?? ticketOf(comments);
  return {
    now: '2026-08-20T12:00:00.000Z',
    ticket,
    passages: readPassages(ticket),
    facts: [],
    returns: [],
    choices: [],
    asked: [],
    ...known,
  };
}

/** A tool's result; calls are numbered by the order of the test. */
export const returned = (
  tool: string,
  output: JsonObject,
  args: JsonObject = {},
  id = `${tool}-1`,
): ToolReturn => ({
  call: { id, tool, args },
  step: 'p#1',
  at: '2026-08-20T11:59:00.000Z',
  status: 'done',
  output,
});

/** A certain fact from the first comment. */
export const fact = (name: string, value: string | number, standing: Fact['standing'] = 'certain'): Fact => ({
  name,
  value,
  source: { kind: 'comment', id: 'c1', path: '', quote: String(value) },
  standing,
});

/** The verdict's value for a condition's words. */
export const verdictOf = (condition: string, context: ReadingContext): 'yes' | 'no' | 'unknown' =>
  answerPredicate(readPredicate(condition), context).value;
