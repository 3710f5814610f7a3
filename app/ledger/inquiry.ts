/** What a supervisor asks the agent before deciding, and what the agent answers: records of their own, written once. */
import * as z from 'zod/mini';
import type { Store, StoredRecord } from '../lib/store.ts';
import { putLong, readLong } from './long-record.ts';
import type { IsSupervisor, SupervisorRequest } from './request.ts';

/** Somebody's words; who and when are the helpdesk's word, not ours. */
export interface Said {
  readonly words: string;
  /** User id and time, set by the helpdesk's server. */
  readonly by: string;
  readonly at: string;
}

/** A supervisor's question about a request; `answer` is null while nobody answered. */
export interface Inquiry extends Said {
  readonly key: string;
  readonly answer: Said | null;
}

/** What became of asking or answering. */
export type SayOutcome = { readonly status: 'said' } | { readonly status: 'failed'; readonly reason: string };

const bodySchema = z.object({ request: z.string(), words: z.string() });

/** More questions about one request are better asked aloud. */
const INQUIRIES_MAX = 5;

/** Asks the agent something about a request. Throws where the helpdesk cannot be reached to read. */
export async function inquire(
  store: Store,
  request: SupervisorRequest,
  said: { readonly words: string; readonly id: string },
): Promise<SayOutcome> {
  for (const key of inquiryKeys(request)) {
    const body = { request: request.key, words: said.words };
    const outcome = await putLong(
      store,
      { table: 'rule', key, type: 'inquiry', body, group: request.asked.ticket },
      said.id,
    );
    if (outcome.status === 'won') return { status: 'said' };
    if (outcome.status !== 'lost') return { status: 'failed', reason: outcome.reason };
  }
  return { status: 'failed', reason: `a request takes no more than ${INQUIRIES_MAX} questions` };
}

/** Answers a supervisor's question; the first answer stands. */
export async function answerInquiry(
  store: Store,
  inquiry: Inquiry,
  said: { readonly request: SupervisorRequest; readonly words: string; readonly id: string },
): Promise<SayOutcome> {
  const body = { request: said.request.key, words: said.words };
  const record = { table: 'entry', key: answerKey(inquiry.key), type: 'inquiry-answer', body } as const;
  const outcome = await putLong(store, { ...record, group: said.request.asked.ticket }, said.id);
  if (outcome.status === 'won') return { status: 'said' };
  return { status: 'failed', reason: outcome.status === 'lost' ? 'it was answered before' : outcome.reason };
}

/** Questions about requests by the request's key, oldest first; those that no supervisor asked are left out. Throws where the helpdesk cannot be reached. */
export async function readInquiries(
  store: Store,
  requests: readonly SupervisorRequest[],
  isSupervisor: IsSupervisor,
): Promise<ReadonlyMap<string, readonly Inquiry[]>> {
  const asked = await store.getMany('rule', requests.flatMap(inquiryKeys));
  const answers = await store.getMany(
    'entry',
    asked.map(({ key }) => answerKey(key)),
  );
  const read = await Promise.all(
    asked.map((record) => readInquiry(store, record, { answers, isSupervisor })),
  );
  const found = new Map<string, readonly Inquiry[]>();
  for (const one of read) if (one) found.set(one.request, [...(found.get(one.request) ?? []), one.inquiry]);
  return found;
}

async function readInquiry(
  store: Store,
  record: StoredRecord,
  { answers, isSupervisor }: { answers: readonly StoredRecord[]; isSupervisor: IsSupervisor },
): Promise<{ request: string; inquiry: Inquiry } | null> {
  const said = await readSaid(store, record);
  if (!said || !(await isSupervisor(record.createdBy))) return null;
  const answered = answers.find(({ key }) => key === answerKey(record.key));
  const answer = answered ? await readSaid(store, answered) : null;
  const { request, ...question } = said;
  return {
    request,
    inquiry: { ...question, key: record.key, answer: answer && withoutRequest(answer) },
  };
}

/** Null where somebody else has changed the record since, or where it cannot be read. */
async function readSaid(store: Store, record: StoredRecord): Promise<(Said & { request: string }) | null> {
  if (record.createdBy !== record.updatedBy) return null;
  const parsed = z.safeParse(bodySchema, await readLong(store, record));
  return parsed.success ? { ...parsed.data, by: record.createdBy, at: record.createdAt } : null;
}

const withoutRequest = ({ words, by, at }: Said): Said => ({ words, by, at });

const inquiryKeys = (request: SupervisorRequest): string[] =>
  Array.from({ length: INQUIRIES_MAX }, (_, i) => `${request.key.replace('request:', 'inquiry:')}:${i}`);

const answerKey = (inquiry: string): string => inquiry.replace('inquiry:', 'inquiry-answer:');
