import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from '../../app/policy/parse.ts';
import type { Policy, Step } from '../../app/policy/policy.ts';
import { print } from '../../app/policy/print.ts';
import { untidyText } from './texts.ts';

/** What a policy means, words and places left out. */
const meaning = (policy: Policy | undefined): unknown =>
  policy && {
    id: policy.id,
    title: policy.title,
    trigger: policy.trigger,
    examples: policy.examples,
    limits: policy.limits,
    approval: policy.approval,
    mentions: policy.mentions,
    steps: policy.steps.map(stepMeaning),
  };

const stepMeaning = ({ kind, condition, tools, policies, amounts, children }: Step): unknown => ({
  kind,
  condition,
  tools,
  policies,
  amounts: amounts.map((amount) => JSON.stringify(amount)).sort(),
  children: children.map(stepMeaning),
});

const again = (policy: Policy): Policy | undefined => parse({ text: print(policy), name: 'again' })[0][0];

describe('print', () => {
  it('means the same when it is read again', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1 }), (seed) => {
        for (const policy of parse({ text: untidyText(seed, true), name: 'text' })[0])
          expect(meaning(again(policy))).toEqual(meaning(policy));
      }),
      { numRuns: 400, seed: 7 },
    );
  });
});
