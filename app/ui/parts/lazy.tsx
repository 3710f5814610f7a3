import { type ComponentType, useEffect, useState } from 'react';

/** A component that is fetched when it is first shown, or ahead of that. */
export type LazyPart<Props extends object> = ComponentType<Props> & {
  /** Fetches it now, so that it stands at once when it is shown; a failure shows only then. */
  readonly fetch: () => Promise<void>;
};

/**
 * A component whose code is fetched when it is first shown; until then an empty place is kept. A failed fetch (the
 * package was replaced meanwhile) is tried again the next time it is shown.
 */
export function lazyPart<Props extends object>(load: () => Promise<ComponentType<Props>>): LazyPart<Props> {
  let loaded: ComponentType<Props> | undefined;
  const fetch = (): Promise<void> =>
    load().then(
      (component) => {
        loaded = component;
      },
      () => undefined,
    );
  function Shown(props: Props) {
    const [Part, setPart] = useState(() => loaded);
    useEffect(() => {
      let wanted = true;
      if (!Part)
        void fetch().then(() => {
          if (wanted && loaded) setPart(() => loaded);
        });
      return () => {
        wanted = false;
      };
    }, [Part]);
    return Part ? <Part {...props} /> : <div className="sw-lazy" aria-busy="true" />;
  }
  return Object.assign(Shown, { fetch });
}
