/** Wires the sidebar to a helpdesk that is connected: engine, ledger, session, view. The same for every helpdesk. */
import { signal } from '@preact/signals-core';
import { createRunner } from '../connectors/runner.ts';
import type { Helpdesk } from '../helpdesk/helpdesk.ts';
import { createDesk, type Desk } from '../ledger/desk.ts';
import { rememberSaid } from '../lib/said.ts';
import { type Session, startSession } from '../ui/session.ts';
import { loadSidebar, mountSidebar } from '../ui/sidebar/mount.tsx';
import { keepBooks } from './book-keeping.ts';
import { browserClock } from './browser-clock.ts';
import { caseNotes } from './case-notes.ts';
import { installedTools } from './installed-tools.ts';
import { modelReaderFor } from './lazy-model-reader.ts';
import { followLessons, startLearning } from './learning.ts';
import { createLiveEngine, FRESH_MS } from './live-engine.ts';
import { lookedClock } from './looked-clock.ts';
import { openTeamPoliciesOf } from './open-team-policies.ts';
import { loadLanguage, loadText, phrasesIn } from './phrases.ts';
import { withReplyLanguage } from './reply-language.ts';
import { createSetUp } from './set-up.ts';
import { readSettings } from './settings.ts';
import { browserTabs, shareLookUps } from './shared-look-ups.ts';
import { warmUp } from './warm-up.ts';

/** A call to a vendor may take this long. */
const TIMEOUT_MS = 25_000;

let endWarmUp = (): void => undefined;

/** Fetches what the sidebar will need while the helpdesk is still being reached; what fails is fetched again where it is needed, and told there. */
export function fetchSidebar(locale: string): void {
  void Promise.allSettled([loadSidebar(), loadLanguage(locale)]);
  endWarmUp = warmUp();
}

/** Shows the sidebar in `root` and starts working the open ticket. */
export async function startSidebar(root: HTMLElement, helpdesk: Helpdesk): Promise<Session> {
  const { sleep, randomId } = browserClock;
  const starting = startLearning();
  const user = await helpdesk.user();
  const text = await loadText(user.locale);
  const said = rememberSaid(text.phrase);
  const { catalog, custom } = await installedTools();
  const learning = await starting;
  const refresh = (): void => void desk.refresh().catch(() => undefined);
  const team = openTeamPoliciesOf(helpdesk, user, catalog);
  // Asked for together with the ticket, not after it.
  void team.refresh(FRESH_MS);
  const { engine, versions, onTicket } = createLiveEngine(
    team,
    {
      catalog,
      phrases: said.phrases,
      phrasesIn,
      settings: readSettings((name) => helpdesk.setting(name)),
      learned: () => learning.learned,
    },
    refresh,
  );
  const now = (): string => new Date().toISOString();
  const runner = createRunner({ services: helpdesk.services, sleep, random: Math.random, now, custom });
  const shared = shareLookUps(runner, { catalog, user: user.id, tabs: browserTabs });
  const reader = modelReaderFor(helpdesk, user);
  const lookedMs = lookedClock(helpdesk);
  const desk = createDesk({
    store: helpdesk.store,
    runner: shared,
    now,
    sleep,
    randomId,
    timeoutMs: TIMEOUT_MS,
    engine,
    versions,
    readTicket: withReplyLanguage(async (begun) => {
      const ticket = await helpdesk.readTicket(begun);
      endWarmUp();
      return ticket;
    }),
    user: { id: user.id, role: user.role },
    isSupervisor: (id) => helpdesk.isSupervisor(id),
    names: (ids) => helpdesk.names(ids),
    work: 'agent',
    lookedMs,
    saidOf: said.find,
    addNote: caseNotes(helpdesk),
    escalationGroup: helpdesk.setting('escalationGroup'),
    ...(reader ? { reader } : {}),
  });
  desk.subscribe(() => {
    if (isWritten(desk)) shared.letGo();
  });
  keepBooks(desk, { helpdesk, user, catalog, lookedMs, team, changed: refresh });
  followLessons(desk, learning, {
    helpdesk,
    get index() {
      return engine.index;
    },
  });
  const session = startSession({
    helpdesk,
    desk,
    get library() {
      return engine.library;
    },
    get index() {
      return engine.index;
    },
    versionOf: (policy) => onTicket(policy) ?? null,
    catalog,
    text,
    user,
    setUp: createSetUp({
      store: helpdesk.store,
      runner,
      phrases: text.phrase,
      now,
      modelName: helpdesk.setting('modelName').trim(),
      tryModel: reader ? async () => (await import('./try-model.ts')).tryModelOf(helpdesk) : null,
    }),
    copy: (words) => navigator.clipboard.writeText(words),
  });
  const surroundings = signal(helpdesk.surroundings());
  helpdesk.watchSurroundings((next) => {
    surroundings.value = next;
  });
  mountSidebar(root, { view: session.view, actions: session.actions, text, surroundings });
  return session;
}

/** Whether nothing is looked up any more and everything that was found is in the log. */
function isWritten(desk: Desk): boolean {
  const state = desk.state();
  if (!state || state.lookUps.some((one) => one.state === 'loading')) return false;
  const logged = new Set(state.log.entries.flatMap(({ events }) => events.map(({ id }) => id)));
  return state.events.every(({ id }) => logged.has(id));
}
