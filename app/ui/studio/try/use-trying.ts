import { useEffect, useMemo, useRef } from 'react';
import type { PolicyView } from '../policy-work.ts';
import type { StudioSession } from '../session.ts';
import { startTry, type TrySession } from './try-session.ts';

/** The try pane of the policy at hand; its tests are played on each save. */
export function useTrying(session: StudioSession, view: PolicyView): TrySession {
  const { ports, shelf } = session;
  const now = useRef(view);
  now.current = view;
  const { id } = view;
  const trying = useMemo(
    () =>
      startTry(ports, id, {
        mayKeep: () => session.view.value.rights?.has('draft') ?? false,
        policies: () => {
          const others = shelf.view.value.policies.flatMap((each) =>
            each.id === id ? [] : (each.running?.policy ?? []),
          );
          const [own] = ports.readText({ name: id, text: now.current.text }, others).compiled.policies;
          return own ? [...others, { ...own, id }] : others;
        },
      }),
    [session, ports, shelf, id],
  );
  const first = useRef(view.base);
  useEffect(() => {
    if (view.base !== first.current) void trying.playAll();
    first.current = view.base;
  }, [trying, view.base]);
  return trying;
}
