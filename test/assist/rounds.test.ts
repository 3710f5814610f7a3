import { describe, expect, it } from 'vitest';
import type { Assistance } from '../../app/assist/assist.ts';
import type { RunEvent } from '../../app/assist/event.ts';
import {
  answered,
  assistWith,
  callsIn,
  inserted,
  lookUpsIn,
  minutesAgo,
  NOW,
  order,
  questionsIn,
  returned,
  roundEnded,
  type Said,
  statusOf,
} from '../support/engine.ts';

const ASKING = `Use this policy when a machine is broken.

1. Ask whether the machine has been restarted.
2. If the restart did not help, go back to step 1.
3. Refund the order with @refund_order(order_id: str).
`;
const ASKED = 'Could you please confirm whether the machine has been restarted?';
const SAID: Said[] = [
  { text: 'My machine from order 1042 is broken.', at: minutesAgo(60) },
  { by: 'agent', text: ASKED, at: minutesAgo(58) },
  { text: 'Yes, it was restarted.', at: minutesAgo(50) },
];
const FIRST = [
  returned('get_order_details', { order_id: '1042' }, order(), { at: minutesAgo(2) }),
  inserted(ASKED, ['part:p1#1:1']),
  answered('part:p1#1:1', true),
  answered('condition:p1#2', true),
];
const OVER = roundEnded('p1#2', 'c3');

const backs = (found: Assistance) => found.roundsOver.map(({ step }) => step);
const asking = (events: readonly RunEvent[], said = SAID) => assistWith(ASKING, { said, events });

describe('a step that goes back', () => {
  it('is due once its condition holds and all before it is settled', () => {
    const found = asking(FIRST);
    expect(found.roundsOver).toEqual([{ run: '1', step: 'p1#2', comment: 'c3' }]);
    expect(backs(asking(FIRST.slice(0, 3)))).toEqual([]);
    expect(
      backs(
        asking(
          FIRST.filter((event) => event !== FIRST[2]),
          SAID.slice(0, 2),
        ),
      ),
    ).toEqual([]);
  });

  it('opens the steps from there to itself', () => {
    const found = asking([...FIRST, OVER]);
    expect(backs(found)).toEqual([]);
    expect([statusOf(found, '1'), statusOf(found, '2'), statusOf(found, '3')]).toEqual([
      'active',
      'todo',
      'todo',
    ]);
    expect(found.reply?.asks).toEqual(['part:p1#1:1']);
    expect(questionsIn(found)).not.toContain('condition:p1#2');
  });

  it('waits for the new answer, and asks its condition anew', () => {
    const again: Said[] = [...SAID, { by: 'agent', text: ASKED, at: minutesAgo(40) }];
    const events = [...FIRST, OVER, inserted(ASKED, ['part:p1#1:1'], minutesAgo(41))];
    expect(statusOf(asking(events, again), '1')).toBe('blocked');
    const told = asking([...events, answered('part:p1#1:1', true)], again);
    expect(statusOf(told, '1')).toBe('done');
    expect(questionsIn(told)).toContain('condition:p1#2');
  });

  it('goes on where the condition no longer holds', () => {
    const events = [...FIRST, OVER, answered('part:p1#1:1', true), answered('condition:p1#2', false)];
    const found = asking(events);
    expect(backs(found)).toEqual([]);
    expect(callsIn(found).map(({ tool }) => tool)).toEqual(['refund_order']);
  });

  it('goes round again for every new answer', () => {
    const round = [answered('part:p1#1:1', true), answered('condition:p1#2', true)];
    expect(backs(asking([...FIRST, OVER, ...round]))).toEqual(['p1#2']);
  });

  it('asks the agent after five rounds', () => {
    const round = [answered('part:p1#1:1', true), answered('condition:p1#2', true)];
    const rounds = Array.from({ length: 5 }, () => [OVER, ...round]).flat();
    expect(backs(asking([...FIRST, ...rounds.slice(3)]))).toEqual(['p1#2']);
    const found = asking([...FIRST, ...rounds]);
    expect(backs(found)).toEqual([]);
    expect(questionsIn(found)).toContain('done:p1#2');
  });

  it('is gone by hand where an offer lies between', () => {
    const policy =
      'Use this policy for x.\n\n1. Offer a 10% discount or a free box.\n2. Go back to step 1.\n';
    const found = assistWith(policy, { said: ['Hello'], events: [answered('choice:p1#1', 'declined')] });
    expect(backs(found)).toEqual([]);
    expect(questionsIn(found)).toContain('done:p1#2');
  });

  it('leaves the rounds of another run alone', () => {
    const elsewhere = { ...OVER, run: '7' };
    expect(backs(asking([...FIRST, elsewhere]))).toEqual(['p1#2']);
  });
});

describe('what is looked up in a loop', () => {
  const READING =
    'Use this policy for parcels.\n\n1. Ask for the order number.\n2. Use @get_tracking_info(order_id: str) to see where it is.\n3. If the parcel has not been delivered, go back to step 2.\n4. Inform the customer that it arrived.\n';
  const on = (status: string, at = minutesAgo(2)) =>
    returned(
      'get_tracking_info',
      { order_id: '1042' },
      { found: true, order_id: '1042', status },
      { step: 'p1#2', at },
    );
  const reading = (events: readonly RunEvent[]) =>
    assistWith(READING, { said: ['Where is order 1042?'], events: [...events] });
  const NO = answered('condition:p1#3', true);

  it('is read again in the next round', () => {
    expect(lookUpsIn(reading([on('in_transit'), NO]))).toEqual([]);
    expect(lookUpsIn(reading([on('in_transit'), NO, roundEnded('p1#3')]))).toEqual(['get_tracking_info']);
  });

  it('has another id than the look-up of the round before', () => {
    const ids = [[], [on('in_transit'), NO, roundEnded('p1#3')]].map((events) =>
      reading(events).suggestions.flatMap((each) => (each.type === 'call' ? [each.call.id] : [])),
    );
    expect(ids[0]).toHaveLength(1);
    expect(ids[1]).not.toEqual(ids[0]);
  });

  it('stops the loop where it says the same once more', () => {
    const policy = READING.replace('If the parcel has not been delivered, go', 'Go');
    const run = (...events: RunEvent[]) => assistWith(policy, { said: ['Where is order 1042?'], events });
    expect(backs(run(on('in_transit')))).toEqual(['p1#3']);
    const same = run(on('in_transit'), roundEnded('p1#3'), on('in_transit', minutesAgo(0)));
    expect(backs(same)).toEqual([]);
    expect(questionsIn(same)).toContain('done:p1#3');
    expect(backs(run(on('in_transit'), roundEnded('p1#3'), on('delivered', minutesAgo(0))))).toEqual([
      'p1#3',
    ]);
  });

  it('lets the loop go round again for a message, although it says the same', () => {
    const policy = READING.replace('If the parcel has not been delivered, go', 'Go');
    const events = [on('in_transit'), roundEnded('p1#3', 'c1'), on('in_transit', minutesAgo(0))];
    const heard = assistWith(policy, { said: ['Where is order 1042?', 'Still nothing here.'], events });
    expect(backs(heard)).toEqual(['p1#3']);
  });

  it('leaves an older order number to be asked for again, and never the address', () => {
    const policy =
      'Use this policy for x.\n\n1. Ask for the email address on the account.\n2. Ask for the order number.\n3. Go back to step 1.\n';
    const found = assistWith(policy, {
      said: ['order 1042, dana@example.com'],
      events: [roundEnded('p1#3')],
    });
    expect(found.reply?.asks).toEqual(['order_id']);
  });
});

describe('a wait in a loop', () => {
  const WAITING =
    'Use this policy for x.\n\n1. After 2 days, read the tracking with @get_tracking_info(order_id: str).\n2. Go back to step 1.\n';
  const day = (days: number): string => new Date(Date.parse(NOW) - days * 86_400_000).toISOString();
  const read = (at: string): RunEvent => {
    const output = { found: true, order_id: '1042', status: 'in_transit' };
    return returned('get_tracking_info', { order_id: '1042' }, output, { step: 'p1#1', at });
  };
  const waiting = (...events: RunEvent[]) =>
    assistWith(WAITING, { said: [{ text: 'Where is order 1042?', at: day(9) }], events });

  it('counts from the beginning of its round', () => {
    const found = waiting(read(day(5)), roundEnded('p1#2', 'c1', day(1)));
    expect(found.runs[0]?.dueAt).toBe(day(-1));
    expect(lookUpsIn(found)).toEqual([]);
    const due = waiting(read(day(5)), roundEnded('p1#2', 'c1', day(3)));
    expect(lookUpsIn(due)).toEqual(['get_tracking_info']);
  });

  it('lets the loop go round again when it is over, whatever was read', () => {
    expect(backs(waiting(read(day(5)), roundEnded('p1#2', 'c1', day(3)), read(day(1))))).toEqual(['p1#2']);
  });
});

describe('a step that repeats', () => {
  const REPEATING = `Use this policy when a machine is broken.

1. Ask whether the machine has been restarted.
2. Repeat step 1 until the lamp is green.
3. Refund the order with @refund_order(order_id: str).
`;
  const one = [
    returned('get_order_details', { order_id: '1042' }, order(), { at: minutesAgo(2) }),
    answered('part:p1#1:1', true),
  ];
  const repeating = (events: readonly RunEvent[], text = REPEATING) =>
    assistWith(text, { said: SAID, events });

  it('asks the agent whether its end is reached', () => {
    const found = repeating(one);
    expect(questionsIn(found)).toContain('condition:p1#2');
    expect(backs(found)).toEqual([]);
    expect(callsIn(found)).toEqual([]);
  });

  it('goes round until it is', () => {
    const no = answered('condition:p1#2', false);
    expect(backs(repeating([...one, no]))).toEqual(['p1#2']);
    const next = [...one, no, roundEnded('p1#2', 'c3')];
    expect(statusOf(repeating(next), '1')).toBe('active');
    const yes = [...next, answered('part:p1#1:1', true), answered('condition:p1#2', true)];
    expect(statusOf(repeating(yes), '2')).toBe('done');
    expect(callsIn(repeating(yes)).map(({ tool }) => tool)).toEqual(['refund_order']);
  });

  it('goes round as often as its author says', () => {
    const twice = REPEATING.replace('Repeat step 1 until the lamp is green.', 'Repeat step 1 twice.');
    const round = [roundEnded('p1#2', 'c3'), answered('part:p1#1:1', true)];
    expect(backs(repeating([...one, ...round], twice))).toEqual(['p1#2']);
    const found = repeating([...one, ...round, ...round], twice);
    expect(backs(found)).toEqual([]);
    expect(statusOf(found, '2')).toBe('done');
    expect(callsIn(found)).toHaveLength(1);
  });
});

describe('what is changed in a loop', () => {
  const SENDING = `Use this policy when a box is missing.

1. Skip the next shipment with @skip_next_shipment(subscription_id: str).
2. If the customer wants another one skipped, go back to step 1.
`;
  const known = { subscription_id: 'sub_1' };
  const account = returned(
    'get_skio_account_details',
    { email: 'dana@example.com' },
    {
      found: true,
      email: 'dana@example.com',
      subscriptions: [{ id: 'sub_1', status: 'active' }],
    },
  );
  const skipped = returned('skip_next_shipment', known, known, { step: 'p1#1' });
  const sending = (...events: RunEvent[]) =>
    assistWith(SENDING, {
      said: ['Skip my box'],
      events: [account, answered('slot:subscription_id', 'sub_1'), ...events],
    });
  const idOf = (found: Assistance) =>
    found.suggestions.flatMap((each) => (each.type === 'call' && each.lane !== 'auto' ? [each.call.id] : []));

  it('stays changed, and may be approved once more as another effect', () => {
    const first = idOf(sending());
    expect(first).toHaveLength(1);
    expect(idOf(sending(skipped))).toEqual([]);
    const again = sending(skipped, answered('condition:p1#2', true), roundEnded('p1#2'));
    expect(again.refused).toEqual([]);
    expect(idOf(again)).toHaveLength(1);
    expect(idOf(again)).not.toEqual(first);
    expect(idOf(sending(skipped, roundEnded('p1#2'), { ...skipped, id: 'e-later' }))).toEqual([]);
  });
});
