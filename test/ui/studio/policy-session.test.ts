/** A policy under the hands of authors who share one storage. */
import { afterEach, describe, expect, it } from 'vitest';
import { createMemoryStorage, type MemoryStorage } from '../../../app/lib/memory-store.ts';
import { compile, libraryOf } from '../../../app/policy/compile.ts';
import { lint } from '../../../app/policy/lint.ts';
import { createCatalog, shippedTools } from '../../../app/tools/catalog.ts';
import { openPolicy, type PolicySession } from '../../../app/ui/studio/policy-session.ts';
import type { LocalTexts, StudioPorts } from '../../../app/ui/studio/ports.ts';
import { startShelf } from '../../../app/ui/studio/shelf-session.ts';
import { createText } from '../../../app/ui/text.ts';

const catalog = createCatalog(shippedTools);
const NOW = '2026-08-14T10:00:00.000Z';
const text = createText('en', {});
const refund = (amount: number, more = '') =>
  `Use this policy when a customer wants their money back.\n\n1. Ask for the order number.\n2. Look it up with @get_order_details(order_id: str).\n3. Refund up to $${amount} with @refund_order(order_id: str, amount: float).${more}`;

const open: PolicySession[] = [];
afterEach(() => {
  for (const session of open.splice(0)) session.stop();
});

function localTexts(): LocalTexts & { readonly all: Map<string, string> } {
  const all = new Map<string, string>();
  return {
    all,
    read: (name) => all.get(name) ?? null,
    write: (name, words) => void all.set(name, words),
    remove: (name) => void all.delete(name),
    names: (begin) => [...all.keys()].filter((name) => name.startsWith(begin)),
  };
}

type StudioHelpdesk = Pick<StudioPorts['helpdesk'], 'store'>;

function portsOf(storage: MemoryStorage, user: string, local = localTexts()): StudioPorts {
  const helpdesk: StudioHelpdesk = { store: storage.storeFor(user) };
  const nothing = (): never => {
    throw new Error('not part of these tests');
  };
  return {
    helpdesk: {
      ...helpdesk,
      services: { send: nothing },
      readTicket: nothing,
      readTicketById: nothing,
      past: {
        search: nothing,
        ofCustomer: nothing,
        ratings: nothing,
        whole: nothing,
        turn: nothing,
        turnMs: nothing,
      },
      user: nothing,
      names: async () => new Map(),
      isSupervisor: async () => true,
      isMember: async () => true,
      setting: () => '',
      insertDraft: nothing,
      surroundings: () => ({ theme: 'light', locale: 'en' }),
      watch: () => () => undefined,
      watchSurroundings: () => () => undefined,
      resize: nothing,
      openTicket: nothing,
    },
    user: { id: user, name: user, role: 'supervisor', locale: 'en' },
    catalog,
    text,
    phrase: text.phrase,
    now: () => NOW,
    randomId: () => 'id',
    createBackTester: nothing,
    mayDo: async (_right, who) => who !== 'kim',
    shippedLabel: () => null,
    shipped: [{ name: 'refunds', text: refund(50) }],
    readText: (source, others) => {
      const compiled = compile([source], {
        catalog,
        library: libraryOf({ policies: [], problems: [] }, others),
      });
      const found = lint({
        policies: compiled.policies,
        text: source.text,
        library: libraryOf(compiled),
        catalog,
      });
      return { compiled, problems: [...compiled.problems, ...found] };
    },
    installedServices: [],
    openReader: () => undefined,
    rehearsing: { play: nothing, readTicket: nothing },
    local,
    save: nothing,
  };
}

async function author(storage: MemoryStorage, user: string, local = localTexts()) {
  const ports = portsOf(storage, user, local);
  const shelf = startShelf(ports);
  await shelf.reload();
  const known = shelf.view.value.policies.find(({ id }) => id === 'refunds');
  if (!known) throw new Error('no policy');
  const session = openPolicy(known, ports, { shelf, mayDraft: () => true, mayPublish: () => user !== 'kim' });
  open.push(session);
  const change = (words: string): void => {
    session.change(words);
    session.reads(ports.readText({ name: 'refunds', text: words }, []).compiled);
  };
  return { session, shelf, local, change, view: () => session.view.value };
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 20));
const storage = () => createMemoryStorage({ now: () => NOW });

describe('a text under edit', () => {
  it('is kept in the browser until it is saved', async () => {
    const lea = await author(storage(), 'lea');
    lea.change(refund(40));
    expect(lea.view().isUnsaved).toBe(true);
    expect([...lea.local.all.keys()]).toEqual(['draft:refunds']);
    await lea.session.save('less');
    expect(lea.view()).toMatchObject({ isUnsaved: false, base: 1, said: 'saved' });
    expect(lea.local.all.size).toBe(0);
  });

  it('is found again after the page was closed', async () => {
    const shared = storage();
    const local = localTexts();
    (await author(shared, 'lea', local)).change(refund(40));
    const again = await author(shared, 'lea', local);
    expect(again.view()).toMatchObject({ text: refund(40), foundFrom: NOW, isUnsaved: true });
    again.session.discard();
    expect(again.view()).toMatchObject({ text: refund(50), foundFrom: '', isUnsaved: false });
  });

  it('is no change where it is typed back', async () => {
    const lea = await author(storage(), 'lea');
    lea.change(refund(40));
    lea.change(refund(50));
    expect(lea.view().isUnsaved).toBe(false);
    expect(lea.local.all.size).toBe(0);
  });
});

/** The answer to the first save of a version is lost, and so is what is read after it. */
function withLostAnswer(storage: MemoryStorage): MemoryStorage {
  let lost = false;
  return {
    ...storage,
    storeFor: (user) => {
      const store = storage.storeFor(user);
      return {
        ...store,
        putIfAbsent: async (record) => {
          const outcome = await store.putIfAbsent(record);
          if (lost || record.type !== 'policy-version') return outcome;
          lost = true;
          return { status: 'unknown', reason: 'the connection failed' };
        },
      };
    },
  };
}

describe('a policy opened while the helpdesk is away', () => {
  it('says so and shows its text', async () => {
    const ports = portsOf(storage(), 'lea');
    const shelf = startShelf(ports);
    await shelf.reload();
    const [known] = shelf.view.value.policies;
    if (!known) throw new Error('no policy');
    const away = async (): Promise<never> => {
      throw new Error('the helpdesk cannot be reached');
    };
    const store = { ...ports.helpdesk.store, getMany: away };
    const session = openPolicy(
      known,
      { ...ports, helpdesk: { ...ports.helpdesk, store } },
      { shelf, mayDraft: () => true, mayPublish: () => true },
    );
    open.push(session);
    await settled();
    expect(session.view.value).toMatchObject({
      text: refund(50),
      trouble: 'the helpdesk cannot be reached',
    });
  });
});

describe('a save whose answer was lost', () => {
  it('is found when it is tried again', async () => {
    const lea = await author(withLostAnswer(storage()), 'lea');
    lea.change(refund(40));
    await lea.session.save('less');
    expect(lea.view()).toMatchObject({ trouble: 'the connection failed', isUnsaved: true });
    await lea.session.save('less');
    expect(lea.view()).toMatchObject({ said: 'saved', theirs: null, base: 1, isUnsaved: false });
  });
});

describe('two authors', () => {
  it('overwrite nothing: the second is told and goes on on top', async () => {
    const shared = storage();
    const [lea, max] = [await author(shared, 'lea'), await author(shared, 'max')];
    lea.change(refund(40));
    max.change(refund(30));
    await lea.session.save('forty');
    await max.session.save('thirty');
    expect(max.view()).toMatchObject({ theirs: { by: 'lea', number: 1 }, text: refund(30), said: '' });
    await max.session.settle('mine');
    expect(max.view()).toMatchObject({ theirs: null, base: 1, text: refund(30), isUnsaved: true });
    await max.session.save('thirty');
    expect(max.view()).toMatchObject({ base: 2, said: 'saved' });
  });

  it('may take what the other wrote', async () => {
    const shared = storage();
    const [lea, max] = [await author(shared, 'lea'), await author(shared, 'max')];
    lea.change(refund(40));
    max.change(refund(30));
    await lea.session.save('forty');
    await max.session.save('thirty');
    await max.session.settle('theirs');
    expect(max.view()).toMatchObject({ text: refund(40), base: 1, isUnsaved: false });
  });
});

describe('publishing', () => {
  it('wants a saved version', async () => {
    const lea = await author(storage(), 'lea');
    lea.change(refund(40));
    await settled();
    expect(lea.view().publishable).toBe('unsaved');
    await lea.session.save('less');
    await settled();
    expect(lea.view().publishable).toBe('yes');
    await lea.session.publish('less is enough');
    await settled();
    expect(lea.view()).toMatchObject({ said: 'published', publishable: 'runs' });
    expect(lea.shelf.view.value.policies[0]).toMatchObject({ runs: 1, state: 'published' });
  });

  it('of a raised limit is refused to its author and open to a colleague', async () => {
    const shared = storage();
    const lea = await author(shared, 'lea');
    lea.change(refund(80));
    await lea.session.save('more');
    await settled();
    expect(lea.view()).toMatchObject({
      publishable: 'second-person',
      raises: [{ before: 50, after: 80 }, {}],
    });
    await lea.session.publish('');
    expect(lea.shelf.view.value.policies[0]?.runs).toBe(0);
    const max = await author(shared, 'max');
    await settled();
    expect(max.view().publishable).toBe('yes');
    await max.session.publish('');
    expect(max.shelf.view.value.policies[0]?.runs).toBe(1);
  });

  it('is refused to somebody without the right', async () => {
    const shared = storage();
    const lea = await author(shared, 'lea');
    lea.change(refund(40));
    await lea.session.save('less');
    const kim = await author(shared, 'kim');
    await settled();
    expect(kim.view().publishable).toBe('rights');
  });

  it('is refused for a text with errors, several policies, none, or another id', async () => {
    const lea = await author(storage(), 'lea');
    const because = async (words: string) => {
      lea.change(words);
      await settled();
      return lea.view().publishable;
    };
    expect(await because(`---\nid: others\n---\n${refund(40)}`)).toBe('other-id');
    expect(await because(`# One\n\n${refund(40)}\n\n# Two\n\n${refund(40)}`)).toBe('several');
    expect(await because('')).toBe('no-policy');
  });

  it('rolls back by publishing an older version, within the same rule', async () => {
    const shared = storage();
    const lea = await author(shared, 'lea');
    for (const amount of [40, 30]) {
      lea.change(refund(amount));
      await lea.session.save('less');
      await settled();
      await lea.session.publish('');
    }
    const [, first] = lea.view().versions ?? [];
    if (!first) throw new Error('no version');
    await lea.session.rollBack(first, '');
    expect(lea.view().trouble).toBe('studio.publishable.second-person');
    const max = await author(shared, 'max');
    await settled();
    await max.session.rollBack(first, '');
    expect(max.view().said).toBe('published');
    expect(max.shelf.view.value.policies[0]?.runs).toBe(1);
  });

  it('is done again after a look where a colleague released something first', async () => {
    const shared = storage();
    const [lea, max] = [await author(shared, 'lea'), await author(shared, 'max')];
    lea.change(refund(40));
    await lea.session.save('less');
    await settled();
    await max.session.withdraw('off', '');
    await lea.session.publish('');
    expect(lea.view().trouble).toBe('studio.released-meanwhile');
    await settled();
    await lea.session.publish('');
    expect(lea.shelf.view.value.policies[0]).toMatchObject({ runs: 1, state: 'published' });
  });
});

describe('a policy that ships, taken back', () => {
  async function takenBack() {
    const lea = await author(storage(), 'lea');
    lea.change(refund(40));
    await lea.session.save('less');
    await settled();
    await lea.session.publish('');
    await lea.session.withdraw('deleted', '');
    return lea;
  }

  it('is shown as it ships', async () => {
    const lea = await takenBack();
    await settled();
    expect(lea.view()).toMatchObject({ text: refund(50), base: 0, isUnsaved: false, publishable: 'runs' });
  });

  it('keeps what is typed and not saved', async () => {
    const lea = await author(storage(), 'lea');
    lea.change(refund(40));
    await lea.session.save('less');
    lea.change(refund(30));
    await lea.session.withdraw('deleted', '');
    expect(lea.view()).toMatchObject({ text: refund(30), isUnsaved: true });
  });

  it('is saved anew behind the versions that went with it', async () => {
    const lea = await takenBack();
    lea.change(refund(30));
    await lea.session.save('even less');
    expect(lea.view()).toMatchObject({ theirs: null, base: 2, said: 'saved' });
  });
});
