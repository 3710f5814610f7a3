/** What decides an experiment, in both desks: cases that agents' pages recorded, measured in five ways, before and at the end of their samples. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { digest } from '../../app/lib/canonical.ts';
import { CUSTOMERS } from '../../app/sandbox/customers.ts';
import { hexId } from '../../app/sandbox/kustomer/ids.ts';
import { lotOf, placeOfLot } from '../../app/study/experiment/assign.ts';
import type { ExperimentStart, MeasuredOutcome } from '../../app/study/experiment/records.ts';
import { type LoggedRelease, writeExperiment } from '../../app/study/policy-release.ts';
import { saveVersion } from '../../app/study/policy-version.ts';
import type { Row } from '../../app/study/row.ts';
import { teamLabel } from '../../app/study/running.ts';
import { effectRow, runRow } from '../study/kit.ts';
import { type AppDesk, openAppDesk } from '../support/app-desk.ts';
import { plantRecords } from '../support/planted-records.ts';
import { tellRowsIn } from '../support/saved-version.ts';
import { openStudioPart } from '../support/studio-page.ts';
import { PEOPLE, type SupervisorsPage } from '../support/supervisors-page.ts';

const SLOW_MS = 300_000;
const DAY_MS = 86_400_000;

/** Cases a version. */
const CASES = 20;
/** Surveys take two weeks to be answered, so it began before. */
const BEGAN_DAYS = 20;
const LASTS_DAYS = 28;

/** The lot of a customer who is given the version at that place of the experiment with that number. */
function lotAt(experiment: number, place: number): string {
  const drawn = { id: String(experiment), share: 1, arms: [1, 2] };
  const lots = Array.from({ length: 100 }, (_, i) => lotOf(`customer-${i}`));
  const found = lots.find((lot) => placeOfLot(drawn, lot) === place);
  if (found === undefined) throw new Error(`nobody is given the version at place ${place}`);
  return found;
}

/** One experiment: what the policy's cases are like with the first version and the second. */
interface Tried {
  readonly policy: string;
  readonly outcome: MeasuredOutcome;
  readonly difference: number;
  /** Words of the page at its end. */
  readonly verdict: 'better' | 'no-difference';
  readonly says: RegExp;
  /** Rows of the case with number `i`, from 0, of the first version (`place` 0) or the second. */
  readonly rows: (place: number, i: number, head: Head) => readonly Row[];
}

interface Head {
  readonly ticket: string;
  readonly policy: string;
  readonly version: string;
  readonly at: string;
}

const run = (head: Head, over: Partial<Extract<Row, { kind: 'run' }>> = {}): Row =>
  runRow({ ...head, id: `u:${head.ticket}:1`, began: head.at, offered: false, saved: false, ...over });

const money = (minor: number) => ({ currency: 'USD', minor });

const later = (at: string, days: number): string => new Date(Date.parse(at) + days * DAY_MS).toISOString();

const TRIED: readonly Tried[] = [
  {
    policy: 'retention',
    outcome: 'revenue-kept',
    difference: 10,
    verdict: 'better',
    says: /Version 2 is better/,
    rows: (place, i, head) => [
      run(head, { offered: true, saved: i % 4 < 1 + 2 * place, worth: money(4_000 + i * 100) }),
    ],
  },
  {
    policy: 'refund-policy',
    outcome: 'money-given',
    difference: 2,
    verdict: 'better',
    says: /Version 2 is better/,
    rows: (place, i, head) => [
      run(head),
      effectRow({ ...head, id: `e:${head.ticket}`, money: money(1_000 + (i % 5) * 100 - place * 500) }),
    ],
  },
  {
    policy: 'skip-next-shipment',
    outcome: 'handle-time',
    difference: 1,
    verdict: 'better',
    says: /Version 1 is better/,
    rows: (place, i, head) => {
      const looked = { ...head, id: `t:${head.ticket}:page`, policy: '', step: '', version: '' };
      return [run(head), { ...looked, kind: 'handled', forMs: (3 + (i % 3) + place * 4) * 60_000 }];
    },
  },
  {
    policy: 'restart-subscription',
    outcome: 'reopened',
    difference: 0.6,
    verdict: 'no-difference',
    says: /no difference that matters/,
    rows: (_, i, head) => {
      const wroteAt = later(head.at, 2);
      const back = { ...head, kind: 'came-back', id: `b:${head.ticket}:1`, step: '', wroteAt } as const;
      return [run(head), ...(i % 2 === 0 ? [back] : [])];
    },
  },
  {
    policy: 'reshipment-policy',
    outcome: 'satisfied',
    difference: 0.2,
    verdict: 'better',
    says: /Version 2 is better/,
    rows: (_, __, head) => [run(head)],
  },
];

describe.each(['zendesk', 'kustomer'] as const)('the outcomes of experiments, in %s', (name) => {
  let desk: AppDesk;
  let startedAt: string;

  beforeAll(async () => {
    desk = await openAppDesk({ searchLagMs: 0, plan: 'professional', desk: name });
    startedAt = new Date(Date.now() - BEGAN_DAYS * DAY_MS).toISOString();
    await begin();
  }, SLOW_MS);

  afterAll(async () => await desk?.close());

  const textOf = (policy: string, place: number): string =>
    `---\ntitle: ${policy}\n---\nUse this policy when a customer asks for it.\n\n1. Ask for the ${place === 0 ? 'order number' : 'email address'}.`;

  const labelOf = (policy: string, place: number): string =>
    teamLabel(place + 1, digest(textOf(policy, place)));

  /** Writes as if it had been done at another time, by the clocks of both desks. */
  async function back<T>(at: string, write: () => Promise<T>): Promise<T> {
    const { clock } = desk.browser.server.sandbox.world();
    clock.setOffsetMs(Date.parse(at) - Date.now());
    try {
      return await write();
    } finally {
      clock.setOffsetMs(0);
    }
  }

  const begin = () =>
    back(startedAt, () =>
      plantRecords(
        desk.browser.server.sandbox,
        async (storeFor) => {
          const store = storeFor(PEOPLE.supervisor);
          let log: readonly LoggedRelease[] = [];
          for (const { policy, outcome, difference } of TRIED) {
            for (const place of [0, 1]) {
              const text = textOf(policy, place);
              await saveVersion(store, { policy, number: place + 1, title: policy, text, note: '', base: 0 });
            }
            const written = await writeExperiment(store, log, {
              policy,
              body: { ...startOf(policy), outcome, difference, arms: [0, 1].map((i) => labelOf(policy, i)) },
            });
            if (written.status !== 'released') throw new Error(written.status);
            log = written.log;
          }
        },
        startedAt,
      ),
    );

  const startOf = (
    policy: string,
  ): Omit<ExperimentStart, 'outcome' | 'difference' | 'arms'> & {
    guardrails: [];
  } => ({
    does: 'start',
    policy,
    share: 1,
    cases: CASES,
    endsAt: later(startedAt, LASTS_DAYS),
    currency: 'USD',
    guardrails: [],
  });

  /** The ticket of a case; where the customer's rating counts it is there, and half as many of the first version's are satisfied. */
  function ticketOf(outcome: MeasuredOutcome, place: number, i: number): string {
    if (outcome !== 'satisfied') return `${outcome}-${place}-${i}`;
    const { tickets } = desk.browser.server.sandbox.world();
    const requesterId = CUSTOMERS.grace.id;
    const comments = [{ authorId: requesterId, public: true, text: 'It never came.' }];
    const { id } = tickets.create({
      subject: 'Rated',
      requesterId,
      channel: 'email',
      status: 'solved',
      comments,
    });
    const rating = i % 10 < 4 + 5 * place ? 5 : 1;
    tickets.update(id, { actorId: requesterId, changes: { rating } });
    return name === 'zendesk' ? String(id) : hexId('conversation', id);
  }

  const idOf = (user: number): string => (name === 'zendesk' ? String(user) : hexId('user', user));

  /** An agent's page tells of these cases on the day of `at`. */
  async function tell(at: string, from: number, to: number): Promise<void> {
    const rows = TRIED.flatMap(({ policy, outcome, rows: rowsOf }, experiment) =>
      [0, 1].flatMap((place) =>
        Array.from({ length: to - from }, (_, n) => from + n).flatMap((i) => {
          const version = labelOf(policy, place);
          const ticket = ticketOf(outcome, place, i);
          const made = rowsOf(place, i, { ticket, policy, version, at });
          const lot = lotAt(experiment, place);
          return made.map((row) => (row.kind === 'run' ? { ...row, lot } : row));
        }),
      ),
    );
    await tellRowsIn(desk.browser.server.sandbox, { user: PEOPLE.otherAgent, at, idOf }, rows);
  }

  /** An agent moved a customer's case to the version that was not drawn, of each experiment. */
  async function tellMoved(at: string): Promise<void> {
    const rows = TRIED.flatMap(({ policy }, experiment) =>
      [0, 1].map((place) =>
        run(
          { ticket: `moved-${experiment}-${place}`, policy, version: labelOf(policy, place), at },
          { lot: lotAt(experiment, 1 - place) },
        ),
      ),
    );
    await tellRowsIn(desk.browser.server.sandbox, { user: PEOPLE.agent, at, idOf }, rows);
  }

  const panelOf = ({ root }: SupervisorsPage, place: number) => root.locator(`[data-experiment="${place}"]`);

  it(
    'decide nothing before the last case, and say what is so with it',
    async () => {
      await tell(later(startedAt, 2), 0, CASES - 1);
      await tellMoved(later(startedAt, 2));
      const before = await openStudioPart(desk, PEOPLE.supervisor, 'experiments');
      for (const [place] of TRIED.entries()) {
        const panel = panelOf(before, place);
        await panel.waitFor();
        expect(await panel.getAttribute('data-verdict')).toBe('not-yet');
        expect(await panel.textContent()).toContain(`${CASES - 1} of ${CASES} cases`);
        expect(await panel.locator('table').count()).toBe(0);
      }
      await before.page.close();

      await tell(later(startedAt, 3), CASES - 1, CASES);
      const after = await openStudioPart(desk, PEOPLE.supervisor, 'experiments');
      for (const [place, { outcome, verdict, says }] of TRIED.entries()) {
        const panel = panelOf(after, place);
        await panel.waitFor();
        expect([outcome, await panel.getAttribute('data-verdict')]).toEqual([outcome, verdict]);
        expect(await panel.locator('.swx-verdict').textContent()).toMatch(says);
        expect(await panel.locator('tbody tr').count()).toBe(2);
      }
      await after.page.close();
    },
    SLOW_MS,
  );
});
