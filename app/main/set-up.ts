/** The first-run checks: are the records there, does each service take its key? */
import { vendorName } from '../connectors/exchange.ts';
import type { Phrases } from '../lib/phrases.ts';
import type { Store, Table } from '../lib/store.ts';
import type { ToolRunner } from '../tools/runner.ts';
import type { SetUp, SetUpCheck } from '../ui/set-up.ts';

/** What the checks are made from. */
export interface SetUpPorts {
  readonly store: Store;
  readonly runner: ToolRunner;
  readonly phrases: Phrases;
  readonly now: () => string;
}

/** Creates the checks. A service is asked for something that nobody has: an honest "not found" shows that the key is good. */
export function createSetUp(ports: SetUpPorts): SetUp {
  const records = () => Promise.all(OBJECTS.map((object) => checkRecords(object, ports)));
  return {
    missing: async () => (await records()).filter((check) => !check.fine),
    all: async () => [
      ...(await records()),
      ...(await Promise.all(PROBES.map((probe) => checkService(probe, ports)))),
    ],
  };
}

const OBJECTS: readonly { readonly table: Table; readonly name: string }[] = [
  { table: 'entry', name: 'Stepwise entry' },
  { table: 'rule', name: 'Stepwise rule' },
];

async function checkRecords(
  { table, name }: (typeof OBJECTS)[number],
  { store, phrases }: SetUpPorts,
): Promise<SetUpCheck> {
  try {
    await store.find({ table, type: 'set-up', limit: 1 });
    return { what: name, fine: true, because: '', how: '' };
  } catch (error) {
    const status = error instanceof Error ? error.cause : undefined;
    const kind = status === 404 ? 'missing' : status === 403 ? 'forbidden' : 'away';
    return {
      what: name,
      fine: false,
      because: phrases(`set_up.${kind}`),
      how: phrases(`set_up.how-${kind}`, { name }),
    };
  }
}

/** One look-up a service; the values are nobody's. */
const PROBES: readonly {
  readonly service: string;
  readonly tool: string;
  readonly args: Record<string, string>;
}[] = [
  { service: 'skio', tool: 'get_skio_account_details', args: { email: 'set-up@example.com' } },
  { service: 'prive', tool: 'find_prive_subscriber', args: { email: 'set-up@example.com' } },
  { service: 'shopify', tool: 'find_orders', args: { email: 'set-up@example.com' } },
  { service: 'easypost', tool: 'get_claim_status', args: { tracking_number: '000000000000' } },
];

const TIMEOUT_MS = 10_000;

async function checkService(
  { service, tool, args }: (typeof PROBES)[number],
  { runner, now }: SetUpPorts,
): Promise<SetUpCheck> {
  const what = vendorName(service);
  const context = { now: now(), ticket: '', requesterEmail: '', timeoutMs: TIMEOUT_MS };
  const result = await runner.run({ id: `set-up:${service}`, tool, args }, context);
  if (result.status === 'done') return { what, fine: true, because: '', how: '' };
  return { what, fine: false, because: result.reason, how: result.status === 'failed' ? result.mend : '' };
}
