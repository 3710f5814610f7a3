import type { Outcome, Verdict } from '../../../study/experiment/experiment.ts';
import type { Interval } from '../../../study/experiment/intervals.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { usePlace } from '../../parts/panel.ts';
import { isShare } from './plan.ts';
import { versionName } from './version-name.ts';
import type { ExperimentsActions, ExperimentsView, ShownExperiment } from './view.ts';

interface PanelProps {
  readonly shown: ShownExperiment;
  readonly view: ExperimentsView;
  readonly actions: ExperimentsActions;
}

/** One experiment: what was fixed, how far it is, and at its end what it says. */
export function ExperimentPanel({ shown, view, actions }: PanelProps) {
  const { phrase, text, now } = usePlace();
  const { experiment, title, isRunning, verdict } = shown;
  return (
    <section
      className="swx-panel"
      data-experiment={experiment.id}
      data-running={isRunning || undefined}
      data-verdict={verdict.type}
      aria-label={`${title}, ${text.time(experiment.startsAt, now)}`}
    >
      <div className="swx-head">
        <h3>{title}</h3>
        <span className="swr-badge">
          {phrase(isRunning ? 'studio.experiments.running' : 'studio.experiments.over')}
        </span>
      </div>
      <Fixed shown={shown} />
      <p className="swx-verdict">
        <VerdictWords shown={shown} />
      </p>
      {verdict.type === 'stopped-by-guardrail' && <Why shown={shown} verdict={verdict} />}
      {verdict.type === 'stopped-by-app' && (
        <ul className="sws-plain sw-small">
          <li>{phrase('studio.experiments.not-shown', { name: shown.stoppedBy })}</li>
          <li>{phrase('studio.experiments.back')}</li>
        </ul>
      )}
      {verdict.type === 'not-yet' && <Progress shown={shown} counts={verdict.cases} />}
      {'results' in verdict && <Results shown={shown} verdict={verdict} />}
      {isRunning && view.mayRun && (
        <div className="sw-row">
          <ActionButton name="stop-experiment" blocked={view.busy} onPress={() => actions.stop(experiment)}>
            {phrase('studio.experiments.stop')}
          </ActionButton>
        </div>
      )}
    </section>
  );
}

function Fixed({ shown }: { shown: ShownExperiment }) {
  const { phrase, text } = usePlace();
  const words = useWords(shown);
  const { experiment } = shown;
  const { outcome, share, cases, startsAt, endsAt, guardrails, arms, difference } = experiment;
  return (
    <ul className="sws-plain sw-small">
      <li>
        {phrase('studio.experiments.for-share', { share: text.percent(share * 100) })}
        <ul className="sws-plain">
          {arms.map((version) => (
            <li key={version}>{words.version(version)}</li>
          ))}
        </ul>
      </li>
      <li>
        {phrase('studio.experiments.decides', {
          outcome: words.outcome(outcome),
          difference: words.difference(outcome, difference),
          cases: text.number(cases),
        })}
      </li>
      <li>{phrase('studio.experiments.lasts', { from: text.date(startsAt), to: text.date(endsAt) })}</li>
      {guardrails.map((guardrail) => (
        <li key={guardrail.outcome}>
          {phrase('studio.experiments.guard', {
            outcome: words.outcome(guardrail.outcome),
            margin: words.difference(guardrail.outcome, guardrail.margin),
          })}{' '}
          {shown.verdict.type === 'not-yet' && phrase('studio.experiments.guard-holds')}
        </li>
      ))}
    </ul>
  );
}

function useWords({ currency, notes }: ShownExperiment) {
  const { phrase, text } = usePlace();
  const rounded = (value: number): string => text.number(Math.round(value * 100) / 100);
  const isMoney = (outcome: Outcome): boolean =>
    currency !== '' && (outcome === 'money-given' || outcome === 'revenue-kept');
  const amount = (outcome: Outcome, value: number): string => {
    if (!Number.isFinite(value)) return '–';
    return isMoney(outcome) ? text.money(value, currency) : rounded(value);
  };
  return {
    version: (version: number): string => versionName(version, notes.get(version) ?? '', phrase),
    /** Without what its author says of it. */
    short: (version: number): string => versionName(version, '', phrase),
    outcome: (outcome: Outcome): string => phrase(`studio.experiments.outcome.${outcome}`),
    value: (outcome: Outcome, value: number): string =>
      isShare(outcome) ? text.percent(value * 100) : amount(outcome, value),
    /** The difference of two shares is none itself. */
    difference: (outcome: Outcome, value: number): string =>
      isShare(outcome) && Number.isFinite(value)
        ? phrase('studio.experiments.points', { points: text.number(Math.round(value * 1000) / 10) })
        : amount(outcome, value),
    /** The lower end of a range, whose upper end says what is meant. */
    bound: (outcome: Outcome, value: number): string =>
      isShare(outcome) && Number.isFinite(value)
        ? text.number(Math.round(value * 1000) / 10)
        : amount(outcome, value),
  };
}

function VerdictWords({ shown }: { shown: ShownExperiment }) {
  const { phrase, text } = usePlace();
  const words = useWords(shown);
  const { verdict } = shown;
  switch (verdict.type) {
    case 'not-yet':
    case 'no-difference':
    case 'unclear':
      return phrase(`studio.experiments.verdict.${verdict.type}`);
    case 'better':
      return phrase('studio.experiments.verdict.better', { version: words.short(verdict.version) });
    case 'stopped-by-guardrail':
      return phrase('studio.experiments.verdict.stopped-by-guardrail', {
        version: words.short(verdict.version),
        outcome: words.outcome(verdict.guardrail.outcome),
      });
    case 'stopped-by-app':
      return phrase('studio.experiments.verdict.stopped-by-app', { date: text.date(verdict.at) });
    case 'taken-out':
      return phrase('studio.experiments.verdict.taken-out', { date: text.date(verdict.through) });
    case 'stopped-by-person':
      return phrase('studio.experiments.verdict.stopped-by-person', { date: text.date(verdict.at) });
  }
}

interface WhyProps {
  readonly shown: ShownExperiment;
  readonly verdict: Extract<Verdict, { type: 'stopped-by-guardrail' }>;
}

/** What a stop rests on, and what it means for new cases. */
function Why({ shown, verdict }: WhyProps) {
  const { phrase, text } = usePlace();
  const words = useWords(shown);
  const { guardrail, cases, interval, at } = verdict;
  const { outcome, margin } = guardrail;
  const [low, high] = [Math.abs(interval.low), Math.abs(interval.high)].sort((a, b) => a - b);
  return (
    <ul className="sws-plain sw-small">
      <li>
        {phrase('studio.experiments.why', {
          date: text.date(at),
          cases: text.number(cases),
          low: words.bound(outcome, low ?? 0),
          high: words.difference(outcome, high ?? 0),
          margin: words.difference(outcome, margin),
        })}
      </li>
      {!shown.isRunning && <li>{phrase('studio.experiments.back')}</li>}
    </ul>
  );
}

function Progress({ shown, counts }: { shown: ShownExperiment; counts: readonly number[] }) {
  const { phrase, text } = usePlace();
  const words = useWords(shown);
  const { arms, cases } = shown.experiment;
  return (
    <ul className="swx-bars">
      {arms.map((version, i) => {
        const count = counts[i] ?? 0;
        return (
          <li key={version}>
            <span className="sw-small swx-count">
              {phrase('studio.experiments.progress', {
                version: words.short(version),
                count: text.number(count),
                cases: text.number(cases),
              })}
            </span>
            <progress value={count} max={cases} aria-label={words.short(version)} />
          </li>
        );
      })}
    </ul>
  );
}

interface ResultsProps {
  readonly shown: ShownExperiment;
  readonly verdict: Extract<Verdict, { results: unknown }>;
}

function Results({ shown, verdict }: ResultsProps) {
  const { phrase, text } = usePlace();
  const words = useWords(shown);
  const { outcome } = shown.experiment;
  return (
    <table className="swx-table sw-small">
      <thead>
        <tr>
          <th scope="col">{phrase('studio.experiments.column.version')}</th>
          <th scope="col">{phrase('studio.experiments.column.cases')}</th>
          <th scope="col">{words.outcome(outcome)}</th>
          <th scope="col">{phrase('studio.experiments.column.difference')}</th>
        </tr>
      </thead>
      <tbody>
        {verdict.results.map(({ version, cases, value, interval }, i) => (
          <tr key={version}>
            <th scope="row">{words.short(version)}</th>
            <td data-of={phrase('studio.experiments.column.cases')}>{text.number(cases)}</td>
            <td data-of={words.outcome(outcome)}>{cases === 0 ? '–' : words.value(outcome, value)}</td>
            <td data-of={phrase('studio.experiments.column.difference')}>
              {i > 0 && !isKnown(interval) && '–'}
              {i > 0 &&
                isKnown(interval) &&
                phrase('studio.experiments.between', {
                  low: words.bound(outcome, interval.low),
                  high: words.difference(outcome, interval.high),
                })}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const isKnown = ({ low, high }: Interval): boolean => Number.isFinite(low) && Number.isFinite(high);
