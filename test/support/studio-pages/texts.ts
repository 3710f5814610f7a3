/** Made-up policies of a team, and what became of their suggestions. */
import { ROW_OUTCOMES, type Row } from '../../../app/study/row.ts';

/** Long enough to find out what does not break. */
export const LONG_WORD = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft';

const wrap = (...steps: readonly string[]): string => `---
title: Gift wrapping
---
Use this policy when a customer wants their order gift wrapped as a present.

${steps.join('\n')}
`;

/** Three versions of a policy, each with a little more. */
export const GIFT = [
  wrap('1. Ask for the order number.', '2. Tell the customer that gift wrapping takes one more day.'),
  wrap(
    '1. Ask for the order number.',
    '2. Ask for the colour of the paper.',
    '3. Tell the customer that gift wrapping takes one more day.',
  ),
  wrap(
    '1. Ask for the order number.',
    '   - Use @get_order_details(order_id: str) to read the order.',
    '2. Ask for the colour of the paper.',
    '3. If the order has been shipped already:',
    '   - Refund the wrapping with @refund_order(order_id: str), up to $10.',
    '4. Inform the customer that gift wrapping takes two more days.',
  ),
] as const;

/** A policy that was turned off. */
export const VIP = `---
title: VIP customers with a subscription
---
Use this policy when a VIP asks for something that costs us money.

1. Ask for the order number.
2. Offer a gift card.
`;

/** Titles and words without end, and mistakes. */
export const LONG_POLICY = `---
title: Retouren ${LONG_WORD} und andere Sendungen, die niemand bestellt hat
---
Use this policy when a customer writes of a ${LONG_WORD}.

1. Ask for the ${LONG_WORD} number.
2. Read the order with @get_ordr_details.
3. If the customer is a ${LONG_WORD} or the parcel is on its way for more than ten business days:
   - Offer a resolution:
     - Reship the order with #No such policy at all – Give options.
     - Refund the order using @refund_order(order_id: str), over $100 needs a supervisor.
`;

/** Suggestions of one day, of each policy some. */
export const rowsOf = (day: string, policies: readonly string[]): Row[] =>
  policies.flatMap((policy, p) =>
    Array.from(
      { length: 30 + 40 * p },
      (_, i): Row => ({
        kind: 'suggestion',
        id: `${day}-${policy}-${i}`,
        at: `${day}T09:00:00.000Z`,
        ticket: String(70_000 + i),
        policy,
        step: `${policy}#1`,
        version: '1',
        suggestion: `s${i}`,
        tool: '',
        outcome: ROW_OUTCOMES[(i * (p + 2)) % 7] ?? 'unedited',
        share: 0,
        reason: '',
        lookedMs: 4_000,
        tookMs: 9_000,
        quick: false,
        risky: false,
        channel: 'email',
        brand: '',
      }),
    ),
  );

/** A procedure as a team has it in its wiki. */
export const PROCEDURE = `Lost parcels

Use this policy when a customer writes that a parcel never came.

1. Ask for the order number.
2. Look up the order and check the tracking.
3. If the tracking says delivered, ask whether a neighbour has it.
4. Otherwise refund the order or send it again. Over 100 USD ask a supervisor.
5. Be kind, it is not their fault.`;
