import { describe, expect, it } from 'vitest';
import {
  answered,
  assistWith,
  callsIn,
  chosen,
  inserted,
  lookUpsIn,
  minutesAgo,
  order,
  overridden,
  questionsIn,
  refusedIn,
  rejected,
  returned,
  statusOf,
} from '../support/engine.ts';

const REFUND = `Use this policy for refunds.

1. Ask for the order number.
   - Use @get_order_details(order_id: str) to read the order.
2. Refund the order with @refund_order(order_id: str).
3. Inform the customer that the refund has been issued.
`;

describe('order', () => {
  it('asks and looks up without waiting for each other', () => {
    const policy =
      'Use this policy for x.\n\n1. Ask for the order number.\n2. Use @get_skio_account_details(email: str) to read the account.\n3. Ask for a photo of the box.\n';
    const found = assistWith(policy, { said: ['Hello'] });
    expect(lookUpsIn(found)).toEqual(['get_skio_account_details']);
    expect(found.reply?.asks).toEqual(['order_id', 'photo']);
  });

  it('holds a write until earlier steps are settled', () => {
    const policy =
      'Use this policy for x.\n\n1. Ask whether they have checked with neighbors.\n2. Refund the order with @refund_order(order_id: str).\n';
    const events = [returned('get_order_details', { order_id: '1042' }, order())];
    expect(callsIn(assistWith(policy, { said: ['order 1042 please'], events }))).toEqual([]);
    const settled = [...events, answered('part:p1#1:1', true)];
    expect(
      callsIn(assistWith(policy, { said: ['order 1042 please'], events: settled })).map((call) => call.tool),
    ).toEqual(['refund_order']);
  });

  it('holds the telling of a write until it happened', () => {
    const events = [returned('get_order_details', { order_id: '1042' }, order())];
    const before = assistWith(REFUND, { said: ['order 1042'], events });
    expect(before.reply).toBeNull();
    const done = returned('refund_order', { order_id: '1042' }, { order_id: '1042' }, { step: 'p1#2' });
    expect(assistWith(REFUND, { said: ['order 1042'], events: [...events, done] }).reply?.tells).toEqual([
      'p1#3',
    ]);
  });

  it('lets a skipped step settle order', () => {
    const policy =
      'Use this policy for x.\n\n1. Ask whether they have checked with neighbors.\n2. Refund the order with @refund_order(order_id: str).\n';
    const events = [
      returned('get_order_details', { order_id: '1042' }, order()),
      overridden('p1#1', 'skipped'),
    ];
    expect(callsIn(assistWith(policy, { said: ['order 1042'], events }))).toHaveLength(1);
  });

  it('leaves out the telling of what was turned down', () => {
    const events = [
      returned('get_order_details', { order_id: '1042' }, order()),
      rejected('refund_order', 'p1#2'),
    ];
    const found = assistWith(REFUND, { said: ['order 1042'], events });
    expect(statusOf(found, '3')).toBe('skipped');
    expect(found.reply).toBeNull();
  });
});

describe('unknown is not no', () => {
  const policy =
    'Use this policy for x.\n\n1. Use @get_tracking_info to see where it is.\n2. If the tracking confirms delivery:\n   - Inform the customer that it is marked as delivered.\n   Otherwise:\n   - Refund the order with @refund_order(order_id: str).\n';
  const tracked = (status: string) => [
    returned(
      'get_tracking_info',
      { order_id: '1042' },
      {
        found: true,
        order_id: '1042',
        status,
        parcels: [{ tracking_number: '1Z', status }],
        discrepancies: [],
      },
    ),
    returned('get_order_details', { order_id: '1042' }, order()),
  ];

  it.each(['in_transit', 'out_for_delivery', 'unknown'])('leaves a parcel that is %s open', (status) => {
    const found = assistWith(policy, { said: ['order 1042 is missing'], events: tracked(status) });
    expect(questionsIn(found)).toEqual(['condition:p1#2']);
    expect(callsIn(found)).toEqual([]);
  });

  it('asks which parcel is meant where parcels differ', () => {
    const parcels = [
      { tracking_number: '1Z', status: 'delivered', carrier: 'UPS' },
      { tracking_number: '2Z', status: 'in_transit', carrier: 'UPS' },
    ];
    const mixed = { found: true, order_id: '1042', status: 'mixed', parcels, discrepancies: [] };
    const events = [
      returned('get_order_details', { order_id: '1042' }, order()),
      returned('get_tracking_info', { order_id: '1042' }, mixed),
    ];
    const found = assistWith(policy, { said: ['order 1042 is missing'], events });
    expect(questionsIn(found)).toContain('slot:tracking_number');
    const chosenParcel = [...events, answered('slot:tracking_number', '2Z')];
    expect(lookUpsIn(assistWith(policy, { said: ['order 1042 is missing'], events: chosenParcel }))).toEqual([
      'get_tracking_info',
    ]);
  });

  it('hears an answer in other words', () => {
    const twice = policy.replace('   Otherwise:', '3. If the tracking shows no delivery:');
    const events = [...tracked('in_transit'), answered('condition:p1#2', true)];
    const found = assistWith(twice, { said: ['order 1042'], events });
    expect([statusOf(found, '3'), questionsIn(found)]).toEqual(['skipped', []]);
  });

  it('takes the branch that the result names', () => {
    const found = assistWith(policy, { said: ['order 1042 is missing'], events: tracked('delivered') });
    expect([statusOf(found, '2'), statusOf(found, '3')]).toEqual(['active', 'skipped']);
  });

  it('opens Otherwise on the agent’s no', () => {
    const events = [...tracked('in_transit'), answered('condition:p1#2', false)];
    expect(callsIn(assistWith(policy, { said: ['order 1042'], events })).map((call) => call.tool)).toEqual([
      'refund_order',
    ]);
  });
});

describe('a jump ahead', () => {
  const policy =
    'Use this policy for x.\n\n1. Ask for the order number.\n2. If the customer has a warranty, skip to step 4.\n3. Refund the order with @refund_order(order_id: str).\n4. Thank the customer.\n';
  const decided = (value: boolean | null) => {
    const read = returned('get_order_details', { order_id: '1042' }, order());
    const events = value === null ? [read] : [read, answered('condition:p1#2', value)];
    return assistWith(policy, { said: ['order 1042'], events });
  };

  it('leaves out the steps between', () => {
    expect([statusOf(decided(true), '3'), callsIn(decided(true))]).toEqual(['skipped', []]);
    expect(decided(true).reply?.tells).toEqual(['p1#4']);
  });

  it('leaves out nothing where its condition does not hold', () => {
    expect(callsIn(decided(false)).map(({ tool }) => tool)).toEqual(['refund_order']);
  });

  it('holds the steps between until it is decided', () => {
    expect([callsIn(decided(null)), questionsIn(decided(null))]).toEqual([[], ['condition:p1#2']]);
  });
});

describe('unless', () => {
  const policy =
    'Use this policy for x.\n\n1. Unless the customer has an account:\n   - Ask for the order number.\n';

  it('is the agent’s question where nothing tells', () => {
    const found = assistWith(policy, { said: ['hello'] });
    expect(questionsIn(found)).toEqual(['condition:p1#1']);
    expect(found.reply).toBeNull();
  });

  it('is answered in the words that it turns round', () => {
    const once = (value: boolean) =>
      assistWith(policy, { said: ['hello'], events: [answered('condition:p1#1', value)] });
    expect(statusOf(once(true), '1')).toBe('skipped');
    expect(once(false).reply?.asks).toEqual(['order_id']);
  });
});

describe('asking', () => {
  const policy = 'Use this policy for x.\n\n1. Ask for the order number and for a photo.\n';

  it('never asks for what the customer has said', () => {
    expect(assistWith(policy, { said: ['my order is #1042'] }).reply?.asks).toEqual(['photo']);
  });

  it('counts as asked when a public comment carries it', () => {
    const said = [
      'Hello',
      { by: 'agent' as const, text: 'Could you please send us your order number and a photo?' },
    ];
    const found = assistWith(policy, { said });
    expect(found.runs[0]?.status).toBe('waiting-customer');
    expect(found.reply).toBeNull();
  });

  it('does not count a draft that nobody sent', () => {
    const found = assistWith(policy, {
      said: ['Hello'],
      events: [inserted('Could you please send us your order number and a photo?', ['order_id', 'photo'])],
    });
    expect(found.reply?.asks).toEqual(['order_id', 'photo']);
  });

  it('asks once more for the part that was not answered', () => {
    const said = [
      'Hello',
      { by: 'agent' as const, text: 'Could you please send us your order number and a photo?' },
      'It is #1042',
    ];
    expect(assistWith(policy, { said }).reply?.asks).toEqual(['photo']);
  });

  it('puts a part to the agent that was asked twice in vain', () => {
    const asking = { by: 'agent' as const, text: 'Could you please send us a photo?' };
    const found = assistWith('Use this policy for x.\n\n1. Ask for a photo.\n', {
      said: ['Hello', asking, 'Why?', asking, 'No idea how'],
    });
    expect(found.reply).toBeNull();
    expect(questionsIn(found)).toEqual(['slot:photo']);
  });

  it('waits with an ask under an undecided condition', () => {
    const found = assistWith('Use this policy for x.\n\n1. If the box was opened, ask for a photo.\n', {
      said: ['Hello'],
    });
    expect(found.reply).toBeNull();
    expect(questionsIn(found)).toEqual(['condition:p1#1']);
  });

  it('asks nothing behind a step that may end the policy', () => {
    const found = assistWith(
      'Use this policy for x.\n\n1. If the box was opened, stop here.\n2. Ask for a photo.\n',
      { said: ['Hello'] },
    );
    expect(found.reply).toBeNull();
  });

  it('does not take a third person’s words for the requester’s', () => {
    const found = assistWith(policy, { said: ['Hello', { by: 'other', text: 'The order number is #1042' }] });
    expect(found.reply?.asks).toContain('order_id');
    expect(questionsIn(found)).toContain('confirm:order_id=1042');
  });
});

describe('look-ups', () => {
  it('asks again for a value that finds nothing', () => {
    const events = [returned('get_order_details', { order_id: '9999' }, { found: false })];
    const found = assistWith(REFUND, { said: ['order 9999'], events });
    expect(found.reply?.asks).toEqual(['order_id']);
    expect(found.reply?.text).toContain('9999');
  });

  it('offers several orders as a choice', () => {
    const policy =
      'Use this policy for x.\n\n1. Use @find_orders(email: str) to read the orders.\n2. Refund the order with @refund_order(order_id: str).\n';
    const events = [
      returned(
        'find_orders',
        { email: 'dana@example.com' },
        { found: true, email: 'dana@example.com', orders: [{ order_id: '1042' }, { order_id: '1043' }] },
      ),
    ];
    const found = assistWith(policy, { said: ['refund me'], events });
    const question = found.suggestions.find((each) => each.type === 'ask-agent');
    expect(question?.type === 'ask-agent' && question.question.options.map((option) => option.value)).toEqual(
      ['1042', '1043'],
    );
    expect(callsIn(found)).toEqual([]);
  });

  it('takes the parameters of a bare mention from the facts', () => {
    const found = assistWith('Use this policy for x.\n\n1. Use @get_tracking_info to see where it is.\n', {
      said: ['where is #1042?'],
    });
    expect(callsIn(found, ['auto'])[0]?.args).toEqual({ order_id: '1042' });
  });

  it('reads stale facts again before a write', () => {
    const events = [returned('get_order_details', { order_id: '1042' }, order(), { at: minutesAgo(6) })];
    const found = assistWith(REFUND, { said: ['order 1042'], events });
    expect([lookUpsIn(found), callsIn(found)]).toEqual([['get_order_details'], []]);
  });

  it('uses facts of five minutes ago', () => {
    const events = [returned('get_order_details', { order_id: '1042' }, order(), { at: minutesAgo(4.9) })];
    expect(callsIn(assistWith(REFUND, { said: ['order 1042'], events }))).toHaveLength(1);
  });

  it('reads again when the customer writes about it', () => {
    const events = [returned('get_order_details', { order_id: '1042' }, order(), { at: minutesAgo(3) })];
    const said = ['order 1042', { text: 'I have moved, please use my new address', at: minutesAgo(1) }];
    expect(lookUpsIn(assistWith(REFUND, { said, events }))).toEqual(['get_order_details']);
  });
});

describe('offers', () => {
  const policy = `Use this policy for x.

1. Offer a resolution:
   - Reship the order with @reship_order(order_id: str).
   - Refund the order with @refund_order(order_id: str).
`;
  const events = [returned('get_order_details', { order_id: '1042' }, order())];

  it('waits for the customer’s choice', () => {
    const found = assistWith(policy, { said: ['order 1042 is broken'], events });
    expect(callsIn(found)).toEqual([]);
    expect(found.reply?.asks).toEqual(['choice:p1#1']);
  });

  it('carries out only what was chosen', () => {
    const found = assistWith(policy, {
      said: ['order 1042 is broken'],
      events: [...events, answered('choice:p1#1', 'Refund the order')],
    });
    expect(callsIn(found).map((call) => call.tool)).toEqual(['refund_order']);
    expect(statusOf(found, '1.1')).toBe('skipped');
  });

  it('does nothing for a customer who declines', () => {
    const found = assistWith(policy, {
      said: ['order 1042 is broken'],
      events: [...events, answered('choice:p1#1', 'declined')],
    });
    expect(callsIn(found)).toEqual([]);
    expect(found.runs[0]?.status).toBe('done');
  });

  it('does not wait for an offer that leaves no choice', () => {
    const text =
      'Use this policy for x.\n\n1. Offer to investigate further.\n2. Refund the order with @refund_order(order_id: str).\n';
    const found = assistWith(text, { said: ['order 1042'], events });
    expect(callsIn(found)).toHaveLength(1);
    expect(found.reply?.tells).toEqual(['p1#1']);
  });
});

describe('hand-offs', () => {
  const caller =
    'Use this policy for x.\n\n1. Go on with #Second policy.\n2. Inform the customer that all is well.\n';
  const callee = '# Second policy\n\nUse this policy for y.\n\n1. Ask for the order number.\n';

  it('suggests the policy that a settled step names', () => {
    const found = assistWith([caller, callee], { said: ['Hello'] });
    expect(found.suggestions.map((each) => each.type)).toEqual(['hand-off']);
  });

  it('comes back to the step behind the one that called', () => {
    const events = [chosen('p2', 'p1#1', '2')];
    const away = assistWith([caller, callee], { said: ['Hello'], events });
    expect(away.runs.map((run) => run.status)).toEqual(['handed-off', 'open']);
    const back = assistWith([caller, callee], { said: ['order 1042'], events });
    expect(back.runs.map((run) => run.status)).toEqual(['open', 'done']);
    expect(back.reply?.tells).toEqual(['p1#2']);
  });

  it('returns to a policy that waits on the stack', () => {
    const second =
      '# Second policy\n\nUse this policy for y.\n\n1. Present alternatives with #First policy.\n2. Ask for a photo.\n';
    const first = `# First policy\n\n${caller}`;
    const events = [chosen('p2', 'p1#1', '2'), chosen('p1', 'p2#1', '3')];
    const found = assistWith([first, second], { said: ['Hello'], events });
    expect(found.runs.map((run) => [run.policy, run.status])).toEqual([
      ['p1', 'open'],
      ['p2', 'done'],
    ]);
    expect(statusOf(found, '1')).toBe('done');
  });

  it('lets the agent do by hand what no policy says', () => {
    const found = assistWith('Use this policy for x.\n\n1. Go on with #Nowhere Policy.\n', {
      said: ['Hello'],
    });
    expect(questionsIn(found)).toEqual(['done:p1#1']);
  });
});

describe('stopping and waiting', () => {
  it('blocks writes when the customer needs nothing more', () => {
    const events = [returned('get_order_details', { order_id: '1042' }, order())];
    const found = assistWith(REFUND, { said: ['order 1042 is missing', 'Never mind, found it!'], events });
    expect(callsIn(found)).toEqual([]);
    expect([refusedIn(found), questionsIn(found)]).toEqual([['no-longer-wanted'], ['stop:c2']]);
  });

  it('goes on when the agent says so', () => {
    const events = [returned('get_order_details', { order_id: '1042' }, order()), answered('stop:c2', false)];
    expect(
      callsIn(assistWith(REFUND, { said: ['order 1042', 'Never mind, found it!'], events })),
    ).toHaveLength(1);
  });

  it('ends the run when the agent agrees to stop', () => {
    const found = assistWith(REFUND, {
      said: ['order 1042', 'Never mind, found it!'],
      events: [answered('stop:c2', true)],
    });
    expect([found.runs[0]?.status, found.reply]).toEqual(['stopped', null]);
  });

  it.each([
    'It says delivered but I never found it',
    'If it turned up I would tell you',
    'it has not arrived',
  ])('does not stop on “%s”', (text) => {
    expect(questionsIn(assistWith(REFUND, { said: [`order 1042. ${text}`] }))).not.toContain('stop:c1');
  });

  it('waits for a date and then goes on', () => {
    const policy =
      'Use this policy for x.\n\n1. Refund the order with @refund_order(order_id: str).\n2. After 3 business days, ask for a photo.\n';
    const events = [
      returned('get_order_details', { order_id: '1042' }, order()),
      returned('refund_order', { order_id: '1042' }, { order_id: '1042' }, { step: 'p1#1' }),
    ];
    const waiting = assistWith(policy, { said: ['order 1042'], events });
    expect([waiting.runs[0]?.status, waiting.runs[0]?.dueAt]).toEqual([
      'waiting-until',
      '2026-11-25T09:59:00.000Z',
    ]);
    const later = assistWith(policy, { said: ['order 1042'], events, now: '2026-11-25T10:00:00.000Z' });
    expect(later.reply?.asks).toEqual(['photo']);
  });

  it('does not wait anew for what came of the wait itself', () => {
    const policy =
      'Use this policy for x.\n\n1. After 2 days, read the tracking with @get_tracking_info(order_id: str).\n2. Ask for a photo.\n';
    const output = { found: true, order_id: '1042', status: 'delivered' };
    const events = [returned('get_tracking_info', { order_id: '1042' }, output, { step: 'p1#1' })];
    const said = [{ text: 'order 1042', at: '2026-11-10T10:00:00.000Z' }];
    const ticket = { createdAt: '2026-11-10T10:00:00.000Z' };
    const found = assistWith(policy, { said, events, ticket, now: '2026-11-22T09:30:00.000Z' });
    expect(statusOf(found, '1')).toBe('done');
  });

  it('offers to put the ticket on hold while it waits, once', () => {
    const policy = 'Use this policy for x.\n\n1. Wait 2 days, then ask for a photo.\n';
    const before = assistWith(policy, { said: ['Hello'] });
    expect(callsIn(before)).toMatchObject([{ tool: 'hold_until', args: { until: '2026-11-23' } }]);
    const events = [returned('hold_until', { until: '2026-11-23' }, { changed: true }, { step: 'p1#1' })];
    const held = assistWith(policy, { said: ['Hello'], events });
    expect([callsIn(held), held.runs[0]?.status]).toEqual([[], 'waiting-until']);
    expect(held.runs[0]?.dueAt).toBe(before.runs[0]?.dueAt);
  });

  it('offers no hold where nothing waits', () => {
    const found = assistWith('Use this policy for x.\n\n1. Ask for a photo.\n', { said: ['Hello'] });
    expect(callsIn(found)).toEqual([]);
  });

  it('does not freeze on a tool that nobody knows', () => {
    const found = assistWith(
      'Use this policy for x.\n\n1. Use @no_such_tool(order_id: str) to fix it.\n2. Ask for a photo.\n',
      { said: ['Hello'] },
    );
    expect(questionsIn(found)).toEqual(['done:p1#1']);
  });
});
