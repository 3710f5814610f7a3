import { useLayoutEffect, useRef } from 'react';
import { useStore } from '../../desk/state.ts';
import { type Card, createCard } from './card-host.ts';
import type { KustomerDesk } from './state.ts';

/** A card's frame. Another conversation, another person or a reload makes another frame, as in the real desk. */
export function CardFrame(props: {
  readonly desk: KustomerDesk;
  readonly place: 'card' | 'widget';
  readonly ticketId: number | null;
}) {
  const { desk, place, ticketId } = props;
  const box = useRef<HTMLDivElement>(null);
  const card = useRef<Card | null>(null);
  const { view, isFolded, tellsContexts, reloads } = useStore(desk.own);
  const { view: shared, theme } = useStore(desk.store);
  const page = place === 'card' ? view.app.cardPage : view.app.widgetPage;
  // A reload is a new frame with everything else the same; another theme is another address.
  useLayoutEffect(() => {
    const made = createCard(desk, { place, page, theme, ticketId });
    card.current = made;
    box.current?.append(made.frame);
    return () => {
      card.current = null;
      made.stop();
    };
  }, [desk, place, page, theme, ticketId, reloads]);
  // Whatever changed, the context is told again.
  useLayoutEffect(() => {
    if (tellsContexts) void card.current?.tell();
  }, [shared, isFolded, tellsContexts]);
  return <div ref={box} className="frames frames-tray" data-test={`frames-${place}`} />;
}
