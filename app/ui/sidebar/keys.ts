/**
 * The keyboard: one table of keys, used by the listener and by the shortcuts sheet. A key presses the button that a
 * pointer would press, so that both obey the same rules (blocked, once, settling).
 */

/** A single key, what it does (`ui.keys.<does>`), and where it does it. */
export interface Shortcut {
  readonly key: string;
  readonly does: string;
  /** The buttons it presses: the first of these that is there. */
  readonly presses: readonly string[];
}

/** Every single-key shortcut but the numbers, J, K and E. */
export const SHORTCUTS: readonly Shortcut[] = [
  { key: 'a', does: 'approve', presses: ['@card approve', '@card supervisor'] },
  { key: 'r', does: 'reject', presses: ['@card reject'] },
  { key: 's', does: 'supervisor', presses: ['@card supervisor'] },
  { key: 'i', does: 'insert', presses: ['insert'] },
  { key: 'c', does: 'copy', presses: ['copy'] },
  { key: 'd', does: 'edit_draft', presses: ['edit'] },
  { key: 'n', does: 'newer', presses: ['show-newer', 'newer'] },
  { key: 't', does: 'steps', presses: ['steps'] },
  { key: 'p', does: 'policies', presses: ['policies'] },
  { key: 'f', does: 'facts', presses: ['facts'] },
  { key: '?', does: 'sheet', presses: ['shortcuts'] },
];

/** Does what a key stands for; gives whether it stood for anything. */
export function pressKey(key: string, root: HTMLElement): boolean {
  if (/^[1-9]$/.test(key)) return press(root, [`@form reason-${key}`, `answer-${key}`]);
  if (key === 'j' || key === 'k') return moveFocus(root, key === 'j' ? 1 : -1);
  if (key === 'e') return focusField(root) || press(root, ['edit']);
  const shortcut = SHORTCUTS.find((one) => one.key === key);
  return shortcut !== undefined && press(root, shortcut.presses);
}

/** Whether a key event is meant for a control or the browser and not for us. */
export function isTyping(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.isComposing) return true;
  const target = event.target;
  return (
    target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null
  );
}

function press(root: HTMLElement, names: readonly string[]): boolean {
  for (const name of names) {
    const button = findButton(root, name);
    if (!button || isSettling(button)) continue;
    button.focus();
    button.click();
    return true;
  }
  return false;
}

function findButton(root: HTMLElement, name: string): HTMLElement | null {
  const [scope, inner] = name.startsWith('@') ? name.split(' ') : ['', name];
  const within =
    scope === '@card' ? currentCard(root) : scope === '@form' ? root.querySelector('.sw-form') : root;
  return within?.querySelector<HTMLElement>(`[data-name="${inner}"]`) ?? null;
}

/** The card that has the focus, else the first. */
function currentCard(root: HTMLElement): Element | null {
  const focused = document.activeElement?.closest('[data-card]');
  return focused && root.contains(focused) ? focused : root.querySelector('[data-card]');
}

/** A thing that has only just appeared takes no clicks: whoever pressed now meant what stood there before. */
const isSettling = (button: HTMLElement): boolean => getComputedStyle(button).pointerEvents === 'none';

function focusField(root: HTMLElement): boolean {
  const control = currentCard(root)?.querySelector<HTMLElement>(
    '.sw-fields input, .sw-fields select, .sw-fields textarea',
  );
  control?.focus();
  return control !== null && control !== undefined;
}

function moveFocus(root: HTMLElement, step: 1 | -1): boolean {
  const stops = [...root.querySelectorAll<HTMLElement>('[data-block]:not(:has([data-card])), [data-card]')];
  const here = stops.findIndex((stop) => stop.contains(document.activeElement));
  const next = stops[here < 0 ? (step === 1 ? 0 : stops.length - 1) : here + step];
  if (!next) return false;
  next.tabIndex = -1;
  next.focus();
  return true;
}
