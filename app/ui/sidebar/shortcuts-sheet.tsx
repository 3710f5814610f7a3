import { useEffect, useRef } from 'react';
import { ActionButton } from '../parts/action-button.tsx';
import { closeOnEscape } from '../parts/close-on-escape.ts';
import { usePanel } from '../parts/panel.ts';
import { useReturnFocus } from '../parts/use-return-focus.ts';
import { useRoom } from '../parts/use-room.ts';
import { SHORTCUTS } from './keys.ts';

/** Where the style puts it, in CSS pixels. */
const SHEET_TOP = 8;

/** All keys with what they do, and the switch that turns them off. */
export function ShortcutsSheet({ close }: { close(): void }) {
  const { phrase, actions, shortcuts } = usePanel();
  const box = useRef<HTMLDivElement>(null);
  useRoom(box, SHEET_TOP);
  useReturnFocus(box);
  useEffect(() => box.current?.focus(), []);
  return (
    <div
      ref={box}
      role="dialog"
      aria-label={phrase('ui.keys.title')}
      tabIndex={-1}
      className="sw-sheet"
      onKeyDown={closeOnEscape(close)}
    >
      <h2 className="sw-title">{phrase('ui.keys.title')}</h2>
      <dl className="sw-keys">
        {ROWS.map((row) => (
          <div key={row.keys}>
            <dt>
              <kbd>{row.keys}</kbd>
            </dt>
            <dd>{phrase(`ui.keys.${row.does}`)}</dd>
          </div>
        ))}
      </dl>
      <div className="sw-row">
        <ActionButton name="keys-switch" onPress={() => actions.setShortcuts(!shortcuts)}>
          {phrase(shortcuts ? 'ui.keys.turn_off' : 'ui.keys.turn_on')}
        </ActionButton>
        <ActionButton quiet onPress={close}>
          {phrase('ui.close')}
        </ActionButton>
      </div>
    </div>
  );
}

const ROWS = [
  { keys: '1 2 3', does: 'answer' },
  { keys: 'E', does: 'edit_field' },
  ...SHORTCUTS.map((shortcut) => ({ keys: shortcut.key.toUpperCase(), does: shortcut.does })),
  { keys: 'J K', does: 'move' },
  { keys: 'Esc', does: 'escape' },
];
