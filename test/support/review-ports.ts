/** What the parts of the supervisors' page are made from, over a store of the test's; whatever else they ask for fails. */
import type { Store } from '../../app/lib/store.ts';
import { createLibrary } from '../../app/policy/library.ts';
import { createCatalog, shippedTools } from '../../app/tools/catalog.ts';
import type { ReviewPorts } from '../../app/ui/review/ports.ts';
import { createText } from '../../app/ui/text.ts';

const nothing = (): never => {
  throw new Error('not part of these tests');
};

/** Ports of sam, who leads. */
export function reviewPorts(store: Store, now: string): ReviewPorts {
  return {
    helpdesk: {
      store,
      services: { send: nothing },
      readTicket: nothing,
      readTicketById: nothing,
      past: { search: nothing, ofCustomer: nothing, whole: nothing, turn: nothing, turnMs: nothing },
      user: nothing,
      names: async (ids) => new Map(ids.map((id) => [id, id.toUpperCase()])),
      isSupervisor: async () => true,
      isMember: async () => true,
      setting: () => '',
      insertDraft: nothing,
      surroundings: () => ({ theme: 'light', locale: 'en' }),
      watch: () => () => undefined,
      watchSurroundings: () => () => undefined,
      resize: nothing,
      openTicket: nothing,
    },
    user: { id: 'sam', name: 'Sam', role: 'supervisor', locale: 'en' },
    catalog: createCatalog(shippedTools),
    library: createLibrary([]),
    text: createText('en', {}),
    now: () => now,
    randomId: () => 'id',
    isSupervisor: async () => true,
    deskFor: nothing,
    replay: nothing,
    openStudio: nothing,
    save: nothing,
  };
}
