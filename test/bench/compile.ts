/** How long compiling takes beside markdown-it's parse of the same text, and how it grows with the text. */
import MarkdownIt from 'markdown-it';
import { compile } from '../../app/policy/compile.ts';

/** Milliseconds for 1,000 policies of 3 KB, and for one text ten times as long as another; the best of rounds that take turns. */
export async function run(): Promise<{
  readonly compileMs: number;
  readonly markdownMs: number;
  readonly [more: string]: unknown;
}> {
  const policies = Array.from({ length: POLICIES }, (_unused, index) => policyText(index, POLICY_SIZE));
  const markdown = new MarkdownIt();
  const [compileMs, markdownMs] = bestOf(ROUNDS, [
    () => policies.forEach((text, index) => void compile([{ text, name: `p${index}` }])),
    () => policies.forEach((text) => void markdown.parse(text, {})),
  ]);
  const short = policyText(1, SHORT_SIZE);
  const long = policyText(1, 10 * SHORT_SIZE);
  const [shortMs, longMs] = bestOf(ROUNDS, [
    () => void compile([{ text: short, name: 'short' }]),
    () => void compile([{ text: long, name: 'long' }]),
  ]);
  return {
    policies: POLICIES,
    bytes: policies[0]?.length,
    compileMs: round(compileMs),
    markdownMs: round(markdownMs),
    timesMarkdown: round(compileMs / markdownMs),
    bound: 3,
    tenTimesTheText: round(longMs / shortMs),
    tenTimesBound: 12,
  };
}

const POLICIES = 1000;
const POLICY_SIZE = 3000;
const SHORT_SIZE = 10_000;
const ROUNDS = 21;

/** The shortest time of each work, in milliseconds; the works take turns, so that a busy machine is busy for all of them. */
function bestOf(rounds: number, works: readonly [() => void, () => void]): [number, number] {
  const best: [number, number] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let count = 0; count < rounds; count += 1) {
    works.forEach((work, index) => {
      const start = performance.now();
      work();
      best[index] = Math.min(best[index] ?? 0, performance.now() - start);
    });
  }
  return best;
}

const round = (value: number): number => Math.round(value * 100) / 100;

/** A policy of about the size given, of the constructs that people use; different for each index. */
function policyText(index: number, size: number): string {
  const parts = [
    `# Case ${index}\n\nUse this policy when a customer reports problem ${index}.\n\n## Steps\n`,
  ];
  for (let at = 0, length = 0; length < size; at += 1) {
    const part = BLOCKS[(index + at) % BLOCKS.length] ?? '';
    parts.push(part.replaceAll('%', String(at + 1)));
    length += part.length;
  }
  return parts.join('\n');
}

const BLOCKS = [
  '%. Ask for the **order number** of the parcel in question:\n   - Use @skio_order_details(order_id: str) to fetch the order.\n   - Confirm the status (e.g., “Delivered,” “In Transit”).',
  '%. If tracking confirms delivery:\n   - Inform the customer that the parcel is marked as delivered.\n   - Open a claim with @file_carrier_claim(order_id: str).\n   Otherwise: reship the order using #Reshipment Policy.',
  '%. Offer retention options such as:\n   - Discount Offer: Use @set_discount_to_order to offer a discount (10% or 15%).\n   - Future Discount: Offer a 20% coupon for the next order.',
  '%. For orders over $100, escalate to a supervisor unless the customer is VIP.',
  '%. After 3 business days, follow up with the customer and thank them for their patience.',
  '%. Refund up to 20% within 30 days of delivery using @refund_order(order_id: str, amount: float).',
];
