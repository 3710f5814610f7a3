import { describe, expect, it } from 'vitest';
import type { HiddenKinds } from '../../../app/assist/model/redactor.ts';
import { readByRules } from '../../../app/sandbox/model/demo-reading.ts';
import { readAsked } from '../../../app/sandbox/model/prompt-reader.ts';
import { backTest, versionsOf } from '../../../app/study/back-test/back-test.ts';
import { toTable } from '../../../app/study/back-test/export.ts';
import type { Question } from '../../../app/study/back-test/question.ts';
import { isUnanswered, summaryOf } from '../../../app/study/back-test/summary.ts';
import {
  type AskModel,
  backTestWithModel,
  measureQuestions,
} from '../../../app/study/back-test/with-model.ts';
import { rawOf } from '../../support/model-case.ts';
import { DRAFT, engineOf, PUBLISHED, pastCase, pastMonth } from '../../support/past-tickets.ts';

const NOTHING: HiddenKinds = {
  emails: false,
  phones: false,
  names: false,
  addresses: false,
  orderNumbers: false,
};
const manner = { hidden: NOTHING, tone: '' };
const versions = versionsOf(engineOf(PUBLISHED), engineOf(DRAFT));
const month = pastMonth(16);
const pastOf = (n: number) => month[n]?.past ?? pastCase(0, '');

/** Answers as the sandbox's scripted model does, by its rules. */
function byRules(): { asked: Question[]; ask: AskModel } {
  const asked: Question[] = [];
  const ask: AskModel = async (question) => {
    asked.push(question);
    const { instructions, parts } = question.prompt;
    const input = parts.map((text) => ({ role: 'user', content: [{ type: 'input_text', text }] }));
    const reading = readByRules(readAsked({ instructions, input }, []));
    return { status: 'answered', text: JSON.stringify(reading) };
  };
  return { asked, ask };
}

const answering =
  (text: string): AskModel =>
  async () => ({ status: 'answered', text });

describe('a back-test with a model', () => {
  it('puts one question where both versions lead to the same words', async () => {
    const { asked, ask } = byRules();
    await backTestWithModel(pastOf(0), versions, { manner, ask });
    expect(asked.length).toBe(1);
  });

  it('puts one to each version where a policy among those in question differs', async () => {
    const { asked, ask } = byRules();
    await backTestWithModel(pastOf(3), versions, { manner, ask });
    expect(asked.map(({ prompt }) => prompt.parts.join().includes('damaged-product'))).toEqual([false, true]);
  });

  it('puts one for each message of the customer', async () => {
    const { asked, ask } = byRules();
    const one = await backTestWithModel(pastOf(6), versions, { manner, ask });
    expect([one?.moments.length, asked.length]).toEqual([2, 2]);
    expect(asked[0]?.prompt.parts.join()).not.toContain('It is #');
  });

  it('finds the known flips of a policy and of an action', async () => {
    const flips = [];
    for (const { past, flip } of month) {
      const one = await backTestWithModel(past, versions, { manner, ask: byRules().ask });
      if (flip === 'policy' || flip === 'action') flips.push([flip, one?.flip]);
    }
    expect(flips.length).toBeGreaterThan(3);
    expect(flips.every(([known, found]) => known === found)).toBe(true);
  });

  it('goes by the policy that the model read', async () => {
    const past = pastCase(1, 'The beans taste of nothing and I would like to be reimbursed.');
    const policy = { id: 'refund-policy', source: 'm1', quote: 'I would like to be reimbursed' };
    const ask = answering(JSON.stringify(rawOf({ policy })));
    const one = await backTestWithModel(past, versions, { manner, ask });
    expect(backTest(past, versions).moments[0]?.before.policy).not.toBe('refund-policy');
    expect(one?.moments[0]).toMatchObject({
      model: 'read',
      before: { policy: 'refund-policy' },
      after: { policy: 'refund-policy' },
    });
  });

  it('throws away what the customer did not say', async () => {
    const past = pastCase(1, 'Do you have a vacancy for a barista in Lisbon?');
    const policy = { id: 'refund-policy', source: 'm1', quote: 'give me my money back' };
    const ask = answering(JSON.stringify(rawOf({ policy })));
    const one = await backTestWithModel(past, versions, { manner, ask });
    expect(one?.moments[0]?.before.policy).toBe('');
  });

  it('leaves hidden values out of what is asked', async () => {
    const { asked, ask } = byRules();
    const past = pastCase(2, 'Please skip my next delivery, I am dana.reyes@example.net.');
    await backTestWithModel(past, versions, {
      manner: { hidden: { ...NOTHING, emails: true }, tone: '' },
      ask,
    });
    const sent = asked.map(({ prompt }) => prompt.parts.join()).join();
    expect(sent).toContain('Please skip my next delivery');
    expect(sent).not.toContain('dana.reyes');
  });

  it.each([
    ['no answer', async () => ({ status: 'unanswered' }) as const],
    ['an answer of no form', answering('Sure! Here is what I think.')],
  ] satisfies [string, AskModel][])(
    'compares without the model where it gave %s, and says so',
    async (_name, ask) => {
      const one = await backTestWithModel(pastOf(3), versions, { manner, ask });
      const guided = backTest(pastOf(3), versions);
      expect(one).toEqual({
        ...guided,
        moments: guided.moments.map((moment) => ({ ...moment, model: 'unanswered' })),
      });
      expect(one && isUnanswered(one)).toBe(true);
      expect(one && summaryOf([one]).unanswered).toBe(1);
      expect(one && toTable([one])).toMatch(/,unanswered\r\n$/);
    },
  );

  it('compares both without it where only one version got an answer', async () => {
    let asked = 0;
    const { ask } = byRules();
    const one = await backTestWithModel(pastOf(3), versions, {
      manner,
      ask: async (question) => {
        asked += 1;
        return asked === 2 ? { status: 'unanswered' } : await ask(question);
      },
    });
    expect([asked, one?.moments[0]?.model]).toEqual([2, 'unanswered']);
  });

  it('is left out where it was stopped', async () => {
    const ask: AskModel = async () => ({ status: 'stopped' });
    expect(await backTestWithModel(pastOf(3), versions, { manner, ask })).toBeNull();
  });

  it('measures exactly the questions that it then asks', async () => {
    for (const n of [0, 1, 3, 4, 6]) {
      const { asked, ask } = byRules();
      const measured = measureQuestions(pastOf(n), versions, manner).flat();
      await backTestWithModel(pastOf(n), versions, { manner, ask });
      expect(measured).toEqual(asked.map(({ key, tokens }) => ({ key, tokens })));
    }
  });
});
