import type { Surroundings } from '../../helpdesk/helpdesk.ts';
import { SPLITS, type Split } from '../../study/numbers.ts';
import { ActionButton } from '../parts/action-button.tsx';
import { usePlace } from '../parts/panel.ts';
import { useSignal } from '../parts/use-signal.ts';
import { Part } from './case-panel.tsx';
import { ChartFigure, ChartPicture, NumberTable, Sparkline } from './charts.tsx';
import { Choice } from './choice.tsx';
import type { NumbersSession } from './numbers-session.ts';
import {
  type FigureView,
  type ListView,
  type NumbersActions,
  type NumbersView,
  RANGES,
  type RangeName,
  type SaidView,
} from './numbers-view.ts';

/** Whether it pays: four figures first, then how it went, then every way to look at it. */
export function NumbersPage({ session, theme }: { session: NumbersSession; theme: Surroundings['theme'] }) {
  const view = useSignal(session.view);
  const { actions } = session;
  return (
    <div className="swr-page swr-numbers" data-state={view.state} data-left={view.left}>
      <Head view={view} actions={actions} />
      {view.state === 'ready' && <Body view={view} actions={actions} theme={theme} />}
    </div>
  );
}

interface BodyProps {
  readonly view: NumbersView;
  readonly actions: NumbersActions;
  readonly theme: Surroundings['theme'];
}

function Body({ view, actions, theme }: BodyProps) {
  const { phrase } = usePlace();
  return (
    <>
      <div className="swr-figures">
        {view.figures.map((figure) => (
          <Figure key={figure.name} figure={figure} theme={theme} />
        ))}
      </div>
      <Part level={2} title={phrase('review.numbers.over-time')}>
        {view.chart ? (
          <ChartFigure chart={view.chart} title={phrase('review.numbers.over-time')} theme={theme} />
        ) : (
          <p className="sw-subtle">{phrase('review.numbers.nothing')}</p>
        )}
      </Part>
      <section className="swr-part">
        <div className="sw-row">
          <Choice
            label={phrase('review.numbers.split')}
            value={view.split}
            options={SPLITS.map((split) => ({ value: split, label: phrase(`review.split.${split}`) }))}
            choose={(value) => actions.splitBy(value as Split)}
          />
          <ActionButton name="save-table" quiet onPress={() => actions.save('table')}>
            {phrase('review.numbers.save-table')}
          </ActionButton>
          <ActionButton name="save-days" quiet onPress={() => actions.save('days')}>
            {phrase('review.numbers.save-days')}
          </ActionButton>
        </div>
        {view.table.rows.length > 0 && <NumberTable table={view.table} />}
      </section>
      <SaidPart said={view.said} theme={theme} />
      <Part level={2} title={phrase('review.numbers.others')}>
        <dl className="swr-others">
          {view.others.map(({ name, title, value, warn }) => (
            <div key={name} data-other={name} data-warn={warn || undefined}>
              <dt>{title}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </Part>
      <Meanings />
      <div className="swr-lists">
        {view.lists.map((list) => (
          <List key={list.name} list={list} theme={theme} />
        ))}
      </div>
    </>
  );
}

/** Figures whose names do not say how they are counted, with where their name stands. */
const MEANINGS = [
  ['ended', 'review.column.shown'],
  ['light', 'review.column.light'],
  ['ignored', 'review.column.ignored'],
  ['time', 'review.figure.decision'],
  ['quick', 'review.other.quick'],
  ['refused', 'review.other.refused'],
  ['turns', 'review.other.turns'],
  ['saved', 'review.other.saved'],
  ['said', 'review.said.title'],
] as const;

function Meanings() {
  const { phrase } = usePlace();
  return (
    <details className="sw-details" data-name="meanings">
      <summary>{phrase('review.meaning.title')}</summary>
      <dl className="swr-facts">
        {MEANINGS.map(([name, title]) => (
          <div key={name}>
            <dt className="sw-strong">{phrase(title)}</dt>
            <dd>{phrase(`review.meaning.${name}`)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

function Head({ view, actions }: { view: NumbersView; actions: NumbersActions }) {
  const { phrase } = usePlace();
  return (
    <div className="sw-row">
      <Choice
        label={phrase('review.numbers.range')}
        value={view.range}
        options={RANGES.map((range) => ({ value: range, label: phrase(`review.range.${range}`) }))}
        choose={(value) => actions.choose(value as RangeName)}
      />
      <span className="sw-small">{view.span}</span>
      <span className="sw-small" role="status">
        {view.state === 'reading' && phrase('review.reading')}
        {view.left > 0 && phrase('review.numbers.left', { count: view.left })}
      </span>
      {view.trouble !== '' && (
        <span className="sw-small sw-danger" role="alert">
          {view.trouble}{' '}
          <button type="button" className="sw-link" onClick={actions.retry}>
            {phrase('ui.retry')}
          </button>
        </span>
      )}
    </div>
  );
}

/** What customers said, with how many of them did. */
function SaidPart({ said, theme }: { said: SaidView; theme: Surroundings['theme'] }) {
  const { phrase } = usePlace();
  const title = phrase('review.said.title');
  return (
    <section className="swr-part" data-name="said" data-left={said.left}>
      <h2 className="sw-heading">{title}</h2>
      <p>
        <span className="swr-value">{said.value}</span> <span className="sw-small">{said.words}</span>
      </p>
      <p className="sw-small" role="status">
        {said.left > 0 && phrase('review.said.left', { count: said.left })}
      </p>
      {said.trouble !== '' && (
        <p className="sw-small sw-danger" role="alert">
          {phrase('review.said.failed', { reason: said.trouble })}
        </p>
      )}
      {said.charts.map((chart) => (
        <ChartFigure key={chart.name} chart={chart} title={title} theme={theme} />
      ))}
      {said.table.rows.length > 0 && <NumberTable table={said.table} />}
    </section>
  );
}

function List({ list, theme }: { list: ListView; theme: Surroundings['theme'] }) {
  return (
    <section className="swr-part" data-list={list.name}>
      <h2 className="sw-heading">{list.title}</h2>
      {list.charts.map((chart) => (
        <ChartPicture key={chart.name} chart={chart} title={list.title} theme={theme} />
      ))}
      <NumberTable table={list.table} />
    </section>
  );
}

function Figure({ figure, theme }: { figure: FigureView; theme: Surroundings['theme'] }) {
  const { phrase } = usePlace();
  const title = phrase(`review.figure.${figure.name}`);
  return (
    <div className="swr-figure" data-figure={figure.name}>
      <p className="sw-small">{title}</p>
      <p className="swr-value">{figure.value}</p>
      <p className="sw-small" data-tone={figure.tone}>
        {figure.change || '\u00a0'}
      </p>
      <Sparkline
        points={figure.points}
        label={phrase('review.numbers.trend', { figure: title })}
        theme={theme}
      />
    </div>
  );
}
