/** tau3 banking: which of 698 documents a customer's opening message needs. Each document is a policy: its title, a step a line. */
import { join } from 'node:path';
import { createIndex, rankPolicies } from '../../app/assist/match.ts';
import { type BenchOptions, writePredictions } from './bench.ts';
import { findData, halfInterval, policyOf, readRows, ticketOf } from './matching/case.ts';
import { createReferences } from './matching/references.ts';

interface Document {
  readonly id: string;
  readonly title: string;
  readonly content: string;
}

interface Query {
  readonly id: string;
  readonly text: string;
  readonly documents: readonly string[];
}

/** Share of messages with a needed document among five, and share of needed documents among ten. */
export async function run(options: BenchOptions): Promise<unknown> {
  const data = findData(options, 'banking', 'queries.dev.jsonl');
  if (!data) return 'no data';
  const policies = readRows<Document>(join(data.folder, 'documents.jsonl')).map(({ id, title, content }) =>
    policyOf({
      id,
      title: title.replace(/^Internal:\s*/, ''),
      steps: content.split(/\n+/).map((line) => line.replace(/^#+\s*/, '')),
    }),
  );
  const queries = readRows<Query>(data.dev);
  const index = createIndex(policies);
  const ours = queries.map(({ text }) =>
    rankPolicies(ticketOf(text), index)
      .slice(0, 10)
      .map(({ policy }) => policy),
  );
  writePredictions(
    options,
    queries.map(({ id }, at) => ({ id, documents: ours[at] })),
  );
  const references = Object.entries(createReferences(policies)).map(([name, rank]) => [
    name,
    judge(
      queries,
      queries.map(({ text }) =>
        rank(text)
          .slice(0, 10)
          .map((at) => policies[at]?.id ?? ''),
      ),
    ),
  ]);
  return {
    queries: queries.length,
    documents: policies.length,
    bounds: { hitAt5: 0.8, recallAt10: 0.27 },
    stepwise: judge(queries, ours),
    ...Object.fromEntries(references),
  };
}

function judge(queries: readonly Query[], ranked: readonly (readonly string[])[]): unknown {
  const hits = queries.filter(({ documents }, at) =>
    ranked[at]?.slice(0, 5).some((id) => documents.includes(id)),
  ).length;
  const recalls = queries.map(
    ({ documents }, at) =>
      (ranked[at] ?? []).filter((id) => documents.includes(id)).length / documents.length,
  );
  const share = hits / queries.length;
  return {
    hitAt5: Math.round(share * 1000) / 1000,
    half: halfInterval(share, queries.length) / 100,
    recallAt10: Math.round((1000 * recalls.reduce((a, b) => a + b, 0)) / queries.length) / 1000,
  };
}
