/** Scores of reviewers: a card a reviewer and suggestion, what the team scores by, and how far two reviewers agree. */
import * as z from 'zod/mini';
import type { Page, Store, StoredRecord } from '../lib/store.ts';

/** What a criterion can get. `na`: it does not apply. */
export const MARKS = ['yes', 'no', 'na'] as const;
export type Mark = (typeof MARKS)[number];

const bodySchema = z.object({
  suggestion: z.string(),
  marks: z.record(z.string(), z.enum(MARKS)),
  comment: z.string(),
});

/** One reviewer's word on one suggestion. */
export interface Score {
  readonly ticket: string;
  readonly suggestion: string;
  /** By the criterion's name; what was not answered is left out. */
  readonly marks: Readonly<Record<string, Mark>>;
  /** For the agent; empty where there is none. */
  readonly comment: string;
  /** User id and time, set by the helpdesk's server. */
  readonly by: string;
  readonly at: string;
}

/** What teams score by at first. */
export const CRITERIA = ['right-policy', 'right-step', 'right-call', 'right-words'] as const;

/** A reviewer's own card; writing it again changes it. Throws where it cannot be written. */
export async function writeScore(
  store: Store,
  user: string,
  score: Pick<Score, 'ticket' | 'suggestion' | 'marks' | 'comment'>,
): Promise<void> {
  const { ticket, suggestion, marks, comment } = score;
  const key = `score:${ticket}:${suggestion}:${user}`;
  await store.put({ table: 'rule', key, type: 'score', body: { suggestion, marks, comment }, group: ticket });
}

/** The scores of a ticket, or of all of them, newest first; what somebody else wrote than it says is left out. Throws where the helpdesk cannot be reached. */
export async function readScores(store: Store, ticket: string | null): Promise<readonly Score[]> {
  const scores: Score[] = [];
  let cursor: string | null = '';
  for (let page = 0; page < PAGES_MAX && cursor !== null; page += 1) {
    const found: Page = await store.find({
      table: 'rule',
      type: 'score',
      limit: 100,
      ...(ticket === null ? {} : { group: ticket }),
      ...(cursor === '' ? {} : { cursor }),
    });
    scores.push(...found.records.flatMap(readScore));
    cursor = found.next;
  }
  return scores;
}

const PAGES_MAX = 5;

function readScore(record: StoredRecord): Score[] {
  const by = record.key.split(':').at(-1) ?? '';
  const parsed = z.safeParse(bodySchema, record.body);
  if (!parsed.success || record.createdBy !== record.updatedBy || record.createdBy !== by) return [];
  return [{ ...parsed.data, ticket: record.group, by, at: record.updatedAt }];
}

/** How far reviewers agree on a criterion. */
export interface Agreement {
  readonly criterion: string;
  /** Suggestions that two reviewers scored by it. */
  readonly pairs: number;
  /** Share of pairs with the same mark, 0 to 1. */
  readonly same: number;
  /** Cohen's kappa: 1 where they agree, 0 where chance would do as well; null where every mark is the same. */
  readonly kappa: number | null;
}

/** Agreement over every suggestion that more than one person scored; the first two scores of each count. */
export function agreementOf(scores: readonly Score[]): readonly Agreement[] {
  const pairs = new Map<string, [Mark, Mark][]>();
  for (const [first, second] of pairsOf(scores))
    for (const [criterion, mark] of Object.entries(first.marks)) {
      const other = Object.hasOwn(second.marks, criterion) ? second.marks[criterion] : undefined;
      if (other !== undefined) pairs.set(criterion, [...(pairs.get(criterion) ?? []), [mark, other]]);
    }
  return [...pairs].map(([criterion, marks]) => ({
    criterion,
    pairs: marks.length,
    same: marks.filter(([a, b]) => a === b).length / marks.length,
    kappa: kappaOf(marks),
  }));
}

function pairsOf(scores: readonly Score[]): [Score, Score][] {
  const groups = new Map<string, Score[]>();
  for (const score of scores) {
    const key = `${score.ticket} ${score.suggestion}`;
    groups.set(key, [...(groups.get(key) ?? []), score]);
  }
  return [...groups.values()].flatMap((group): [Score, Score][] => {
    const [first, second] = group.sort((a, b) => (a.by < b.by ? -1 : 1));
    return first && second && first.by !== second.by ? [[first, second]] : [];
  });
}

function kappaOf(pairs: readonly (readonly [Mark, Mark])[]): number | null {
  const count = pairs.length;
  const seen = pairs.filter(([a, b]) => a === b).length / count;
  const chance = MARKS.reduce((sum, mark) => {
    const first = pairs.filter(([a]) => a === mark).length / count;
    const second = pairs.filter(([, b]) => b === mark).length / count;
    return sum + first * second;
  }, 0);
  return chance === 1 ? null : (seen - chance) / (1 - chance);
}

const CRITERIA_KEY = 'setting:scorecard';

/** What this team scores by. Throws where the helpdesk cannot be reached. */
export async function readCriteria(store: Store): Promise<readonly string[]> {
  const record = await store.get('rule', CRITERIA_KEY);
  const parsed = z.safeParse(z.object({ criteria: z.array(z.string()) }), record?.body);
  return parsed.success && parsed.data.criteria.length > 0 ? parsed.data.criteria : CRITERIA;
}

/** Changes what the team scores by; old cards keep theirs. */
export async function writeCriteria(store: Store, criteria: readonly string[]): Promise<void> {
  const body = { criteria: criteria.slice(0, CRITERIA_MAX) };
  await store.put({ table: 'rule', key: CRITERIA_KEY, type: 'setting', body, group: '' });
}

/** More than this nobody fills in. */
export const CRITERIA_MAX = 10;
