import { useEffect } from 'react';
import { lazyPart } from '../parts/lazy.tsx';
import { usePanel } from '../parts/panel.ts';
import { ValueAnswer } from './answer-controls.tsx';
import { Done } from './done.tsx';
import { Draft, DraftEditor } from './draft.tsx';
import { Lookups } from './lookups.tsx';
import { NeedsYou } from './needs-you.tsx';
import { Notices } from './notices.tsx';
import type { OpenPart } from './open-part.ts';
import { PanelFoot } from './panel-foot.tsx';
import { PolicyHead } from './policy-head.tsx';
import { primaryOf } from './primary.ts';
import { Refused } from './refused.tsx';
import { RequestTabs } from './request-tabs.tsx';
import type { ReadyView } from './view-model.ts';
import { Ended, Waiting } from './waiting.tsx';

const NextCards = lazyPart(async () => (await import('./next-cards.tsx')).NextCards);
const Muted = lazyPart(async () => (await import('./other-states.tsx')).Muted);
const NoPolicy = lazyPart(async () => (await import('./other-states.tsx')).NoPolicy);
const ModelPanel = lazyPart(async () => (await import('./model-panel.tsx')).ModelPanel);
const SetUpPanel = lazyPart(async () => (await import('./set-up-panel.tsx')).SetUpPanel);
const FactsPanel = lazyPart(async () => (await import('./facts-panel.tsx')).FactsPanel);

/** A ticket with its run: head, needs you, next, draft, done, in this order always; what has nothing is absent. */
export function Ready({ view, part }: { view: ReadyView; part: OpenPart }) {
  const { phrase } = usePanel();
  useEffect(fetchForms, []);
  if (view.mode === 'muted') return <Muted />;
  return (
    <>
      {view.mode === 'read-only' && <p className="sw-status sw-quiet">{phrase('ui.read_only')}</p>}
      <Notices notices={view.notices} />
      <RequestTabs tabs={view.tabs} />
      <Run view={view} part={part} />
      <PanelFoot view={view} part={part} />
      {part.open === 'facts' && <FactsPanel facts={view.facts} />}
      {part.open === 'set-up' && <SetUpPanel />}
      {part.open === 'model' && view.model && <ModelPanel model={view.model} />}
    </>
  );
}

/** What is likely to be shown next stands at once when it is; it waits until the first look is over. */
function fetchForms(): () => void {
  const timer = setTimeout(() => {
    for (const part of [NextCards, ValueAnswer, DraftEditor]) void part.fetch();
  }, FIRST_LOOK_MS);
  return () => clearTimeout(timer);
}

const FIRST_LOOK_MS = 1500;

/** The open tab's blocks; where there are tabs, as their panel. */
function Run({ view, part }: { view: ReadyView; part: OpenPart }) {
  const blocks = <RunBlocks view={view} part={part} />;
  if (view.tabs.length < 2) return blocks;
  return (
    <div id="sw-run" role="tabpanel" aria-label={view.tabs.find((tab) => tab.open)?.title}>
      {blocks}
    </div>
  );
}

function RunBlocks({ view, part }: { view: ReadyView; part: OpenPart }) {
  const primary = primaryOf(view);
  const isWorking = view.mode === 'work';
  return (
    <>
      {view.policy ? <PolicyHead view={view} policy={view.policy} part={part} /> : <NoPolicy view={view} />}
      {view.waiting && <Waiting waiting={view.waiting} />}
      {view.ended && <Ended ended={view.ended} />}
      <Lookups lookups={view.lookups} />
      {isWorking && view.needsYou && (
        <NeedsYou question={view.needsYou} more={view.moreQuestions} primary={primary?.on === 'question'} />
      )}
      {isWorking && view.next.length > 0 && <NextCards cards={view.next} primary={primary} />}
      {view.refused.length > 0 && <Refused refused={view.refused} />}
      {view.draft && <Draft draft={view.draft} primary={primary?.on === 'draft'} readOnly={!isWorking} />}
      {view.done.length > 0 && <Done receipts={view.done} mayUndo={isWorking} />}
    </>
  );
}
