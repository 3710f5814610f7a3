/**
 * Reads the editor's text off the keystroke: a pause first, then in a worker where the page may have one, else here while the
 * page is idle. Only the newest text's answer is given, and never while somebody types.
 */
import { checkInParts } from '../../../policy/check-source.ts';
import type { Compiled } from '../../../policy/compile.ts';
import type { Source } from '../../../policy/parse.ts';
import type { Catalog } from '../../../tools/tool.ts';
import { createIdleCheck, type IdleClock } from './idle-check.ts';
import type { FromReader, ReadAgainst, ToReader } from './reading-message.ts';

/** A worker that reads texts, as far as it is needed here. */
export interface ReaderWorker extends EventTarget {
  postMessage(message: ToReader): void;
  terminate(): void;
}

/** What reads. */
export interface ReadingOptions {
  /** Undefined where the helpdesk's frame allows no worker. */
  openWorker(): ReaderWorker | undefined;
  /** What the next text is read against. */
  against(): ReadAgainst & { readonly catalog: Catalog; readonly name: string };
  done(text: string, read: Compiled): void;
  readonly clock: IdleClock;
}

/** The reading of one field. */
export interface Reading {
  /** The text is taken after the pause. */
  changed(textOf: () => string): void;
  /** Without the pause: for the first text, and when what it is read against has changed. */
  now(textOf: () => string): void;
  stop(): void;
}

/** Nobody types in shorter pauses than this. */
const PAUSE_MS = 400;

/** A reading whose worker starts at once. */
export function createReading({ openWorker, against, done, clock }: ReadingOptions): Reading {
  let callOff = (): void => undefined;
  const onPage = createIdleCheck(
    (text) => checkInParts({ text, name: against().name }, against()),
    done,
    clock,
  );
  const channel = createChannel(openWorker(), {
    // Marking problems and drawing steps is work too: it waits for an idle page, and a key calls it off.
    answered: (text, compiled) => {
      callOff = clock.whenIdle(() => done(text, compiled));
    },
    broken: (text) => onPage.now(text),
  });
  const read = (text: string): void => {
    const { catalog: _, name, ...rest } = against();
    if (!channel.read({ text, name }, rest)) onPage.now(text);
  };
  const forget = (): void => {
    callOff();
    channel.forget();
    onPage.stop();
  };
  return {
    changed(textOf) {
      forget();
      callOff = clock.later(() => read(textOf()), PAUSE_MS);
    },
    now(textOf) {
      forget();
      read(textOf());
    },
    stop() {
      forget();
      channel.close();
    },
  };
}

interface Channel {
  /** False where there is no worker. */
  read(source: Source, against: ReadAgainst): boolean;
  /** An answer to what was asked before is thrown away. */
  forget(): void;
  close(): void;
}

interface Answers {
  answered(text: string, compiled: Compiled): void;
  /** The worker could not be made, broke off or failed; the text that it owes is given. */
  broken(text: string): void;
}

function createChannel(worker: ReaderWorker | undefined, { answered, broken }: Answers): Channel {
  let isOpen = worker !== undefined;
  let asked: { readonly id: number; readonly text: string } = { id: 0, text: '' };
  let isWaiting = false;
  let known: ReadAgainst | null = null;
  const close = (): void => {
    isOpen = false;
    worker?.terminate();
  };
  const breakOff = (): void => {
    close();
    if (isWaiting) broken(asked.text);
    isWaiting = false;
  };
  worker?.addEventListener('error', breakOff);
  worker?.addEventListener('message', (event) => {
    if (!(event instanceof MessageEvent)) return;
    const answer = event.data as FromReader;
    if (!isWaiting || answer.id !== asked.id) return;
    if (answer.type === 'failed') return breakOff();
    isWaiting = false;
    answered(asked.text, answer.compiled);
  });
  return {
    read(source, against) {
      if (!isOpen || !worker) return false;
      if (!known || !isSame(known, against)) worker.postMessage({ type: 'know', against });
      known = against;
      asked = { id: asked.id + 1, text: source.text };
      isWaiting = true;
      worker.postMessage({ type: 'read', id: asked.id, source });
      return true;
    },
    forget: () => {
      isWaiting = false;
    },
    close,
  };
}

const isSame = (one: ReadAgainst, other: ReadAgainst): boolean =>
  one.known === other.known && one.installedServices === other.installedServices;
