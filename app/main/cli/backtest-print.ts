/** A back-test as a terminal shows it. */
import type { Comparison } from '../../study/back-test/back-test.ts';
import { CHANGE_KINDS } from '../../study/back-test/changes.ts';
import { inOrder, type Summary, summaryOf } from '../../study/back-test/summary.ts';

/** Flips that a terminal shows; `--json` and `--csv` give all of them. */
const SHOWN_MAX = 30;

/** The sums, then the gravest differences, a line each. */
export function printed(comparisons: readonly Comparison[]): string {
  const summary = summaryOf(comparisons);
  const flips = inOrder(comparisons).filter(({ flip }) => flip !== null);
  const left = flips.length - SHOWN_MAX;
  return [
    headline(summary),
    ...flips.slice(0, SHOWN_MAX).map(flipLine),
    ...(left > 0 ? [`  and ${left} more; --json or --csv gives all of them`] : []),
  ].join('\n');
}

function headline({
  tickets,
  flips,
  unchanged,
  upToLookUp,
  empty,
  unanswered,
  decided,
  agreed,
}: Summary): string {
  const counts = CHANGE_KINDS.map((kind) => `${kind} ${flips[kind]}`).join(', ');
  const share = (count: number): string => `${Math.round((100 * count) / decided)} %`;
  return [
    `${tickets} tickets: ${counts}, unchanged ${unchanged}`,
    ...(upToLookUp > 0 ? [`${upToLookUp} compared up to a look-up that nobody recorded`] : []),
    ...(empty > 0 ? [`${empty} in which the customer never wrote`] : []),
    ...(unanswered > 0 ? [`${unanswered} in which the model did not answer, compared without it there`] : []),
    ...(decided > 0
      ? [
          `as people did: ${share(agreed.before)} before, ${share(agreed.after)} after, of ${decided} decisions`,
        ]
      : []),
  ].join('\n');
}

function flipLine({ ticket, flip, moments, upTo }: Comparison): string {
  const moment = moments.find(({ changes }) => flip !== null && changes.includes(flip));
  if (!moment) return `  ${ticket}`;
  const { before, after, said } = moment;
  const callsOf = ({ calls }: typeof before): string =>
    calls.map(({ tool, lane }) => `${tool} (${lane})`).join(', ') || 'no call';
  const change =
    flip === 'policy'
      ? `${before.policy || 'none'} → ${after.policy || 'none'}`
      : flip === 'action'
        ? `${callsOf(before)} → ${callsOf(after)}`
        : '';
  const words = said.replace(/\s+/g, ' ').slice(0, 60);
  return `  ${ticket}  ${flip}  ${change}${change === '' ? '' : '  '}“${words}”${upTo === '' ? '' : `  (up to ${upTo})`}`;
}
