/** Wires the sidebar into Zendesk: the framework's client, the adapter, the engine, the session, the view. Only this file knows all of them. */
import { signal } from '@preact/signals-core';
import config from '../../stepwise.config.json' with { type: 'json' };
import { createRunner } from '../connectors/runner.ts';
import type { ZafClient } from '../helpdesk/zendesk/client.ts';
import { connectZendesk } from '../helpdesk/zendesk.ts';
import { createDesk } from '../ledger/desk.ts';
import { createServiceTable, readServiceConfig } from '../lib/services/table.ts';
import { createCatalog, shippedTools } from '../tools/catalog.ts';
import { type Session, startSession } from '../ui/session.ts';
import { mountSidebar } from '../ui/sidebar/mount.tsx';
import { createEngine } from './engine.ts';
import { textFor } from './phrases.ts';
import { readSettings } from './settings.ts';
import { shippedPolicies } from './shipped-policies.ts';
import { loadZaf } from './zaf.ts';

/** A call to a vendor may take this long. */
const TIMEOUT_MS = 25_000;

async function start(): Promise<void> {
  const root = document.getElementById('root');
  if (!root) throw new Error('the page has no place for the app');
  const page = new URLSearchParams(location.search);
  const zaf = await loadZaf();
  const client = zaf.init();
  if (!client) {
    root.textContent = textFor(navigator.language).phrase('session.outside-helpdesk');
    return;
  }
  await startIn(root, client, page.get('colorScheme'));
}

async function startIn(root: HTMLElement, client: ZafClient, colorScheme: string | null): Promise<void> {
  const clock = {
    now: () => Date.now(),
    sleep: (ms: number) => new Promise<void>((done) => setTimeout(done, ms)),
    randomId: () => crypto.randomUUID(),
  };
  const table = createServiceTable(readServiceConfig(config).config);
  const helpdesk = await connectZendesk({ client, table, colorScheme, ...clock });
  const user = await helpdesk.user();
  const text = textFor(user.locale);
  const catalog = createCatalog(shippedTools);
  const engine = createEngine(shippedPolicies(catalog), catalog, {
    locale: user.locale,
    settings: readSettings((name) => helpdesk.setting(name)),
  });
  const now = (): string => new Date().toISOString();
  const runner = createRunner({ services: helpdesk.services, sleep: clock.sleep, random: Math.random, now });
  const desk = createDesk({
    store: helpdesk.store,
    runner,
    now,
    sleep: clock.sleep,
    randomId: clock.randomId,
    timeoutMs: TIMEOUT_MS,
    engine,
    readTicket: () => helpdesk.readTicket(),
    user: { id: user.id, role: user.role },
  });
  const session: Session = startSession({
    helpdesk,
    desk,
    library: engine.library,
    index: engine.index,
    catalog,
    text,
    user,
    copy: (words) => navigator.clipboard.writeText(words),
  });
  const surroundings = signal(helpdesk.surroundings());
  helpdesk.watchSurroundings((next) => {
    surroundings.value = next;
  });
  mountSidebar(root, { view: session.view, actions: session.actions, text, surroundings });
}

void start();
