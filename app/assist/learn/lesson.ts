/**
 * What a ticket teaches once it is solved: which policy its opening words belong to. Only what a person took counts: a
 * policy they chose, or one whose call they approved or whose draft they sent. Tickets with planted text teach nothing.
 */
import { redact } from '../../ticket/redaction.ts';
import type { Suspicion } from '../../ticket/suspicion.ts';
import { isClosed, type Ticket } from '../../ticket/ticket.ts';
import type { Actor, RunEvent } from '../event.ts';
import type { Example } from '../learn.ts';
import { exampleText } from '../match.ts';
import type { Match } from '../outcome.ts';

/** An example with the ticket and the run that it comes from. */
export interface Lesson extends Example {
  readonly ticket: string;
  readonly run: string;
}

/** What lessons are read from. */
export interface SolvedCase {
  readonly ticket: Ticket;
  /** Oldest first. */
  readonly events: readonly RunEvent[];
  readonly matches: readonly Match[];
  readonly suspicions: readonly Suspicion[];
  /** The agents put the app aside on this ticket. */
  readonly muted: boolean;
}

/** The lessons of a ticket; none before it is solved, where something looks planted, or where nobody took anything. */
export function readLessons(solved: SolvedCase): Lesson[] {
  const { ticket, events, muted } = solved;
  if (!(ticket.status === 'solved' || isClosed(ticket)) || solved.suspicions.length > 0) return [];
  const taken = mattersOf(events).filter((matter) => isTaken(matter, events));
  if (taken.length === 0)
    return muted && !events.some(isPersons)
      ? lessonsOf(ticket, [{ run: 'none', policy: null, text: opening(ticket) }])
      : [];
  return lessonsOf(
    ticket,
    taken.map(({ run, policy }) => ({
      run,
      policy,
      text: taken.length === 1 ? opening(ticket) : ownWords(policy, solved),
    })),
  );
}

const isPersons = ({ by }: { readonly by: Actor }): boolean => by.kind !== 'app';

interface Matter {
  readonly run: string;
  readonly policy: string;
  readonly byPerson: boolean;
}

/** The runs that nobody called, each with the policy that was chosen for it last. */
function mattersOf(events: readonly RunEvent[]): Matter[] {
  const matters = new Map<string, Matter>();
  for (const event of events)
    if (event.type === 'policy-chosen' && event.from === null)
      matters.set(matterOf(event.run), {
        run: matterOf(event.run),
        policy: event.policy,
        byPerson: isPersons(event),
      });
  return [...matters.values()];
}

/** The run that a matter began with: `1` of `1.2`, which took its place, and of `1>retention#3`, which it called. */
const matterOf = (run: string): string => run.replace(/>.*$/, '').replace(/(?:\.\d+)+$/, '');

/** A person chose the policy, approved a call under it or sent its draft. */
const isTaken = ({ run, byPerson }: Matter, events: readonly RunEvent[]): boolean =>
  byPerson ||
  events.some(
    (event) =>
      isPersons(event) &&
      (event.type === 'call-approved' || event.type === 'draft-inserted') &&
      matterOf(event.run) === run,
  );

/** What was said before anybody answered: the words by which a ticket like it will be matched. */
function opening(ticket: Ticket): string {
  const answered = ticket.comments.findIndex((comment) => comment.author.kind === 'agent' && comment.public);
  return exampleText(
    answered < 0 ? ticket : { ...ticket, comments: ticket.comments.slice(0, Math.max(1, answered)) },
  );
}

/** With several matters on one ticket each is taught by the sentences that speak for it. */
const ownWords = (of: string, { matches }: SolvedCase): string =>
  matches.find(({ policy }) => policy === of)?.reasons.join('\n') ?? '';

/** Longer openings are cut; a lesson is a customer's first words, not a book. */
const TEXT_MAX = 4_000;

function lessonsOf(ticket: Ticket, taught: readonly Pick<Lesson, 'run' | 'policy' | 'text'>[]): Lesson[] {
  return taught.flatMap(({ run, policy, text }) => {
    const kept = withoutSecrets(text, ticket).slice(0, TEXT_MAX);
    return kept.trim() === '' ? [] : [{ ticket: ticket.id, run, policy, text: kept }];
  });
}

/** Nothing that names or reaches a person, and no number of theirs, is ever kept as an example. */
function withoutSecrets(text: string, ticket: Ticket): string {
  const people = [ticket.requester.name, ...ticket.comments.map(({ author }) => author.name)];
  const settings = { emails: true, phones: true, names: true, addresses: true, orderNumbers: true };
  return redact(text, { ...settings, people: [...new Set(people)] }).text.replace(PLACEHOLDER, '');
}

// What redaction leaves: `[email-1]`, `[national-id-2]`.
const PLACEHOLDER = /\[[a-z]+(?:-[a-z]+)?-\d+\]/g;
