import { Icon } from '../parts/icons.tsx';
import { lazyPart } from '../parts/lazy.tsx';
import { usePanel } from '../parts/panel.ts';
import type { CardView } from './view-model.ts';

const InquiryForm = lazyPart(async () => (await import('./inquiry-form.tsx')).InquiryForm);

/** How far an approved card has come; nothing while it waits for a decision. */
export function CardProgress({ card }: { card: CardView }) {
  const { phrase, text, now } = usePanel();
  const { progress } = card;
  switch (progress.state) {
    case 'idle':
      return null;
    case 'refreshing':
      return <Busy words={phrase('ui.card.refreshing')} />;
    case 'running':
      return <Busy words={phrase('ui.card.running')} />;
    case 'checking':
      return (
        <p className="sw-progress sw-warning">
          <Icon name="reload" tone="sw-warning" />{' '}
          {phrase('ui.card.checking', { time: text.time(progress.since, now) })}
        </p>
      );
    case 'asked':
      return (
        <>
          <p className="sw-progress">
            <Icon name="clock" /> {phrase('ui.card.asked', { time: text.time(progress.since, now) })}
          </p>
          {progress.inquiry && <InquiryForm key={progress.inquiry.id} inquiry={progress.inquiry} />}
        </>
      );
    case 'agreed':
      return <Busy words={phrase('ui.card.agreed', { by: progress.by })} />;
    case 'turned-down':
      return (
        <p className="sw-progress sw-danger">
          <Icon name="cross" /> <strong>{phrase('ui.card.turned_down', { by: progress.by })}</strong>{' '}
          {progress.because}
        </p>
      );
    case 'outdated':
      return (
        <p className="sw-progress sw-warning">
          <Icon name="warning" /> {phrase('ui.card.outdated', { time: text.time(progress.since, now) })}
        </p>
      );
    case 'failed':
      return (
        <p className="sw-progress sw-danger">
          <Icon name="warning" /> <strong>{phrase('ui.card.failed', { because: progress.because })}</strong>{' '}
          {progress.mend}
        </p>
      );
  }
}

function Busy({ words }: { words: string }) {
  return (
    <p className="sw-progress" data-busy>
      {words}
    </p>
  );
}
