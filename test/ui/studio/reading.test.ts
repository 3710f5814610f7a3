import { describe, expect, it } from 'vitest';
import type { Compiled } from '../../../app/policy/compile.ts';
import { createReading, type ReaderWorker } from '../../../app/ui/studio/editor/reading.ts';
import type { FromReader, ToReader } from '../../../app/ui/studio/editor/reading-message.ts';
import { testClock } from './test-clock.ts';
import { catalog } from './texts.ts';

const READ: Compiled = { policies: [], problems: [] };

/** A worker that a test plays: it sees what was posted, and answers or breaks. */
function playedWorker() {
  const posted: ToReader[] = [];
  const target = new EventTarget();
  const worker: ReaderWorker = Object.assign(target, {
    postMessage: (message: ToReader) => void posted.push(message),
    terminate: () => void posted.push({ type: 'know', against: {} }),
  });
  const answer = (data: FromReader): void => void target.dispatchEvent(new MessageEvent('message', { data }));
  return { worker, posted, answer, fail: () => void target.dispatchEvent(new Event('error')) };
}

function started(withWorker = true) {
  const { clock, pass, idle } = testClock();
  const { worker, posted, answer, fail } = playedWorker();
  const done: string[] = [];
  const known = { now: [] as never[] };
  const reading = createReading({
    openWorker: () => (withWorker ? worker : undefined),
    against: () => ({ catalog, name: 'late', known: known.now }),
    done: (text) => done.push(text),
    clock,
  });
  const ids = (): number[] => posted.flatMap((one) => (one.type === 'read' ? one.id : []));
  const learn = (): void => {
    known.now = [];
  };
  return { reading, done, pass, idle, posted, ids, answer, fail, learn };
}

describe('reading in a worker', () => {
  it('waits for a pause, and shows the answer while the page is idle', () => {
    const { reading, done, pass, idle, ids, answer } = started();
    reading.changed(() => 'a');
    expect(ids()).toEqual([]);
    pass();
    answer({ type: 'read', id: 1, compiled: READ });
    expect(done).toEqual([]);
    idle();
    expect(done).toEqual(['a']);
  });

  it('throws away the answer to a text that was typed over', () => {
    const { reading, done, pass, idle, answer } = started();
    reading.changed(() => 'a');
    pass();
    reading.changed(() => 'ab');
    answer({ type: 'read', id: 1, compiled: READ });
    idle();
    pass();
    answer({ type: 'read', id: 1, compiled: READ });
    idle();
    expect(done).toEqual([]);
    answer({ type: 'read', id: 2, compiled: READ });
    idle();
    expect(done).toEqual(['ab']);
  });

  it('takes back an answer that a key comes before', () => {
    const { reading, done, pass, idle, answer } = started();
    reading.now(() => 'a');
    answer({ type: 'read', id: 1, compiled: READ });
    reading.changed(() => 'ab');
    idle();
    expect(done).toEqual([]);
    pass();
    answer({ type: 'read', id: 2, compiled: READ });
    idle();
    expect(done).toEqual(['ab']);
  });

  it('tells what is known once, and anew when that changes', () => {
    const { reading, posted, learn } = started();
    reading.now(() => 'a');
    reading.now(() => 'ab');
    learn();
    reading.now(() => 'abc');
    expect(posted.map(({ type }) => type)).toEqual(['know', 'read', 'read', 'know', 'read']);
  });

  it('sends nothing of the catalog, whose functions no message can carry', () => {
    const { reading, posted } = started();
    reading.now(() => 'a');
    expect(structuredClone(posted)).toEqual(posted);
  });
});

describe('reading where no worker can be had', () => {
  it('reads on the page where none can be made', () => {
    const { reading, done, idle } = started(false);
    reading.now(() => '1. Ask.');
    idle(true);
    expect(done).toEqual(['1. Ask.']);
  });

  it.each([
    ['breaks', (fake: ReturnType<typeof started>) => fake.fail()],
    ['fails', (fake: ReturnType<typeof started>) => fake.answer({ type: 'failed', id: 1 })],
  ])('reads on the page from then on where it %s', (_what, happen) => {
    const fake = started();
    fake.reading.now(() => '1. Ask.');
    happen(fake);
    fake.idle(true);
    expect(fake.done).toEqual(['1. Ask.']);
    fake.reading.now(() => '1. Thank.');
    fake.idle(true);
    expect(fake.done).toEqual(['1. Ask.', '1. Thank.']);
    expect(fake.ids()).toEqual([1]);
  });
});
