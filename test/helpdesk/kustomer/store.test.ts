import { createKustomerStore } from '../../../app/helpdesk/kustomer/store.ts';
import { hexId } from '../../../app/sandbox/kustomer/ids.ts';
import { describeStore } from '../../contracts/store-contract.ts';
import { createKustomerSandbox, createTestSdk, portsFor } from '../../support/kustomer-desk.ts';
import { PEOPLE } from '../../support/test-desk.ts';

const SEARCH_LAG_MS = 20;

describeStore("Kustomer's klasses", async () => {
  const sandbox = createKustomerSandbox({
    searchLagMs: SEARCH_LAG_MS,
    protectedObjects: [],
    rateLimitPerMinute: 10_000,
  });
  const ids = { first: PEOPLE.agent, second: PEOPLE.supervisor };
  const klasses = { entry: 'stepwise_entry', rule: 'stepwise_rule' };
  return {
    storeFor: (person) => {
      const sdk = createTestSdk(sandbox, { userId: ids[person], context: async () => ({}) });
      return createKustomerStore(sdk, { ...portsFor(sdk), klasses, recordsChecked: true });
    },
    idOf: (person) => hexId('user', ids[person]),
    settle: () => new Promise((done) => setTimeout(done, SEARCH_LAG_MS + 5)),
    close: async () => {},
  };
});
