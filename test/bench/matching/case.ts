import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Policy, Step } from '../../../app/policy/policy.ts';
import type { Ticket } from '../../../app/ticket/ticket.ts';
import { type BenchOptions, DATA_FOLDER } from '../bench.ts';

/** Where a benchmark reads: the data set's folder, and the file whose rows are judged. */
export interface DataPlace {
  readonly folder: string;
  readonly dev: string;
}

/** `--data` is another folder of the same form, or another file of rows to judge; null where there is no data. */
export function findData(options: BenchOptions, name: string, dev: string): DataPlace | null {
  const given = options.data;
  const isFile = given !== null && existsSync(given) && statSync(given).isFile();
  const folder = given !== null && !isFile ? given : join(DATA_FOLDER, name);
  const place = { folder, dev: isFile ? given : join(folder, dev) };
  return existsSync(place.folder) && existsSync(place.dev) ? place : null;
}

/** The rows of a JSON Lines file. */
export const readRows = <T>(file: string): T[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as T);

/** A ticket of one message by the requester. */
export const ticketOf = (text: string, subject = ''): Ticket => ({
  id: '1',
  helpdesk: 'zendesk',
  subject,
  status: 'open',
  channel: 'chat',
  brand: '',
  createdAt: '2026-01-07T10:00:00Z',
  tags: [],
  fields: {},
  requester: { id: 'r', name: '', email: null, emails: [], locale: 'en', tags: [], fields: {} },
  comments: [
    {
      id: 'c',
      author: { kind: 'requester', id: 'r', name: '' },
      public: true,
      text,
      createdAt: '2026-01-07T10:00:00Z',
      attachments: [],
    },
  ],
});

/** A policy of plain sentences. */
export const policyOf = (parts: {
  readonly id: string;
  readonly title: string;
  readonly trigger?: string;
  readonly steps?: readonly string[];
}): Policy => ({
  id: parts.id,
  title: parts.title,
  trigger: parts.trigger ?? '',
  examples: [],
  limits: {},
  approval: {},
  mentions: { tools: [], policies: [] },
  steps: (parts.steps ?? []).map((text, at) => stepOf(String(at + 1), text)),
});

const stepOf = (id: string, text: string): Step => ({
  id,
  kind: 'ask',
  text,
  span: { start: 0, end: 0 },
  condition: null,
  tools: [],
  policies: [],
  amounts: [],
  children: [],
});

/** All of a policy's words, as the reference libraries index them. */
export const bodyOf = (policy: Policy): string =>
  [policy.trigger, ...policy.examples, ...policy.steps.map(({ text }) => text)].join('\n');

/** A fixed order that mixes the rows, the same in every run. */
export function shuffled<T>(rows: readonly T[], seed: number): T[] {
  const mixed = [...rows];
  let state = seed;
  for (let at = mixed.length - 1; at > 0; at -= 1) {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    const other = state % (at + 1);
    const [one, two] = [mixed[at], mixed[other]];
    if (one !== undefined && two !== undefined) [mixed[at], mixed[other]] = [two, one];
  }
  return mixed;
}

/** A share in per cent with one decimal. */
export const percent = (part: number, whole: number): number =>
  whole === 0 ? 0 : Math.round((1000 * part) / whole) / 10;

/** The value below which a share of the values lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}

/** Half of a 95 % interval of a share, in points (Wald's). */
export const halfInterval = (share: number, rows: number): number =>
  Math.round(1000 * 1.96 * Math.sqrt((share * (1 - share)) / Math.max(1, rows))) / 10;
