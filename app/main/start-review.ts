/** Wires the supervisors' page to a helpdesk that is connected. The same for every helpdesk; loaded only where it is shown. */
import { signal } from '@preact/signals-core';
import { assist } from '../assist/assist.ts';
import { createRunner } from '../connectors/runner.ts';
import type { Helpdesk } from '../helpdesk/helpdesk.ts';
import { createDesk } from '../ledger/desk.ts';
import type { IsSupervisor } from '../ledger/request.ts';
import { mountReview } from '../ui/review/mount.tsx';
import { ReviewPage } from '../ui/review/page.tsx';
import { type ReviewSession, startReview as startSession } from '../ui/review-session.ts';
import { browserClock } from './browser-clock.ts';
import { installedTools } from './installed-tools.ts';
import { createLiveEngine } from './live-engine.ts';
import { openTeamPoliciesOf } from './open-team-policies.ts';
import { loadPageText, phrasesIn } from './phrases.ts';
import { withReplyLanguage } from './reply-language.ts';
import { readSettings } from './settings.ts';

/** A call to a vendor may take this long. */
const TIMEOUT_MS = 25_000;

/** Shows the supervisors' page in `root`. */
export async function startReview(root: HTMLElement, helpdesk: Helpdesk): Promise<ReviewSession> {
  const { sleep, randomId } = browserClock;
  const user = await helpdesk.user();
  const text = await loadPageText(user.locale);
  const { catalog, custom } = await installedTools();
  const words = {
    catalog,
    phrases: text.phrase,
    phrasesIn,
    settings: readSettings((name) => helpdesk.setting(name)),
  };
  const team = openTeamPoliciesOf(helpdesk, user, catalog);
  const live = () => createLiveEngine(team, words, () => undefined);
  const { engine, versions } = live();
  const prepared = versions.prepare([], !team.isKnown(), '');
  const now = (): string => new Date().toISOString();
  const runner = createRunner({ services: helpdesk.services, sleep, random: Math.random, now, custom });
  const isSupervisor = remembered((id) => helpdesk.isSupervisor(id));
  // Begins to ask who looks and what waits while the team's policies are on their way; nothing is shown before they are here.
  const session = startSession({
    helpdesk,
    user,
    catalog,
    get library() {
      return engine.library;
    },
    text,
    now,
    randomId,
    isSupervisor,
    replay: (ticket, events, at) => assist({ ...engine, now: at, ticket, events }),
    save: saveFile,
    openStudio: onceLoaded(async () => {
      const { openStudio } = await import('./start-studio.ts');
      return await openStudio({ helpdesk, user, catalog, text, now, randomId, save: saveFile });
    }),
    deskFor: (ticket) => {
      const { engine, versions } = live();
      return createDesk({
        store: helpdesk.store,
        runner,
        now,
        sleep,
        randomId,
        timeoutMs: TIMEOUT_MS,
        engine,
        versions,
        readTicket: withReplyLanguage(() => helpdesk.readTicketById(ticket)),
        user: { id: user.id, role: 'supervisor' },
        isSupervisor: (id) => helpdesk.isSupervisor(id),
        names: (ids) => helpdesk.names(ids),
        work: 'supervisor',
        lookedMs: clockFrom(browserClock.now()),
        saidOf: () => null,
        addNote: null,
      });
    },
  });
  await prepared.catch((reason: unknown) => {
    session.stop();
    throw reason;
  });
  const surroundings = signal(helpdesk.surroundings());
  helpdesk.watchSurroundings((next) => {
    surroundings.value = next;
  });
  mountReview(root, ReviewPage, { ...session, text, surroundings });
  return session;
}

/** A case is looked at from when it is opened until it is decided. */
const clockFrom = (startMs: number) => (): number => browserClock.now() - startMs;

/** Roles change seldom; a list asks for the same people again and again. */
const ROLE_KEPT_MS = 5 * 60_000;

function remembered(ask: IsSupervisor): IsSupervisor {
  const known = new Map<string, { readonly answer: Promise<boolean>; readonly atMs: number }>();
  return (id) => {
    const before = known.get(id);
    if (before && browserClock.now() - before.atMs < ROLE_KEPT_MS) return before.answer;
    const answer = ask(id);
    known.set(id, { answer, atMs: browserClock.now() });
    answer.catch(() => known.delete(id));
    return answer;
  };
}

/** What is loaded stays; what could not be is tried again. */
function onceLoaded<T>(load: () => Promise<T>): () => Promise<T> {
  let loading: Promise<T> | undefined;
  return () => {
    loading ??= load().catch((reason: unknown) => {
      loading = undefined;
      throw reason;
    });
    return loading;
  };
}

/** Gives a file to the person's browser; its text stays in memory only as long as that takes. */
function saveFile(name: string, type: string, parts: readonly (string | Blob)[]): void {
  const address = URL.createObjectURL(new Blob([...parts], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), REVOKE_AFTER_MS);
}

const REVOKE_AFTER_MS = 60_000;
