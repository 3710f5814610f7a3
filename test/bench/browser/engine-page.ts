/** What the page of `npm run bench -- suggestion` runs: the engine by itself, from a ticket that was read to suggestion and draft. */
import { assist } from '../../../app/assist/assist.ts';
import type { RunEvent } from '../../../app/assist/event.ts';
import { keepReadings, type Readings } from '../../../app/lib/readings.ts';
import { createEngine, NO_SETTINGS } from '../../../app/main/engine.ts';
import { compile } from '../../../app/policy/compile.ts';
import type { Source } from '../../../app/policy/parse.ts';
import type { Policy } from '../../../app/policy/policy.ts';
import type { Ticket } from '../../../app/ticket/ticket.ts';
import { createCatalog, shippedTools } from '../../../app/tools/catalog.ts';

/** Policies as a page finds them: compiled and read when the app was built, or as text. */
export type Given =
  | { readonly policies: readonly Policy[]; readonly readings: Readings }
  | { readonly sources: readonly Source[] };

/** Milliseconds of a page's first ticket, the engine's making included, and of the tickets after it. */
export interface Times {
  readonly coldMs: number;
  readonly warmMs: readonly number[];
}

/** Copies of a policy answer a ticket alike, so that a person has to choose. */
const CHOSEN = {
  id: '1',
  run: 'run-1',
  by: { kind: 'agent', id: '2' },
  type: 'policy-chosen',
  policy: 'shipment-not-received',
  version: '1',
  from: null,
} as const;

declare global {
  interface Window {
    benchEngine(given: Given, tickets: readonly Ticket[]): Times;
  }
}

window.benchEngine = (given, tickets) => {
  const words = (key: string): string => key;
  const started = performance.now();
  const catalog = createCatalog(shippedTools);
  if ('readings' in given) keepReadings(given.readings);
  const policies = 'policies' in given ? given.policies : compile(given.sources, { catalog }).policies;
  const engine = createEngine(policies, catalog, {
    phrases: words,
    phrasesIn: () => words,
    settings: NO_SETTINGS,
  });
  const work = (ticket: Ticket): void => {
    const events: RunEvent[] = [{ ...CHOSEN, at: ticket.createdAt }];
    const { suggestions, reply } = assist({ ...engine, now: ticket.createdAt, events, ticket });
    if (suggestions.length === 0 && !reply) throw new Error('the engine has nothing to say');
  };
  const [first, ...rest] = tickets;
  if (first) work(first);
  const coldMs = performance.now() - started;
  const warmMs = rest.map((ticket) => {
    const before = performance.now();
    work(ticket);
    return performance.now() - before;
  });
  return { coldMs, warmMs };
};
