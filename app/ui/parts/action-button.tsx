import type { MouseEvent, ReactNode } from 'react';
import { usePlace } from './panel.ts';

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

/**
 * A button with the looks of Garden's small one (`button-sheet.ts`), without the code that draws it: it is on screen with the
 * first suggestion. A blocked one stays focusable, so that the focus is not lost while work is under way.
 */
export function ActionButton(props: ActionButtonProps) {
  const { blocked = false, shortcut, onPress } = props;
  const { shortcuts } = usePlace();
  return (
    <button
      type="button"
      aria-disabled={blocked || undefined}
      aria-expanded={props.expanded}
      aria-keyshortcuts={shortcuts ? shortcut : undefined}
      data-name={props.name}
      className={classOf(props)}
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
    </button>
  );
}

function classOf({ blocked, primary, quiet, danger }: ActionButtonProps): string {
  const looks = [
    [danger, 'sw-danger-button'],
    [quiet, 'sw-quiet-button'],
    [primary && !blocked, 'sw-primary-button'],
    [blocked, 'sw-blocked'],
  ] as const;
  return ['sw-button', ...looks.flatMap(([is, name]) => (is ? [name] : []))].join(' ');
}
