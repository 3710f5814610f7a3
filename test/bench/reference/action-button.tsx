import { Button } from '@zendeskgarden/react-buttons';
import type { MouseEvent, ReactNode } from 'react';
import { usePlace } from '../../../app/ui/parts/panel.ts';

interface ActionButtonProps {
  readonly children: ReactNode;
  onPress(event: MouseEvent<HTMLButtonElement>): void;
  readonly primary?: boolean;
  readonly quiet?: boolean;
  readonly danger?: boolean;
  /** Cannot be pressed now; it keeps the focus that it has. */
  readonly blocked?: boolean;
  /** The single key that does the same. */
  readonly shortcut?: string;
  /** Shows the key on the button too. */
  readonly showShortcut?: boolean;
  readonly expanded?: boolean;
  readonly name?: string;
}

/** Garden's own button; stands in for `app/ui/parts/action-button.tsx`. A blocked one stays focusable, so that the focus is not lost while work is under way. */
export function ActionButton(props: ActionButtonProps) {
  const { blocked = false, shortcut, onPress } = props;
  const { shortcuts } = usePlace();
  return (
    <Button
      size="small"
      isPrimary={props.primary && !blocked}
      isBasic={props.quiet}
      isDanger={props.danger}
      aria-disabled={blocked || undefined}
      aria-expanded={props.expanded}
      aria-keyshortcuts={shortcuts ? shortcut : undefined}
      data-name={props.name}
      className={`sw-button${blocked ? ' sw-blocked' : ''}${props.quiet ? ' sw-quiet-button' : ''}`}
      onClick={(event) => {
        if (!blocked) onPress(event);
      }}
    >
      {props.children}
      {props.showShortcut && shortcuts && shortcut && (
        <span className="sw-key" aria-hidden="true">
          {shortcut}
        </span>
      )}
    </Button>
  );
}
