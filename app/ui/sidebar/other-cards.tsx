import { usePanel } from '../parts/panel.ts';
import { StepLink } from '../parts/step-link.tsx';
import { CardDecision } from './card-decision.tsx';
import { CardProgress } from './card-progress.tsx';
import { isOpen } from './primary.ts';
import type { CardView, EscalateCardView, HandOffCardView } from './view-model.ts';

/** Going on with another policy. */
export function HandOffCard({ card, primary }: { card: HandOffCardView; primary: boolean }) {
  const { phrase } = usePanel();
  return (
    <>
      <h3 className="sw-card-title">{card.title}</h3>
      <p className="sw-effect">{phrase('ui.card.hand_off', { policy: card.policy })}</p>
      <CardEnd card={card} primary={primary} approveKey="go_on" />
    </>
  );
}

/** Handing the ticket to people, with what they will read. */
export function EscalateCard({ card, primary }: { card: EscalateCardView; primary: boolean }) {
  const { phrase } = usePanel();
  return (
    <>
      <h3 className="sw-card-title">{card.title}</h3>
      <p className="sw-effect">
        {card.because} {card.group !== '' && phrase('ui.card.to_group', { group: card.group })}
      </p>
      {card.note !== '' && (
        <details className="sw-details">
          <summary>{phrase('ui.card.note')}</summary>
          <p className="sw-pre">{card.note}</p>
        </details>
      )}
      <CardEnd card={card} primary={primary} approveKey="hand_over" />
    </>
  );
}

function CardEnd({
  card,
  primary,
  approveKey,
}: {
  card: CardView;
  primary: boolean;
  approveKey: 'go_on' | 'hand_over';
}) {
  return (
    <>
      <p className="sw-row sw-small">
        <StepLink step={card.step} sources={card.sources} />
      </p>
      <CardProgress card={card} />
      {isOpen(card) && (
        <CardDecision
          card={card}
          primary={primary}
          args={{}}
          blocked={card.progress.state === 'refreshing'}
          lane="agent"
          approveKey={approveKey}
        />
      )}
    </>
  );
}
