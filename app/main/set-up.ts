/** The first-run checks: are the records there, does each service take its key, does the model answer? */
import type { ModelProblem, ModelReply } from '../assist/model.ts';
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
  /** Puts one short question to the model; null in guided mode. */
  readonly tryModel: (() => Promise<ModelReply>) | null;
  /** The model's name, as the settings have it. */
  readonly modelName: string;
}

/** Creates the checks. A service is asked for something that nobody has: an honest "not found" shows that the key is good. */
export function createSetUp(ports: SetUpPorts): SetUp {
  const records = () => Promise.all(OBJECTS.map((object) => checkRecords(object, ports)));
  return {
    missing: async () => (await records()).filter((check) => !check.fine),
    all: async () => {
      const [kept, services, model] = await Promise.all([
        records(),
        Promise.all(PROBES.map((probe) => checkService(probe, ports))),
        checkModel(ports),
      ]);
      return [...kept, ...services, model];
    },
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

async function checkModel({ tryModel, modelName, phrases }: SetUpPorts): Promise<SetUpCheck> {
  const what = phrases('model.line.model');
  if (!tryModel) return { what, fine: true, because: phrases('set_up.model-none'), how: '' };
  const named = `${what} ${modelName}`;
  const reply = await tryModel().catch(
    (): ModelReply => ({ status: 'failed', problem: 'lost', detail: '', retryAfterMs: null, usage: null }),
  );
  // An answer that broke off at its limit came from the right model with the right key.
  if (reply.status === 'answered' || reply.problem === 'cut-off') {
    const { inputTokens = 0, outputTokens = 0 } = reply.usage ?? {};
    const count = inputTokens + outputTokens;
    return {
      what: named,
      fine: true,
      because: count > 0 ? phrases('set_up.model-took', { count }) : '',
      how: '',
    };
  }
  const { because, mayPass } = MODEL_TROUBLES[reply.problem] ?? { because: 'model-failed', mayPass: false };
  const how = [phrases(`model.problem.${reply.problem}`), ...(mayPass ? [phrases('set_up.how-away')] : [])];
  return { what: named, fine: false, because: phrases(`set_up.${because}`), how: how.join(' ') };
}

/** What a person hears first of the troubles that have a name of their own; `mayPass` where waiting may mend it. */
const MODEL_TROUBLES: Partial<Record<ModelProblem, { readonly because: string; readonly mayPass: boolean }>> =
  {
    unauthorised: { because: 'model-key', mayPass: false },
    forbidden: { because: 'model-key', mayPass: false },
    'no-model': { because: 'model-unknown', mayPass: false },
    'not-installed': { because: 'model-not-installed', mayPass: false },
    timeout: { because: 'away', mayPass: true },
    lost: { because: 'away', mayPass: true },
    'server-error': { because: 'away', mayPass: true },
    busy: { because: 'model-failed', mayPass: true },
  };
