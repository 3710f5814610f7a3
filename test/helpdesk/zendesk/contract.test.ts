import { setComposerHtml } from '../../../app/sandbox/desk/host/changes.ts';
import { htmlFromApp } from '../../../app/sandbox/desk/sanitize.ts';
import { rateAsCustomer, replyAsCustomer } from '../../../app/sandbox/play.ts';
import { describeHelpdesk } from '../../contracts/helpdesk-contract.ts';
import { PEOPLE } from '../../support/test-desk.ts';
import { connectPage, createZendeskSandbox, openPage, standInForPage } from '../../support/zendesk-desk.ts';

const TICKET = 5001;
const MINUTE_MS = 60_000;

describeHelpdesk('Zendesk', async () => {
  const sandbox = createZendeskSandbox();
  const close = standInForPage(sandbox);
  const page = openPage(sandbox, { ticketId: TICKET, userId: PEOPLE.agent });
  const { world } = sandbox;
  const write = (text: string, email = '') => {
    world().clock.setOffsetMs(world().clock.offsetMs() + MINUTE_MS);
    replyAsCustomer(world(), TICKET, { text, email });
  };
  return {
    helpdesk: await connectPage(page),
    withoutTicket: () => {
      const fresh = openPage(sandbox, { ticketId: null, userId: PEOPLE.agent });
      return connectPage(fresh);
    },
    customerWrites: (text) => write(text),
    otherWrites: (email, text) => write(text, email),
    rates: (rating) => {
      const { tickets } = world();
      tickets.update(TICKET, { actorId: PEOPLE.agent, changes: { status: 'solved' } });
      rateAsCustomer(world(), TICKET, { rating });
    },
    composer: async () => textOf(page.store.get().tabs[0]?.composer.html ?? ''),
    type: async (text) =>
      setComposerHtml(page.store, page.store.get().tabs[0]?.id ?? '', () => htmlFromApp(text)),
    said: () =>
      (world().tickets.ticket(TICKET)?.comments ?? [])
        .filter((comment) => comment.public)
        .map(({ plain }) => plain),
    fault: (fault) => void world().faults.add(fault),
    loseNextMessage: () =>
      void world().faults.add({ service: 'helpdesk', kind: 'lost', match: 'Lost words' }),
    settle: async () => undefined,
    ids: { agent: String(PEOPLE.agent), supervisor: String(PEOPLE.supervisor) },
    close,
  };
});

/** Composer HTML as an agent reads it. */
function textOf(html: string): string {
  const holder = document.createElement('div');
  holder.innerHTML = html.replaceAll('<br>', '\n').replaceAll('</p>', '</p>\n\n');
  return (holder.textContent ?? '').trim();
}
