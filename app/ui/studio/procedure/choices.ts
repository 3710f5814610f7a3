/** What was decided about the suggestions and drafts of a procedure: values, and what comes of them. */
import { compile } from '../../../policy/compile.ts';
import { applyOptions } from '../../../policy/procedure/suggest.ts';
import type { MentionOption } from '../../../policy/procedure/suggestion.ts';
import type { ProcedureDraft } from '../../../policy/procedure.ts';
import type { ChosenDraft } from './props.ts';

/** Per suggestion: which option was accepted, or that it was rejected; absent while it is open. */
export type Decisions = Readonly<Record<string, number | 'rejected'>>;

/** What a person decided about a draft. */
export interface DraftChoice {
  readonly wanted: boolean;
  readonly title: string;
  readonly decisions: Decisions;
}

/** Nothing decided yet: wanted, unless an earlier draft has the same steps. */
export const undecided = (draft: ProcedureDraft): DraftChoice => ({
  wanted: draft.twinOf === null,
  title: draft.title,
  decisions: {},
});

/** Every suggestion that is open accepted by its best option. */
export function acceptAll({ suggestions }: ProcedureDraft, decisions: Decisions): Decisions {
  const open = suggestions.filter(({ id }) => decisions[id] === undefined);
  return { ...decisions, ...Object.fromEntries(open.map(({ id }) => [id, 0])) };
}

/** The draft's text with what was accepted and the title that was typed. */
export function textOf(draft: ProcedureDraft, { title, decisions }: DraftChoice): string {
  const accepted = draft.suggestions.flatMap(({ id, options }): MentionOption[] => {
    const decided = decisions[id];
    const option = typeof decided === 'number' ? options[decided] : undefined;
    return option ? [option] : [];
  });
  return withTitle(applyOptions(draft.text, accepted), title, draft.title);
}

function withTitle(text: string, title: string, old: string): string {
  const wanted = title.replace(/\s+/g, ' ').trim();
  if (wanted === '' || wanted === old) return text;
  const line = `title: ${wanted.includes('"') ? `'${wanted}'` : `"${wanted}"`}`;
  return TITLE_LINE.test(text)
    ? text.replace(TITLE_LINE, () => line)
    : text.replace(/^---\r?\n/, (opening) => `${opening}${line}\n`);
}

// The title's line in a head: `title: Late parcels`.
const TITLE_LINE = /(?<=^---\r?\n(?:(?!---).*\r?\n){0,40})title:.*$/m;

/** The drafts that are wanted, as they go to the editor. */
export function chosenDrafts(
  drafts: readonly ProcedureDraft[],
  choices: readonly DraftChoice[],
): ChosenDraft[] {
  return drafts.flatMap((draft, at) => {
    const choice = choices[at];
    if (!choice?.wanted) return [];
    const text = textOf(draft, choice);
    const [policy] = compile([{ text, name: draft.policy.id }]).policies;
    return [{ title: policy?.title ?? draft.title, name: policy?.id ?? draft.policy.id, text }];
  });
}
