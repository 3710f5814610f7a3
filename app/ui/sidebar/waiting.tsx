import { Icon } from '../parts/icons.tsx';
import { usePanel } from '../parts/panel.ts';
import type { ReadyView, WaitingView } from './view-model.ts';

/** What the case waits for and since when. */
export function Waiting({ waiting }: { waiting: WaitingView }) {
  const { phrase, text, now } = usePanel();
  const time = waiting.on === 'date' ? text.time(waiting.until, now) : text.time(waiting.since, now);
  return (
    <p className="sw-status" data-block="waiting">
      <Icon name="clock" tone="sw-subtle" />
      <span>
        {phrase(`ui.waiting.${waiting.on}`, { time })}
        {waiting.what.length > 0 && <span className="sw-subtle">{text.list(waiting.what)}</span>}
      </span>
    </p>
  );
}

/** How the run ended. */
export function Ended({ ended }: { ended: NonNullable<ReadyView['ended']> }) {
  const { phrase } = usePanel();
  return (
    <p className="sw-status" data-block="ended">
      <Icon
        name={ended.how === 'stopped' ? 'cross' : 'check'}
        tone={ended.how === 'done' ? 'sw-success' : 'sw-subtle'}
      />
      <span>
        {phrase(`ui.ended.${ended.how}`)}{' '}
        {ended.because !== '' && <span className="sw-subtle">{ended.because}</span>}
      </span>
    </p>
  );
}
