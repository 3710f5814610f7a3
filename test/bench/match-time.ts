/**
 * How long a match takes in libraries of 100, 1,000 and 10,000 policies, and how long learning takes. The library is
 * ABCD's guidelines again and again, each copy with words of its own, so that postings are as long as in a real one;
 * the tickets are ABCD's conversations and a ticket of 200 comments.
 */
import { createLearned, learn } from '../../app/assist/learn.ts';
import { createIndex, matchPolicies, type PolicyIndex } from '../../app/assist/match.ts';
import type { Policy } from '../../app/policy/policy.ts';
import type { Ticket } from '../../app/ticket/ticket.ts';
import type { BenchOptions } from './bench.ts';
import { readConversations, readGuidelines } from './matching/abcd.ts';
import { findData, quantile, ticketOf } from './matching/case.ts';
import { createReferences } from './matching/references.ts';

/** Milliseconds at the median and at the 95th percentile, beside MiniSearch and lunr. */
export async function run(options: BenchOptions): Promise<unknown> {
  const data = findData(options, 'abcd', 'dev.jsonl');
  if (!data) return 'no data';
  const guidelines = readGuidelines(data.folder).map(({ policy }) => policy);
  const conversations = readConversations(data.dev);
  const tickets = conversations.slice(0, 300).map(({ text }) => ticketOf(text));
  const long = longTicket(conversations.slice(0, 200).map(({ text }) => text));
  const sizes = [100, 1000, 10_000].map((size) => {
    const policies = libraryOf(guidelines, size);
    const started = performance.now();
    const index = createIndex(policies);
    const indexMs = Math.round(performance.now() - started);
    return [
      size,
      {
        indexMs,
        stepwise: timesOf(tickets, index),
        long: timesOf([long], index, 20),
        ...others(policies, tickets),
      },
    ];
  });
  return {
    bounds: { p95At1000: 5, p95At10000: 25, learn: 2 },
    policies: Object.fromEntries(sizes),
    learn: learningTimes(
      conversations.map(({ text }) => text),
      createIndex(libraryOf(guidelines, 150)),
    ),
  };
}

function timesOf(tickets: readonly Ticket[], index: PolicyIndex, rounds = 1): { p50: number; p95: number } {
  for (const ticket of tickets.slice(0, 20)) matchPolicies(ticket, index);
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1)
    for (const ticket of tickets) times.push(timeOf(() => matchPolicies(ticket, index)));
  return summary(times);
}

function others(policies: readonly Policy[], tickets: readonly Ticket[]): Record<string, unknown> {
  if (policies.length > 1000) return {};
  return Object.fromEntries(
    Object.entries(createReferences(policies)).map(([name, rank]) => [
      name,
      summary(tickets.slice(0, 60).map((ticket) => timeOf(() => rank(ticket.comments[0]?.text ?? '')))),
    ]),
  );
}

function learningTimes(texts: readonly string[], index: PolicyIndex): { p50: number; p95: number } {
  const learned = createLearned();
  const ids = index.policies.map(({ id }) => id);
  return summary(
    texts.map((text, at) =>
      timeOf(() => learn(learned, { text, policy: ids[at % ids.length] ?? '' }, index)),
    ),
  );
}

function timeOf(work: () => unknown): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}

const summary = (times: readonly number[]): { p50: number; p95: number } => ({
  p50: Math.round(quantile(times, 0.5) * 100) / 100,
  p95: Math.round(quantile(times, 0.95) * 100) / 100,
});

function libraryOf(guidelines: readonly Policy[], size: number): Policy[] {
  return Array.from({ length: size }, (_, at) => {
    const policy = guidelines[at % guidelines.length];
    if (!policy) throw new Error('no guidelines');
    const own = `product${Math.floor(at / guidelines.length)}`;
    return { ...policy, id: `${policy.id} ${own}`, title: `${policy.title} ${own}` };
  });
}

const longTicket = (texts: readonly string[]): Ticket => {
  const [first] = ticketOf('').comments;
  if (!first) throw new Error('no comment');
  return {
    ...ticketOf(''),
    comments: texts.map((text, at) => ({
      ...first,
      id: `c${at}`,
      text,
      author: { ...first.author, kind: at % 2 === 0 ? ('requester' as const) : ('agent' as const) },
    })),
  };
};
