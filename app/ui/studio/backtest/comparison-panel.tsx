import { diffWordsWithSpace } from 'diff';
import type { ReactNode } from 'react';
import type { Phrases } from '../../../lib/phrases.ts';
import type { Comparison, MomentComparison } from '../../../study/back-test/back-test.ts';
import type { CallMade, Done } from '../../../study/back-test/past.ts';
import type { Said } from '../../../study/back-test/replay.ts';
import { usePlace } from '../../parts/panel.ts';
import type { BackTestActions } from './view.ts';
import { argsWords, policyTitle, type Titles, toolTitle } from './words.ts';

/** What the open ticket is shown with. */
export interface ComparisonPanelProps {
  readonly one: Comparison;
  readonly titles: Titles;
  readonly actions: BackTestActions;
}

/** One ticket, moment by moment: what both versions would have said, side by side, and what people did. */
export function ComparisonPanel({ one, titles, actions }: ComparisonPanelProps) {
  const { phrase } = usePlace();
  return (
    <article className="swb-case" data-case={one.ticket} aria-label={one.subject || `#${one.ticket}`}>
      <header className="swr-part">
        <h3 className="sw-title">{one.subject}</h3>
        <p className="sw-row sw-small">
          <button
            type="button"
            className="sw-link"
            data-name="open-ticket"
            onClick={() => actions.openTicket(one.ticket)}
          >
            {phrase('review.case.open', { id: one.ticket })}
          </button>
          <button
            type="button"
            className="sw-link"
            data-name="close"
            onClick={() => actions.select(one.ticket)}
          >
            {phrase('ui.close')}
          </button>
        </p>
      </header>
      {one.moments.map((moment) => (
        <Moment
          key={moment.at}
          moment={moment}
          titles={titles}
          isFolded={one.flip !== null && moment.changes.length === 0}
        />
      ))}
      {one.upTo !== '' && (
        <p className="swr-banner" data-tone="unsure" data-name="up-to">
          {phrase('study.backtest.ends-here', { tool: toolTitle(one.upTo, phrase) })}
        </p>
      )}
    </article>
  );
}

interface MomentProps {
  readonly moment: MomentComparison;
  readonly titles: Titles;
  /** It is the same in both, and the ticket differs at another moment. */
  readonly isFolded: boolean;
}

function Moment({ moment, titles, isFolded }: MomentProps) {
  const { phrase, text, now } = usePlace();
  const both = <Both moment={moment} titles={titles} />;
  return (
    <section className="swb-moment" data-changes={moment.changes.join(' ')}>
      <p className="sw-small">{text.time(moment.at, now)}</p>
      <blockquote className="swr-quote">{moment.said}</blockquote>
      {moment.model === 'unanswered' && (
        <p className="swr-banner" data-tone="unsure" data-name="unanswered">
          {phrase('study.backtest.unanswered')}
        </p>
      )}
      {isFolded ? (
        <details className="sw-details">
          <summary>{phrase('study.backtest.sum.same')}</summary>
          <div className="swb-folded">{both}</div>
        </details>
      ) : (
        both
      )}
    </section>
  );
}

function Both({ moment, titles }: Omit<MomentProps, 'isFolded'>) {
  const { phrase } = usePlace();
  const { before, after, agrees } = moment;
  return (
    <>
      <div className="swb-sides">
        <Side
          title={phrase('study.backtest.published')}
          said={before}
          other={after}
          agrees={agrees.before}
          titles={titles}
        />
        <Side
          title={phrase('study.backtest.draft')}
          said={after}
          other={before}
          agrees={agrees.after}
          titles={titles}
        />
      </div>
      <Reply before={before.reply} after={after.reply} />
      <People done={moment.done} titles={titles} />
    </>
  );
}

interface SideProps {
  readonly title: string;
  readonly said: Said;
  readonly other: Said;
  readonly agrees: boolean | null;
  readonly titles: Titles;
}

function Side({ title, said, other, agrees, titles }: SideProps) {
  const { phrase } = usePlace();
  const lines = linesOf(said, titles, phrase);
  const others = new Set(linesOf(other, titles, phrase).map(({ label, value }) => `${label} ${value}`));
  return (
    <div className="swb-side">
      <h4 className="sw-heading">{title}</h4>
      <dl className="swb-lines">
        {lines.map(({ label, value }) => (
          <div key={`${label}${value}`} data-changed={!others.has(`${label} ${value}`) || undefined}>
            <dt className="sw-small">{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {agrees !== null && (
        <p className={`sw-small ${agrees ? 'sw-success' : 'sw-warning'}`}>
          {phrase(agrees ? 'study.backtest.agrees' : 'study.backtest.differs')}
        </p>
      )}
    </div>
  );
}

interface Line {
  readonly label: string;
  readonly value: string;
}

function linesOf(said: Said, titles: Titles, phrase: Phrases): Line[] {
  const label = (name: string): string => phrase(`study.backtest.label.${name}`);
  return [
    { label: phrase('review.split.policy'), value: policyTitle(said.policy, titles, phrase) },
    ...said.steps.map(({ text }) => ({ label: phrase('review.split.step'), value: text })),
    ...said.calls.map((call) => ({
      label: phrase(
        call.lane === 'supervisor' ? 'study.backtest.label.asks-supervisor' : 'study.backtest.label.offers',
      ),
      value: callText(call, phrase),
    })),
    ...said.questions.map((value) => ({ label: label('asks-agent'), value })),
    ...said.passedOn.map((value) => ({ label: label('passes-on'), value })),
    ...said.refused.map(({ what, reason }) => ({
      label: label('refuses'),
      value: `${toolTitle(what, phrase)}: ${reason}`,
    })),
  ];
}

/** The message of a call is the reply, which stands below. */
function callText({ tool, args }: CallMade, phrase: Phrases): string {
  const { message, ...rest } = args;
  return [toolTitle(tool, phrase), argsWords(rest, phrase)].filter(Boolean).join(' · ');
}

function Reply({ before, after }: { before: string; after: string }) {
  const { phrase } = usePlace();
  if (before === '' && after === '') return null;
  return (
    <Under title={phrase(before === after ? 'study.backtest.same-reply' : 'study.backtest.reply')}>
      <p className="swr-quote sw-difference" data-name="reply">
        {diffWordsWithSpace(before, after).map(({ value, added, removed }, i) => {
          // Changes have no names of their own and keep their order.
          const key = `${i}${value}`;
          if (added) return <ins key={key}>{value}</ins>;
          if (removed) return <del key={key}>{value}</del>;
          return <span key={key}>{value}</span>;
        })}
      </p>
    </Under>
  );
}

function People({ done, titles }: { done: Done; titles: Titles }) {
  const { phrase } = usePlace();
  const lines: Line[] = [
    ...(done.policy === ''
      ? []
      : [{ label: phrase('review.split.policy'), value: policyTitle(done.policy, titles, phrase) }]),
    ...done.approved.map((call) => ({
      label: phrase('study.backtest.label.approved'),
      value: callText(call, phrase),
    })),
    ...done.rejected.map((call) => ({
      label: phrase('study.backtest.label.rejected'),
      value: callText(call, phrase),
    })),
  ];
  if (lines.length === 0 && done.reply === '')
    return <p className="sw-small">{phrase('study.backtest.nobody')}</p>;
  return (
    <Under title={phrase('study.backtest.people')}>
      {lines.length > 0 && (
        <dl className="swb-lines">
          {lines.map(({ label, value }) => (
            <div key={`${label}${value}`}>
              <dt className="sw-small">{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      {done.reply !== '' && <p className="swr-quote">{done.reply}</p>}
    </Under>
  );
}

function Under({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="swr-part">
      <h4 className="sw-heading">{title}</h4>
      {children}
    </section>
  );
}
