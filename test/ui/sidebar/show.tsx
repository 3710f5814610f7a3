import { type Signal, signal } from '@preact/signals-core';
import { userEvent } from '@testing-library/user-event';
import { Sidebar } from '../../../app/ui/sidebar/sidebar.tsx';
import type { SidebarActions, SidebarView } from '../../../app/ui/sidebar/view-model.ts';
import { createText } from '../../../app/ui/text.ts';
import messages from '../../../translations/en.json' with { type: 'json' };
import { render, settle } from '../../support/render.tsx';

/** A sidebar on the page with what it was asked to do. */
export interface Shown {
  readonly host: HTMLElement;
  /** Name and arguments of every action, in order; `resize` left out. */
  readonly calls: unknown[][];
  readonly user: ReturnType<typeof userEvent.setup>;
  show(view: SidebarView): Promise<void>;
  /** Waits until the parts that are fetched when first shown are there. */
  loaded(): Promise<void>;
  /** The calls of one action. */
  callsOf(name: keyof SidebarActions): unknown[][];
  /** The element, which must be there. */
  get<E extends HTMLElement = HTMLElement>(selector: string): E;
  find(selector: string): HTMLElement | null;
}

export const text = createText('en', messages);

/** Renders the sidebar with a view; `pending` keeps its promises unsettled. */
export async function show(
  view: SidebarView,
  { pending = false, actions = {} }: { pending?: boolean; actions?: Partial<SidebarActions> } = {},
): Promise<Shown> {
  const calls: unknown[][] = [];
  const current: Signal<SidebarView> = signal(view);
  const host = await render(
    <Sidebar
      view={current}
      actions={{ ...recorder(calls, pending), ...actions }}
      text={text}
      surroundings={signal({ theme: 'light', locale: 'en' })}
    />,
  );
  const find = (selector: string) => host.querySelector<HTMLElement>(selector);
  const loaded = async () => {
    do await settle(() => new Promise((wake) => setTimeout(wake)));
    while (find('.sw-lazy'));
  };
  await loaded();
  return {
    host,
    calls,
    user: userEvent.setup(),
    show: (next) =>
      settle(() => {
        current.value = next;
      }),
    loaded,
    callsOf: (name) => calls.filter(([called]) => called === name).map(([, ...args]) => args),
    get: <E extends HTMLElement>(selector: string) => {
      const found = host.querySelector<E>(selector);
      if (!found) throw new Error(`nothing matches ${selector} in ${host.innerHTML}`);
      return found;
    },
    find,
  };
}

function recorder(calls: unknown[][], pending: boolean): SidebarActions {
  const note =
    (name: string) =>
    (...args: unknown[]): void =>
      void calls.push([name, ...args]);
  const promise =
    (name: string) =>
    (...args: unknown[]): Promise<void> => {
      calls.push([name, ...args]);
      return pending ? new Promise(() => undefined) : Promise.resolve();
    };
  return {
    answer: note('answer'),
    askCustomer: note('askCustomer'),
    editCall: note('editCall'),
    approve: promise('approve'),
    reject: promise('reject'),
    askSupervisor: promise('askSupervisor'),
    answerInquiry: promise('answerInquiry'),
    insertDraft: promise('insertDraft'),
    copyDraft: note('copyDraft'),
    editDraft: note('editDraft'),
    choosePolicy: note('choosePolicy'),
    moveRun: promise('moveRun'),
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
    undo: promise('undo'),
    showTab: note('showTab'),
    setShortcuts: note('setShortcuts'),
    checkSetUp: async () => [],
    resize: () => undefined,
  };
}
