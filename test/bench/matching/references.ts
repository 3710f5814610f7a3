/** Other people's search libraries on the same texts: what a team would otherwise use. */
import lunr from 'lunr';
import MiniSearch from 'minisearch';
import type { Policy } from '../../../app/policy/policy.ts';
import { bodyOf } from './case.ts';

/** Ranks policies for a text: positions, the best first. */
export type Ranker = (text: string) => number[];

/** MiniSearch as it comes, MiniSearch tuned (stop words, stems, title weighed thrice), and lunr with the title weighed thrice. */
export function createReferences(policies: readonly Policy[]): Readonly<Record<string, Ranker>> {
  const documents = policies.map((policy, id) => ({ id, title: policy.title, body: bodyOf(policy) }));
  return {
    minisearch: miniSearch(documents, false),
    minisearchTuned: miniSearch(documents, true),
    lunr: lunrSearch(documents),
  };
}

interface Document {
  readonly id: number;
  readonly title: string;
  readonly body: string;
}

function miniSearch(documents: readonly Document[], tuned: boolean): Ranker {
  const options = { fields: ['title', 'body'] };
  const search = new MiniSearch<Document>(
    tuned
      ? { ...options, processTerm: (term) => stemmed(term), searchOptions: { boost: { title: 3 } } }
      : options,
  );
  search.addAll([...documents]);
  return (text) => search.search(text).map((result) => Number(result.id));
}

const stemmer = lunr.stemmer;
const stopped = lunr.stopWordFilter;

/** lunr's own stop words and Porter stems, or null for a stop word. */
function stemmed(term: string): string | null {
  const token = new lunr.Token(term.toLowerCase(), {});
  return stopped(token) ? stemmer(token).toString() : null;
}

function lunrSearch(documents: readonly Document[]): Ranker {
  const index = lunr((builder) => {
    builder.ref('id');
    builder.field('title', { boost: 3 });
    builder.field('body');
    for (const document of documents) builder.add(document);
  });
  return (text) => index.search(text.replaceAll(/[^\p{L}\p{N}\s]/gu, ' ')).map(({ ref }) => Number(ref));
}
