/**
 * What the desk tells of changes. Its contexts repeat, may lack the conversation, and are not promised at a new message; so
 * whoever looks at the card again has the conversation compared once, and nothing is asked while nobody looks.
 */
import type { TicketChange } from '../helpdesk.ts';
import type { Clock, KustomerSdk } from './client.ts';
import { type OpenRecord, openRecordOf } from './context.ts';
import { type KustomerRecord, recordOf, textOf } from './record.ts';
import type { Ask } from './settings.ts';

/** What watching needs. */
export interface WatchPorts extends Clock {
  readonly sdk: KustomerSdk;
  readonly watchPage: (listener: (isShown: boolean) => void) => () => void;
}

/** The desk's side of the card, as it changes. */
export interface Watch {
  /** The first context; rejects where no desk answers. */
  readonly initialized: Promise<OpenRecord>;
  /** What is open now. */
  open(): OpenRecord;
  /** Tells what was last read of the open conversation. */
  seen(conversation: KustomerRecord): void;
  listen(listener: (change: TicketChange) => void, ask: Ask): () => void;
}

/** A desk that says nothing for so long is none. */
const INITIALIZE_MS = 15_000;

/** Starts listening, then says that the card is there: a card that never does is not shown. */
export function createWatch(ports: WatchPorts): Watch {
  const { sdk } = ports;
  const listeners = new Set<(change: TicketChange) => void>();
  let open = openRecordOf(undefined);
  let mark = '';
  let checkedAt = Number.NEGATIVE_INFINITY;
  const tell = (change: TicketChange) => {
    for (const listener of [...listeners]) listener(change);
  };
  const take = (context: unknown) => {
    const next = openRecordOf(context);
    const change = changeBetween(open, next);
    open = { ...next, user: next.user || open.user, org: next.org || open.org };
    if (change) tell(change);
  };
  const initialized = new Promise<OpenRecord>((resolve, reject) => {
    let isInitialized = false;
    sdk.on('context', (context) => (isInitialized ? take(context) : undefined));
    sdk.initialize((context) => {
      if (isInitialized) return take(context);
      isInitialized = true;
      open = openRecordOf(context);
      resolve(open);
    });
    void ports.sleep(INITIALIZE_MS).then(() => reject(new Error('the helpdesk does not answer')));
  });
  const check = async (ask: Ask) => {
    const { conversation } = open;
    if (!conversation || ports.now() - checkedAt < CHECK_EVERY_MS) return;
    checkedAt = ports.now();
    const reply = await ask({
      method: 'GET',
      path: `/v1/conversations/${encodeURIComponent(conversation.id)}`,
    });
    const fresh = reply.status === 'answered' && reply.httpStatus < 400 ? recordOf(reply.body) : undefined;
    if (!fresh || fresh.id !== open.conversation?.id || markOf(fresh) === mark) return;
    mark = markOf(fresh);
    tell('conversation');
  };
  return {
    initialized,
    open: () => open,
    seen: (conversation) => {
      mark = markOf(conversation);
      checkedAt = ports.now();
    },
    listen: (listener, ask) => {
      listeners.add(listener);
      const offPage = ports.watchPage((isShown) => {
        listener(isShown ? 'shown' : 'hidden');
        if (isShown) void check(ask);
      });
      return () => {
        listeners.delete(listener);
        offPage();
      };
    },
  };
}

/** A conversation is compared at most this often. */
const CHECK_EVERY_MS = 10_000;

/** What of a context matters to a ticket; null where it merely repeats. */
function changeBetween(before: OpenRecord, after: OpenRecord): TicketChange | null {
  if (before.conversation?.id !== after.conversation?.id) return 'switched';
  if (!before.conversation || !after.conversation) return null;
  return markOf(before.conversation) === markOf(after.conversation) ? null : 'conversation';
}

/** Tells states of a conversation apart by whatever it says of itself. */
function markOf({ attributes }: KustomerRecord): string {
  return ['rev', 'messageCount', 'noteCount', 'lastMessageAt', 'updatedAt', 'status']
    .map((name) => textOf(attributes[name]))
    .join(' ');
}
