import { describe, expect, it } from 'vitest';
import type { RunEvent } from '../../app/assist/event.ts';
import type { Policy } from '../../app/policy/policy.ts';
import type { Standing } from '../../app/study/policy-standing.ts';
import {
  labelsOf,
  plainLabel,
  policiesOnTicket,
  type Running,
  type RunningPolicy,
  readTeamLabel,
  runningOf,
  teamLabel,
} from '../../app/study/running.ts';
import { createCatalog, shippedTools } from '../../app/tools/catalog.ts';
import { onlyPolicy } from '../policy/outline-of.ts';

const catalog = createCatalog(shippedTools);
const DIGEST = '0a1b2c3d4e5f66778899';
const policy = (id: string, text = '1. Ask for the order number.'): Policy => ({ ...onlyPolicy(text), id });

const standing = (id: string, state: 'published' | 'off' | 'deleted', number = 1): Standing => ({
  policy: id,
  release: {
    number: 0,
    policy: id,
    state,
    version: number,
    digest: DIGEST,
    note: '',
    vouches: [],
    by: 'lea',
    at: '',
  },
  published:
    state === 'published'
      ? {
          version: {
            policy: id,
            number,
            title: id,
            digest: DIGEST,
            note: '',
            base: 0,
            trial: false,
            by: 'lea',
            at: '',
          },
          text: '',
        }
      : null,
});

const ids = ({ policies }: Running) => policies.map((each) => `${each.policy.id} ${each.version}`);
const shipped = [policy('refunds'), policy('retention')];

describe('what runs', () => {
  it('is what ships where the team published nothing', () => {
    expect(ids(runningOf(shipped, [], new Map()))).toEqual(['refunds 0', 'retention 0']);
  });

  it('has the team’s version in the place of the one that ships', () => {
    const team = policy('refunds', '1. Ask why.');
    const running = runningOf(shipped, [standing('refunds', 'published', 3)], new Map([['refunds', team]]));
    expect(ids(running)).toEqual(['refunds 3', 'retention 0']);
    expect(running.policies[0]?.policy).toEqual(team);
  });

  it('has the team’s own beside it and nothing that is off', () => {
    const running = runningOf(
      shipped,
      [standing('gifts', 'published'), standing('retention', 'off')],
      new Map([['gifts', policy('gifts')]]),
    );
    expect(ids(running)).toEqual(['gifts 1', 'refunds 0']);
  });

  it('has what ships again when the team’s own was taken away', () => {
    expect(ids(runningOf(shipped, [standing('refunds', 'deleted')], new Map()))).toEqual([
      'refunds 0',
      'retention 0',
    ]);
  });

  it('goes by the team’s id, whatever the text says', () => {
    const running = runningOf([], [standing('gifts', 'published')], new Map([['gifts', policy('presents')]]));
    expect(ids(running)).toEqual(['gifts 1']);
  });
});

const chosen = (run: string, id: string, version: string): RunEvent => ({
  id: `${run}${version}`,
  at: '2026-08-14T10:00:00.000Z',
  run,
  by: { kind: 'app', id: 'stepwise' },
  type: 'policy-chosen',
  policy: id,
  version,
  from: null,
});

describe('on a ticket', () => {
  const begun: RunningPolicy = {
    policy: { ...policy('refunds', '1. Ask why.'), limits: { 'refund_order.amount': 80 } },
    version: 2,
    label: teamLabel(2, DIGEST),
  };
  const find = (label: string) => (label === begun.label ? begun : undefined);
  const on = (running: Running, events: readonly RunEvent[]) =>
    policiesOnTicket(running, labelsOf(events), { begun: find, catalog });
  const today = runningOf(
    [],
    [standing('refunds', 'published', 3)],
    new Map([['refunds', { ...policy('refunds'), limits: { 'refund_order.amount': 50 } }]]),
  );

  it('a new case begins with today’s version', () => {
    expect(on(today, [])).toMatchObject([{ version: 3, today: 3 }]);
  });

  it('a run goes on with the version it began with, within today’s limits', () => {
    const [running] = on(today, [chosen('1', 'refunds', begun.label)]);
    expect(running).toMatchObject({ version: 2, today: 3 });
    expect(running?.policy.steps).toEqual(begun.policy.steps);
    expect(running?.policy.limits).toEqual({ 'refund_order.amount': 50 });
  });

  it('a run that was moved goes on with the version it was moved to', () => {
    const label = today.policies[0]?.label ?? '';
    const events = [chosen('1', 'refunds', begun.label), chosen('1', 'refunds', label)];
    expect(on(today, events)).toMatchObject([{ version: 3, today: 3 }]);
  });

  it('a run whose policy was turned off is read on but does nothing more', () => {
    const [running] = on({ policies: [] }, [chosen('1', 'refunds', begun.label)]);
    expect(running).toMatchObject({ version: 2, today: null });
    expect(running?.policy.approval['refund_order']).toBe('never');
  });

  it('a version that cannot be had any more gives way to today’s', () => {
    expect(on(today, [chosen('1', 'refunds', '9:ffffffffffff')])).toMatchObject([{ version: 3, today: 3 }]);
  });
});

describe('a label', () => {
  it('of a team’s version names its number and text', () => {
    expect(readTeamLabel(teamLabel(12, DIGEST))).toEqual({ version: 12, digest: DIGEST.slice(0, 12) });
  });

  it('of a policy that ships is none of the team’s', () => {
    expect(readTeamLabel(plainLabel(policy('refunds')))).toBeNull();
    expect(readTeamLabel('0:0a1b2c3d4e5f')).toBeNull();
  });
});

describe('a policy that is tried', () => {
  const begins = (label: string) => ({ label, labels: ['1:0a1b2c3d4e5f', '2:aaaaaaaaaaaa'] });
  const running: Running = {
    policies: [{ policy: policy('gifts'), version: 1, label: '1:0a1b2c3d4e5f' }],
  };
  const begun = (label: string): RunningPolicy | undefined =>
    label === '2:aaaaaaaaaaaa' ? { policy: policy('gifts', '1. Ask why.'), version: 2, label } : undefined;
  const onTicket = (label: string, labels: ReadonlyMap<string, string> = new Map()) =>
    policiesOnTicket(running, labels, { begun, catalog, tried: () => begins(label) }).map(
      ({ version, today }) => ({ version, today }),
    );

  it('begins with the version of its requester', () => {
    expect(onTicket('2:aaaaaaaaaaaa')).toEqual([{ version: 2, today: 2 }]);
    expect(onTicket('1:0a1b2c3d4e5f')).toEqual([{ version: 1, today: 1 }]);
  });

  it('keeps the version of a case under way, and nobody is asked to move it', () => {
    expect(onTicket('1:0a1b2c3d4e5f', new Map([['gifts', '2:aaaaaaaaaaaa']]))).toEqual([
      { version: 2, today: 2 },
    ]);
  });
});
