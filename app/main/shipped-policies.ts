/** The policies that ship, compiled. */
import { compile } from '../policy/compile.ts';
import refund from '../policy/library/refund-policy.md';
import reshipment from '../policy/library/reshipment-policy.md';
import restart from '../policy/library/restart-subscription.md';
import retention from '../policy/library/retention.md';
import shipment from '../policy/library/shipment-not-received.md';
import cancellation from '../policy/library/single-order-cancellation-policy.md';
import skip from '../policy/library/skip-next-shipment.md';
import type { Policy } from '../policy/policy.ts';
import type { Catalog } from '../tools/tool.ts';

/** Compiled with the tools of this package. */
export function shippedPolicies(catalog: Catalog): readonly Policy[] {
  return compile(SOURCES, { catalog }).policies;
}

const SOURCES = [
  { name: 'shipment-not-received', text: shipment },
  { name: 'reshipment-policy', text: reshipment },
  { name: 'refund-policy', text: refund },
  { name: 'retention', text: retention },
  { name: 'single-order-cancellation-policy', text: cancellation },
  { name: 'skip-next-shipment', text: skip },
  { name: 'restart-subscription', text: restart },
];
