/**
 * Texts of one person that outlive the page: in the browser's own storage, and where the browser forbids it to a page in a
 * frame, in the helpdesk's.
 */
import * as z from 'zod/mini';
import type { Store } from '../lib/store.ts';
import type { LocalTexts } from '../ui/studio/ports.ts';
import { browserShelf } from './browser-shelf.ts';

/** A person's texts in the browser; another person at the same browser sees none of them. */
export function createLocalTexts(user: string): LocalTexts {
  const prefix = `stepwise:${user}:`;
  return {
    read: (name) => browserShelf.read(prefix + name),
    write: (name, text) => browserShelf.write(prefix + name, text),
    remove: (name) => browserShelf.remove(prefix + name),
    names: (begin) =>
      browserShelf
        .keys()
        .flatMap((key) => (key.startsWith(prefix + begin) ? [key.slice(prefix.length)] : []))
        .sort(),
  };
}

/** The same, with the helpdesk's storage where the browser has none to give. Rejects where that cannot be read. */
export async function openLocalTexts(user: string, store: Store): Promise<LocalTexts> {
  const local = createLocalTexts(user);
  if (isAllowed()) return local;
  const page = await store.find({ table: 'entry', type: KEPT_TYPE, group: user, limit: 100 });
  for (const { body, createdBy } of page.records) {
    const kept = z.safeParse(keptSchema, body);
    if (kept.success && createdBy === user) local.write(kept.data.name, kept.data.text);
  }
  return mirrored(local, user, store);
}

const KEPT_TYPE = 'kept-text';
const keptSchema = z.object({ name: z.string(), text: z.string() });

function isAllowed(): boolean {
  try {
    return localStorage.length >= 0;
  } catch {
    return false;
  }
}

/** A moment after the last key, or when the page is left, a text goes to the helpdesk. */
function mirrored(local: LocalTexts, user: string, store: Store): LocalTexts {
  const waiting = new Map<string, ReturnType<typeof setTimeout>>();
  const keyOf = (name: string): string => `kept-text:${user}:${name}`;
  const send = (name: string): void => {
    clearTimeout(waiting.get(name));
    waiting.delete(name);
    const text = local.read(name);
    const sent =
      text === null
        ? store.remove('entry', keyOf(name))
        : store.put({ table: 'entry', key: keyOf(name), type: KEPT_TYPE, body: { name, text }, group: user });
    // What cannot be kept now is tried again with the next change; the page has it meanwhile.
    sent.catch(() => undefined);
  };
  const later = (name: string): void => {
    clearTimeout(waiting.get(name));
    waiting.set(
      name,
      setTimeout(() => send(name), PAUSE_MS),
    );
  };
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) for (const name of [...waiting.keys()]) send(name);
  });
  return {
    ...local,
    write: (name, text) => {
      local.write(name, text);
      later(name);
    },
    remove: (name) => {
      if (local.read(name) === null) return;
      local.remove(name);
      later(name);
    },
  };
}

const PAUSE_MS = 1_500;
