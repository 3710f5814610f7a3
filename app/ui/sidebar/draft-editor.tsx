import { Textarea } from '@zendeskgarden/react-forms';
import { useEffect, useRef } from 'react';
import { Field } from '../parts/field.tsx';
import { usePanel } from '../parts/panel.ts';
import type { StandingDraft } from './use-draft.ts';
import type { DraftView } from './view-model.ts';

/** The draft as text to be edited; has the focus when it opens. */
export function DraftEditor({ draft, standing }: { draft: DraftView; standing: StandingDraft }) {
  const { phrase } = usePanel();
  const box = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    const area = box.current;
    if (!area || standing.edited) return;
    area.focus();
    area.setSelectionRange(area.value.length, area.value.length);
  }, [standing.edited]);
  return (
    <Field>
      <Field.Label hidden>{phrase('ui.draft.title')}</Field.Label>
      <Textarea
        ref={box}
        isCompact
        minRows={4}
        maxRows={20}
        lang={draft.language}
        value={standing.text}
        data-name="draft-text"
        onChange={(event) => standing.type(event.currentTarget.value)}
      />
    </Field>
  );
}
