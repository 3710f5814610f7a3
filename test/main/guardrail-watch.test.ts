/** When a page looks at guardrails: where there is something to look at, once an hour in a browser. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createMemoryStorage } from '../../app/lib/memory-store.ts';
import { browserShelf } from '../../app/main/browser-shelf.ts';
import { guardrailWatch } from '../../app/main/guardrail-watch.ts';
import type { Experiment } from '../../app/study/experiment/experiment.ts';
import { experimentOf } from '../study/kit.ts';

const experiment = experimentOf({
  startsAt: new Date(Date.now() - 3_600_000).toISOString(),
  endsAt: new Date(Date.now() + 86_400_000).toISOString(),
  guardrails: [{ outcome: 'turns', worse: 'higher', margin: 1 }],
});

function page(isStopped: boolean, experiments: readonly Experiment[] = [experiment]) {
  const storage = createMemoryStorage({ now: () => new Date().toISOString() });
  const changed = vi.fn();
  const told = guardrailWatch({
    team: {
      guarded: () => experiments.map((one) => ({ experiment: one, labels: ['a', 'b'], currency: '' })),
      readStops: async () => isStopped,
    },
    helpdesk: {
      store: storage.storeFor('kim'),
      past: {
        turn: async () => undefined,
        turnMs: () => 0,
        search: vi.fn(),
        ofCustomer: vi.fn(),
        ratings: vi.fn(),
        whole: vi.fn(),
      },
    },
    changed,
  });
  const looks = () => storage.records().filter(({ type }) => type === 'experiment-look').length;
  return { told, changed, looks };
}

describe('the guardrail watch', () => {
  beforeEach(() => browserShelf.remove('stepwise.looked:3'));

  it('looks when something was written, once an hour in a browser', async () => {
    const { told, changed, looks } = page(false);
    await told();
    expect(looks()).toBe(1);
    expect(changed).not.toHaveBeenCalled();
    const other = page(false);
    await other.told();
    expect(other.looks()).toBe(0);
  });

  it('looks at nothing where no experiment is under way', async () => {
    const { told, looks } = page(false, []);
    await told();
    expect(looks()).toBe(0);
  });

  it('tells the page when an experiment was stopped', async () => {
    const { told, changed } = page(true);
    await told();
    expect(changed).toHaveBeenCalled();
  });
});
