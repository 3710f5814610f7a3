import { type ComponentType, useEffect, useState } from 'react';

/**
 * A component whose code is fetched when it is first shown; until then an empty place is kept. A failed fetch (the
 * package was replaced meanwhile) is tried again the next time it is shown.
 */
export function lazyPart<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> {
  let loaded: ComponentType<Props> | undefined;
  return function LazyPart(props: Props) {
    const [Part, setPart] = useState(() => loaded);
    useEffect(() => {
      let wanted = true;
      if (!Part)
        load().then(
          (component) => {
            loaded = component;
            if (wanted) setPart(() => component);
          },
          () => undefined,
        );
      return () => {
        wanted = false;
      };
    }, [Part]);
    return Part ? <Part {...props} /> : <div className="sw-lazy" aria-busy="true" />;
  };
}
