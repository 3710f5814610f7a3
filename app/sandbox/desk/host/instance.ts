/** One app iframe and what the host remembers of it. */

/** Where in the desk an app shows itself. */
export type Location = 'ticket_sidebar' | 'new_ticket_sidebar' | 'nav_bar' | 'background' | 'modal';

/** A running instance of the app. */
export interface AppInstance {
  readonly guid: string;
  readonly location: Location;
  /** Null outside a ticket. */
  readonly tabId: string | null;
  readonly ticketId: number | null;
  readonly frame: HTMLIFrameElement;
  /** Whether its page has shaken hands since it was loaded. */
  isRegistered: boolean;
  isVisible: boolean;
  /** Subscriber counts by `<target guid> <event>`. */
  readonly subscriptions: Map<string, number>;
  /** Waiting hook replies by event. */
  readonly hooks: Map<string, (reply: HookReply) => void>;
}

/** A handler's verdict on a hook: null lets it pass. */
export type HookReply = { readonly message: unknown } | null;

/** What `client.context()` gives. */
export interface InstanceContext {
  readonly product: 'support';
  readonly location: Location;
  readonly instanceGuid: string;
  readonly account: { readonly subdomain: string };
  readonly ticketId?: number;
}

/** The context of an instance. */
export function contextOf(instance: AppInstance, subdomain: string): InstanceContext {
  return {
    product: 'support',
    location: instance.location,
    instanceGuid: instance.guid,
    account: { subdomain },
    ...(instance.ticketId === null ? {} : { ticketId: instance.ticketId }),
  };
}

/** Key of a subscription to an event of an instance. */
export const subscriptionKey = (targetGuid: string, event: string): string => `${targetGuid} ${event}`;
