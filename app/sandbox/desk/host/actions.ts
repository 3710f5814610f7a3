/** Actions: `client.invoke`. */
import { escapeHtml } from '../../html.ts';
import { safeHtml } from '../sanitize.ts';
import {
  changeTab,
  type DeskState,
  isClosed,
  propertiesOf,
  type Store,
  type Tab,
  ticketOf,
} from '../state.ts';
import { openTicketTab } from '../tabs.ts';
import { showToast } from '../toasts.ts';
import { setComposerHtml } from './changes.ts';
import { failure, noHandler, type PathResult, refusal, value } from './errors.ts';
import type { AppInstance } from './instance.ts';

/** What actions may do to the page around the app. */
export interface ActionPorts {
  readonly store: Store<DeskState>;
  /** Inserts HTML at the caret of the tab's composer, at its end where there is none. */
  insertAtCaret(tabId: string, html: string): void;
  resize(instance: AppInstance, size: { readonly width?: string; readonly height?: string }): void;
  setVisible(instance: AppInstance, isVisible: boolean): void;
  openModal(
    opener: AppInstance,
    url: string,
    size: { readonly width?: string; readonly height?: string },
  ): AppInstance;
  closeInstance(instance: AppInstance): void;
  openNavApp(): void;
  /** Sends a live message at once; gives the refusal's text or null. */
  sendMessage(tab: Tab, channel: string, text: string): Promise<string | null>;
  /** Puts a macro's changes into the tab's unsaved ticket; false where there is no such macro. */
  applyMacro(tab: Tab, macroId: number): Promise<boolean>;
}

/** One call of an action. */
export interface ActionCall {
  readonly instance: AppInstance;
  readonly tab: Tab | undefined;
  readonly action: string;
  readonly args: readonly unknown[];
}

/** Runs an action; an unknown one gives the real host's error. */
export async function runAction(ports: ActionPorts, call: ActionCall): Promise<PathResult> {
  return (
    (await runPageAction(ports, call)) ??
    (await runTicketAction(ports, call)) ??
    failure(noHandler(call.action))
  );
}

async function runPageAction(ports: ActionPorts, call: ActionCall): Promise<PathResult | undefined> {
  const { instance, action, args } = call;
  switch (action) {
    case 'resize':
      ports.resize(instance, sizeOf(args[0]));
      return value(undefined);
    case 'notify':
      showToast(ports.store, String(args[0]), kindOf(args[1]));
      return value(undefined);
    case 'routeTo':
      return routeTo(ports, args);
    case 'show':
    case 'hide':
      ports.setVisible(instance, action === 'show');
      return value(undefined);
    case 'track':
    case 'preloadPane':
      return value(undefined);
    case 'app.close':
      ports.closeInstance(instance);
      return value(undefined);
    case 'instances.create':
      return createInstance(ports, instance, args[0]);
    default:
      return undefined;
  }
}

async function runTicketAction(ports: ActionPorts, call: ActionCall): Promise<PathResult | undefined> {
  const { tab, args } = call;
  if (!tab || isClosed(ports.store.get(), tab)) return undefined;
  const action = call.action.replace(/^ticket\.comment\./, 'comment.');
  switch (action) {
    case 'ticket.editor.insert':
      ports.insertAtCaret(tab.id, safeHtml(String(args[0])));
      return value(undefined);
    case 'ticket.editor.hyperlink':
      ports.insertAtCaret(tab.id, linkOf(args));
      return value(undefined);
    case 'comment.appendText':
      return append(ports, tab, textAsHtml(String(args[0])));
    case 'comment.appendMarkdown':
      return append(ports, tab, textAsHtml(String(args[0])));
    case 'comment.appendHtml':
      return append(ports, tab, safeHtml(String(args[0])));
    case 'ticket.tags.add':
    case 'ticket.tags.remove':
      return changeTags(ports, tab, action, args);
    case 'ticket.disableSave':
    case 'ticket.enableSave':
    case 'disableSave':
    case 'enableSave':
      return setSaveDisabled(ports, tab, action.endsWith('disableSave'));
    case 'ticket.sendMessage':
      return await sendMessage(ports, tab, args[0]);
    case 'macro':
      return (await ports.applyMacro(tab, Number(args[0])))
        ? value(undefined)
        : failure(refusal('macro', 'no such macro'));
    default:
      return fieldAction(ports, tab, call.action);
  }
}

function sizeOf(size: unknown): { width?: string; height?: string } {
  if (typeof size !== 'object' || size === null) return {};
  const read = (name: string) => {
    const found: unknown = Reflect.get(size, name);
    if (typeof found === 'number') return `${found}px`;
    return typeof found === 'string' ? found : undefined;
  };
  const width = read('width');
  const height = read('height');
  return { ...(width ? { width } : {}), ...(height ? { height } : {}) };
}

const kindOf = (kind: unknown): 'notice' | 'alert' | 'error' =>
  kind === 'alert' || kind === 'error' ? kind : 'notice';

function routeTo(ports: ActionPorts, args: readonly unknown[]): PathResult {
  const [place, id] = args;
  if (place === 'nav_bar') {
    ports.openNavApp();
    return value(undefined);
  }
  if (place !== 'ticket') return failure(refusal('routeTo', `no route to ${String(place)}`));
  return openTicketTab(ports.store, Number(id))
    ? value(undefined)
    : failure(refusal('routeTo', `no ticket ${String(id)}`));
}

function createInstance(ports: ActionPorts, opener: AppInstance, options: unknown): PathResult {
  if (typeof options !== 'object' || options === null || Reflect.get(options, 'location') !== 'modal')
    return failure(refusal('instances.create', 'only modals can be created'));
  const url: unknown = Reflect.get(options, 'url');
  if (typeof url !== 'string') return failure(refusal('instances.create', 'the url is missing'));
  const made = ports.openModal(opener, url, sizeOf(Reflect.get(options, 'size')));
  return value([{ instanceGuid: made.guid }]);
}

function linkOf(args: readonly unknown[]): string {
  const [url, words] = args;
  return safeHtml(`<a href="${escapeHtml(String(url))}">${escapeHtml(String(words ?? url))}</a>`);
}

const textAsHtml = (text: string): string => escapeHtml(text).replaceAll('\n', '<br>');

function append(ports: ActionPorts, tab: Tab, html: string): PathResult {
  setComposerHtml(ports.store, tab.id, (before) => (before === '' ? html : `${before}${html}`));
  return value(undefined);
}

function changeTags(ports: ActionPorts, tab: Tab, action: string, args: readonly unknown[]): PathResult {
  const named = args.flatMap((arg) => (Array.isArray(arg) ? arg : [arg])).map(String);
  const before = propertiesOf(ports.store.get(), tab).tags;
  const tags = action.endsWith('add')
    ? [...new Set([...before, ...named])].sort()
    : before.filter((tag) => !named.includes(tag));
  changeTab(ports.store, tab.id, (current) => ({ ...current, changes: { ...current.changes, tags } }));
  return value(tags);
}

function setSaveDisabled(ports: ActionPorts, tab: Tab, isSaveDisabled: boolean): PathResult {
  changeTab(ports.store, tab.id, (before) => ({ ...before, isSaveDisabled }));
  return value(undefined);
}

async function sendMessage(ports: ActionPorts, tab: Tab, options: unknown): Promise<PathResult> {
  const read = (name: string): unknown =>
    typeof options === 'object' && options !== null ? Reflect.get(options, name) : undefined;
  const channel = String(read('channel'));
  const text = read('message');
  const ticket = ticketOf(ports.store.get(), tab);
  if (typeof text !== 'string' || text.trim() === '')
    return failure(refusal('ticket.sendMessage', 'the message is empty'));
  if (!ticket || ticket.channel !== channel || ticket.channel === 'email' || ticket.channel === 'web')
    return failure(refusal('ticket.sendMessage', `the ticket has no open channel ${channel}`));
  const problem = await ports.sendMessage(tab, channel, text);
  return problem === null ? value(undefined) : failure(refusal('ticket.sendMessage', problem));
}

// `ticketFields:priority.hide`, `ticketFields:custom_field_4101.enable`
const FIELD_ACTION = /^ticketFields:(\w+)\.(hide|show|disable|enable)$/;

function fieldAction(ports: ActionPorts, tab: Tab, action: string): PathResult | undefined {
  const found = FIELD_ACTION.exec(action);
  const [, name, verb] = found ?? [];
  if (name === undefined || verb === undefined) return undefined;
  const before = tab.fieldStates[name] ?? { isVisible: true, isEnabled: true };
  const after =
    verb === 'hide' || verb === 'show'
      ? { ...before, isVisible: verb === 'show' }
      : { ...before, isEnabled: verb === 'enable' };
  changeTab(ports.store, tab.id, (current) => ({
    ...current,
    fieldStates: { ...current.fieldStates, [name]: after },
  }));
  return value(undefined);
}
