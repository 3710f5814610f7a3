import { useEffect, useRef } from 'react';
import type { JsonObject } from '../../lib/json.ts';
import { Icon } from '../parts/icons.tsx';
import { usePanel } from '../parts/panel.ts';
import { StepLink } from '../parts/step-link.tsx';
import { type Edits, useEdits } from '../parts/use-edits.ts';
import { ValueField } from '../parts/value-field.tsx';
import { CardDecision } from './card-decision.tsx';
import { CardProgress } from './card-progress.tsx';
import { isOpen } from './primary.ts';
import type { CallCardView } from './view-model.ts';

/** The session hears of edits when the typing pauses for this long. */
const PAUSE_MS = 200;

/** A tool call to approve: what it does, with what, why, and what will happen. */
export function CallCard({ card, primary }: { card: CallCardView; primary: boolean }) {
  const { text } = usePanel();
  const report = useReport(card.id);
  const edits = useEdits(card.fields, text, report);
  return (
    <>
      <h3 className="sw-card-title">{card.title}</h3>
      <Fields edits={edits} locked={!isOpen(card)} />
      <Effect card={card} />
      <p className="sw-row sw-small">
        <StepLink step={card.step} sources={card.sources} />
      </p>
      {card.blockedBecause !== '' && <p className="sw-small sw-strong">{card.blockedBecause}</p>}
      <Missing edits={edits} />
      <CardProgress card={card} />
      {isOpen(card) && (
        <CardDecision
          card={card}
          primary={primary}
          args={edits.args}
          blocked={isBlocked(card, edits)}
          lane={card.lane}
          approveKey="approve"
        />
      )}
    </>
  );
}

/** Which values a person still has to supply. */
function Missing({ edits }: { edits: Edits }) {
  const { phrase, text } = usePanel();
  const missing = edits.fields.filter(({ field, typed }) => field.required && typed.trim() === '');
  if (missing.length === 0) return null;
  const what = text.list(missing.map(({ field }) => field.label));
  return <p className="sw-small">{phrase('ui.card.missing', { what })}</p>;
}

function isBlocked(card: CallCardView, edits: Edits): boolean {
  if (edits.args === null || card.blockedBecause !== '' || card.progress.state === 'refreshing') return true;
  return edits.fields.some((edited) => edited.problem !== '');
}

/** Tells the session of edited arguments, once the typing pauses. */
function useReport(card: string): (args: JsonObject) => void {
  const { actions } = usePanel();
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  return (args) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => actions.editCall(card, args), PAUSE_MS);
  };
}

function Fields({ edits, locked }: { edits: Edits; locked: boolean }) {
  if (edits.fields.length === 0) return null;
  return (
    <div className="sw-fields">
      {edits.fields.map((edited) => (
        <ValueField
          key={edited.field.name}
          {...edited}
          field={locked ? { ...edited.field, editable: false } : edited.field}
          onType={(typed) => edits.type(edited.field.name, typed)}
          onReset={() => edits.reset(edited.field.name)}
        />
      ))}
    </div>
  );
}

function Effect({ card }: { card: CallCardView }) {
  const { phrase } = usePanel();
  const tone =
    card.weight === 'permanent' ? 'sw-danger' : card.weight === 'money' ? 'sw-warning' : 'sw-subtle';
  return (
    <>
      <p className="sw-effect">
        {card.preview}{' '}
        <span className={`sw-weight ${tone}`}>
          {card.weight !== 'reversible' && <Icon name="warning" />}
          {phrase(`ui.card.${card.weight}`)}
        </span>
      </p>
      {card.limits.map((limit) => (
        <p
          key={limit.text}
          className={`sw-small ${limit.state === 'over' || limit.state === 'unread' ? 'sw-warning' : ''}`}
          data-limit={limit.state}
        >
          {limit.text}
        </p>
      ))}
      {card.laneBecause !== '' && (
        <p className="sw-small">{phrase('ui.card.supervisor_because', { because: card.laneBecause })}</p>
      )}
    </>
  );
}
