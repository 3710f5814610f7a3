import { useEffect, useRef } from 'react';
import type { Phrases } from '../../../lib/phrases.ts';
import type { Comparison, MomentComparison } from '../../../study/back-test/back-test.ts';
import { CHANGE_KINDS } from '../../../study/back-test/changes.ts';
import type { Said } from '../../../study/back-test/replay.ts';
import type { Summary } from '../../../study/back-test/summary.ts';
import { usePlace } from '../../parts/panel.ts';
import { ComparisonPanel, type ComparisonPanelProps } from './comparison-panel.tsx';
import type { BackTestActions, BackTestView, Shown } from './view.ts';
import { policyTitle, type Titles, toolTitle } from './words.ts';

interface ResultsProps {
  readonly view: BackTestView;
  readonly actions: BackTestActions;
}

/** What a draft would change: how many of which kind, then the tickets, the gravest first, each to be opened. */
export function Results({ view, actions }: ResultsProps) {
  const { phrase } = usePlace();
  const { summary, rows, left, open } = view;
  if (!summary) return null;
  return (
    <>
      <Sums summary={summary} shown={view.shown} show={actions.show} />
      <Agreement summary={summary} />
      {view.spending && <p className="sw-small">{phrase('study.backtest.wording')}</p>}
      <div className="swb-two" data-open={open !== null || undefined}>
        <ul className="swb-rows" data-name="rows">
          {rows.length === 0 && <li className="sw-subtle">{phrase('study.backtest.none')}</li>}
          {rows.map((row) => (
            <li key={row.ticket}>
              <Row
                row={row}
                titles={view.titles}
                isOpen={row.ticket === open?.ticket}
                select={actions.select}
              />
            </li>
          ))}
          {left > 0 && (
            <li>
              <button type="button" className="sw-link" data-name="more" onClick={actions.more}>
                {phrase('study.backtest.more', { count: left })}
              </button>
            </li>
          )}
        </ul>
        {open && <Opened key={open.ticket} one={open} titles={view.titles} actions={actions} />}
      </div>
    </>
  );
}

interface SumsProps {
  readonly summary: Summary;
  readonly shown: Shown;
  show(shown: Shown): void;
}

/** Sums that are buttons: each shows its tickets. */
function Sums({ summary, shown, show }: SumsProps) {
  const { phrase, text } = usePlace();
  const changed = CHANGE_KINDS.reduce((sum, kind) => sum + summary.flips[kind], 0);
  const sums: readonly [Shown, number][] = [
    ['changed', changed],
    ...CHANGE_KINDS.map((kind): [Shown, number] => [kind, summary.flips[kind]]),
    ['same', summary.unchanged],
    ['up-to', summary.upToLookUp],
    ...(summary.unanswered > 0 ? [['unanswered', summary.unanswered] satisfies [Shown, number]] : []),
  ];
  return (
    <fieldset className="swb-sums" aria-label={phrase('study.backtest.sums')}>
      {sums.map(([name, count]) => (
        <button
          key={name}
          type="button"
          className="swb-sum"
          data-sum={name}
          aria-pressed={name === shown}
          onClick={() => show(name)}
        >
          <span className="swb-number">{text.number(count)}</span>
          <span className="sw-small">{phrase(`study.backtest.sum.${name}`)}</span>
        </button>
      ))}
    </fieldset>
  );
}

/** Whether the draft comes nearer to what people did. */
function Agreement({ summary: { decided, agreed, empty } }: { summary: Summary }) {
  const { phrase, text } = usePlace();
  const share = (count: number): string => text.percent(Math.round((100 * count) / Math.max(decided, 1)));
  return (
    <p className="sw-small" data-name="agreement">
      {decided > 0 &&
        phrase('study.backtest.agreed', {
          before: share(agreed.before),
          after: share(agreed.after),
          count: decided,
        })}{' '}
      {empty > 0 && phrase('study.backtest.empty', { count: empty })}
    </p>
  );
}

interface RowProps {
  readonly row: Comparison;
  readonly titles: Titles;
  readonly isOpen: boolean;
  select(ticket: string): void;
}

function Row({ row, titles, isOpen, select }: RowProps) {
  const { phrase } = usePlace();
  const moment = gravest(row);
  return (
    <button
      type="button"
      className="swb-row"
      data-ticket={row.ticket}
      data-flip={row.flip ?? 'none'}
      aria-expanded={isOpen}
      onClick={() => select(row.ticket)}
    >
      <span className="swr-row-head">
        <span className="swr-row-title">{row.subject || moment?.said}</span>
        <span
          className="swr-badge"
          data-tone={row.flip === 'policy' || row.flip === 'action' ? 'unsure' : ''}
        >
          {phrase(row.flip === null ? 'study.backtest.sum.same' : `study.backtest.sum.${row.flip}`)}
        </span>
      </span>
      <span className="sw-small">
        {[`#${row.ticket}`, moment && row.flip ? changeWords(moment, row.flip, { titles, phrase }) : '']
          .filter(Boolean)
          .join(' · ')}
      </span>
    </button>
  );
}

/** The moment at which the gravest difference shows first. */
const gravest = ({ moments, flip }: Comparison): MomentComparison | undefined =>
  moments.find(({ changes }) => flip === null || changes.includes(flip)) ?? moments[0];

interface Words {
  readonly titles: Titles;
  readonly phrase: Phrases;
}

function changeWords({ before, after }: MomentComparison, flip: string, { titles, phrase }: Words): string {
  if (flip === 'policy')
    return arrow(policyTitle(before.policy, titles, phrase), policyTitle(after.policy, titles, phrase));
  if (flip !== 'action') return '';
  const [old, fresh] = [callWords(before, phrase), callWords(after, phrase)];
  if (old !== fresh) return arrow(old, fresh);
  const [oldLane, freshLane] = [laneWords(before, phrase), laneWords(after, phrase)];
  return oldLane === freshLane ? old : `${old}: ${arrow(oldLane, freshLane)}`;
}

const arrow = (from: string, to: string): string => `${from} → ${to}`;

const callWords = ({ calls }: Said, phrase: Phrases): string =>
  calls.map(({ tool }) => toolTitle(tool, phrase)).join(', ') || phrase('study.backtest.no-call');

/** Who approves the calls. */
const laneWords = ({ calls }: Said, phrase: Phrases): string =>
  [...new Set(calls.map(({ lane }) => (lane === 'supervisor' ? 'asks-supervisor' : 'offers')))]
    .map((label) => phrase(`study.backtest.label.${label}`))
    .join(', ');

/** What was opened gets the focus, so that it is read next. */
function Opened(props: ComparisonPanelProps) {
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => panel.current?.focus({ preventScroll: false }), []);
  return (
    <div ref={panel} tabIndex={-1} className="swb-opened">
      <ComparisonPanel {...props} />
    </div>
  );
}
