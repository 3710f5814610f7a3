import { goToTabBeside } from '../parts/tab-keys.ts';

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
    <div className={props.className} role="tablist" aria-label={props.label} onKeyDown={goToTabBeside}>
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
