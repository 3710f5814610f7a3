/** A back-test as files: a table for a spreadsheet, a comparison a line for programs. */
import { toCsv } from '../csv.ts';
import type { Comparison, MomentComparison } from './back-test.ts';
import type { CallMade } from './past.ts';
import { inOrder } from './summary.ts';

const COLUMNS = [
  'ticket',
  'subject',
  'at',
  'flip',
  'changes',
  'policy_before',
  'policy_after',
  'calls_before',
  'calls_after',
  'refused_before',
  'refused_after',
  'reply_before',
  'reply_after',
  'people_policy',
  'people_approved',
  'people_rejected',
  'people_reply',
  'agrees_before',
  'agrees_after',
  'compared_up_to',
  'model',
];

/** A row a moment, the flips first. */
export function toTable(comparisons: readonly Comparison[]): string {
  const rows = inOrder(comparisons).flatMap((one) => one.moments.map((moment) => rowOf(one, moment)));
  return toCsv([COLUMNS, ...rows]);
}

function rowOf(one: Comparison, moment: MomentComparison): string[] {
  const { before, after, done, agrees } = moment;
  const checks = (all: typeof before.refused): string =>
    all.map(({ check, what }) => `${check}: ${what}`).join('; ');
  return [
    one.ticket,
    one.subject,
    moment.at,
    one.flip ?? '',
    moment.changes.join(' '),
    before.policy,
    after.policy,
    callsIn(before.calls),
    callsIn(after.calls),
    checks(before.refused),
    checks(after.refused),
    before.reply,
    after.reply,
    done.policy,
    callsIn(done.approved),
    callsIn(done.rejected),
    done.reply,
    agrees.before === null ? '' : String(agrees.before),
    agrees.after === null ? '' : String(agrees.after),
    one.upTo,
    moment.model === 'none' ? '' : moment.model,
  ];
}

const callsIn = (calls: readonly CallMade[]): string =>
  calls.map(({ tool, args }) => `${tool} ${JSON.stringify(args)}`).join('; ');

/** A comparison a line, the flips first. */
export const toLines = (comparisons: readonly Comparison[]): string =>
  inOrder(comparisons)
    .map((one) => `${JSON.stringify(one)}\n`)
    .join('');
