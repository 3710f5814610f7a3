import { describe, expect, it } from 'vitest';
import { entityOf } from '../../../app/policy/predicate/entities.ts';
import { valueName } from '../../../app/policy/predicate/spellings.ts';
import { findStates, relate, STATES } from '../../../app/policy/predicate/states.ts';

const relations = (state: string, values: readonly string[]) =>
  values.map((value) => relate(state, valueName(value)));

describe('delivery', () => {
  it('is confirmed by delivered alone', () => {
    expect(relations('delivered', ['delivered', 'DELIVERED', 'Delivered'])).toEqual(['yes', 'yes', 'yes']);
  });

  it('is denied by what surely did not arrive', () => {
    const values = ['return_to_sender', 'lost', 'failure', 'NOT_DELIVERED', 'undeliverable', 'exception'];
    expect(new Set(relations('delivered', values))).toEqual(new Set(['no']));
  });

  it('stays open for everything on its way', () => {
    const values = [
      'in_transit',
      'OUT_FOR_DELIVERY',
      'pre_transit',
      'ready_for_pickup',
      'attempted_delivery',
      'AttemptFail',
      'not_shipped',
      'unknown',
    ];
    expect(new Set(relations('delivered', values))).toEqual(new Set(['open']));
  });

  it('is left to the parcels where they differ', () => {
    expect(relations('delivered', ['mixed'])).toEqual(['silent']);
  });

  it('is not spoken of by payment', () => {
    expect(relations('delivered', ['paid', 'refunded', 'active'])).toEqual(['silent', 'silent', 'silent']);
  });
});

describe('states', () => {
  it('leaves what may still come open', () => {
    expect(relations('approved', ['in_review', 'submitted', 'approved', 'denied'])).toEqual([
      'open',
      'open',
      'yes',
      'no',
    ]);
    expect(relations('returned', ['in_transit', 'returned', 'delivered'])).toEqual(['open', 'yes', 'no']);
    expect(relations('shipped', ['label_created', 'in_transit', 'unfulfilled', 'not_shipped'])).toEqual([
      'open',
      'yes',
      'no',
      'no',
    ]);
  });

  it('never lists one value twice', () => {
    const twice = Object.entries(STATES).filter(([, rule]) => {
      const values = [...rule.yes, ...rule.no, ...rule.open];
      return new Set(values).size !== values.length;
    });
    expect(twice.map(([name]) => name)).toEqual([]);
  });

  it('compares a status that it does not know by name', () => {
    expect(relate('on_vacation', 'on_vacation')).toBe('yes');
    expect(relate('on_vacation', 'at_work')).toBe('no');
    expect(relate('on_vacation', 'unknown')).toBe('open');
  });

  it('names a state by what it is a state of', () => {
    expect(findStates('declined', 'claim')).toEqual(['rejected']);
    expect(findStates('declined', 'payment')).toEqual(['declined']);
    expect(findStates('paused', 'parcel')).toEqual([]);
  });

  it('knows the thing by its last noun', () => {
    expect(entityOf(['get', 'skio', 'account', 'subscriptions', 'status'])).toBe('subscription');
    expect(entityOf(['constructor', 'status'])).toBe('any');
  });
});
