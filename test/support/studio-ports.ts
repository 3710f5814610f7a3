/** What the pages of the studio are made from, over a store of the test's; whatever else they ask for fails. */
import type { Store } from '../../app/lib/store.ts';
import { compile } from '../../app/policy/compile.ts';
import { createCatalog, shippedTools } from '../../app/tools/catalog.ts';
import type { StudioPorts } from '../../app/ui/studio/ports.ts';
import { createText } from '../../app/ui/text.ts';
import { notAsked, storeHelpdesk } from './store-helpdesk.ts';

const catalog = createCatalog(shippedTools);

/** Ports of somebody who leads and may do everything, where no policy ships and the browser keeps nothing. */
export function studioPorts(store: Store, user: string, now: () => string): StudioPorts {
  const text = createText('en', {});
  return {
    helpdesk: storeHelpdesk(store),
    user: { id: user, name: user, role: 'supervisor', locale: 'en' },
    catalog,
    text,
    phrase: text.phrase,
    now,
    randomId: () => 'id',
    createBackTester: notAsked,
    mayDo: async () => true,
    shipped: [],
    shippedLabel: () => null,
    readText: (source) => ({ compiled: compile([source], { catalog }), problems: [] }),
    installedServices: [],
    openReader: () => undefined,
    rehearsing: { play: notAsked, readTicket: notAsked },
    local: { read: () => null, write: () => undefined, remove: () => undefined, names: () => [] },
    save: notAsked,
  };
}
