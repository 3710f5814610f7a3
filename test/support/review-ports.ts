/** What the parts of the supervisors' page are made from, over a store of the test's; whatever else they ask for fails. */
import type { Store } from '../../app/lib/store.ts';
import { createLibrary } from '../../app/policy/library.ts';
import { createCatalog, shippedTools } from '../../app/tools/catalog.ts';
import type { ReviewPorts } from '../../app/ui/review/ports.ts';
import { createText } from '../../app/ui/text.ts';
import { notAsked, storeHelpdesk } from './store-helpdesk.ts';

/** Ports of sam, who leads; people are called by their ids in capitals. */
export function reviewPorts(store: Store, now: string): ReviewPorts {
  return {
    helpdesk: {
      ...storeHelpdesk(store),
      names: async (ids) => new Map(ids.map((id) => [id, id.toUpperCase()])),
    },
    user: { id: 'sam', name: 'Sam', role: 'supervisor', locale: 'en' },
    catalog: createCatalog(shippedTools),
    library: createLibrary([]),
    text: createText('en', {}),
    now: () => now,
    randomId: () => 'id',
    isSupervisor: async () => true,
    deskFor: notAsked,
    replay: notAsked,
    openStudio: notAsked,
    save: notAsked,
  };
}
