import { usePanel } from './panel.ts';

/** Tries again what failed. */
export function RetryLink({ id }: { id: string }) {
  const { phrase, actions } = usePanel();
  return (
    <button type="button" className="sw-link" data-retry={id} onClick={() => actions.retry(id)}>
      {phrase('ui.retry')}
    </button>
  );
}
