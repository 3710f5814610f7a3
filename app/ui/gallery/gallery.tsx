/** A page for looking at the sidebar: `?state=…&theme=dark&locale=de`, or `&locale=pseudo`. Development only, never in the package. */
import { signal } from '@preact/signals-core';
import type { Surroundings } from '../../helpdesk/helpdesk.ts';
import { mountSidebar } from '../sidebar/mount.tsx';
import type { SidebarActions, SidebarView } from '../sidebar/view-model.ts';
import { createText, type Messages } from '../text.ts';
import { pseudoMessages } from './pseudo.ts';
import { CHECKS, OPENED, STATES } from './states.ts';

declare global {
  interface Window {
    /** For tests: shows another view, and tells the calls made so far. */
    gallery: {
      show(view: SidebarView): void;
      states: typeof STATES;
      opened: typeof OPENED;
      calls: unknown[][];
    };
  }
}

const query = new URLSearchParams(location.search);
const surroundings = signal<Surroundings>({
  theme: query.get('theme') === 'dark' ? 'dark' : 'light',
  locale: query.get('locale') ?? 'en',
});
const isPseudo = surroundings.value.locale === 'pseudo';
const view = signal<SidebarView>(STATES[query.get('state') ?? ''] ?? { state: 'reading' });
const calls: unknown[][] = [];

window.gallery = {
  show: (next) => {
    view.value = next;
  },
  states: STATES,
  opened: OPENED,
  calls,
};

const root = document.getElementById('root');
if (!root) throw new Error('the page has no root');
mountSidebar(root, {
  view,
  actions: recording(calls),
  text: createText(isPseudo ? 'en' : surroundings.value.locale, await readMessages()),
  surroundings,
});

/** The sentences of the page's locale. */
async function readMessages(): Promise<Messages> {
  const file = isPseudo ? 'en' : surroundings.value.locale;
  const loaded = (await import(`../../../translations/${file}.json`)) as { readonly default: Messages };
  return isPseudo ? pseudoMessages(loaded.default) : loaded.default;
}

/** Actions that only note that they were called. */
function recording(into: unknown[][]): SidebarActions {
  const note =
    (name: string) =>
    (...args: unknown[]): void => {
      into.push([name, ...args]);
    };
  const settle =
    (name: string) =>
    async (...args: unknown[]): Promise<void> => {
      into.push([name, ...args]);
    };
  return {
    answer: note('answer'),
    askCustomer: note('askCustomer'),
    editCall: note('editCall'),
    approve: settle('approve'),
    reject: settle('reject'),
    askSupervisor: settle('askSupervisor'),
    answerInquiry: settle('answerInquiry'),
    insertDraft: settle('insertDraft'),
    copyDraft: note('copyDraft'),
    editDraft: note('editDraft'),
    choosePolicy: note('choosePolicy'),
    moveRun: settle('moveRun'),
    pin: note('pin'),
    readPolicy: note('readPolicy'),
    writePolicy: note('writePolicy'),
    search: note('search'),
    mute: note('mute'),
    unmute: note('unmute'),
    override: note('override'),
    typeFact: note('typeFact'),
    openEvidence: note('openEvidence'),
    retry: note('retry'),
    undo: settle('undo'),
    showTab: note('showTab'),
    setShortcuts: note('setShortcuts'),
    checkSetUp: async () => CHECKS,
    resize: () => undefined,
  };
}
