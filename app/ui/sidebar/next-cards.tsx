import { Block } from '../parts/block.tsx';
import { usePanel } from '../parts/panel.ts';
import { CallCard } from './call-card.tsx';
import { EscalateCard, HandOffCard } from './other-cards.tsx';
import type { Primary } from './primary.ts';
import type { CardView } from './view-model.ts';

/** What can happen next, each waiting for a person's word. */
export function NextCards({ cards, primary }: { cards: readonly CardView[]; primary: Primary }) {
  const { phrase } = usePanel();
  return (
    <Block name="next" title={phrase('ui.next.title')}>
      {cards.map((card) => (
        <article key={card.id} className="sw-card sw-settling" data-card={card.id} aria-label={card.title}>
          <Card card={card} primary={primary?.on === 'card' && primary.id === card.id} />
        </article>
      ))}
    </Block>
  );
}

function Card({ card, primary }: { card: CardView; primary: boolean }) {
  switch (card.type) {
    case 'call':
      return <CallCard card={card} primary={primary} />;
    case 'hand-off':
      return <HandOffCard card={card} primary={primary} />;
    case 'escalate':
      return <EscalateCard card={card} primary={primary} />;
  }
}
