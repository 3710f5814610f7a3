import { describe, expect, it } from 'vitest';
import { shareLookUps, type Tabs } from '../../app/main/shared-look-ups.ts';
import { createCatalog, shippedTools } from '../../app/tools/catalog.ts';
import type { ToolCall, ToolResult } from '../../app/tools/tool.ts';

const CATALOG = createCatalog(shippedTools);
const READ: ToolCall = { id: 'c1', tool: 'get_order_details', args: { order_id: '1042' } };
const WRITE: ToolCall = { id: 'c2', tool: 'cancel_order', args: { order_id: '1042' } };
const FAILED: ToolResult = { status: 'failed', reason: 'no', mend: '' };
const done = (output: string): ToolResult => ({ status: 'done', output: { output }, rest: [] });

function deferred<T>() {
  let resolve = (_value: T): void => undefined;
  const promise = new Promise<T>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}

/** The locks and the channel of one browser, for any number of tabs. */
function createBrowser() {
  const held = new Map<string, Promise<void>>();
  const listeners = new Set<(message: unknown) => void>();
  const tabs: Tabs = {
    hold: async (name, { ifAvailable, signal }, work) => {
      if (ifAvailable && held.has(name)) return await work(null);
      while (held.has(name)) await held.get(name);
      signal?.throwIfAborted();
      const { promise, resolve } = deferred<void>();
      held.set(name, promise);
      try {
        return await work({});
      } finally {
        held.delete(name);
        resolve();
      }
    },
    tell: (message) => {
      for (const hear of [...listeners]) hear(structuredClone(message));
    },
    listen: (hear) => {
      listeners.add(hear);
      return () => void listeners.delete(hear);
    },
    // Nobody loses patience.
    pause: (ms) => (ms < 1000 ? Promise.resolve() : new Promise(() => undefined)),
  };
  return { tabs, listeners };
}

/** A tab of a person at a ticket, whose look-ups answer when they are let; `runs` counts those that were made. */
function createTab(tabs: Tabs, { user = '7', ticket = '1' }: { user?: string; ticket?: string } = {}) {
  const runs: { resolve(result: ToolResult): void }[] = [];
  const runner = shareLookUps(
    {
      run: () => {
        const run = deferred<ToolResult>();
        runs.push(run);
        return run.promise;
      },
      readBack: async () => ({ status: 'cannot-tell', look: '' }),
    },
    { catalog: CATALOG, user, tabs },
  );
  const context = { now: '2026-11-20T10:00:00Z', ticket, requesterEmail: '', timeoutMs: 1000 };
  return { runs, letGo: runner.letGo, run: (call: ToolCall) => runner.run(call, context) };
}

const settled = () => new Promise((resolve) => setTimeout(resolve));

describe('a look-up that two tabs want', () => {
  it('is made once and told to both', async () => {
    const { tabs, listeners } = createBrowser();
    const [one, two] = [createTab(tabs), createTab(tabs)];
    const results = [one.run(READ), two.run(READ)];
    await settled();
    one.runs[0]?.resolve(done('first'));
    expect(await Promise.all(results)).toEqual([done('first'), done('first')]);
    expect(two.runs).toEqual([]);
    one.letGo();
    expect(listeners.size).toBe(0);
  });

  it('is told later too, until the log has it', async () => {
    const { tabs } = createBrowser();
    const [one, two, three] = [createTab(tabs), createTab(tabs), createTab(tabs)];
    const first = one.run(READ);
    await settled();
    one.runs[0]?.resolve(done('first'));
    await first;
    expect(await two.run(READ)).toEqual(done('first'));
    one.letGo();
    const third = three.run(READ);
    await settled();
    three.runs[0]?.resolve(done('third'));
    expect(await third).toEqual(done('third'));
  });

  it('is made anew where the same tab asks once more', async () => {
    const tab = createTab(createBrowser().tabs);
    const before = tab.run(READ);
    await settled();
    tab.runs[0]?.resolve(done('before'));
    await before;
    const after = tab.run(READ);
    await settled();
    tab.runs[1]?.resolve(done('after'));
    expect(await after).toEqual(done('after'));
  });

  it('is tried by the second where it failed in the first', async () => {
    const { tabs } = createBrowser();
    const [one, two] = [createTab(tabs), createTab(tabs)];
    const results = [one.run(READ), two.run(READ)];
    await settled();
    one.runs[0]?.resolve(FAILED);
    await settled();
    two.runs[0]?.resolve(done('second'));
    expect(await Promise.all(results)).toEqual([FAILED, done('second')]);
  });

  it('is made by the second where nothing is heard of the first', async () => {
    const { tabs } = createBrowser();
    const deaf: Tabs = { ...tabs, tell: () => undefined, pause: async () => undefined };
    const [one, two] = [createTab(deaf), createTab(deaf)];
    const results = [one.run(READ), two.run(READ)];
    await settled();
    one.runs[0]?.resolve(done('first'));
    await settled();
    two.runs[0]?.resolve(done('second'));
    expect(await Promise.all(results)).toEqual([done('first'), done('second')]);
  });

  it('is made by each where the browser forbids sharing', async () => {
    const forbidden: Tabs = {
      ...createBrowser().tabs,
      hold: () => Promise.reject(new DOMException('no', 'SecurityError')),
    };
    const [one, two] = [createTab(forbidden), createTab(forbidden)];
    const results = [one.run(READ), two.run(READ)];
    await settled();
    one.runs[0]?.resolve(done('first'));
    two.runs[0]?.resolve(done('second'));
    expect(await Promise.all(results)).toEqual([done('first'), done('second')]);
  });

  it('is not made again where it cannot be told', async () => {
    const { tabs } = createBrowser();
    const mute: Tabs = {
      ...tabs,
      tell: () => {
        throw new DOMException('no', 'DataCloneError');
      },
    };
    const one = createTab(mute);
    const result = one.run(READ);
    await settled();
    one.runs[0]?.resolve(done('first'));
    expect(await result).toEqual(done('first'));
    expect(one.runs).toHaveLength(1);
  });

  it('takes no message that is no result', async () => {
    const { tabs } = createBrowser();
    const [one, two] = [createTab(tabs), createTab(tabs)];
    const names: unknown[] = [];
    tabs.listen((message) => names.push(Reflect.get(Object(message), 'asked')));
    const results = [one.run(READ), two.run(READ)];
    await settled();
    for (const result of [null, FAILED, { status: 'done' }, { status: 'done', output: 'x', rest: [] }])
      tabs.tell({ name: names[0], result });
    one.runs[0]?.resolve(done('first'));
    expect(await Promise.all(results)).toEqual([done('first'), done('first')]);
  });
});

describe('what is not shared', () => {
  const bothRun = async (call: ToolCall, others: { user?: string; ticket?: string }) => {
    const { tabs } = createBrowser();
    const [one, two] = [createTab(tabs), createTab(tabs, others)];
    void one.run(call);
    void two.run(call);
    await settled();
    return [one.runs.length, two.runs.length];
  };

  it('is a write', async () => expect(await bothRun(WRITE, {})).toEqual([1, 1]));
  it('is another ticket', async () => expect(await bothRun(READ, { ticket: '2' })).toEqual([1, 1]));
  it('is another person', async () => expect(await bothRun(READ, { user: '8' })).toEqual([1, 1]));
  it('is a call beside any ticket', async () => expect(await bothRun(READ, { ticket: '' })).toEqual([1, 1]));
});
