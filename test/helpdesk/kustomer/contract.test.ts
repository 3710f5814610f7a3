import { hexId } from '../../../app/sandbox/kustomer/ids.ts';
import { rateAsCustomer, replyAsCustomer } from '../../../app/sandbox/play.ts';
import { describeHelpdesk } from '../../contracts/helpdesk-contract.ts';
import { connectTo, createKustomerSandbox } from '../../support/kustomer-desk.ts';
import { PEOPLE } from '../../support/test-desk.ts';

const TICKET = 5001;
const MINUTE_MS = 60_000;

describeHelpdesk('Kustomer', async () => {
  const sandbox = createKustomerSandbox();
  const { helpdesk } = await connectTo(sandbox, { ticketId: TICKET, userId: PEOPLE.agent });
  const keepDraft = (text: string) =>
    sandbox.fetch(
      new Request(`http://127.0.0.1/kustomer/desk/drafts/${TICKET}`, {
        method: 'PUT',
        headers: { 'x-desk-user': String(PEOPLE.agent) },
        body: JSON.stringify({ text }),
      }),
    );
  const write = (text: string, email = '') => {
    const { world } = sandbox;
    world().clock.setOffsetMs(world().clock.offsetMs() + MINUTE_MS);
    replyAsCustomer(world(), TICKET, { text, email });
  };
  return {
    helpdesk,
    withoutTicket: async () => {
      const other = await connectTo(sandbox, { ticketId: TICKET, userId: PEOPLE.agent });
      other.sdk.tell({ type: 'customer', user: hexId('user', PEOPLE.agent) });
      return other.helpdesk;
    },
    customerWrites: (text) => write(text),
    otherWrites: (email, text) => write(text, email),
    rates: (rating) => {
      const { tickets } = sandbox.world();
      tickets.update(TICKET, { actorId: PEOPLE.agent, changes: { status: 'solved' } });
      rateAsCustomer(sandbox.world(), TICKET, { rating });
    },
    composer: async () => {
      const own = sandbox.world().kustomer?.drafts.all() ?? [];
      return own.find(({ createdBy }) => createdBy === PEOPLE.agent)?.body ?? '';
    },
    type: async (text) => void (await keepDraft(text)),
    said: () =>
      (sandbox.world().tickets.ticket(TICKET)?.comments ?? [])
        .filter((comment) => comment.public)
        .map(({ plain }) => plain),
    fault: (fault) => void sandbox.world().faults.add(fault),
    loseNextMessage: () =>
      void sandbox.world().faults.add({ service: 'helpdesk', kind: 'lost', match: '"scheduled":true' }),
    settle: async () => sandbox.world().clock.setOffsetMs(sandbox.world().clock.offsetMs() + MINUTE_MS),
    ids: { agent: hexId('user', PEOPLE.agent), supervisor: hexId('user', PEOPLE.supervisor) },
    close: () => undefined,
  };
});
