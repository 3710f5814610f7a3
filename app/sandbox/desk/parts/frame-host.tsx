import { useLayoutEffect, useRef } from 'react';

/** Puts an element that holds app frames into the page, once; hiding it keeps the frames alive. */
export function FrameHost({
  element,
  isShown,
}: {
  readonly element: HTMLElement;
  readonly isShown: boolean;
}) {
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (place.current && element.parentElement !== place.current) place.current.append(element);
  }, [element]);
  return <div ref={place} className="frame-host" hidden={!isShown} />;
}
