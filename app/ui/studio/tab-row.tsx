import type { KeyboardEvent } from 'react';

interface TabRowProps<Name extends string> {
  readonly label: string;
  readonly className: string;
  /** The data attribute that bears a tab's name, without `data-`. */
  readonly mark: string;
  readonly names: readonly Name[];
  readonly current: Name;
  wordsOf(name: Name): string;
  choose(name: Name): void;
}

/** Parts of a page of which one is open: one stop of the Tab key, arrows go on to the next. */
export function TabRow<Name extends string>(props: TabRowProps<Name>) {
  const { names, current, wordsOf, choose } = props;
  return (
    <div className={props.className} role="tablist" aria-label={props.label} onKeyDown={goOn}>
      {names.map((name) => (
        <button
          key={name}
          type="button"
          role="tab"
          className="sws-part"
          {...{ [`data-${props.mark}`]: name }}
          aria-selected={name === current}
          tabIndex={name === current ? 0 : -1}
          onClick={() => choose(name)}
        >
          {wordsOf(name)}
        </button>
      ))}
    </div>
  );
}

/** Opens the tab beside the one that is open. */
function goOn(event: KeyboardEvent<HTMLElement>): void {
  const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
  if (step === 0) return;
  event.preventDefault();
  const tabs = [...event.currentTarget.querySelectorAll<HTMLElement>('[role=tab]')];
  const at = tabs.findIndex(({ tabIndex }) => tabIndex === 0);
  const next = tabs[(at + step + tabs.length) % tabs.length];
  next?.focus();
  next?.click();
}
