/** A helpdesk that is no more than its store, for pages that ask for nothing else; whatever else they ask for fails. */
import type { Helpdesk } from '../../app/helpdesk/helpdesk.ts';
import type { Store } from '../../app/lib/store.ts';

/** Fails the test that asks for it. */
export const notAsked = (): never => {
  throw new Error('not part of these tests');
};

/** The helpdesk of a store in which everybody leads. */
export const storeHelpdesk = (store: Store): Helpdesk => ({
  store,
  services: { send: notAsked },
  readTicket: notAsked,
  readTicketById: notAsked,
  past: {
    search: notAsked,
    ofCustomer: notAsked,
    ratings: notAsked,
    whole: notAsked,
    turn: notAsked,
    turnMs: notAsked,
  },
  user: notAsked,
  names: async () => new Map(),
  isSupervisor: async () => true,
  isMember: async () => true,
  setting: () => '',
  insertDraft: notAsked,
  surroundings: () => ({ theme: 'light', locale: 'en' }),
  watch: () => () => undefined,
  watchSurroundings: () => () => undefined,
  resize: notAsked,
  openTicket: notAsked,
});
