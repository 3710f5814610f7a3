import type { Phrases } from '../../../lib/phrases.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { usePlace } from '../../parts/panel.ts';
import { SpendingPart } from './model-part.tsx';
import type { BackTestActions, BackTestView } from './view.ts';

/** How far it is, and what can be done about it. */
export function Progress({ view, actions }: { view: BackTestView; actions: BackTestActions }) {
  const { phrase } = usePlace();
  const { state, done, wanted, bad } = view;
  const isOn = state === 'running' || state === 'measuring' || state === 'paused';
  const [first] = bad;
  return (
    <section className="swr-part" aria-label={view.subject}>
      <p className="swr-row-title">{view.subject}</p>
      {isOn && (
        <progress
          className="swb-progress"
          aria-label={view.subject}
          {...(wanted === null ? {} : { value: done, max: Math.max(wanted, 1) })}
        />
      )}
      <div className="sw-row">
        <span className="sw-small swb-count" role="status">
          {wordsOf(view, phrase)}
        </span>
        {(state === 'running' || state === 'measuring') && (
          <ActionButton name="pause" quiet onPress={actions.pause}>
            {phrase('study.backtest.pause')}
          </ActionButton>
        )}
        {state === 'paused' && (
          <ActionButton name="go-on" onPress={actions.goOn}>
            {phrase('study.backtest.go-on')}
          </ActionButton>
        )}
        {isOn ? (
          <ActionButton name="stop" quiet onPress={actions.stop}>
            {phrase('study.backtest.stop')}
          </ActionButton>
        ) : (
          <ActionButton name="again" quiet onPress={actions.again}>
            {phrase('study.backtest.again')}
          </ActionButton>
        )}
        {!isOn && done > bad.length && (
          <>
            <ActionButton name="save-table" quiet onPress={() => actions.save('table')}>
              {phrase('study.backtest.save-table')}
            </ActionButton>
            <ActionButton name="save-lines" quiet onPress={() => actions.save('lines')}>
              {phrase('study.backtest.save-lines')}
            </ActionButton>
          </>
        )}
      </div>
      <SpendingPart view={view} actions={actions} />
      {first && (
        <p className="sw-small sw-warning" role="alert">
          {phrase('study.backtest.bad', { count: bad.length, line: first.line, reason: first.reason })}
        </p>
      )}
      {state === 'done' && wanted !== null && done === 0 && (
        <p className="sw-subtle">{phrase('study.backtest.no-tickets')}</p>
      )}
    </section>
  );
}

function wordsOf({ state, done: count, bad, wanted }: BackTestView, phrase: Phrases): string {
  switch (state) {
    case 'measuring':
      return wanted === null
        ? phrase('study.backtest.measuring', { count })
        : phrase('study.backtest.of-measuring', { count, wanted });
    case 'paused':
      return wanted === null
        ? phrase('study.backtest.paused', { count })
        : phrase('study.backtest.of-paused', { count, wanted });
    case 'stopped':
      return phrase('study.backtest.stopped', { count: count - bad.length });
    case 'done':
      return phrase('study.backtest.done', { count: count - bad.length });
    default:
      return wanted === null
        ? phrase('study.backtest.running', { count })
        : phrase('study.backtest.of-running', { count, wanted });
  }
}
