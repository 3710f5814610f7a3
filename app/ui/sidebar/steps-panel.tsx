import { useState } from 'react';
import type { OverrideStatus } from '../../assist/event.ts';
import { Icon, type IconName } from '../parts/icons.tsx';
import { usePanel } from '../parts/panel.ts';
import { proofOfSource } from '../parts/proof.ts';
import { OverrideForm } from './override-form.tsx';
import type { StepView } from './view-model.ts';

/** The policy's steps with the case's place in them; a step opens to what a person may make of it. */
export function StepsPanel({ steps }: { steps: readonly StepView[] }) {
  const { phrase } = usePanel();
  return (
    <nav className="sw-part sw-steps" aria-label={phrase('ui.steps.title')}>
      <StepList steps={steps} />
    </nav>
  );
}

function StepList({ steps }: { steps: readonly StepView[] }) {
  return (
    <ol className="sw-step-list">
      {steps.map((step) => (
        <li
          key={step.ref}
          data-step={step.ref}
          data-status={step.status}
          aria-current={step.status === 'active' ? 'step' : undefined}
        >
          <Step step={step} />
          {step.children.length > 0 && <StepList steps={step.children} />}
        </li>
      ))}
    </ol>
  );
}

const SIGNS: Partial<Record<StepView['status'], { icon: IconName; tone: string }>> = {
  done: { icon: 'check', tone: 'sw-success' },
  skipped: { icon: 'cross', tone: 'sw-subtle' },
  blocked: { icon: 'clock', tone: 'sw-subtle' },
};

function Step({ step }: { step: StepView }) {
  const { phrase } = usePanel();
  const [isOpen, setOpen] = useState(false);
  const sign = SIGNS[step.status];
  return (
    <>
      <button type="button" className="sw-step" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <span className="sw-step-sign">
          {sign ? (
            <Icon name={sign.icon} tone={sign.tone} />
          ) : (
            <span className="sw-step-dot" aria-hidden="true" />
          )}
        </span>
        <span className="sw-step-number">{step.number}</span>
        <span className="sw-step-text">
          {step.text}
          <span className="sw-hidden">, {phrase(`ui.steps.${step.status}`)}</span>
          {step.because !== '' && <span className="sw-step-because">{step.because}</span>}
        </span>
      </button>
      {isOpen && <StepMore step={step} />}
    </>
  );
}

function StepMore({ step }: { step: StepView }) {
  const { phrase, prove, actions } = usePanel();
  const [to, setTo] = useState<OverrideStatus | null>(null);
  const own = {
    quote: step.text,
    where: phrase('ui.steps.own_words', { number: step.number }),
    at: null,
    evidence: null,
  };
  if (to !== null)
    return (
      <OverrideForm
        to={to}
        cancel={() => setTo(null)}
        override={(reason) => actions.override(step.ref, to, reason)}
      />
    );
  return (
    <div className="sw-row sw-step-more">
      {step.may.map((status) => (
        <button key={status} type="button" className="sw-link" data-to={status} onClick={() => setTo(status)}>
          {phrase(`ui.steps.to.${status}`)}
        </button>
      ))}
      <button
        type="button"
        className="sw-link"
        aria-haspopup="dialog"
        onClick={(event) =>
          prove(phrase('ui.steps.why'), [own, ...step.sources.map(proofOfSource)], event.currentTarget)
        }
      >
        {phrase('ui.steps.why')} <span aria-hidden="true">›</span>
      </button>
    </div>
  );
}
