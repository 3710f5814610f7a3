import { Block } from '../parts/block.tsx';
import { lazyPart } from '../parts/lazy.tsx';
import { usePanel } from '../parts/panel.ts';
import { DraftActions } from './draft-actions.tsx';
import { DraftText } from './draft-text.tsx';
import { useDraft } from './use-draft.ts';
import type { DraftView } from './view-model.ts';

/** The box for own words. */
export const DraftEditor = lazyPart(async () => (await import('./draft-editor.tsx')).DraftEditor);
const DraftDifference = lazyPart(async () => (await import('./draft-difference.tsx')).DraftDifference);

/** The reply that would be put into the composer. Never sent from here. */
export function Draft({
  draft,
  primary,
  readOnly,
}: {
  draft: DraftView;
  primary: boolean;
  readOnly: boolean;
}) {
  const { phrase, text } = usePanel();
  const standing = useDraft(draft);
  const language = text.language(draft.language);
  return (
    <Block name="draft" title={phrase('ui.draft.title')} aside={<span className="sw-small">{language}</span>}>
      {standing.editing && !readOnly ? (
        <DraftEditor draft={draft} standing={standing} />
      ) : (
        <DraftText draft={draft} />
      )}
      {standing.newer && (
        <DraftDifference
          mine={standing.text}
          suggested={draft.text}
          take={standing.useSuggestion}
          keep={standing.keepMine}
        />
      )}
      {!readOnly && <DraftActions draft={draft} standing={standing} primary={primary} />}
    </Block>
  );
}
