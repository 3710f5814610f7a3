/** What reviewers left on a generated year: suggestions that two people scored, and notes for whoever writes the policies. */

import type { SeedRecord } from './generated-year.ts';
import { PEOPLE } from './supervisors-page.ts';

/** Two people's scores of up to `count` suggestions of the year; of every fifth they think differently. */
export function scoresOf(year: readonly SeedRecord[], count: number): SeedRecord[] {
  const rows = year
    .filter(({ fields }) => fields['record_type'] === 'day')
    .flatMap(({ fields }): Shown[] => JSON.parse(String(fields['body'])).rows)
    .filter(({ kind }) => kind === 'suggestion')
    .slice(-count);
  return rows.flatMap(({ ticket, suggestion, at }, i) =>
    [PEOPLE.supervisor, PEOPLE.admin].map((by) => {
      const own = by === PEOPLE.admin && i % 5 === 0 ? 1 : 0;
      const marks = {
        'right-policy': 'yes',
        'right-step': markOf(i + own),
        'right-call': markOf(i),
        'right-words': i % 3 === 0 ? 'na' : markOf(i + by),
      };
      return rule(
        `score:${ticket}:${suggestion}:${by}`,
        { type: 'score', group: ticket, by, at },
        {
          suggestion,
          marks,
          comment: '',
        },
      );
    }),
  );
}

interface Shown {
  readonly kind: string;
  readonly ticket: string;
  readonly suggestion: string;
  readonly at: string;
}

const markOf = (n: number): string => (n % 4 === 0 ? 'no' : 'yes');

/** Notes as reviewers write them: long and short, with an address that does not break, at steps that are there and that are gone. */
export function notesAt(now: string): SeedRecord[] {
  const notes = [
    ['refund-policy', 'refund-policy#3', LONG],
    ['refund-policy', 'refund-policy#1', 'Ask for a photo.'],
    ['shipment-not-received', 'shipment-not-received#6.2', ADDRESS],
    ['shipment-not-received', '', 'The whole policy needs the holiday season.'],
    ['policy-that-is-gone', 'policy-that-is-gone#2', 'It is gone.'],
    ['skip-next-shipment', 'skip-next-shipment#99', 'The step is no longer there.'],
  ] as const;
  return notes.map(([policy, step, words], i) => {
    const at = new Date(Date.parse(now) - i * 30 * 3_600_000).toISOString();
    const by = i % 2 === 0 ? PEOPLE.supervisor : PEOPLE.admin;
    const body = { step, version: 'v1', words, ticket: '1000001', suggestion: 'c0' };
    return rule(`policy-note:${policy}:n${i}`, { type: 'policy-note', group: policy, by, at }, body);
  });
}

const LONG =
  'This should have said that part of the money is offered first, and that the whole amount is paid back only where the customer wants neither another parcel nor store credit.';
const ADDRESS =
  'Name the carrier: https://example.com/an-address-without-any-space-that-goes-on-and-on/because-it-can?with=query\n\nAnd its telephone number.';

interface About {
  readonly type: string;
  readonly group: string;
  readonly by: number;
  readonly at: string;
}

const rule = (key: string, { type, group, by, at }: About, body: unknown): SeedRecord => ({
  object: 'stepwise_rule',
  name: key,
  externalId: key,
  fields: { record_type: type, record_group: group, nonce: 'generated', body: JSON.stringify(body) },
  createdAt: at,
  createdBy: by,
  updatedAt: at,
  updatedBy: by,
});
