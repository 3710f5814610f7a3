/** Matching beside MiniSearch and compiling beside markdown-it, on the policies that ship and the sandbox's tickets: no data needed. */
import { createIndex, matchPolicies } from '../../app/assist/match.ts';
import { compile } from '../../app/policy/compile.ts';
import type { Policy } from '../../app/policy/policy.ts';
import { createTickets } from '../../app/sandbox/tickets.ts';
import { createCatalog, shippedTools } from '../../app/tools/catalog.ts';
import { readSources } from '../../scripts/compiled-policies.ts';
import { percentile, rounded } from './browser/figures.ts';
import { run as runCompile } from './compile.ts';
import { ticketOf } from './matching/case.ts';
import { createReferences } from './matching/references.ts';
import type { Row } from './table/row.ts';

const POLICIES = 1000;
const ROUNDS = 10;
const MATCH_BOUND_MS = 5;
const COMPILE_BOUND = 3;

/** The 95th percentile of matches in a thousand policies, and the shortest time of compiling a thousand. */
export async function run(): Promise<{ rows: Row[] }> {
  const policies = await manyPolicies();
  const texts = createTickets(Date.parse('2026-11-20T10:00:00Z')).map(
    ({ subject, comments }) => `${subject}\n${comments[0]?.text ?? ''}`,
  );
  const index = createIndex(policies);
  const { minisearchTuned } = createReferences(policies);
  const tickets = texts.map((text) => ticketOf(text));
  const ours = p95(tickets, (ticket) => matchPolicies(ticket, index));
  const reference = p95(texts, (text) => minisearchTuned?.(text));
  const { compileMs, markdownMs } = await runCompile();
  return {
    rows: [
      {
        what: `match of a ticket in ${POLICIES} policies, 95th percentile`,
        unit: 'ms',
        ours,
        reference: null,
        against: `${reference} ms (MiniSearch, tuned)`,
        bound: MATCH_BOUND_MS,
      },
      {
        what: 'compiling 1,000 policies of 3 KB',
        unit: 'ms',
        ours: compileMs,
        reference: markdownMs,
        against: 'markdown-it, parsing alone',
        bound: COMPILE_BOUND,
      },
    ],
  };
}

function p95<T>(things: readonly T[], work: (thing: T) => unknown): number {
  for (const thing of things) work(thing);
  const times = Array.from({ length: ROUNDS }, () => things).flatMap((round) =>
    round.map((thing) => {
      const started = performance.now();
      work(thing);
      return performance.now() - started;
    }),
  );
  return rounded(percentile(times, 0.95), 2);
}

/** The policies that ship again and again, each copy with a word of its own. */
async function manyPolicies(): Promise<Policy[]> {
  const { policies } = compile(await readSources('app/policy/library'), {
    catalog: createCatalog(shippedTools),
  });
  return Array.from({ length: POLICIES }, (_, at) => {
    const policy = policies[at % policies.length];
    if (!policy) throw new Error('no policies ship');
    const own = `product${Math.floor(at / policies.length)}`;
    return { ...policy, id: `${policy.id} ${own}`, title: `${policy.title} ${own}` };
  });
}
