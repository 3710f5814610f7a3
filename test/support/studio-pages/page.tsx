/** The studio's own pages over a world in memory: `?who=sam&library=team&theme=dark&locale=de`. For looking and for tests. */
import { createRoot } from 'react-dom/client';
import { installedTools } from '../../../app/main/installed-tools.ts';
import { openStudio } from '../../../app/main/start-studio.ts';
import { pseudoMessages } from '../../../app/ui/gallery/pseudo.ts';
import { PanelProvider } from '../../../app/ui/parts/panel.ts';
import { REVIEW_SHEET } from '../../../app/ui/review/sheet.ts';
import { FIRST_SHEET } from '../../../app/ui/sheet.ts';
import { SIDEBAR_SHEET } from '../../../app/ui/sidebar/sheet.ts';
import { StudioPage } from '../../../app/ui/studio/page.tsx';
import { createText, type Messages } from '../../../app/ui/text.ts';
import { Theme } from '../../../app/ui/theme.tsx';
import { NOW, openWorld, type World } from './world.ts';

declare global {
  interface Window {
    /** For tests: the helpdesk behind the pages. */
    world: Pick<World, 'setNetwork' | 'saveAsAda' | 'words'>;
  }
}

const query = new URLSearchParams(location.search);
const theme = query.get('theme') === 'dark' ? 'dark' : 'light';
const asked = query.get('locale') ?? 'en';
const locale = asked === 'pseudo' ? 'en' : asked;
// Nobody remembers an earlier page.
localStorage.clear();

const loaded = (await import(`../../../translations/${locale}.json`)) as { readonly default: Messages };
const text = createText(locale, asked === 'pseudo' ? pseudoMessages(loaded.default) : loaded.default);
const library = query.get('library') === 'empty' ? 'empty' : 'team';
const world = await openWorld(query.get('who') ?? 'sam', library, locale);
window.world = world;
const network = query.get('network');
if (network === 'slow' || network === 'dead') world.setNetwork(network);
const { catalog } = await installedTools();
let made = 0;
const session = await openStudio({
  helpdesk: world.helpdesk,
  user: world.user,
  catalog,
  text,
  now: () => NOW,
  randomId: () => {
    made += 1;
    return `id-${made}`;
  },
  save: () => undefined,
});

const place = { text, phrase: text.phrase, now: NOW, shortcuts: true, prove: () => undefined };
const root = document.getElementById('root');
if (!root) throw new Error('the page has no root');
createRoot(root).render(
  <Theme theme={theme}>
    <PanelProvider value={place}>
      <main className="sw swr" data-theme={theme} lang={locale}>
        <style>{FIRST_SHEET + SIDEBAR_SHEET + REVIEW_SHEET}</style>
        <h1 className="sw-hidden">Stepwise</h1>
        <StudioPage session={session} theme={theme} />
      </main>
    </PanelProvider>
  </Theme>,
);
