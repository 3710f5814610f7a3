import { describe, expect, it } from 'vitest';
import { digest } from '../../app/lib/canonical.ts';
import { createTeam, mayDo } from './policies-kit.ts';

const SKIP = '1. Skip it with @skip_next_shipment.';
const OTHER = '1. Ask for the order number.\n2. Skip it with @skip_next_shipment.';
const refund = (amount: number) => `1. Refund up to $${amount} with @refund_order.`;

describe('a release', () => {
  it('publishes the version that it names', async () => {
    const team = createTeam();
    await team.publish('lea', 'skip', SKIP);
    await team.publish('lea', 'skip', OTHER);
    expect(await team.standing()).toEqual({ skip: 2 });
  });

  it('rolls back by publishing an older version again', async () => {
    const team = createTeam();
    await team.publish('lea', 'skip', SKIP);
    await team.publish('lea', 'skip', OTHER);
    await team.release('lea', 'skip', { version: 1, text: SKIP });
    expect(await team.standing()).toEqual({ skip: 1 });
  });

  it('turns a policy off and takes it away', async () => {
    const team = createTeam();
    await team.publish('lea', 'skip', SKIP);
    await team.release('lea', 'skip', { state: 'off' });
    expect(await team.standing()).toEqual({ skip: 'off' });
    await team.release('lea', 'skip', { state: 'deleted' });
    expect(await team.standing()).toEqual({ skip: 'deleted' });
  });

  it('of somebody who may not publish counts for nothing', async () => {
    const team = createTeam();
    await team.publish('lea', 'skip', SKIP);
    await team.publish('kim', 'skip', OTHER, 'lea');
    expect(await team.standing()).toEqual({ skip: 1 });
    expect(await team.ignored()).toEqual([[1, 'rights']]);
  });

  it('that was changed after it was made counts for nothing', async () => {
    const team = createTeam();
    await team.publish('lea', 'skip', SKIP);
    await team.publish('lea', 'skip', OTHER);
    const [record] = team.storage.records().filter(({ key }) => key === 'policy-release:1');
    if (record) await team.storage.storeFor('kim').put(record);
    expect(await team.standing()).toEqual({ skip: 1 });
    expect(await team.ignored()).toEqual([[1, 'altered']]);
  });

  it('that names another text than its version counts for nothing', async () => {
    const team = createTeam();
    await team.save('lea', 'skip', SKIP);
    await team.save('lea', 'skip', OTHER);
    await team.release('lea', 'skip', { version: 1, text: OTHER });
    await team.release('lea', 'skip', { version: 7, text: SKIP });
    expect(await team.standing()).toEqual({});
    expect((await team.ignored()).map(([, because]) => because)).toEqual(['no-version', 'no-version']);
  });

  it('does not count where its text was altered', async () => {
    const team = createTeam();
    await team.publish('lea', 'skip', SKIP);
    const key = `policy-text:${digest(SKIP)}`;
    const [record] = team.storage.records().filter((each) => each.key === key);
    if (record) await team.storage.storeFor('kim').put({ ...record, body: { text: OTHER } });
    expect(await team.standing()).toEqual({});
  });
});

describe('a release that raises a limit', () => {
  it('needs another person than the author', async () => {
    const team = createTeam({ refunds: refund(50) });
    await team.publish('lea', 'refunds', refund(80));
    expect(await team.standing()).toEqual({});
    expect(await team.ignored()).toEqual([[0, 'second-person']]);
    await team.release('max', 'refunds', { version: 1, text: refund(80) });
    expect(await team.standing()).toEqual({ refunds: 1 });
  });

  it('needs somebody who may raise limits', async () => {
    const team = createTeam({ refunds: refund(50) });
    await team.publish('pia', 'refunds', refund(80), 'lea');
    expect(await team.ignored()).toEqual([[0, 'raise-rights']]);
  });

  it('is compared with what stood before, not with what was ignored', async () => {
    const team = createTeam({ refunds: refund(50) });
    await team.publish('lea', 'refunds', refund(80));
    await team.publish('lea', 'refunds', `${refund(80)}\n2. Thank them.`);
    expect(await team.ignored()).toEqual([
      [1, 'second-person'],
      [0, 'second-person'],
    ]);
  });

  it('is one for a new policy that costs anything', async () => {
    const team = createTeam();
    await team.publish('lea', 'refunds', refund(10));
    expect(await team.standing()).toEqual({});
  });

  it('is none where the limit stays or falls', async () => {
    const team = createTeam({ refunds: refund(50) });
    await team.publish('lea', 'refunds', refund(40));
    expect(await team.standing()).toEqual({ refunds: 1 });
    await team.publish('lea', 'refunds', refund(50));
    expect(await team.standing()).toEqual({ refunds: 1 });
  });

  it('is none for what was agreed to before it was off for a while', async () => {
    const team = createTeam({ refunds: refund(50) });
    await team.publish('max', 'refunds', refund(80), 'lea');
    await team.release('lea', 'refunds', { state: 'off' });
    await team.release('lea', 'refunds', { version: 1, text: refund(80) });
    expect(await team.standing()).toEqual({ refunds: 1 });
  });

  it('begins again from what ships when the team’s own was taken away', async () => {
    const team = createTeam({ refunds: refund(50) });
    await team.publish('max', 'refunds', refund(80), 'lea');
    await team.release('lea', 'refunds', { state: 'deleted' });
    await team.release('lea', 'refunds', { version: 1, text: refund(80) });
    expect(await team.standing()).toEqual({ refunds: 'deleted' });
  });
});

describe('a publisher who has left', () => {
  const gone = async (right: Parameters<typeof mayDo>[0], user: string) =>
    user !== 'max' && (await mayDo(right, user));

  it('takes along what nobody else speaks for', async () => {
    const team = createTeam({}, gone);
    await team.publish('max', 'skip', SKIP);
    await team.publish('lea', 'other', SKIP);
    expect(await team.standing()).toEqual({ other: 1 });
  });

  it('leaves what a later publisher saw in force', async () => {
    const team = createTeam({ refunds: refund(50) }, gone);
    await team.publish('max', 'refunds', refund(80), 'lea');
    await team.save('lea', 'other', SKIP);
    await team.release('lea', 'other', { version: 1, text: SKIP, vouches: [0] });
    expect(await team.standing()).toEqual({ refunds: 1, other: 1 });
  });

  it('cannot speak for themselves', async () => {
    const team = createTeam({}, gone);
    await team.publish('max', 'skip', SKIP);
    await team.save('max', 'other', SKIP);
    await team.release('max', 'other', { version: 1, text: SKIP, vouches: [0] });
    expect(await team.standing()).toEqual({});
  });

  it('is not spoken for by somebody who may not publish', async () => {
    const team = createTeam({}, gone);
    await team.publish('max', 'skip', SKIP);
    await team.save('lea', 'other', SKIP);
    await team.release('kim', 'other', { version: 1, text: SKIP, vouches: [0] });
    expect(await team.standing()).toEqual({});
  });
});
