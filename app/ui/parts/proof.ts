import type { Phrases } from '../../lib/phrases.ts';
import type { SourceView, StepRefView } from '../sidebar/view-model.ts';
import type { Proof } from './panel.ts';

/** A source as the evidence panel shows it. */
export const proofOfSource = (source: SourceView): Proof => ({
  quote: source.quote,
  where: source.where,
  at: source.at,
  evidence: source.evidence,
});

/** A policy step as the evidence panel shows it: in its own words. */
export const proofOfStep = (step: StepRefView, phrase: Phrases): Proof => ({
  quote: step.text,
  where: phrase('ui.evidence.step', { policy: step.policy, number: step.number }),
  at: null,
  evidence: null,
});
