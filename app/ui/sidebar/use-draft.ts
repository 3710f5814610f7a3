import { useEffect, useRef, useState } from 'react';
import { hasNewer, isEdited, type KeptText, keepMine, textOf, untouched } from '../parts/kept-text.ts';
import { usePanel } from '../parts/panel.ts';
import type { DraftView } from './view-model.ts';

/** The session hears of the agent's version when the typing pauses for this long. */
const PAUSE_MS = 400;

/** The draft as it stands: the suggestion, or the agent's own version of it. */
export interface StandingDraft {
  readonly text: string;
  readonly edited: boolean;
  readonly editing: boolean;
  /** Whether a newer suggestion waits beside the agent's text. */
  readonly newer: boolean;
  edit(): void;
  type(text: string): void;
  /** Back to the suggestion, the newest one. */
  useSuggestion(): void;
  keepMine(): void;
}

/** Keeps the agent's version of the draft while suggestions come and go. */
export function useDraft(draft: DraftView): StandingDraft {
  const { actions } = usePanel();
  const [kept, setKept] = useState<KeptText>(() =>
    draft.edited === null ? untouched : { mine: draft.edited, from: draft.text },
  );
  const [isEditing, setEditing] = useState(draft.edited !== null);
  const report = useReport(actions.editDraft);
  const put = (next: KeptText) => {
    setKept(next);
    report(draft.id, isEdited(next) ? next.mine : null);
  };
  return {
    text: textOf(kept, draft.text),
    edited: isEdited(kept),
    editing: isEditing,
    newer: hasNewer(kept, draft.text),
    edit: () => {
      setEditing(true);
      setKept({ mine: draft.text, from: draft.text });
    },
    type: (text) => put({ mine: text, from: kept.mine === null ? draft.text : kept.from }),
    useSuggestion: () => {
      put(untouched);
      setEditing(false);
    },
    keepMine: () => setKept(keepMine(kept, draft.text)),
  };
}

/** Tells the session when the typing pauses, and at once when the draft goes away. */
function useReport(tell: (draft: string, text: string | null) => void) {
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const pending = useRef<(() => void) | null>(null);
  const flush = () => {
    clearTimeout(timer.current);
    pending.current?.();
    pending.current = null;
  };
  const latest = useRef(flush);
  latest.current = flush;
  useEffect(() => () => latest.current(), []);
  return (draft: string, text: string | null) => {
    clearTimeout(timer.current);
    pending.current = () => tell(draft, text);
    timer.current = setTimeout(flush, PAUSE_MS);
  };
}
