import { createZendeskStore } from '../../../app/helpdesk/zendesk/store.ts';
import { describeStore } from '../../contracts/store-contract.ts';
import { PEOPLE } from '../../support/test-desk.ts';
import { createZendeskSandbox, openPage, standInForPage } from '../../support/zendesk-desk.ts';

const SEARCH_LAG_MS = 20;

describeStore("Zendesk's custom objects", async () => {
  const sandbox = createZendeskSandbox({ searchLagMs: SEARCH_LAG_MS, protectedObjects: [] });
  const close = standInForPage(sandbox);
  const ids = { first: PEOPLE.agent, second: PEOPLE.supervisor };
  return {
    storeFor: (person) => {
      const { client } = openPage(sandbox, { ticketId: null, userId: ids[person] });
      return createZendeskStore(client, {
        now: () => Date.now(),
        sleep: (ms) => new Promise((done) => setTimeout(done, ms > 10_000 ? ms : Math.min(ms, 5)).unref()),
        randomId: () => crypto.randomUUID(),
      });
    },
    idOf: (person) => String(ids[person]),
    settle: () => new Promise((done) => setTimeout(done, SEARCH_LAG_MS + 5)),
    close: async () => close(),
  };
});
