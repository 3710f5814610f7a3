/**
 * Stand-in for kustomer-card.min.js: the documented members of `window.Kustomer`, speaking with the sandbox's desk.
 * @see https://developer.kustomer.com/docs/apps/cards-sdk, read 2026-08
 */
import { type CardMessage, type DeskMessage, messageIn } from './messages.ts';

type Callback = (error: unknown, data?: unknown) => void;

const address = new URLSearchParams(window.location.search);
const card = address.get('id') ?? '';
const parentUrl = address.get('parentUrl') ?? '';
const desk = URL.canParse(parentUrl) ? new URL(parentUrl).origin : '';
const handlers = new Map<string, ((data: unknown) => void)[]>();
const waiting = new Map<number, Callback>();
let firstContext: ((context: unknown, config: unknown) => void) | undefined;
let lastKey = 0;

if (desk === '' || card === '') console.warn('Kustomer: this page runs outside Kustomer');

const post = (message: CardMessage): void => {
  if (desk !== '') window.parent.postMessage({ card, message }, desk);
};

window.addEventListener('message', (event) => {
  if (event.origin !== desk) return;
  const message = messageIn<DeskMessage>(event.data, card);
  if (!message) return;
  if (message.type === 'reply') {
    const { key, error, data } = message;
    waiting.get(key)?.(error ?? null, data);
    waiting.delete(key);
  } else if (message.type === 'initialized') firstContext?.(message.context, { userRoles: [] });
  else for (const handler of handlers.get(message.type) ?? []) handler(message.context);
});

/** A promise beside the callback, as the SDK is seen to give. */
function ask(message: (key: number) => CardMessage, callback?: Callback): Promise<unknown> {
  lastKey += 1;
  const key = lastKey;
  return new Promise((resolve, reject) => {
    waiting.set(key, (error, data) => {
      callback?.(error, data);
      if (error === null) resolve(data);
      else reject(error);
    });
    post(message(key));
  });
}

Object.defineProperty(window, 'Kustomer', {
  value: {
    initialize: (callback: (context: unknown, config: unknown) => void) => {
      firstContext = callback;
      post({ type: 'initialize' });
    },
    on: (event: string, handler: (data: unknown) => void) => {
      handlers.set(event, [...(handlers.get(event) ?? []), handler]);
    },
    request: (options: unknown, callback?: Callback) =>
      ask((key) => ({ type: 'request', key, options }), callback),
    command: {
      run: (name: string, options: unknown, callback?: Callback) =>
        ask((key) => ({ type: 'command', key, name, options }), callback),
    },
    open: () => post({ type: 'open' }),
    close: () => post({ type: 'close' }),
    resize: (size?: { readonly height?: string | number }) =>
      post({ type: 'resize', height: size?.height ?? document.documentElement.scrollHeight }),
    handleTriggerToast: (toast: { readonly type: string; readonly message: string }) =>
      post({ type: 'toast', kind: toast.type, message: toast.message }),
    openCustomerEvent: (_customer: string, record: string) => post({ type: 'go', record }),
  },
});
