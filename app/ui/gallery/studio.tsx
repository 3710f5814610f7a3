/** The editor and *From a procedure* on a page of their own: `?part=editor&theme=dark&locale=de`. Development and tests only, never in the package. */
import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import { compile } from '../../policy/compile.ts';
import { createCatalog, shippedTools } from '../../tools/catalog.ts';
import { PanelProvider, type Place } from '../parts/panel.ts';
import { REVIEW_SHEET } from '../review/sheet.ts';
import { FIRST_SHEET } from '../sheet.ts';
import { SIDEBAR_SHEET } from '../sidebar/sheet.ts';
import { PolicyEditor } from '../studio/editor/editor.tsx';
import { Experiments } from '../studio/experiments/page.tsx';
import { FromProcedure } from '../studio/procedure/from-procedure.tsx';
import type { ChosenDraft } from '../studio/procedure/props.ts';
import { STUDIO_SHEET } from '../studio/sheet.ts';
import { createText, type Messages, type Text } from '../text.ts';
import { Theme } from '../theme.tsx';
import { EXPERIMENTS } from './experiments.ts';
import { pseudoMessages } from './pseudo.ts';
import { LIBRARY_TEXTS, SAMPLE } from './studio-texts.ts';

declare global {
  interface Window {
    /** For tests and benchmarks: what the parts were given and said. */
    studio: {
      /** Shows another text. */
      show(text: string): void;
      /** Gives the parts another library, as when a colleague publishes. */
      learn(title: string): void;
      changes: string[];
      readCount: number;
      used: ChosenDraft[];
    };
  }
}

/** `?no-worker` is a helpdesk whose frame allows none. */
const openReader = (): Worker | undefined =>
  query.has('no-worker') ? undefined : new Worker('/reader.js', { type: 'module' });

const query = new URLSearchParams(location.search);
const theme = query.get('theme') === 'dark' ? 'dark' : 'light';
const catalog = createCatalog(shippedTools);
const shipped = compile(LIBRARY_TEXTS, { catalog }).policies;

function Harness({ words }: { words: Text }) {
  const [part, setPart] = useState(query.get('part') ?? 'editor');
  const [text, setText] = useState(SAMPLE);
  const [known, setKnown] = useState(shipped);
  window.studio.learn = (title) => {
    const source = { name: title, text: `# ${title}\n\n1. Thank them.` };
    setKnown([...known, ...compile([source], { catalog }).policies]);
  };
  window.studio.show = (other) => {
    window.studio.readCount = 0;
    setText(other);
  };
  if (part === 'experiments') {
    const view = EXPERIMENTS[query.get('state') ?? ''];
    return view ? (
      <>
        <h1 className="sw-hidden">Stepwise</h1>
        <Experiments view={view} actions={NO_ACTIONS} />
      </>
    ) : (
      <p>{Object.keys(EXPERIMENTS).join(' ')}</p>
    );
  }
  if (part === 'procedure')
    return (
      <FromProcedure
        catalog={catalog}
        known={known}
        words={words}
        onCancel={() => setPart('editor')}
        onUse={(drafts) => {
          window.studio.used = [...drafts];
          setText(drafts[0]?.text ?? '');
          setPart('editor');
        }}
      />
    );
  return (
    <PolicyEditor
      label="Shipment not received"
      text={text}
      name="shipment-not-received"
      editable={query.get('read-only') === null}
      onChange={(changed) => {
        window.studio.changes.push(changed);
        setText(changed);
      }}
      onRead={() => {
        window.studio.readCount += 1;
      }}
      catalog={catalog}
      others={known}
      openReader={openReader}
      words={words}
      theme={theme}
    />
  );
}

const nothing = (): void => undefined;
const NO_ACTIONS = {
  retry: nothing,
  begin: nothing,
  set: nothing,
  cancel: nothing,
  start: nothing,
  stop: nothing,
};

window.studio = { show: () => undefined, learn: () => undefined, changes: [], readCount: 0, used: [] };
const asked = query.get('locale') ?? 'en';
const locale = asked === 'pseudo' ? 'en' : asked;
const loaded = (await import(`../../../translations/${locale}.json`)) as { readonly default: Messages };
const words = createText(locale, asked === 'pseudo' ? pseudoMessages(loaded.default) : loaded.default);
const place: Place = {
  text: words,
  phrase: words.phrase,
  now: '2026-08-14T10:00:00.000Z',
  shortcuts: false,
  prove: () => undefined,
};
const root = document.getElementById('root');
if (!root) throw new Error('the page has no root');
createRoot(root).render(
  <Theme theme={theme}>
    <PanelProvider value={place}>
      <main
        className={query.get('part') === 'experiments' ? 'sw swr' : 'sw'}
        data-theme={theme}
        lang={locale}
        style={query.get('part') === 'experiments' ? {} : { padding: 24, minHeight: '100vh' }}
      >
        <style>
          {FIRST_SHEET +
            SIDEBAR_SHEET +
            (query.get('part') === 'experiments' ? REVIEW_SHEET + STUDIO_SHEET : '')}
        </style>
        <Harness words={words} />
      </main>
    </PanelProvider>
  </Theme>,
);
