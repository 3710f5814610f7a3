import { type ComponentType, useEffect, useState } from 'react';
import { usePlace } from './panel.ts';

/** A component that is fetched when it is first shown, or ahead of that. */
export type LazyPart<Props extends object> = ComponentType<Props> & {
  /** Fetches it now, so that it stands at once when it is shown; a failure shows only then. */
  readonly fetch: () => Promise<void>;
};

/**
 * A component whose code is fetched when it is first shown; until then an empty place is kept. A failed fetch (the
 * connection broke, the package was replaced meanwhile) is said, and tried again when the person asks for it.
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
    const [tries, setTries] = useState(1);
    const [failures, setFailures] = useState(0);
    useEffect(() => {
      let wanted = true;
      if (!Part)
        void fetch().then(() => {
          if (!wanted) return;
          if (loaded) setPart(() => loaded);
          else setFailures(tries);
        });
      return () => {
        wanted = false;
      };
    }, [Part, tries]);
    if (Part) return <Part {...props} />;
    if (failures === 0) return <div className="sw-lazy" aria-busy="true" />;
    return <Unloaded isBusy={tries > failures} failures={failures} retry={() => setTries(failures + 1)} />;
  }
  return Object.assign(Shown, { fetch });
}

/** Some browsers remember that a file could not be had until the page is loaded anew. */
const RELOAD_AFTER = 2;

function Unloaded({ isBusy, failures, retry }: { isBusy: boolean; failures: number; retry: () => void }) {
  const { phrase } = usePlace();
  return (
    <div className="sw-unloaded" role="alert" aria-busy={isBusy}>
      <p>{phrase('ui.part.failed')}</p>
      <button type="button" className="sw-link" data-name="load-part" onClick={retry}>
        {phrase('ui.retry')}
      </button>
      {failures >= RELOAD_AFTER && (
        <button
          type="button"
          className="sw-link"
          data-name="load-page"
          onClick={() => globalThis.location.reload()}
        >
          {phrase('ui.part.reload')}
        </button>
      )}
    </div>
  );
}
