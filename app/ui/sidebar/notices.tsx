import { Icon } from '../parts/icons.tsx';
import { usePanel } from '../parts/panel.ts';
import { RetryLink } from '../parts/retry-link.tsx';
import { SourceChip } from '../parts/source-chip.tsx';
import { useOnce } from '../parts/use-once.ts';
import type { NoticeView } from './view-model.ts';

/** What a person should know before they read on: one quiet line a matter. */
export function Notices({ notices }: { notices: readonly NoticeView[] }) {
  const { phrase } = usePanel();
  if (notices.length === 0) return null;
  return (
    <ul className="sw-notices" aria-label={phrase('ui.notices')}>
      {notices.map((notice) => (
        <li key={notice.id} className={isQuiet(notice) ? 'sw-notice sw-quiet' : 'sw-notice sw-warn'}>
          {!isQuiet(notice) && <Icon name="warning" tone="sw-warning" />}
          <div className="sw-notice-text">
            <Notice notice={notice} />
          </div>
        </li>
      ))}
    </ul>
  );
}

function Notice({ notice }: { notice: NoticeView }) {
  const { phrase } = usePanel();
  switch (notice.type) {
    case 'model-away':
      return (
        <>
          <Said title={phrase('ui.notice.model_away')} rest={notice.because} />
          {notice.mayRetry && <RetryLink id={notice.id} />}
        </>
      );
    case 'model-doubt':
      return <Said title={phrase('ui.notice.model_doubt')} rest={notice.text} />;
    case 'service-down':
      return (
        <>
          <Said title={phrase('ui.notice.service_down', { service: notice.service })} rest={notice.works} />
          {notice.mayRetry && <RetryLink id={notice.id} />}
        </>
      );
    case 'planted-text':
      return (
        <>
          <p>
            <strong>{phrase('ui.notice.planted_text')}</strong>
          </p>
          <blockquote className="sw-quote">{notice.source.quote}</blockquote>
          <p className="sw-row sw-small">
            <SourceChip source={notice.source} of={phrase('ui.notice.planted_text')} />
            <span>{notice.why}</span>
          </p>
        </>
      );
    case 'no-permission':
      return <Said title={notice.what} rest={notice.how} />;
    case 'other-version':
      return <OtherVersion notice={notice} />;
    case 'trouble':
      return (
        <>
          <Said title={notice.message} rest={notice.mend} />
          {notice.mayRetry && <RetryLink id={notice.id} />}
        </>
      );
  }
}

const isQuiet = (notice: NoticeView): boolean =>
  notice.type === 'model-away' ||
  notice.type === 'model-doubt' ||
  (notice.type === 'other-version' && notice.today !== null);

/** Published anew or turned off since the case began; the agent decides whether the case moves. */
function OtherVersion({ notice }: { notice: Extract<NoticeView, { type: 'other-version' }> }) {
  const { phrase, actions } = usePanel();
  const [busy, once] = useOnce(notice.id);
  const { policy, version, today } = notice;
  const name = (number: number): string =>
    number === 0 ? phrase('session.version-shipped') : phrase('session.version', { count: number });
  if (today === null)
    return (
      <Said title={phrase('ui.notice.withdrawn', { policy })} rest={phrase('ui.notice.withdrawn_mend')} />
    );
  return (
    <>
      <Said
        title={phrase('ui.notice.newer', { policy, today: name(today) })}
        rest={phrase('ui.notice.newer_rest', { version: name(version) })}
      />
      {notice.mayMove && (
        <button
          type="button"
          className="sw-link"
          data-name="move"
          aria-disabled={busy || undefined}
          onClick={() => once(() => actions.moveRun(notice.run))}
        >
          {phrase('ui.notice.move', { today: name(today) })}
        </button>
      )}
    </>
  );
}

function Said({ title, rest }: { title: string; rest: string }) {
  return (
    <p>
      <strong>{title}</strong> {rest}
    </p>
  );
}
