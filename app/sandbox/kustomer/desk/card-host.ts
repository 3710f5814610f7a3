/** The desk's side of one card: its frame, the SDK's requests, the contexts it is told. */
import { control } from '../../desk/control.ts';
import { fetchOrDie } from '../../desk/kill.ts';
import { openTicketTab } from '../../desk/tabs.ts';
import { showToast } from '../../desk/toasts.ts';
import { numberOf } from '../ids.ts';
import { sessionCommand, sessionRequest } from '../session-request.ts';
import { type CardMessage, type DeskMessage, messageIn } from './messages.ts';
import { askDesk, type KustomerDesk } from './state.ts';

/** Where a card stands and what it looks at. */
export interface CardPlace {
  readonly place: 'card' | 'widget';
  /** File of the app's folder, with its query. */
  readonly page: string;
  /** Kustomer tells no card its colours; they stand in the address that this desk loads. */
  readonly theme: 'light' | 'dark';
  readonly ticketId: number | null;
}

/** A card in its frame. */
export interface Card {
  readonly frame: HTMLIFrameElement;
  /** Tells the context anew, the same one too. */
  tell(): Promise<void>;
  stop(): void;
}

/** Makes a card; it is hidden until its page says that it is there. */
export function createCard(desk: KustomerDesk, place: CardPlace): Card {
  const id = crypto.randomUUID();
  const frame = newFrame(desk, id, place);
  let isInitialized = false;
  const post = (message: DeskMessage) =>
    frame.contentWindow?.postMessage({ card: id, message }, desk.appOrigin);
  const session = {
    fetch: fetchOrDie,
    userId: desk.store.get().userId,
    instance: id,
  };
  const receive = async (message: CardMessage): Promise<void> => {
    switch (message.type) {
      case 'initialize':
        frame.hidden = false;
        post({ type: 'initialized', context: await contextOf(desk, place) });
        isInitialized = true;
        return;
      case 'request':
      case 'command': {
        const reply =
          message.type === 'request'
            ? await sessionRequest(session, message.options)
            : await sessionCommand(session, message.name, message.options);
        return void post({
          type: 'reply',
          key: message.key,
          ...(reply.status === 'done' ? { data: reply.data } : { error: reply.error }),
        });
      }
      case 'resize':
        frame.style.height =
          typeof message.height === 'number' ? `${message.height}px` : (message.height ?? '');
        return;
      case 'toast':
        return showToast(desk.store, message.message, message.kind === 'error' ? 'error' : 'notice');
      case 'go':
        return void openTicketTab(desk.store, numberOf('conversation', message.record));
      default:
        frame.hidden = message.type === 'close';
    }
  };
  const listener = (event: MessageEvent) => {
    if (event.origin !== desk.appOrigin || event.source !== frame.contentWindow) return;
    const message = messageIn<CardMessage>(event.data, id);
    if (message) void receive(message);
  };
  window.addEventListener('message', listener);
  void control('instances', {
    instance: id,
    location: place.place === 'card' ? 'kustomer_card' : 'kustomer_widget',
    ticketId: place.ticketId,
    userId: session.userId,
  });
  return {
    frame,
    tell: async () => {
      if (isInitialized) post({ type: 'context', context: await contextOf(desk, place) });
    },
    stop: () => {
      window.removeEventListener('message', listener);
      frame.remove();
    },
  };
}

function newFrame(
  desk: KustomerDesk,
  id: string,
  { place, page, theme, ticketId }: CardPlace,
): HTMLIFrameElement {
  const frame = document.createElement('iframe');
  const address = new URL(page, `${desk.appOrigin}/kustomer/`);
  address.searchParams.set('parentUrl', window.location.origin);
  address.searchParams.set('id', id);
  if (theme === 'dark') address.searchParams.set('colorScheme', theme);
  frame.src = address.href;
  frame.title = place === 'card' ? 'Stepwise' : 'Stepwise page';
  frame.hidden = true;
  frame.allow = 'clipboard-write';
  frame.dataset['test'] = 'app-frame';
  frame.dataset['location'] = place;
  if (ticketId !== null) frame.dataset['ticket'] = String(ticketId);
  return frame;
}

async function contextOf(desk: KustomerDesk, { place, ticketId }: CardPlace): Promise<unknown> {
  if (place === 'widget' || ticketId === null) return { type: 'widget', widget: { isOpen: true } };
  const response = await askDesk(desk.store, `context/${ticketId}`);
  const context = (await response.json()) as Record<string, unknown>;
  if (!desk.own.get().isFolded) return context;
  return { type: 'customer', user: context['user'], customer: context['customer'] };
}
