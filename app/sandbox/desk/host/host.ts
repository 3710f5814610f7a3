/**
 * The host's side of the Zendesk Apps Framework: it speaks with each app iframe by postMessage, exactly as the real desk
 * does. What a message means to the page is decided in `paths`, `changes`, `actions` and `requests`.
 */
import type { AppView } from '../../view.ts';
import { type DeskState, type Store, userOf } from '../state.ts';
import { type ActionPorts, runAction } from './actions.ts';
import { writePath } from './changes.ts';
import { failure, noHandler, type PathResult } from './errors.ts';
import { type AppInstance, contextOf, type HookReply, subscriptionKey } from './instance.ts';
import { readPath } from './paths.ts';
import { sendRequest } from './requests.ts';

/** The host of every instance on the page. */
export interface AppHost {
  /** Tells those who subscribed to an event of this instance. */
  fire(instance: AppInstance, event: string, message?: unknown): void;
  /** Asks the instance's handlers; null where they let it pass or where there are none. */
  hook(instance: AppInstance, event: string): Promise<HookReply>;
  stop(): void;
}

/** What the host needs of the page. */
export interface HostPorts extends ActionPorts {
  readonly store: Store<DeskState>;
  readonly appOrigin: string;
  instances(): readonly AppInstance[];
  /** Called when an instance's page has shaken hands. */
  registered(instance: AppInstance): void;
  /** Called when an instance first listens to an event of its own. */
  subscribed(instance: AppInstance, event: string): void;
}

/** Starts listening to messages of the app's frames. */
export function startHost(ports: HostPorts): AppHost {
  const listener = (event: MessageEvent) => {
    if (event.origin !== ports.appOrigin) return;
    const instance = ports.instances().find(({ frame }) => frame.contentWindow === event.source);
    const data = instance && parseMessage(event.data);
    if (instance && data) void receive(ports, instance, data);
  };
  window.addEventListener('message', listener);
  return {
    fire: (instance, event, message) => fire(ports, instance, event, message),
    hook: (instance, event) => hook(ports, instance, event),
    stop: () => window.removeEventListener('message', listener),
  };
}

type Message = Readonly<Record<string, unknown>>;

/** Messages come as JSON text; replies to hooks as objects. */
function parseMessage(data: unknown): Message | undefined {
  const parsed = typeof data === 'string' ? parseJson(data) : data;
  return typeof parsed === 'object' && parsed !== null ? { ...parsed } : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function receive(ports: HostPorts, instance: AppInstance, data: Message): Promise<void> {
  if (data['appGuid'] !== undefined && data['appGuid'] !== instance.guid) return;
  if (typeof data['request'] === 'string') return await answer(ports, instance, data);
  const key = typeof data['key'] === 'string' ? data['key'] : '';
  const target = typeof data['instanceGuid'] === 'string' ? data['instanceGuid'] : instance.guid;
  if (key === 'iframe.handshake') return register(ports, instance);
  if (key.startsWith('iframe.on:'))
    return subscribe(ports, instance, { target, event: key.slice('iframe.on:'.length), data });
  if (key.startsWith('iframe.off:'))
    return subscribe(ports, instance, { target, event: key.slice('iframe.off:'.length), data });
  if (key.startsWith('iframe.reply:')) return reply(instance, key.slice('iframe.reply:'.length), data);
  if (key.startsWith('iframe.trigger:')) return trigger(ports, target, key, data);
  if (/^request:\d+$/.test(key)) return await request(ports, instance, key, data);
  // `session.live`, `__track__` and an app's own messages have no answer.
}

function post(ports: HostPorts, instance: AppInstance, message: Record<string, unknown>): void {
  instance.frame.contentWindow?.postMessage(message, ports.appOrigin);
}

function register(ports: HostPorts, instance: AppInstance): void {
  instance.isRegistered = true;
  instance.subscriptions.clear();
  instance.hooks.clear();
  const { view } = ports.store.get();
  post(ports, instance, {
    key: 'zaf.app.registered',
    message: { metadata: metadataOf(view.app), context: contextOf(instance, view.subdomain) },
  });
  ports.registered(instance);
}

function metadataOf(app: AppView): Record<string, unknown> {
  return {
    appId: app.id,
    installationId: app.installationId,
    name: app.name,
    version: app.version,
    settings: { ...app.settings },
  };
}

function subscribe(
  ports: HostPorts,
  instance: AppInstance,
  { target, event, data }: { target: string; event: string; data: Message },
): void {
  const message = data['message'];
  const count =
    typeof message === 'object' && message !== null ? Number(Reflect.get(message, 'subscriberCount')) : 0;
  const key = subscriptionKey(target, event);
  const isFirst = count > 0 && !instance.subscriptions.has(key);
  if (count > 0) instance.subscriptions.set(key, count);
  else instance.subscriptions.delete(key);
  if (isFirst && target === instance.guid) ports.subscribed(instance, event);
}

function fire(ports: HostPorts, target: AppInstance, event: string, message: unknown): void {
  for (const instance of ports.instances()) {
    if (!instance.isRegistered || !instance.subscriptions.has(subscriptionKey(target.guid, event))) continue;
    const foreign = instance.guid === target.guid ? {} : { instanceGuid: target.guid };
    post(ports, instance, { key: `zaf.${event}`, message, ...foreign });
  }
}

function trigger(ports: HostPorts, targetGuid: string, key: string, data: Message): void {
  const target = ports.instances().find(({ guid }) => guid === targetGuid);
  if (target) fire(ports, target, key.slice('iframe.trigger:'.length), data['message']);
}

const HOOK_TIMEOUT_MS = 30_000;

function hook(ports: HostPorts, instance: AppInstance, event: string): Promise<HookReply> {
  if (!instance.isRegistered || !instance.subscriptions.has(subscriptionKey(instance.guid, event)))
    return Promise.resolve(null);
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(null), HOOK_TIMEOUT_MS);
    instance.hooks.set(event, (verdict) => {
      clearTimeout(timer);
      instance.hooks.delete(event);
      resolve(verdict);
    });
    post(ports, instance, { key: `zaf.${event}`, needsReply: true });
  });
}

function reply(instance: AppInstance, event: string, data: Message): void {
  const { error } = data;
  const message: unknown =
    typeof error === 'object' && error !== null ? Reflect.get(error, 'msg') : undefined;
  instance.hooks.get(event)?.(error === undefined ? null : { message });
}

async function request(ports: HostPorts, instance: AppInstance, key: string, data: Message): Promise<void> {
  const message = data['message'];
  const options = typeof message === 'object' && message !== null ? { ...message } : { url: String(message) };
  const state = ports.store.get();
  const session = {
    userId: userOf(state).id,
    instance: instance.guid,
    subdomain: state.view.subdomain,
  };
  const outcome = await sendRequest(session, options);
  const argument = outcome.type === 'done' ? outcome.data : outcome.xhr;
  post(ports, instance, { key: `zaf.${key}.${outcome.type}`, message: { responseArgs: [argument] } });
}

async function answer(ports: HostPorts, instance: AppInstance, data: Message): Promise<void> {
  const { id, params } = data;
  const target = ports.instances().find(({ guid }) => guid === data['instanceGuid']) ?? instance;
  const results = await resultsOf(ports, target, String(data['request']), params);
  const result: Record<string, unknown> = {};
  const errors: Record<string, unknown> = {};
  for (const [path, outcome] of results) {
    if (outcome.status === 'value') result[path] = outcome.value;
    else errors[path] = outcome.error;
  }
  post(ports, instance, { id, result: { ...result, errors } });
}

async function resultsOf(
  ports: HostPorts,
  instance: AppInstance,
  kind: string,
  params: unknown,
): Promise<[string, PathResult][]> {
  const tabOf = () => ports.store.get().tabs.find(({ id }) => id === instance.tabId);
  if (kind === 'get') {
    const reading = { state: ports.store.get(), instance, instances: ports.instances(), tab: tabOf() };
    return (Array.isArray(params) ? params.map(String) : []).map((path) => [path, readPath(reading, path)]);
  }
  const results: [string, PathResult][] = [];
  const entries = typeof params === 'object' && params !== null ? Object.entries(params) : [];
  for (const [path, argument] of entries) {
    const tab = tabOf();
    if (kind === 'set')
      results.push([path, tab ? writePath(ports.store, tab, path, argument) : failure(noHandler(path))]);
    else {
      const args: unknown[] = Array.isArray(argument) ? argument : [argument];
      results.push([path, await runAction(ports, { instance, tab, action: path, args })]);
    }
  }
  return results;
}
