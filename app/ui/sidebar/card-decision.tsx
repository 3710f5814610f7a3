import { useState } from 'react';
import type { JsonObject } from '../../lib/json.ts';
import { ActionButton } from '../parts/action-button.tsx';
import { usePanel } from '../parts/panel.ts';
import { useOnce } from '../parts/use-once.ts';
import { RejectForm } from './reject-form.tsx';
import { SupervisorForm } from './supervisor-form.tsx';
import type { CardView } from './view-model.ts';

interface CardDecisionProps {
  readonly card: CardView;
  readonly primary: boolean;
  /** Null while a field is empty or wrong. */
  readonly args: JsonObject | null;
  readonly blocked: boolean;
  readonly lane: 'agent' | 'supervisor';
  /** Which words the button bears: `ui.card.<approveKey>`. */
  readonly approveKey: 'approve' | 'go_on' | 'hand_over';
}

/** Approve, reject with a reason, or ask a supervisor; each at most once. */
export function CardDecision({ card, primary, args, blocked, lane, approveKey }: CardDecisionProps) {
  const { phrase, actions } = usePanel();
  const [open, setOpen] = useState<'reject' | 'supervisor' | null>(null);
  const [busy, once] = useOnce(card.progress.state);
  const isSupervised = lane === 'supervisor';
  const toggle = (form: 'reject' | 'supervisor') => setOpen(open === form ? null : form);
  const approve = () => {
    if (args) once(() => actions.approve(card.id, args));
  };
  return (
    <>
      <div className="sw-row">
        {isSupervised ? (
          <ActionButton
            name="supervisor"
            primary={primary}
            blocked={blocked || busy}
            shortcut="A"
            expanded={open === 'supervisor'}
            onPress={() => toggle('supervisor')}
          >
            {phrase('ui.card.ask_supervisor')}
          </ActionButton>
        ) : (
          <ActionButton
            name="approve"
            primary={primary}
            blocked={blocked || busy}
            shortcut="A"
            onPress={approve}
          >
            {phrase(`ui.card.${approveKey}`)}
          </ActionButton>
        )}
        <ActionButton
          name="reject"
          blocked={busy}
          shortcut="R"
          expanded={open === 'reject'}
          onPress={() => toggle('reject')}
        >
          {phrase('ui.card.reject')}
        </ActionButton>
        {!isSupervised && card.type === 'call' && (
          <SupervisorLink
            blocked={blocked || busy}
            open={open === 'supervisor'}
            toggle={() => toggle('supervisor')}
          />
        )}
      </div>
      {open === 'reject' && (
        <RejectForm
          title={card.title}
          cancel={() => setOpen(null)}
          reject={(reason, words) => once(() => actions.reject(card.id, reason, words))}
        />
      )}
      {open === 'supervisor' && args && (
        <SupervisorForm
          cancel={() => setOpen(null)}
          ask={(words) => once(() => actions.askSupervisor(card.id, args, words))}
        />
      )}
    </>
  );
}

function SupervisorLink({ blocked, open, toggle }: { blocked: boolean; open: boolean; toggle(): void }) {
  const { phrase, shortcuts } = usePanel();
  return (
    <button
      type="button"
      className="sw-link sw-end"
      data-name="supervisor"
      aria-expanded={open}
      aria-disabled={blocked || undefined}
      aria-keyshortcuts={shortcuts ? 'S' : undefined}
      onClick={() => {
        if (!blocked) toggle();
      }}
    >
      {phrase('ui.card.ask_supervisor')}
    </button>
  );
}
