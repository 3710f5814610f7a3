/**
 * What a reply can serve, under ids that a model and we share: an ask by its question's id, a telling by its step ref, an
 * option of an offer by the offer's ref and its number. What is open now comes from the frontiers; what may come next from
 * the policies.
 */
import { type Policy, stepRef, walkSteps } from '../../policy/policy.ts';
import type { RunState } from '../outcome.ts';
import type { Frontier } from '../plan/frontier.ts';

/** One thing that a reply asks for or tells. */
export interface Item {
  readonly id: string;
  readonly kind: 'ask' | 'tell' | 'option';
  /** Ref of the step that wants it. */
  readonly step: string;
  /** In the policy's words. */
  readonly words: string;
  /** A value that was given before but found wrong; empty where none. */
  readonly refuted: string;
}

/** What the frontiers want said now, in their order. */
export function itemsNow(frontiers: readonly Frontier[]): Item[] {
  const items = frontiers.flatMap((frontier) => [
    ...frontier.tells.flatMap((tell): Item[] =>
      tell.options.length === 0
        ? [{ id: tell.ref, kind: 'tell', step: tell.ref, words: tell.step.text, refuted: '' }]
        : tell.options.map((option, index) => ({
            id: optionId(tell.ref, index),
            kind: 'option',
            step: tell.ref,
            words: option.label,
            refuted: '',
          })),
    ),
    ...frontier.asks.map(
      ({ ref, question, refuted }): Item => ({
        id: question.id,
        kind: 'ask',
        step: ref,
        words: question.text,
        refuted,
      }),
    ),
  ]);
  return items.filter((item, at) => items.findIndex((other) => other.id === item.id) === at);
}

/** The id of an offer's option, counted from 0. */
export const optionId = (ref: string, index: number): string => `${ref}/${index + 1}`;

/** The step ref in an item's id: `retention#2` of `retention#2/1`, of `part:retention#2:1`, of itself; empty where there is none. */
export const stepOfItem = (id: string): string => ITEM_STEP.exec(id)?.[1] ?? '';

// `retention#2/1`, `part:shipment-not-received#5.1:2`, `refund-policy#3`
const ITEM_STEP = /^(?:[a-z]+:)?([^:/]*#[\w.]+)(?:[/:]\d+)?$/;

/** Tellings that may come up in the same turn, once questions are answered or a call is approved. */
export function itemsLater(
  runs: readonly RunState[],
  policies: readonly Policy[],
  now: readonly Item[],
): Item[] {
  return policies.flatMap((policy) => {
    const states = runs.filter((run) => run.policy === policy.id).at(-1)?.steps ?? [];
    return walkSteps(policy.steps).flatMap(({ step }): Item[] => {
      const ref = stepRef(policy.id, step.id);
      const status = states.find((state) => state.id === step.id)?.status ?? 'todo';
      const isOpen = status === 'todo' || status === 'blocked';
      if (step.kind !== 'inform' || !isOpen || now.some((item) => item.step === ref)) return [];
      return [{ id: ref, kind: 'tell', step: ref, words: step.text, refuted: '' }];
    });
  });
}
