/** Untidy policy texts, made of pieces that people write and of damage that copying does; a number decides each choice. */

/** A small generator of numbers that gives the same row for the same seed. */
export function createDice(seed: number): (sides: number) => number {
  let state = seed | 0 || 1;
  return (sides) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return Math.abs(state % sides);
  };
}

/** A text of a few lines: marks, indents and sentences at random; `plain` without broken tables and stray HTML. */
export function untidyText(seed: number, plain = false): string {
  const dice = createDice(seed);
  const marks = plain ? MARKS.filter((mark) => !mark.startsWith('|')) : MARKS;
  const sentences = plain ? SENTENCES.filter((words) => !/^[<|]/.test(words)) : SENTENCES;
  const lines = Array.from({ length: 1 + dice(14) }, () => {
    const mark = marks[dice(marks.length)] ?? '';
    const indent = ' '.repeat(dice(3) * 3);
    return `${indent}${mark}${sentences[dice(sentences.length)] ?? ''}`;
  });
  const head = dice(4) === 0 ? (HEADS[dice(HEADS.length)] ?? '') : '';
  return head + lines.join(dice(5) === 0 ? '\r\n' : '\n');
}

/** A text damaged in a few places: pieces cut, doubled, swapped, and odd characters put in. */
export function mutate(text: string, seed: number): string {
  const dice = createDice(seed);
  let damaged = text;
  for (let count = 1 + dice(6); count > 0; count -= 1) {
    const at = dice(damaged.length + 1);
    const length = dice(20);
    const odd = ODD[dice(ODD.length)] ?? '';
    const kind = dice(4);
    if (kind === 0) damaged = damaged.slice(0, at) + damaged.slice(at + length);
    else if (kind === 1) damaged = damaged.slice(0, at) + odd + damaged.slice(at);
    else if (kind === 2)
      damaged = damaged.slice(0, at) + damaged.slice(at, at + length).repeat(2) + damaged.slice(at + length);
    else damaged = damaged.slice(at) + damaged.slice(0, at);
  }
  return damaged.slice(0, 4000);
}

/** Characters at random, of all kinds that have a meaning to the reader and some that have none. */
export function noise(seed: number): string {
  const dice = createDice(seed);
  return Array.from({ length: dice(120) }, () => ODD[dice(ODD.length)] ?? '').join('');
}

const MARKS = [
  '',
  '',
  '- ',
  '* ',
  '1. ',
  '2. ',
  '3) ',
  'a. ',
  '2.1 ',
  '## ',
  '# ',
  '-\n',
  '• ',
  '**Step 2:** ',
  '> ',
  '| ',
  '| a | ',
];

const HEADS = [
  '---\ntitle: Late parcels\nexamples:\n  - Where is it?\nlimits:\n  refund_order.amount: 50\n---\n',
  '---\nid: late\napproval:\n  refund_order: supervisor\n---\n',
  '---\ntitle: never closed\n',
  '# Late parcels\n\nUse this policy when a parcel is late.\n\n',
];

/** Sentences that policies are made of. */
export const SENTENCES = [
  'Ask for the order number:',
  'Ask for the order number and the email address.',
  'Use @skio_order_details(order_id: str) to fetch the order.',
  'If tracking confirms delivery:',
  'If tracking shows no delivery:',
  'If the status is “Delivered,” verify the address.',
  'Otherwise:',
  'Otherwise, reship the order using #Reshipment Policy.',
  'Escalate to a manager if any of these apply:',
  'Offer a resolution:',
  'Offer a replacement or a refund.',
  'Discount Offer: Use @set_discount_to_order to offer a discount (e.g., 10% or 15%).',
  'Refund up to $50 within 30 days of delivery unless the customer is VIP.',
  'For orders over $100, escalate to a supervisor.',
  'VIP customers: refund right away with @refund_order(order_id: str, amount: float = 10, note?: str).',
  'Tell the customer: “We are sorry for the delay.”',
  'Inform the customer that it will arrive within 5–7 business days.',
  'After 3 business days, follow up with the customer.',
  'Go back to step 2.',
  'Repeat until the customer confirms.',
  'Yes: ship it with @ship_order.',
  'No: ask for the new address.',
  'Check the order. If it has shipped, tell the customer. Otherwise, cancel it with @cancel_order(order_id: str).',
  'Proceed with #Single_order_cancellation_policy – Provide Cancellation Alternatives.',
  'Proceed with the cancellation as outlined in the cancellation policy.',
  'Use this policy when a customer reports a late parcel.',
  'Note: refunds take a while.',
  'Policy logic',
  'Damaged items',
  'FAQ',
  'The warehouse packs orders at night.',
  'שלום עולם',
  '请客户提供订单号。',
  '😀 Thank the customer',
  '',
  '---',
  '```',
  '|---|---|',
  '| Delivered | Tell the customer |',
  '<p>Ask for the <b>email</b>&nbsp;address</p>',
  '<ul><li>Check the order<ul><li>Look at the status</li></ul></li></ul>',
];

/** Characters and scraps that mean something to the reader, and some that mean nothing. */
export const ODD = [
  ...[
    '-',
    '\n',
    '\r\n',
    ' ',
    '\t',
    '#',
    '@',
    '(',
    ')',
    '[',
    ']',
    ':',
    ',',
    '.',
    '“',
    '”',
    '"',
    "'",
    '*',
    '_',
    '|',
    '>',
    '<',
    '&',
    ';',
  ],
  ...[
    '`',
    '~',
    '=',
    '0',
    '1',
    '9',
    '%',
    '$',
    '€',
    'a',
    'Z',
    'é',
    'ß',
    'م',
    'ש',
    '请',
    '。',
    '：',
    '😀',
    '\ud83d',
    '\udc00',
    '\u0000',
    '\u200b',
  ],
  ...[
    '\u00a0',
    '\u2028',
    '\ufeff',
    '\ue000',
    '\ue0ff',
    '<li>',
    '</li>',
    '<p>',
    '<table><tr><td>',
    '<!--',
    '-->',
    '<style>',
    '&nbsp;',
    '&#8217;',
  ],
  ...[
    '```',
    '---',
    '- ',
    '1. ',
    '## ',
    'If ',
    'Otherwise',
    'unless',
    '@x(',
    '#T – S',
    '{{',
    '}}',
    '\n\n',
    '\n   ',
    'e.g. ',
    ' if ',
    ' for orders over $',
  ],
];
