/** What an open ticket costs in memory: forty tickets open at once in one browser window, all but one hidden. */
import type { Sandbox } from '../../app/sandbox/sandbox.ts';
import { rounded } from './browser/figures.ts';
import { type Desk, measurePair } from './browser/pair.ts';
import type { Row } from './table/row.ts';

const TICKETS = 40;
const READY_WITHIN_MS = 60_000;
const MEGABYTE = 1024 * 1024;

/** Megabytes of heap a hidden ticket, in the app and in the reference. */
export async function run(): Promise<{ rows: Row[]; [more: string]: unknown }> {
  const found = await measurePair({ rounds: 1, throttle: 1 }, heapPerTicket);
  const [ours = Number.NaN] = found.ours;
  const [reference = Number.NaN] = found.reference;
  return {
    browser: found.browser,
    tickets: TICKETS,
    rows: [
      {
        what: `heap of a hidden ticket, ${TICKETS} open`,
        unit: 'MB',
        ours: rounded(ours, 2),
        reference: null,
        against: `${rounded(reference, 2)} MB (React, Garden, Vite, one eager bundle)`,
        bound: 6,
      },
    ],
  };
}

async function heapPerTicket({ page, url, sandbox }: Desk): Promise<number> {
  const ids = openTickets(sandbox);
  const session = await page.context().newCDPSession(page);
  const heap = async (): Promise<number> => {
    await session.send('HeapProfiler.collectGarbage');
    return (await session.send('Runtime.getHeapUsage')).usedSize;
  };
  await page.goto(`${url}/zendesk`);
  let first = 0;
  for (const [index, id] of ids.entries()) {
    await page.locator(`[data-test="ticket-${id}"]`).first().click();
    const element = await page.waitForSelector(`iframe[data-ticket="${id}"]`, { state: 'attached' });
    const frame = await element.contentFrame();
    await frame?.waitForSelector('main.sw[data-state="ready"]', { timeout: READY_WITHIN_MS });
    if (index === 0) first = await heap();
  }
  return ((await heap()) - first) / (ids.length - 1) / MEGABYTE;
}

/** Tickets of the sandbox, filled up with more of the same kind. */
function openTickets(sandbox: Sandbox): number[] {
  const { tickets } = sandbox.world();
  const open = tickets.tickets().filter(({ status }) => status !== 'closed');
  const more = Array.from({ length: TICKETS }, (_, at) => open[at % open.length])
    .slice(open.length)
    .flatMap((ticket) =>
      ticket
        ? tickets.create({
            subject: ticket.subject,
            requesterId: ticket.requesterId,
            channel: ticket.channel,
            status: 'open',
            comments: ticket.comments.map(({ authorId, plain, public: isPublic }) => ({
              authorId,
              public: isPublic,
              text: plain,
            })),
          })
        : [],
    );
  return [...open, ...more].slice(0, TICKETS).map(({ id }) => id);
}
