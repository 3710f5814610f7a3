/**
 * Text under edit: what a person typed is kept when the text given from outside changes, and the change is offered
 * beside it. As a value, so that the rule has tests of its own.
 */
export interface KeptText {
  /** The person's own text; null where the given one stands. */
  readonly mine: string | null;
  /** The given text that `mine` was made from. */
  readonly from: string;
}

/** Nothing typed yet. */
export const untouched: KeptText = { mine: null, from: '' };

/** Whether the person's own text differs from what it was made from; an open but untouched editor does not count. */
export const isEdited = (kept: KeptText): boolean => kept.mine !== null && kept.mine !== kept.from;

/** What stands in the control. */
export const textOf = (kept: KeptText, given: string): string => kept.mine ?? given;

/** After the person typed; typing the given text again leaves nothing of their own. */
export function typed(kept: KeptText, given: string, text: string): KeptText {
  const from = kept.mine === null ? given : kept.from;
  return text === given ? untouched : { mine: text, from };
}

/** Whether another text was given while the person's own stands. */
export const hasNewer = (kept: KeptText, given: string): boolean =>
  kept.mine !== null && kept.from !== given && kept.mine !== given;

/** The person keeps their text and has seen the new one. */
export const keepMine = (kept: KeptText, given: string): KeptText => ({ mine: kept.mine, from: given });
