/** A team's policies in storage of the page's own, and a helpdesk over it whose network a test can slow down or cut off. */
import type { Helpdesk, User } from '../../../app/helpdesk/helpdesk.ts';
import { digest } from '../../../app/lib/canonical.ts';
import { createMemoryStorage, type MemoryStorage } from '../../../app/lib/memory-store.ts';
import type { Store } from '../../../app/lib/store.ts';
import { shippedTexts } from '../../../app/main/shipped-texts.ts';
import { dayRecords } from '../../../app/study/day-record.ts';
import { markEditing } from '../../../app/study/editing-mark.ts';
import { addUp } from '../../../app/study/periods.ts';
import { writePolicyNote } from '../../../app/study/policy-note.ts';
import { readReleases, writeRelease } from '../../../app/study/policy-release.ts';
import { saveVersion } from '../../../app/study/policy-version.ts';
import { askToPublish } from '../../../app/study/publish-ask.ts';
import { shippedTools } from '../../../app/tools/catalog.ts';
import { pastMonth } from '../past-tickets.ts';
import { notAsked, storeHelpdesk } from '../store-helpdesk.ts';
import { GIFT, LONG_POLICY, PROCEDURE, rowsOf, VIP } from './texts.ts';

/** Every page is opened at this time. */
export const NOW = '2026-08-14T10:00:00.000Z';

/** Who the helpdesk knows; Kim leads nobody. */
export const NAMES: ReadonlyMap<string, string> = new Map([
  ['sam', 'Sam Okafor'],
  ['ada', 'Ada Winterbottom-Featherstonehaugh'],
  ['kim', 'Kim Novak'],
]);

/** How the helpdesk answers. */
export type Network = 'fine' | 'slow' | 'dead';

/** What a page is opened on. */
export interface World {
  readonly helpdesk: Helpdesk;
  readonly user: User;
  setNetwork(network: Network): void;
  /** Everything that people wrote: what is shown of it is in no language of ours. */
  words(): string;
  /** Saves on top of a policy's version and writes on it, as a colleague. */
  saveAsAda(policy: string, number: number, text: string): Promise<void>;
}

/** `empty`: nothing but what ships; `team`: policies of the team's own in every state. */
export type Library = 'empty' | 'team';

/** Makes a world for one person. */
export async function openWorld(who: string, library: Library, locale: string): Promise<World> {
  let now = NOW;
  let network: Network = 'fine';
  const storage = createMemoryStorage({ now: () => now });
  if (library === 'team')
    await plantTeam(storage, (day) => {
      now = day;
    });
  now = NOW;
  const slowed = <T>(act: () => Promise<T>): Promise<T> => {
    if (network === 'slow') return new Promise(() => undefined);
    if (network === 'dead') return Promise.reject(new Error(CUT_OFF));
    return act();
  };
  const store = overNetwork(storage.storeFor(who), slowed);
  const past = pastMonth(96).map(({ past: { ticket } }) => ticket);
  return {
    user: { id: who, name: NAMES.get(who) ?? who, role: who === 'kim' ? 'agent' : 'supervisor', locale },
    helpdesk: {
      ...storeHelpdesk(store),
      names: (ids) => slowed(async () => new Map(ids.flatMap((id) => pairOf(id)))),
      isSupervisor: (id) => slowed(async () => id !== 'kim'),
      isMember: (id) => slowed(async () => id !== 'kim'),
      readTicketById: (id) => slowed(async () => past.find((ticket) => ticket.id === id) ?? null),
      past: {
        search: () => slowed(async () => ({ tickets: past, next: null })),
        whole: (ticket) => slowed(async () => ticket),
        turn: () => slowed(async () => undefined),
        turnMs: () => 600,
        ofCustomer: notAsked,
        ratings: notAsked,
      },
      openTicket: () => undefined,
    },
    words: () => {
      const texts = shippedTexts.flatMap(({ name, text }) => [name, text]);
      const tools = shippedTools.map(({ name }) => `@${name}`);
      return [
        'Stepwise',
        PROCEDURE,
        ...tools,
        ...texts,
        ...NAMES.values(),
        ...stringsIn([storage.records(), past]),
      ].join('\n');
    },
    setNetwork: (next) => {
      network = next;
    },
    saveAsAda: async (policy, number, text) => {
      const ada = storage.storeFor('ada');
      await saveVersion(ada, {
        policy,
        number,
        title: 'Gift wrapping',
        text,
        note: 'colours',
        base: number - 1,
      });
      await markEditing(ada, policy, 'ada');
    },
  };
}

/** Every text within a value. */
function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}

/** As Zendesk's adapter says it. */
const CUT_OFF = 'the helpdesk could not be reached (503)';

const pairOf = (id: string): [string, string][] => {
  const name = NAMES.get(id);
  return name === undefined ? [] : [[id, name]];
};

const overNetwork = (store: Store, slowed: <T>(act: () => Promise<T>) => Promise<T>): Store => ({
  putIfAbsent: (record) => slowed(() => store.putIfAbsent(record)),
  get: (table, key) => slowed(() => store.get(table, key)),
  keysARequest: store.keysARequest,
  getMany: (table, keys) => slowed(() => store.getMany(table, keys)),
  put: (record) => slowed(() => store.put(record)),
  find: (query) => slowed(() => store.find(query)),
  remove: (table, key) => slowed(() => store.remove(table, key)),
});

const shipped = (name: string): string => shippedTexts.find((each) => each.name === name)?.text ?? '';

/** Drafts, published policies with a newer draft, one that waits for a colleague, one that is off, notes, and how they did. */
async function plantTeam(storage: MemoryStorage, at: (day: string) => void): Promise<void> {
  const [sam, ada, kim] = ['sam', 'ada', 'kim'].map((id) => storage.storeFor(id)) as [Store, Store, Store];
  at('2026-06-02T09:12:00.000Z');
  await publish(sam, ada, {
    policy: 'gift-wrapping',
    number: 1,
    title: 'Gift wrapping',
    text: GIFT[0],
    note: 'first words',
  });
  at('2026-07-20T14:40:00.000Z');
  await publish(ada, sam, {
    policy: 'gift-wrapping',
    number: 2,
    title: 'Gift wrapping',
    text: GIFT[1],
    note: 'Asks for the colour of the paper, since one order in three was wrapped in the wrong one',
  });
  at('2026-08-13T16:05:00.000Z');
  await save(sam, {
    policy: 'gift-wrapping',
    number: 3,
    title: 'Gift wrapping',
    text: GIFT[2],
    note: 'refunds the wrapping when it is late',
  });
  at('2026-08-10T08:30:00.000Z');
  const more = shipped('retention').replace('10% or 15%', '10% or 25%');
  await save(sam, {
    policy: 'retention',
    number: 1,
    title: 'Retention',
    text: more,
    note: 'more to keep them',
  });
  await askToPublish(sam, { policy: 'retention', version: 1, words: 'Two in three stay for 25%.' });
  const stricter = shipped('refund-policy').replace('refund_order.amount: 150', 'refund_order.amount: 60');
  await save(sam, {
    policy: 'refund-policy',
    number: 1,
    title: 'Refund Policy',
    text: stricter,
    note: 'lower limit',
  });
  at('2026-07-28T11:00:00.000Z');
  await publish(ada, ada, { policy: 'vip', number: 1, title: 'VIP', text: VIP, note: '' });
  await release(ada, { policy: 'vip', state: 'off', version: 0, digest: '', note: 'paused over the summer' });
  at('2026-08-11T17:20:00.000Z');
  await save(ada, { policy: 'long-words', number: 1, title: 'Long', text: LONG_POLICY, note: '' });
  const note = { step: 'gift-wrapping#2', version: '2', ticket: '70012', suggestion: 's1' };
  await writePolicyNote(kim, 'n1', {
    policy: 'gift-wrapping',
    words: 'Name the day on which the parcel leaves.',
    ...note,
  });
  await writePolicyNote(kim, 'n2', {
    policy: 'gift-wrapping',
    words: 'Customers ask what it costs. The policy does not say.',
    ...note,
    step: '',
  });
  await plantUse(sam, ['refund-policy', 'gift-wrapping', 'retention', 'shipment-not-received']);
}

interface Planted {
  readonly policy: string;
  readonly number: number;
  readonly title: string;
  readonly text: string;
  readonly note: string;
}

async function save(store: Store, version: Planted): Promise<string> {
  const outcome = await saveVersion(store, { ...version, base: version.number - 1 });
  if (outcome.status !== 'saved') throw new Error(`the version of \`${version.policy}\` was not saved`);
  return outcome.version.digest;
}

type Releasing = Omit<Parameters<typeof writeRelease>[2], 'vouches'>;

const release = async (store: Store, releasing: Releasing): Promise<void> => {
  await writeRelease(store, await readReleases(store, []), { ...releasing, vouches: [] });
};

async function publish(author: Store, publisher: Store, version: Planted): Promise<void> {
  await save(author, version);
  const { policy, number, text } = version;
  await release(publisher, { policy, state: 'published', version: number, digest: digest(text), note: '' });
}

/** Suggestions of three days of the last weeks, added up as the numbers page does. */
async function plantUse(store: Store, policies: readonly string[]): Promise<void> {
  const ports = { store, now: () => NOW, isSupervisor: async () => true };
  for (const day of ['2026-08-03', '2026-08-04', '2026-08-05']) {
    const owner = { day, user: 'sam', browser: 'elsewhere' };
    for (const record of dayRecords(owner, rowsOf(day, policies))) await store.put(record);
    await addUp(day, ports);
  }
}
