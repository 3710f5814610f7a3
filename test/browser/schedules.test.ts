/** Chosen schedules on real pages: no effect without an approval, one at most a claim, and every approval's end is on the page. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type AppDesk, openAppDesk, type TicketPage, until } from '../support/app-desk.ts';
import { JOBS, SCHEDULES, type Schedule, type Step, type TabName } from '../support/schedules.ts';
import { openStudio, shippedText } from '../support/studio-page.ts';

const ALEX = 1102;
const SAM = 1104;
const MINUTE_MS = 60_000;
/** By then every clock lets an unclear attempt be settled. */
const LATER_MS = 6 * MINUTE_MS;

/** A schedule under way. */
interface Play {
  readonly desk: AppDesk;
  readonly job: (typeof JOBS)[Schedule['job']];
  /** Tickets by their number in the schedule. */
  readonly tickets: Map<number, number>;
  readonly tabs: Map<TabName, TicketPage>;
  clicks: number;
}

async function play(desk: AppDesk, schedule: Schedule): Promise<void> {
  const job = JOBS[schedule.job];
  const played: Play = { desk, job, tickets: new Map(), tabs: new Map(), clicks: 0 };
  for (const step of schedule.steps) await take(step, played);
  await judge(played, schedule);
}

async function take(step: Step, played: Play): Promise<void> {
  const { desk, job } = played;
  const faults = desk.browser.server.sandbox.world().faults;
  if ('open' in step) return await openTab(step, played);
  if ('approve' in step) return await approve(step, played);
  if ('fault' in step)
    return desk.fault({
      service: step.on ?? job.service,
      kind: step.fault,
      match: step.match ?? job.match,
      times: step.times ?? 1,
      latencyMs: step.ms ?? 0,
    });
  if ('mend' in step) return faults.clear();
  if ('wait' in step) return await waitFor(step, played);
  if ('close' in step) return await tab(step.close, played).page.close();
  if ('reload' in step) {
    const page = tab(step.reload, played);
    await page.page.reload();
    return await page.desk.byTest(`ticket-${page.id}`).click();
  }
  if ('leave' in step) return void (await tab(step.leave, played).go(desk.ticketNumber('Are your mugs')));
  if ('publish' in step) return await publish(step.publish, played);
  if ('reads' in step)
    return await until(`tab A says \`${step.reads}\``, async () =>
      ((await tab('A', played).panel.textContent()) ?? '').includes(step.reads),
    );
  const { id } = tab('A', played);
  const { requesterId } = desk.ticket(id);
  const comment = { authorId: requesterId, public: true, text: step.say };
  desk.browser.server.sandbox.world().tickets.update(id, { actorId: requesterId, changes: {}, comment });
}

/** What stands on a page was suggested by what ran before. */
async function publish(what: Extract<Step, { publish: unknown }>['publish'], played: Play): Promise<void> {
  const { desk, job } = played;
  await approvable('A', played).waitFor();
  const studio = await openStudio(desk, SAM);
  await studio.openPolicy(job.policy);
  const head = what === 'lower' ? `limits:\n  ${job.tool}.amount: 5` : `approval:\n  ${job.tool}: never`;
  const text = shippedText(job.policy)
    .replace(/^limits:\n.*\n/m, '')
    .replace('\n---\n', `\n${head}\n---\n`);
  if (what !== 'off') {
    await studio.write(text);
    await studio.save('at the last moment');
  }
  await studio.side('publish');
  if (what === 'off') {
    await studio.root.locator('button[data-name="off"]').click();
    await studio.root.locator('button[data-name="off-now"]').click();
    await studio.root.locator('[data-name="off-now"]').waitFor({ state: 'detached' });
  } else {
    await studio.publishable('yes');
    await studio.publish();
  }
  await studio.page.close();
}

const approvable = (name: TabName, played: Play) =>
  tab(name, played).card(played.job.card).locator('[data-name="approve"]:not([aria-disabled])');

function tab(name: TabName, { tabs }: Play): TicketPage {
  const found = tabs.get(name);
  if (!found) throw new Error(`tab ${name} is not open`);
  return found;
}

function ticketOf({ desk, job, tickets }: Play, which: number): number {
  const { ticket } = job;
  const known = tickets.get(which);
  const id =
    known ??
    (typeof ticket === 'string' ? desk.ticketNumber(ticket) : desk.writeIn(ticket.email, ticket.text));
  tickets.set(which, id);
  return id;
}

async function openTab(step: Extract<Step, { open: TabName }>, played: Play): Promise<void> {
  const { open, other = 0, laterMinutes } = step;
  const options = {
    ...(open === 'B' ? { user: ALEX } : {}),
    ...(laterMinutes === undefined ? {} : { laterMs: laterMinutes * MINUTE_MS }),
  };
  played.tabs.set(open, await played.desk.open(ticketOf(played, other), options));
}

/** A tab whose card is gone has nothing left to approve. */
async function approve(step: Extract<Step, { approve: unknown }>, played: Play): Promise<void> {
  const buttons = step.approve.map((name) => approvable(name, played));
  const settled = step.approve.map((name) =>
    tab(name, played).panel.locator('[data-block="done"], [data-block="needs-you"]').first(),
  );
  await Promise.all(
    buttons.map((button, i) => Promise.race([button.waitFor(), (settled[i] ?? button).waitFor()])),
  );
  const clicks = step.clicks ?? 1;
  played.clicks += clicks * buttons.length;
  await Promise.all(
    buttons.map((button) =>
      button
        .evaluate(
          (element: HTMLButtonElement, times) => {
            for (let click = 0; click < times; click += 1) element.click();
          },
          clicks,
          { timeout: 3_000 },
        )
        .catch(() => undefined),
    ),
  );
}

async function waitFor(step: Extract<Step, { wait: unknown }>, played: Play): Promise<void> {
  const faults = played.desk.browser.server.sandbox.world().faults;
  if (step.wait === 'sent') return await until('it is under way', async () => faults.list().length === 0);
  const page = tab(step.tab ?? 'A', played);
  if (step.wait === 'killed') return await page.desk.byTest('killed').waitFor();
  const state = step.wait === 'done' ? 'done' : 'failed';
  await page.block('done').locator(`[data-state="${state}"]`).first().waitFor();
}

/** Somebody opens every ticket later, and everything is said. */
async function judge(played: Play, schedule: Schedule): Promise<void> {
  const { desk, job, tabs } = played;
  const of = async () => (await desk.effects()).filter(({ kind }) => kind === job.effect).length;
  if (schedule.effects === 1) await until('it has happened', async () => (await of()) === 1);
  await Promise.all([...tabs.values()].map(({ page }) => page.waitForTimeout(300).catch(() => undefined)));
  await Promise.all([...tabs.values()].map(({ page }) => page.close().catch(() => undefined)));
  desk.browser.server.sandbox.world().faults.clear();
  const seen: string[] = [];
  for (const id of played.tickets.values()) {
    const page = await desk.open(id, { laterMs: LATER_MS });
    await page.ready();
    await until('nothing is being checked any more', async () => {
      const busy = page.panel.locator('[data-receipt][data-state="checking"], [data-busy]');
      return (await busy.count()) === 0 && (await page.panel.locator('[data-block]').count()) > 0;
    });
    await page.ready();
    seen.push(...(await statesOf(page, job.receipt)));
    await page.page.close();
  }
  expect(seen.filter((state) => !ENDS.has(state))).toEqual([]);
  expect(seen.filter((state) => state === 'done')).toHaveLength(schedule.effects);
  expect(await of()).toBe(schedule.effects);
  expect(await of()).toBeLessThanOrEqual(played.clicks);
  expect(await of()).toBeLessThanOrEqual(claimsOf(desk).size);
}

const ENDS = new Set(['done', 'failed', 'unsure', 'part', 'undone']);

/** States of the receipts; a done one has to bear the job's title. */
async function statesOf(page: TicketPage, title: string): Promise<string[]> {
  const receipts = page.block('done').locator('[data-receipt]');
  const states = await receipts.evaluateAll((all) =>
    all.map((each) => each.getAttribute('data-state') ?? ''),
  );
  if (states.includes('done')) await page.receipt(title);
  return states;
}

/** Claim keys in the ledger, at either desk. */
function claimsOf({ browser }: AppDesk): Set<string> {
  const { records, kustomer } = browser.server.sandbox.world();
  const keys = [
    ...records.all('stepwise_entry').map(({ externalId }) => externalId ?? ''),
    ...(kustomer?.klasses.all('stepwise_entry') ?? []).map(({ title }) => title),
  ];
  return new Set(keys.filter((key) => key.startsWith('claim:')));
}

const rows = SCHEDULES.map((schedule) => [schedule.title, schedule] as const);

describe('at the Zendesk desk', () => {
  let desk: AppDesk;
  beforeAll(async () => {
    desk = await openAppDesk({ desk: 'zendesk' });
  });
  afterAll(async () => await desk?.close());
  beforeEach(async () => await desk.reset());

  it('has thirty schedules and more', () => {
    expect(SCHEDULES.length).toBeGreaterThanOrEqual(30);
  });

  it.each(rows)('%s', async (_title, schedule) => {
    await play(desk, schedule);
  });
});

describe('at the Kustomer desk', () => {
  let desk: AppDesk;
  beforeAll(async () => {
    desk = await openAppDesk({ desk: 'kustomer' });
  });
  afterAll(async () => await desk?.close());
  beforeEach(async () => await desk.reset());

  it.each(rows.filter(([, { everywhere }]) => everywhere))('%s', async (_title, schedule) => {
    await play(desk, schedule);
  });
});
