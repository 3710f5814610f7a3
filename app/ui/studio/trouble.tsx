import { usePlace } from '../parts/panel.ts';

interface TroubleProps {
  /** Why, as the helpdesk or its adapter says it: a phrase. */
  readonly reason: string;
  retry(): void;
}

/** What could not be read, in the person's language first, then why, and the way to try it again. */
export function Trouble({ reason, retry }: TroubleProps) {
  const { phrase } = usePlace();
  return (
    <div className="sws-trouble" role="alert">
      <p>{phrase('studio.trouble')}</p>
      <p className="sw-small sws-reason">{reason}</p>
      <button type="button" className="sw-link" onClick={retry}>
        {phrase('ui.retry')}
      </button>
    </div>
  );
}
