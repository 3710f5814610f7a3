import { ActionButton } from '../parts/action-button.tsx';
import { usePanel } from '../parts/panel.ts';

/** The ticket could not be read, or we have a bug. */
export function Broken({ message, mend }: { message: string; mend: string }) {
  const { phrase, actions } = usePanel();
  return (
    <div className="sw-head" data-block="broken" role="alert">
      <h2 className="sw-title">{message}</h2>
      <p>{mend}</p>
      <div className="sw-row">
        <ActionButton name="retry" onPress={() => actions.retry('')}>
          {phrase('ui.retry')}
        </ActionButton>
      </div>
    </div>
  );
}
