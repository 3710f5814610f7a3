import type { ReadonlySignal } from '@preact/signals-core';
import type { SidebarActions, SidebarView } from './view-model.ts';

/**
 * The session's actions behind two rules: what a person does lets its consequences through (`acted`), and a card that
 * the newest view no longer offers cannot be decided from an older one still on screen.
 */
export function steadyActions(
  actions: SidebarActions,
  view: ReadonlySignal<SidebarView>,
  acted: () => void,
): SidebarActions {
  const offers = (card: string): boolean => {
    const newest = view.peek();
    return newest.state === 'ready' && newest.next.some((one) => one.id === card);
  };
  const decide = (card: string, act: () => Promise<void>): Promise<void> => {
    acted();
    return offers(card) ? act() : Promise.resolve();
  };
  return {
    ...actions,
    ...noted(actions, acted),
    approve: (card, args) => decide(card, () => actions.approve(card, args)),
    reject: (card, reason, words) => decide(card, () => actions.reject(card, reason, words)),
    askSupervisor: (card, args, words) => decide(card, () => actions.askSupervisor(card, args, words)),
    insertDraft: (draft, text, mode) => {
      acted();
      return actions.insertDraft(draft, text, mode);
    },
    undo: (receipt) => {
      acted();
      return actions.undo(receipt);
    },
  };
}

/** Actions after which the panel is expected to change; the rest are notes about what a person looks at or types. */
function noted(actions: SidebarActions, acted: () => void): Partial<SidebarActions> {
  return {
    answer: after(acted, actions.answer),
    askCustomer: after(acted, actions.askCustomer),
    choosePolicy: after(acted, actions.choosePolicy),
    pin: after(acted, actions.pin),
    mute: after(acted, actions.mute),
    unmute: after(acted, actions.unmute),
    override: after(acted, actions.override),
    typeFact: after(acted, actions.typeFact),
    retry: after(acted, actions.retry),
    showTab: after(acted, actions.showTab),
    readPolicy: after(acted, actions.readPolicy),
    writePolicy: after(acted, actions.writePolicy),
  };
}

const after =
  <Args extends unknown[]>(acted: () => void, act: (...args: Args) => void) =>
  (...args: Args): void => {
    acted();
    act(...args);
  };
