import type { Outcome, Verdict } from '../../../study/experiment/experiment.ts';
import { isMeasured } from '../../../study/experiment/records.ts';
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
  const { phrase } = usePlace();
  const { experiment, title, isRunning, verdict } = shown;
  return (
    <section
      className="swx-panel"
      data-experiment={experiment.id}
      data-running={isRunning || undefined}
      data-verdict={verdict.type}
      aria-label={title}
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
        {phrase('studio.experiments.versions-on', {
          versions: text.list(arms.map(words.version)),
          share: text.percent(share * 100),
        })}
      </li>
      <li>
        {phrase('studio.experiments.decides', {
          outcome: words.outcome(outcome),
          difference: words.amount(outcome, difference),
          cases: text.number(cases),
        })}
      </li>
      <li>{phrase('studio.experiments.lasts', { from: text.date(startsAt), to: text.date(endsAt) })}</li>
      {guardrails.map((guardrail) => (
        <li key={guardrail.outcome}>
          {phrase('studio.experiments.guard', {
            outcome: words.outcome(guardrail.outcome),
            margin: words.amount(guardrail.outcome, guardrail.margin),
          })}{' '}
          {shown.verdict.type === 'not-yet' && phrase('studio.experiments.guard-holds')}
        </li>
      ))}
    </ul>
  );
}

function useWords({ currency, notes }: ShownExperiment) {
  const { phrase, text } = usePlace();
  return {
    version: (version: number): string => versionName(version, notes.get(version) ?? '', phrase),
    outcome: (outcome: Outcome): string =>
      isMeasured(outcome) ? phrase(`studio.experiments.outcome.${outcome}`) : outcome,
    amount: (outcome: Outcome, value: number): string => {
      if (!Number.isFinite(value)) return '–';
      if (isMeasured(outcome) && isShare(outcome)) return text.percent(value * 100);
      if ((outcome === 'money-given' || outcome === 'revenue-kept') && currency !== '')
        return text.money(value, currency);
      return text.number(Math.round(value * 100) / 100);
    },
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
      return phrase('studio.experiments.verdict.better', { version: words.version(verdict.version) });
    case 'stopped-by-guardrail':
      return phrase('studio.experiments.verdict.stopped-by-guardrail', {
        version: words.version(verdict.version),
        outcome: words.outcome(verdict.guardrail.outcome),
      });
    case 'stopped-by-app':
      return phrase('studio.experiments.verdict.stopped-by-app', {
        date: text.date(verdict.at),
        name: shown.stoppedBy,
      });
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
          low: words.amount(outcome, low ?? 0),
          high: words.amount(outcome, high ?? 0),
          margin: words.amount(outcome, margin),
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
                version: words.version(version),
                count: text.number(count),
                cases: text.number(cases),
              })}
            </span>
            <progress value={count} max={cases} aria-label={words.version(version)} />
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
            <th scope="row">{words.version(version)}</th>
            <td>{text.number(cases)}</td>
            <td>{cases === 0 ? '–' : words.amount(outcome, value)}</td>
            <td>
              {i > 0 &&
                phrase('studio.experiments.between', {
                  low: words.amount(outcome, interval.low),
                  high: words.amount(outcome, interval.high),
                })}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
