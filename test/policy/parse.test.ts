import { describe, expect, it } from 'vitest';
import { parse, parseSource } from '../../app/policy/parse.ts';
import { coverage } from '../../app/policy/source-map.ts';
import { lines, onlyPolicy, outlineOf } from './outline-of.ts';
import { mutate, noise, untidyText } from './texts.ts';

const check = (text: string, expected: string): void => expect(outlineOf(text)).toBe(lines(expected));
const codes = (text: string): string[] => parse({ text, name: '' })[1].map((problem) => problem.code);

describe('lists', () => {
  it('nests by indentation', () => {
    check(
      '1. Ask for the order number.\n   - Use @get_order_details to read it.\n     * Check the status.\n2. Escalate.',
      '1 ask\n1.1 look-up @get_order_details\n1.1.1 check\n2 escalate',
    );
  });

  it('nests bullets under numbers of the same indent', () => {
    check(
      '1. Verify the order:\n- Check the status.\n2. Thank the customer.',
      '1 check\n1.1 check\n2 inform',
    );
  });

  it('nests by dotted numbers', () => {
    check(
      '1. Verify the order\n1.1 Check the status\n1.2 Check the date\n2. Thank them',
      '1 check\n1.1 check\n1.2 check\n2 inform',
    );
  });

  it('starts a list anew under an announcement', () => {
    check('1. Check the order:\n1. Check the status.\n2. Check the date.', '1 check\n1.1 check\n1.2 check');
  });

  it('reads letters, parentheses, steps and emoji as marks', () => {
    check('Step 1: Ask for the email\na) Check it\n2️⃣ Thank them', '1 ask\n1.1 check\n2 inform');
  });

  it('keeps a wrapped item whole', () => {
    const [step] = onlyPolicy('- Ask for the order number of the\n  shipment in question').steps;
    expect(step?.text).toBe('Ask for the order number of the shipment in question');
  });

  it('cuts nesting that nobody means', () => {
    const deep = Array.from({ length: 200 }, (_each, depth) => `${' '.repeat(depth * 2)}- Ask ${depth}`).join(
      '\n',
    );
    expect(outlineOf(deep).split('\n')).toHaveLength(200);
  });
});

describe('flattened lists', () => {
  it('finds groups by colons and stray dashes', () => {
    check(
      [
        '- Ask for the phone number:',
        '- Use @find_account(phone: str) to find the account.',
        '-',
        'Ask for the name of the product.',
        '-',
        'Look Into the Purchase:',
        '- Use @get_purchase(product: str) to fetch it.',
        '-',
        'If the purchase is a gift, confirm who paid for it.',
        '-',
        'If the Item Can Be Repaired:',
        '- Tell the customer how to send it in.',
        '-',
        'Thank the customer for their patience.',
        '-',
        'If the Item Cannot Be Repaired:',
        '- Offer a solution:',
        '- Send another one using #Replacement Policy.',
        '- Pay the price back using #Refund Policy.',
      ].join('\n'),
      `1 ask
       1.1 look-up @find_account
       2 ask
       3 check
       3.1 look-up @get_purchase
       3.2 check if <the purchase is a gift>
       4 branch if <the Item Can Be Repaired>
       4.1 inform
       4.2 inform
       5 branch if <the Item Cannot Be Repaired>
       5.1 offer
       5.1.1 hand-off #Replacement Policy
       5.1.2 hand-off #Refund Policy`,
    );
  });

  it('ends a list of labelled options at the first item without a label', () => {
    check(
      [
        '- Offer ways to stay such as:',
        '- Price Cut: Use @set_price to take 10% off.',
        '- Free Month: Offer one month for free.',
        '- Confirm the Choice:',
        '- Ask the member which one they want.',
        '- If the member takes one:',
        '- Apply it.',
        '-',
        'If the member takes none:',
        '- Cancel the plan with @cancel_plan.',
      ].join('\n'),
      `1 offer
       1.1 act @set_price
       1.2 offer
       2 check
       2.1 ask
       2.2 branch if <the member takes one>
       2.2.1 act
       2.3 branch if <the member takes none>
       2.3.1 act @cancel_plan`,
    );
  });

  it('finds groups without stray dashes', () => {
    check(
      '- Verify the booking:\n- Use @get_booking to read it.\n- If it is paid:\n- Thank them.\n- If it is unpaid:\n- Send a reminder.\n- Escalation:\n- Escalate angry guests.',
      `1 check
       1.1 look-up @get_booking
       2 branch if <it is paid>
       2.1 inform
       3 branch if <it is unpaid>
       3.1 inform
       4 note
       4.1 escalate`,
    );
  });

  it('leaves a list alone that lost nothing', () => {
    check('- Ask for the email.\n- Ask for the name.\n- Thank them.', '1 ask\n2 ask\n3 inform');
  });
});

describe('headings', () => {
  it('makes a section of a heading with steps', () => {
    check('## Verify\n- Check it.\n## Resolve\n- Refund it.', '1 check\n1.1 check\n2 act\n2.1 act');
  });

  it('passes over a heading that only wraps the steps', () => {
    check('# Late parcels\n\n## Steps\n1. Ask for the order.\n2. Thank them.', '1 ask\n2 inform');
  });

  it('reads a condition in a heading as a branch', () => {
    check(
      '## Before\n- Ask.\n## If it was damaged\nFile a claim.',
      '1 note\n1.1 ask\n2 branch if <it was damaged>\n2.1 act',
    );
  });

  it('reads a named situation as a branch over instructions', () => {
    check(
      '## Gift orders\n- Thank them.\n## Damaged items\n- Refund them.',
      '1 note\n1.1 inform\n2 branch if <Damaged items>\n2.1 act',
    );
  });

  it('keeps what stands under FAQ and samples as notes', () => {
    const policy = onlyPolicy(
      '1. Ask for the email.\n\n## FAQ\n- Use @refund for refunds.\n\n## Sample replies\nTell them it is late.',
    );
    expect(policy.steps).toHaveLength(1);
    expect(policy.mentions.tools).toEqual(['refund']);
  });
});

describe('paragraphs', () => {
  it('makes a step of each sentence of instructions', () => {
    check(
      'Ask for the order number. Then look it up with @get_order_details. If it is late, apologize.',
      '1 ask\n2 look-up @get_order_details\n3 inform if <it is late>',
    );
  });

  it('keeps one sentence with several acts one step', () => {
    check('Refund the order, tag the ticket and thank the customer.', '1 act');
  });

  it('leaves scripts whole that it cannot read', () => {
    const policy = onlyPolicy('一、请客户提供订单号。\n二、致歉。\n\nשלום עולם');
    expect(policy.steps.map((step) => step.text)).toEqual(['请客户提供订单号。', '致歉。', 'שלום עולם']);
  });

  it('splits an item of several instructions without moving numbers', () => {
    check(
      '1. Check the order. If it has shipped, tell the customer. Otherwise, cancel it with @cancel_order.\n2. Thank them.',
      `1 check
       1.1 inform if <it has shipped>
       1.2 act unless <it has shipped> @cancel_order
       2 inform`,
    );
  });
});

describe('tables', () => {
  it('makes a step of each row with its left cells as condition', () => {
    check(
      '| Situation | What to do |\n|---|---|\n| Lost | Refund it with @refund_order |\n| Late | Apologize |',
      '1 act if <Lost> @refund_order\n2 inform if <Late>',
    );
  });

  it('says what the left cell is the value of', () => {
    check(
      '| Order status | Plan | Action |\n|---|---|---|\n| In transit | any | Apologize |\n| Lost | Gold | Refund it |',
      '1 inform if <Order status is In transit>\n2 act if <Order status is Lost and Plan is Gold>',
    );
  });

  it('reads rows of tabs', () => {
    check('Lost\tRefund it\nLate\tApologize to them', '1 act if <Lost>\n2 inform if <Late>');
  });
});

describe('otherwise', () => {
  it('answers the step before it', () => {
    check(
      '- If it shipped, thank them.\n- Otherwise, cancel it.',
      '1 inform if <it shipped>\n2 act unless <it shipped>',
    );
  });

  it('answers the step whose body it stands in', () => {
    check(
      '1. If it shipped:\n   - Thank them.\n   Otherwise: cancel it.\n2. Ask for feedback.',
      '1 branch if <it shipped>\n1.1 inform\n2 act unless <it shipped>\n3 ask',
    );
  });

  it('answers every condition of a chain', () => {
    check(
      '- If it is lost, refund it.\n- If it is late, apologize.\n- Otherwise, thank them.',
      '1 act if <it is lost>\n2 inform if <it is late>\n3 inform unless <it is lost or it is late>',
    );
  });

  it('answers only the last of unlike conditions', () => {
    check(
      '- If the order is a gift, thank them.\n- If tracking stopped, refund it.\n- Else, apologize.',
      '1 inform if <the order is a gift>\n2 act if <tracking stopped>\n3 inform unless <tracking stopped>',
    );
  });

  it('stands inside one sentence', () => {
    check(
      '- If they agree, waive the fee; otherwise charge it.',
      '1 act if <they agree>\n2 act unless <they agree>',
    );
  });

  it('reads yes and no as answers to the question above', () => {
    check(
      '- Check whether the seal is broken.\n   - Yes: refund it.\n   - No: apologize.',
      '1 check\n1.1 act if <the seal is broken>\n1.2 inform unless <the seal is broken>',
    );
  });

  it('says when it answers nothing', () => {
    expect(codes('- Otherwise, refund it.')).toContain('otherwise-without-condition');
  });
});

describe('pasted documents', () => {
  it('reads HTML lists, bold text and entities in place', () => {
    const text =
      '<h1>Gifts</h1><p>Use this policy when somebody asks about a gift.</p><ol><li><p>Ask for the <b>order&nbsp;number</b>:</p><ul><li>Check it &amp; thank them</li></ul></li><li>Otherwise:<ul><li>Escalate</li></ul></li></ol>';
    const policy = onlyPolicy(text);
    const [first] = policy.steps;
    expect(policy.title).toBe('Gifts');
    expect(first?.text).toBe('Ask for the order number');
    expect(text.slice(first?.span.start, first?.span.end)).toContain('order&nbsp;number');
    expect(first?.children[0]?.text).toBe('Check it & thank them');
  });

  it("reads Google's and Word's list levels", () => {
    check(
      '<ul class="lst-kix_a-0"><li>Ask for it</li></ul><ul class="lst-kix_a-1"><li>Check it</li></ul><p style="mso-list:l0 level1 lfo1">Thank them</p>',
      '1 ask\n1.1 check\n2 inform',
    );
  });

  it('takes a bold mark round a whole document for none', () => {
    const steps = '<p>Use this policy when x.</p><ul><li>Ask for <b>it</b></li><li>Close it</li></ul>';
    for (const open of [
      '<b style="font-weight:normal;" id="docs-internal-guid-1">',
      '<b style="font-weight: 400">',
      '<b>',
      '<strong>\n',
    ])
      for (const close of ['</b>', '</b><br>', '']) check(`${open}${steps}${close}`, '1 ask\n2 act');
    expect(
      onlyPolicy('<p>Ask for the <b style="font-weight:700">order <i>number</i></b></p>').steps[0]?.text,
    ).toBe('Ask for the order number');
    expect(onlyPolicy('<b style="font-weight:normal">Ask for it.</b><p>Close it.</p>').steps[0]?.text).toBe(
      'Ask for it.',
    );
  });

  it('reads HTML tables', () => {
    check('<table><tr><td>Lost</td><td><p>Refund it</p></td></tr></table>', '1 act if <Lost>');
  });

  it('passes over styles and scripts', () => {
    check('<style>p { color: red }</style><p>Ask for it.</p><script>refund()</script>', '1 ask');
  });

  it('takes curly quotes, hard spaces, odd line ends and emoji', () => {
    const [step] = onlyPolicy('\ufeff- Ask\u00a0for the “order” number \u{1f600}\r\n- Thank them\r\n').steps;
    expect(step?.text).toBe('Ask for the “order” number \u{1f600}');
  });
});

describe('policies of a document', () => {
  const both =
    '# Late\nUse this policy when it is late.\n1. Ask.\n\n# Lost\nUse this policy when it is lost.\n1. Refund it.';

  it('begin at a level-1 heading with steps of its own', () => {
    const [policies] = parse({ text: both, name: 'parcels' });
    expect(policies.map(({ id, title }) => [id, title])).toEqual([
      ['parcels', 'Late'],
      ['parcels-2', 'Lost'],
    ]);
  });

  it('take their ids from titles where there is no file', () => {
    expect(parse({ text: both, name: '' })[0].map(({ id }) => id)).toEqual(['late', 'lost']);
  });

  it('begin at a second trigger with steps of its own', () => {
    const text =
      'Use this policy when it is late.\n- Ask.\n\nExample policy\nUse this policy when it is lost.\n- Refund it.';
    const [policies] = parse({ text, name: 'a' });
    expect(policies.map(({ title, trigger }) => [title, trigger])).toEqual([
      ['a', 'Use this policy when it is late.'],
      ['Example policy', 'Use this policy when it is lost.'],
    ]);
  });

  it('do not begin where no steps follow', () => {
    const text = '# Late\nUse this policy when it is late.\n1. Ask.\n\n# About us\nWe sell shoes.';
    expect(parse({ text, name: 'a' })[0]).toHaveLength(1);
  });

  it('keep what was written before the trigger as a note and say so', () => {
    const text =
      'We are proud of our parcels.\n- They are fast.\n\nUse this policy when it is late. The steps are:\n- Ask.';
    expect(onlyPolicy(text).steps).toHaveLength(1);
    expect(codes(text)).toEqual(['text-not-used']);
  });

  it('are none in a text without steps and trigger', () => {
    expect(parse({ text: 'Hello.', name: 'a' })[0]).toEqual([]);
    expect(codes('Hello.')).toContain('no-policy');
  });
});

describe('triggers', () => {
  const triggerOf = (text: string): string => onlyPolicy(text).trigger;

  it('are sentences that say when to use the policy', () => {
    expect(triggerOf('This policy applies to late parcels. We care.\n- Ask.')).toBe(
      'This policy applies to late parcels.',
    );
  });

  it('leave out what leads to them', () => {
    expect(triggerOf('From the library: Use this policy when it is late.\n- Ask.')).toBe(
      'Use this policy when it is late.',
    );
  });

  it('are what stands under a heading that asks for them', () => {
    expect(triggerOf('## When to use this policy\n- A parcel is late\n\n## Steps\n- Ask.')).toBe(
      'A parcel is late',
    );
  });

  it('keep their mentions on the policy', () => {
    const { mentions, steps } = onlyPolicy(
      'Use this policy when @get_order shows a loss, see #Lost.\n- Ask.',
    );
    expect(mentions).toEqual({ tools: ['get_order'], policies: ['Lost'] });
    expect(steps[0]?.tools).toEqual([]);
  });
});

describe('reading any text', () => {
  const texts = Array.from({ length: 250 }, (_each, seed) => [
    untidyText(seed + 1),
    mutate(untidyText(seed + 1), seed + 1),
    noise(seed + 1),
  ]).flat();

  it('accounts for every character and never throws', () => {
    const lost = texts.filter((text) => coverage(text, parseSource({ text, name: '' })).length > 0);
    expect(lost).toEqual([]);
  });

  it('keeps every problem inside the text', () => {
    const outside = texts.filter((text) =>
      parse({ text, name: '' })[1].some(
        ({ span }) => span.start < 0 || span.start > span.end || span.end > text.length,
      ),
    );
    expect(outside).toEqual([]);
  });

  it('points each step at its own words', () => {
    const text = '1. Ask for the **order** number.\n   - Check it.';
    const spans = onlyPolicy(text)
      .steps.flatMap((step) => [step, ...step.children])
      .map(({ span }) => text.slice(span.start, span.end));
    expect(spans).toEqual(['Ask for the **order** number.', 'Check it.']);
  });
});

describe('lists of conditions and cases', () => {
  it('are the condition of the step that announces them', () => {
    check(
      '- Escalate to a manager if any of these apply:\n   - The customer threatens to sue.\n   - The order is over $500.',
      `1 escalate if <The customer threatens to sue or The order is over $500>
       1.1 note
       1.2 note`,
    );
    check(
      '- Refund it with @refund_order when:\n   - It is unopened.\n   - The seal is whole.',
      '1 act if <It is unopened and The seal is whole> @refund_order\n1.1 note\n1.2 note',
    );
  });

  it('make cases of labels where the announcement says so', () => {
    check(
      '- Make one offer based on their plan:\n   - Entry plan: Offer $5 off.\n   - Family plan: Offer $20 off.',
      '1 offer\n1.1 offer if <Entry plan>\n1.2 offer if <Family plan>',
    );
  });

  it('take a condition behind a label', () => {
    check('- Short tenure: If the account is new, apologize.', '1 inform if <the account is new>');
    check('- VIP customers: If it is late, apologize.', '1 inform if <VIP customers and it is late>');
  });

  it('are no conditions where a heading says when to do what', () => {
    check('## When to refund\n- Refund it.\n## When to wait\n- Wait.', '1 note\n1.1 act\n2 note\n2.1 act');
  });
});

describe('numbers of headings', () => {
  it('are marks, not words', () => {
    const { steps } = onlyPolicy('## Step 1: Verify it\n- Ask.\n## Step 2: Close it\n- Thank them.');
    expect(steps.map((step) => step.text)).toEqual(['Verify it', 'Close it']);
  });
});
