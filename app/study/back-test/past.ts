/** A past ticket cut at the moments at which the engine would have spoken: whenever the customer had written and was waiting. */
import type { RunEvent } from '../../assist/event.ts';
import type { Json, JsonObject } from '../../lib/json.ts';
import type { Comment, Ticket } from '../../ticket/ticket.ts';

/** A ticket as it ended, with everything that was recorded on it, oldest first. */
export interface PastCase {
  readonly ticket: Ticket;
  readonly events: readonly RunEvent[];
}

/** A call as it is shown and compared. */
export interface CallMade {
  readonly tool: string;
  readonly args: JsonObject;
}

/** What people did between one message of the customer and the next. */
export interface Done {
  /** The policy that an agent put in a run's place; empty where nobody did. */
  readonly policy: string;
  readonly approved: readonly CallMade[];
  readonly rejected: readonly (CallMade & { readonly reason: string })[];
  /** What was written to the customer; empty where nothing was. */
  readonly reply: string;
}

/** One moment of a past ticket. */
export interface Moment {
  /** ISO 8601; the customer's last message before it. */
  readonly at: string;
  /** That message. */
  readonly said: string;
  /** As it stood then. */
  readonly ticket: Ticket;
  /** What had happened by then, the app's own choices of a policy left out: each version makes its own. */
  readonly events: readonly RunEvent[];
  readonly done: Done;
}

/** A conversation that goes on longer says nothing new about a policy. */
export const MOMENTS_MAX = 6;

/** The moments of a case, oldest first; none where the customer never wrote. */
export function momentsOf({ ticket, events }: PastCase): readonly Moment[] {
  const spoken = ticket.comments.filter(
    ({ public: isPublic, author }) => isPublic && author.kind !== 'system',
  );
  const last = spoken.filter((comment, i) => isTheirs(comment) && !isTheirs(spoken[i + 1]));
  return last.slice(0, MOMENTS_MAX).map((comment, i) => {
    const next = last[i + 1]?.createdAt ?? '';
    return {
      at: comment.createdAt,
      said: comment.text,
      ticket: ticketAt(ticket, comment),
      events: events.filter((event) => event.at <= comment.createdAt && !isOwnChoice(event)),
      done: doneBetween({ ticket, events }, comment, next),
    };
  });
}

const isTheirs = (comment: Comment | undefined): boolean => comment?.author.kind === 'requester';

const isOwnChoice = (event: RunEvent): boolean => event.type === 'policy-chosen' && event.by.kind === 'app';

/** What is known of a ticket's state then is its conversation; its tags and fields are today's. */
function ticketAt(ticket: Ticket, last: Comment): Ticket {
  const until = ticket.comments.indexOf(last);
  return { ...ticket, status: 'open', comments: ticket.comments.slice(0, until + 1) };
}

/** `next` is empty at the last moment. */
function doneBetween({ ticket, events }: PastCase, last: Comment, next: string): Done {
  const within = (at: string): boolean => at > last.createdAt && (next === '' || at <= next);
  const between = events.filter(({ at }) => within(at));
  const written = ticket.comments.filter(
    ({ author, public: isPublic, createdAt }) => isPublic && author.kind === 'agent' && within(createdAt),
  );
  return {
    policy: between.flatMap((event) => chosenBy(event)).at(-1) ?? '',
    approved: between.flatMap((event) =>
      event.type === 'call-approved' ? [{ tool: event.call.tool, args: event.call.args }] : [],
    ),
    rejected: between.flatMap((event) =>
      event.type === 'call-rejected'
        ? [{ tool: event.call.tool, args: event.call.args, reason: event.reason }]
        : [],
    ),
    reply: written.map(({ text }) => text).join('\n\n'),
  };
}

const chosenBy = (event: RunEvent): string[] =>
  event.type === 'policy-chosen' && event.from === null && event.by.kind !== 'app' ? [event.policy] : [];

/** The answer that was recorded to a look-up: the first one after the moment, else the newest before it; undefined where nobody recorded one. */
export function recordedAnswer(
  call: CallMade,
  at: string,
  { events, sameTool }: { events: readonly RunEvent[]; sameTool: (a: string, b: string) => boolean },
): Json | undefined {
  const answers = events.flatMap((event) =>
    event.type === 'tool-returned' &&
    event.status === 'done' &&
    sameTool(event.call.tool, call.tool) &&
    sameValues(event.call.args, call.args)
      ? [event]
      : [],
  );
  return (answers.find((event) => event.at > at) ?? answers.at(-1))?.output;
}

/** The same question: both say the same wherever both say something, and at least one thing. */
function sameValues(a: JsonObject, b: JsonObject): boolean {
  const shared = Object.keys(a).filter((name) => Object.hasOwn(b, name));
  if (shared.length === 0) return Object.keys(a).length === Object.keys(b).length;
  return shared.every((name) => plain(a[name]) === plain(b[name]));
}

const plain = (value: Json | undefined): string =>
  (typeof value === 'string' ? value : JSON.stringify(value ?? null)).trim().toLowerCase().replace(/^#/, '');
