/** Kustomer without a browser: the SDK's members over the sandbox's own Kustomer-like API, and the adapter on them. */
import { readFileSync } from 'node:fs';
import type { KustomerSdk, NodeCallback } from '../../app/helpdesk/kustomer/client.ts';
import { connectKustomer, type KustomerPorts } from '../../app/helpdesk/kustomer.ts';
import { isObject } from '../../app/lib/json.ts';
import { createServiceTable, STANDARD_CONFIG } from '../../app/lib/services/table.ts';
import { kustomerAppOf } from '../../app/sandbox/kustomer/app-definition.ts';
import { ORG_ID } from '../../app/sandbox/kustomer/ids.ts';
import {
  type SessionReply,
  sessionCommand,
  sessionRequest,
} from '../../app/sandbox/kustomer/session-request.ts';
import { createSandbox, type Sandbox, type SandboxOptions } from '../../app/sandbox/sandbox.ts';
import { kustomerDefinition } from '../../scripts/kustomer-definition.ts';
import { sharedWords } from '../../scripts/kustomer-words.ts';
import { fixturePackage } from './fixture-app.ts';

const json = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8'));

const manifest = json('manifest.json');

/** The services that ship. */
export const TABLE = createServiceTable(STANDARD_CONFIG);

/** The definition as a build makes it. */
export const definition = (headers: 'card' | 'definition' = 'card') =>
  kustomerDefinition(TABLE, {
    version: '0.1.0',
    pageUrl: 'https://stepwise.example.com',
    parameters: isObject(manifest) && Array.isArray(manifest['parameters']) ? manifest['parameters'] : [],
    words: sharedWords(json('translations/en.json')),
    headers,
  });

/** A sandbox whose second desk has the app. */
export const createKustomerSandbox = (
  options: Partial<SandboxOptions> & { readonly headers?: 'card' | 'definition' } = {},
): Sandbox =>
  createSandbox({
    app: fixturePackage(),
    kustomer: kustomerAppOf(definition(options.headers), ORG_ID, () => undefined),
    ...options,
  });

/** The SDK of one person at one conversation, in a style of calling back. */
export interface TestSdk extends KustomerSdk {
  /** What the adapter asked, `METHOD path`. */
  readonly asked: string[];
  /** Tells the card a context. */
  tell(context: unknown): void;
}

/** How a test's SDK answers. */
export interface TestSdkOptions {
  readonly userId: number;
  readonly context: () => Promise<unknown>;
  readonly style?: 'promise' | 'callback' | 'both';
}

/** Creates the SDK over a sandbox. */
export function createTestSdk(
  sandbox: Sandbox,
  { userId, context, style = 'both' }: TestSdkOptions,
): TestSdk {
  const handlers = new Map<string, ((data: unknown) => void)[]>();
  const asked: string[] = [];
  const session = {
    userId,
    instance: `test-${userId}`,
    fetch: (path: string, init: RequestInit) => sandbox.fetch(new Request(`http://127.0.0.1${path}`, init)),
  };
  const answer = (reply: Promise<SessionReply>, callback: NodeCallback): unknown => {
    const settled = reply.then((found) => {
      if (style !== 'promise') {
        if (found.status === 'done') callback(null, found.data);
        else callback(found.error);
      }
      if (found.status === 'failed') throw found.error;
      return found.data;
    });
    if (style !== 'callback') return settled;
    settled.catch(() => undefined);
    return undefined;
  };
  return {
    asked,
    initialize: (callback) => void context().then((first) => callback(first, { userRoles: [] })),
    on: (event, handler) => void handlers.set(event, [...(handlers.get(event) ?? []), handler]),
    request: (options, callback) => {
      asked.push(`${String(options['method']).toUpperCase()} ${String(options['url'])}`);
      return answer(sessionRequest(session, options), callback);
    },
    command: {
      run: (name, options, callback) => {
        asked.push(`RUN ${name}`);
        return answer(sessionCommand(session, name, options), callback);
      },
    },
    resize: () => undefined,
    tell: (data) => {
      for (const handler of handlers.get('context') ?? []) handler(data);
    },
  };
}

/** The context of a ticket as the sandbox's desk gives it. */
export async function contextOf(sandbox: Sandbox, ticketId: number, userId: number): Promise<unknown> {
  const response = await sandbox.fetch(
    new Request(`http://127.0.0.1/kustomer/desk/context/${ticketId}`, {
      headers: { 'x-desk-user': String(userId) },
    }),
  );
  return await response.json();
}

/** Ports with a clock that waits at most a moment. */
export function portsFor(sdk: KustomerSdk, more: Partial<KustomerPorts> = {}): KustomerPorts {
  const shelf = new Map<string, string>();
  return {
    sdk,
    table: TABLE,
    now: () => Date.now(),
    // Long waits are for what never comes; short ones may pass quickly.
    sleep: (ms) => new Promise((done) => setTimeout(done, ms > 10_000 ? ms : Math.min(ms, 5)).unref()),
    randomId: () => crypto.randomUUID(),
    locale: 'en-US',
    colorScheme: null,
    shelf: { read: (key) => shelf.get(key) ?? null, write: (key, text) => void shelf.set(key, text) },
    copy: async () => {},
    watchPage: () => () => undefined,
    openPage: () => undefined,
    ...more,
  };
}

/** The adapter of one person at one ticket of a sandbox. */
export async function connectTo(
  sandbox: Sandbox,
  at: { readonly ticketId: number; readonly userId: number; readonly ports?: Partial<KustomerPorts> },
) {
  const sdk = createTestSdk(sandbox, {
    userId: at.userId,
    context: () => contextOf(sandbox, at.ticketId, at.userId),
  });
  return { sdk, helpdesk: await connectKustomer(portsFor(sdk, at.ports)) };
}
