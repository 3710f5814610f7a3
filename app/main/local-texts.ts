/**
 * Texts of one person that outlive the page: in the browser's own storage, and where the browser forbids it to a page in a
 * frame, in the helpdesk's.
 */
import type { Store } from '../lib/store.ts';
import type { LocalTexts } from '../ui/studio/ports.ts';
import { browserShelf } from './browser-shelf.ts';
import { createKeptTexts, isLongText, type KeptTexts } from './kept-texts.ts';

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
  const kept = createKeptTexts(store, user);
  for (const [name, text] of await kept.read()) local.write(name, text);
  return mirrored(local, kept);
}

function isAllowed(): boolean {
  try {
    return localStorage.length >= 0;
  } catch {
    return false;
  }
}

/** A moment after the last key, or when the page is left, a text goes to the helpdesk. */
function mirrored(local: LocalTexts, kept: KeptTexts): LocalTexts {
  const waiting = new Map<string, ReturnType<typeof setTimeout>>();
  // One after the other, so that an older text never comes to lie over a newer one.
  const under = new Map<string, Promise<void>>();
  const send = (name: string): void => {
    clearTimeout(waiting.get(name));
    waiting.delete(name);
    const text = local.read(name);
    const sent = (under.get(name) ?? Promise.resolve()).then(() =>
      text === null ? kept.remove(name) : kept.put(name, text),
    );
    // What cannot be kept now is tried again with the next change; the page has it meanwhile.
    under.set(
      name,
      sent.catch(() => undefined),
    );
  };
  const later = (name: string): void => {
    clearTimeout(waiting.get(name));
    waiting.set(
      name,
      setTimeout(() => send(name), isLongText(name, local.read(name) ?? '') ? LONG_PAUSE_MS : PAUSE_MS),
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
/** A long text takes a request a part. */
const LONG_PAUSE_MS = 6_000;
