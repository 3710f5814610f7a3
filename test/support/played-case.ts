/** A case that an agent really worked at a desk, told to the supervisors' figures and rated by its customer. */
import { expect } from 'vitest';
import { type AppDesk, until } from './app-desk.ts';
import type { DeskName } from './desk-page.ts';
import { recordsIn } from './desk-records.ts';
import { PEOPLE } from './supervisors-page.ts';

/** The ticket that is worked. */
export const PLAYED = 'Skip the next box';

/** A little more than what a day book puts off. */
const PUT_OFF_MS = 6 * 60_000;
const ROUNDS_MAX = 3;

/** Kim works the ticket; what she did is told to the helpdesk some minutes later, with the next thing that happens. Its customer gives the rating. */
export async function playCase(desk: AppDesk, name: DeskName, rating: number): Promise<void> {
  const { sandbox } = desk.browser.server;
  const days = () => recordsIn(sandbox, name, { table: 'entry', type: 'day' });
  const kim = await desk.open(PLAYED, { laterMs: 1 });
  await kim.approve('Skip the next shipment');
  await kim.receipt('Shipment skipped');
  await kim.sendDraft();
  // What was done may be kept a moment later than the receipt shows; then the next message tells it.
  for (let round = 0; round < ROUNDS_MAX && days().length === 0; round += 1) {
    await kim.page.clock.fastForward(PUT_OFF_MS);
    await kim.customerWrites('Thank you!');
    await until('the day is told', async () => days().length > 0).catch(() => undefined);
  }
  await rate(desk, desk.ticketNumber(PLAYED), rating);
}

/** The ticket is solved and its customer answers the survey. */
async function rate({ browser: { server } }: AppDesk, id: number, rating: number): Promise<void> {
  server.sandbox.world().tickets.update(id, { actorId: PEOPLE.agent, changes: { status: 'solved' } });
  const body = JSON.stringify({ rating });
  const answer = await fetch(`${server.url}/__sandbox/tickets/${id}/rate`, { method: 'POST', body });
  expect(answer.status).toBe(200);
}
