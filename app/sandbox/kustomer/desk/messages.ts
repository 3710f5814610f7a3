/** What the desk and a card's page say to each other; the sandbox's own, since the real form is not documented. */

/** From the page in the frame. */
export type CardMessage =
  | { readonly type: 'initialize' }
  | { readonly type: 'request'; readonly key: number; readonly options: unknown }
  | { readonly type: 'command'; readonly key: number; readonly name: string; readonly options: unknown }
  | { readonly type: 'resize'; readonly height: string | number | null }
  | { readonly type: 'open' | 'close' }
  | { readonly type: 'toast'; readonly kind: string; readonly message: string }
  | { readonly type: 'go'; readonly record: string };

/** From the desk. */
export type DeskMessage =
  | { readonly type: 'initialized' | 'context'; readonly context: unknown }
  | { readonly type: 'reply'; readonly key: number; readonly error?: unknown; readonly data?: unknown };

/** Every message carries the card's id, as it stands in the page's address. */
export interface Envelope<Message> {
  readonly card: string;
  readonly message: Message;
}

/** The message for or from a card; undefined for anything else. */
export function messageIn<Message>(data: unknown, card: string): Message | undefined {
  if (typeof data !== 'object' || data === null || Reflect.get(data, 'card') !== card) return undefined;
  const message: unknown = Reflect.get(data, 'message');
  return typeof message === 'object' && message !== null ? (message as Message) : undefined;
}
