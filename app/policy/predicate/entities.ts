/** What a state is a state of. `any` where the words or the result do not tell. */
export type Entity = 'parcel' | 'order' | 'subscription' | 'claim' | 'payment' | 'account' | 'item' | 'any';

/** Nouns by the entity that they stand for, singular. */
const NOUNS: ReadonlyMap<string, Entity> = new Map<string, Entity>([
  ['tracking', 'parcel'],
  ['tracker', 'parcel'],
  ['shipment', 'parcel'],
  ['shipping', 'parcel'],
  ['parcel', 'parcel'],
  ['package', 'parcel'],
  ['carrier', 'parcel'],
  ['delivery', 'parcel'],
  ['courier', 'parcel'],
  ['fulfillment', 'order'],
  ['fulfilment', 'order'],
  ['order', 'order'],
  ['purchase', 'order'],
  ['subscription', 'subscription'],
  ['contract', 'subscription'],
  ['membership', 'subscription'],
  ['plan', 'subscription'],
  ['claim', 'claim'],
  ['investigation', 'claim'],
  ['payment', 'payment'],
  ['refund', 'payment'],
  ['charge', 'payment'],
  ['invoice', 'payment'],
  ['transaction', 'payment'],
  ['financial', 'payment'],
  ['account', 'account'],
  ['profile', 'account'],
  ['email', 'account'],
  ['customer', 'account'],
  ['user', 'account'],
  ['item', 'item'],
  ['product', 'item'],
  ['variant', 'item'],
  ['stock', 'item'],
  ['inventory', 'item'],
]);

/** The entity of the last noun among words or key parts that names one, `any` where none does. */
export function entityOf(words: readonly string[]): Entity {
  for (const word of words.toReversed()) {
    const entity =
      NOUNS.get(word) ?? NOUNS.get(word.replace(/s$/, '')) ?? NOUNS.get(word.replace(/ies$/, 'y'));
    if (entity) return entity;
  }
  return 'any';
}
