import type { Evidence } from '../lib/evidence.ts';

/** Something known about the case. Names are those of tool parameters, else snake_case words of what was asked. */
export interface Fact {
  readonly name: string;
  readonly value: string | number | boolean;
  readonly source: Evidence;
  /**
   * `certain` may be used. `unconfirmed` needs the agent's word first: another address than the requester's own,
   * or words of a third person. `choice` is one of several that fit, such as two orders of one account.
   */
  readonly standing: 'certain' | 'unconfirmed' | 'choice';
}

/** The names of facts that every policy may speak of. */
export const FACT_NAMES = [
  'email',
  'order_id',
  'tracking_number',
  'subscription_id',
  'product',
  'variant',
  'percent',
  'amount',
  'address',
  'date',
  'photo',
  'reason',
  'phone',
  'name',
] as const;
