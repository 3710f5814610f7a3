/** The policies, compiled when the page opens; stands in for `app/main/shipped-policies.ts`. */
import { compile } from '../../../app/policy/compile.ts';
import refund from '../../../app/policy/library/refund-policy.md?raw';
import reshipment from '../../../app/policy/library/reshipment-policy.md?raw';
import restart from '../../../app/policy/library/restart-subscription.md?raw';
import retention from '../../../app/policy/library/retention.md?raw';
import shipment from '../../../app/policy/library/shipment-not-received.md?raw';
import cancellation from '../../../app/policy/library/single-order-cancellation-policy.md?raw';
import skip from '../../../app/policy/library/skip-next-shipment.md?raw';
import type { Policy } from '../../../app/policy/policy.ts';
import { createCatalog, shippedTools } from '../../../app/tools/catalog.ts';

const SOURCES = [
  { name: 'refund-policy', text: refund },
  { name: 'reshipment-policy', text: reshipment },
  { name: 'restart-subscription', text: restart },
  { name: 'retention', text: retention },
  { name: 'shipment-not-received', text: shipment },
  { name: 'single-order-cancellation-policy', text: cancellation },
  { name: 'skip-next-shipment', text: skip },
];

/** In the order of their files' names. */
export const shippedPolicies: readonly Policy[] = compile(SOURCES, {
  catalog: createCatalog(shippedTools),
}).policies;
