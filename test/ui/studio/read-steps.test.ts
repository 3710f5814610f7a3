import { describe, expect, it } from 'vitest';
import { createStepReader, readSteps, stepAt } from '../../../app/ui/studio/editor/read-steps.ts';
import { createText } from '../../../app/ui/text.ts';
import { messagesOf } from '../../translations/messages.ts';
import { catalog, policyOf, words } from './texts.ts';

const read = (text: string) => readSteps(policyOf(text), catalog, words);
const sentences = (text: string): readonly string[] => read(text)[0]?.tools[0]?.sentences ?? [];

describe('the steps beside the text', () => {
  it('say in one sentence what was read, tools by their titles', () => {
    expect(read('1. If it is late, cancel it with @cancel_order.')[0]?.sentence).toBe(
      'I read this as: if it is late, once approved: “Cancel the order”',
    );
  });

  it('say what a tool does and who approves it', () => {
    expect(sentences('1. Read it with @get_order_details.').slice(0, 2)).toEqual([
      'Looks something up, changes nothing',
      'Runs by itself, without approval',
    ]);
    expect(sentences('1. Cancel it with @cancel_order.')).toContain('An agent approves it first');
  });

  it('say what an option in plain words stands for', () => {
    const offer = (apply: string) =>
      read(
        `1. Offer one of these:\n   - Shipping Upgrade: Expedited shipping, free of charge.\n   - A handwritten card.\n2. ${apply}`,
      )
        .slice(1, 3)
        .map(({ meaning }) => meaning);
    expect(offer('If the customer accepts, apply it with @upgrade_shipping.')).toEqual([
      'If the customer chooses “Shipping Upgrade”, once approved: “Upgrade the shipping”',
      'If the customer chooses “A handwritten card”, done by hand',
    ]);
    expect(offer('Thank them.')[0]).toBe('If the customer chooses “Shipping Upgrade”, done by hand');
  });

  it('take the stricter lane of tool and head', () => {
    const head = (lane: string) =>
      `---\napproval:\n  cancel_order: ${lane}\n---\n1. Cancel it with @cancel_order.`;
    expect(read(head('supervisor'))[0]?.tools[0]?.lane).toBe('supervisor');
    expect(read(head('auto'))[0]?.tools[0]?.lane).toBe('agent');
  });

  it('say limits a call and a period', () => {
    const head =
      '---\nlimits:\n  create_discount_coupon.percent: 15\n  create_discount_coupon per 90 days: 1\n---\n';
    expect(sentences(`${head}1. Give it with @create_discount_coupon.`)).toEqual(
      expect.arrayContaining([
        'Over 15% (discount in %) a supervisor approves it',
        'For one customer at most 1 in 90 days; over it a supervisor approves',
      ]),
    );
  });

  it('say the amounts over which the words send to a supervisor', () => {
    const [step] = read('1. Refunds over $100 with @refund_order need a supervisor.');
    expect(step?.rules).toEqual(['Over $100.00 (amount) a supervisor approves it']);
  });

  it('say that there is no tool of a name', () => {
    expect(sentences('1. Use @explode.')).toEqual([
      'There is no tool of this name; an agent does it by hand',
    ]);
  });

  it('follow the caret to the innermost step', () => {
    const text = '1. Ask:\n   - Once.\n   - Twice.\n2. Close.\n\n';
    const steps = read(text);
    expect(stepAt(steps, text.indexOf('Twice'))?.id).toBe('1.2');
    expect(stepAt(steps, text.indexOf('Close'))?.id).toBe('2');
    expect(stepAt(steps, text.length)?.id).toBe('2');
  });

  it('name what is asked for and tools as the reader’s language does', () => {
    const german = createText('de', messagesOf('de'));
    const steps = readSteps(
      policyOf('1. Ask for the order number.\n2. Cancel it with @cancel_order.'),
      catalog,
      german,
    );
    expect(steps[0]?.meaning).toContain('Bestellnummer');
    expect(steps[1]?.meaning).toContain('„Bestellung stornieren“');
  });

  it('are none above the first', () => {
    expect(stepAt(read('Use this policy when x.\n\n1. Ask.'), 0)).toBeUndefined();
  });
});

describe('the steps of an edited text', () => {
  const texts = [
    '1. Ask for the email.\n2. Cancel it with @cancel_order.\n',
    '1. Ask for the email now.\n2. Cancel it with @cancel_order.\n',
  ];

  it('keep the words of a step that only moved, at its new place', () => {
    const reader = createStepReader(catalog, words);
    const [before, after] = texts.map((text) => reader(policyOf(text))[1]);
    expect(after?.tools).toBe(before?.tools);
    expect(after?.span).toEqual({ start: 29, end: 58 });
  });

  it('take new words where the head changes a lane', () => {
    const reader = createStepReader(catalog, words);
    const [plain, stricter] = ['', '---\napproval:\n  cancel_order: supervisor\n---\n'].map(
      (head) => reader(policyOf(`${head}1. Cancel it with @cancel_order.`))[0],
    );
    expect([plain, stricter].map((step) => step?.tools[0]?.lane)).toEqual(['agent', 'supervisor']);
    expect(stricter?.likeness).not.toBe(plain?.likeness);
  });

  it('take new words where steps under them change', () => {
    const reader = createStepReader(catalog, words);
    const of = (under: string) =>
      reader(policyOf(`1. Offer one of:\n   - a refund\n   - ${under}\n`))[0]?.likeness;
    expect(of('a swap')).not.toBe(of('a voucher'));
  });
});
