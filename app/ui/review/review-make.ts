/** Makes the review page's view from what its session holds. */
import { policyOfRef } from '../../assist/run.ts';
import { findStep } from '../../assist/verify.ts';
import { type Policy, stepRef, walkSteps } from '../../policy/policy.ts';
import type { PolicyNote } from '../../study/policy-note.ts';
import type { ReviewItem } from '../../study/review-list.ts';
import { ROW_OUTCOMES, type RowOutcome } from '../../study/row.ts';
import { type Agreement, CRITERIA } from '../../study/scorecard.ts';
import type { TableView } from './numbers-view.ts';
import { idOf, openReviewView } from './open-review.ts';
import type { ReviewPorts } from './ports.ts';
import type { ReviewHeld } from './review-held.ts';
import type { ChoiceView, FilterChoices, NoteGroup, NoteRow, ReviewRow, ReviewView } from './review-view.ts';
import { quarterOf, steady } from './steady.ts';

/** The view of the review page; of the one before it, what says the same stays the same object. */
export function reviewView(held: ReviewHeld, before: ReviewView): ReviewView {
  const { ports, open } = held;
  return {
    state: held.isRead ? 'ready' : 'reading',
    now: quarterOf(ports.now()),
    filter: held.filter,
    choices: steady(before.choices, choicesOf(held)),
    shown: held.shown,
    rows: held.items.map((item) => rowOf(item, held)),
    isCut: held.isCut,
    more: held.isReading ? 'reading' : held.next === null ? 'none' : 'more',
    reachedTo: held.reachedTo,
    selected: open ? idOf(open.item) : '',
    open: open
      ? openReviewView(
          open.item,
          open.read,
          { ...held, trouble: held.openTrouble, nameOf: (id) => held.names.nameOf(id) },
          ports,
        )
      : null,
    agreement: held.agreement && agreementTable(held.agreement, ports),
    notes: held.notes && noteGroups(held.notes, held),
    scoredBy:
      held.criteria.length === 0 ? null : held.criteria.map((each) => criterionName(each, ports.text)),
    trouble: held.trouble,
  };
}

const TONES: Readonly<Record<RowOutcome, ReviewRow['tone']>> = {
  unedited: 'good',
  light: 'none',
  heavy: 'unsure',
  rejected: 'bad',
  ignored: 'none',
};

function rowOf(item: ReviewItem, { ports, names, rowOnce }: ReviewHeld): ReviewRow {
  const { row } = item;
  const { text, library } = ports;
  const agent = names.nameOf(item.agent) || item.agent;
  const policy = library.find(row.policy)?.title ?? row.policy;
  return rowOnce(item, `${agent}\n${policy}`, () => ({
    id: idOf(item),
    title: row.tool === '' ? text.phrase('review.draft') : text.phrase(`tool.${row.tool}.title`),
    policy,
    agent,
    at: row.at,
    outcome: text.phrase(`review.outcome-name.${row.outcome}`),
    tone: TONES[row.outcome],
    risky: row.risky,
    quick: row.quick,
  }));
}

/** What ships and what was seen so far. */
function choicesOf({ seen: known, filter, ports, names }: ReviewHeld): FilterChoices {
  const { text, library, catalog } = ports;
  const sorted = (choices: readonly ChoiceView[]): ChoiceView[] =>
    [...choices].sort((a, b) => a.label.localeCompare(b.label, text.locale));
  const seen = (of: (item: ReviewItem) => string): string[] =>
    [...new Set([...known.values()].map(of))].filter(Boolean);
  return {
    policies: sorted(library.policies.map(({ id, title }) => ({ value: id, label: title }))),
    tools: sorted(
      catalog
        .all()
        .filter(({ effect }) => effect === 'write')
        .map(({ name }) => ({ value: name, label: text.phrase(`tool.${name}.title`) })),
    ),
    agents: sorted(seen(({ agent }) => agent).map((id) => ({ value: id, label: names.nameOf(id) || id }))),
    outcomes: ROW_OUTCOMES.map((value) => ({ value, label: text.phrase(`review.outcome-name.${value}`) })),
    channels: sorted(seen(({ row }) => row.channel).map((value) => ({ value, label: value }))),
    brands: sorted(seen(({ row }) => row.brand).map((value) => ({ value, label: value }))),
    steps: stepChoices(library.find(filter.policy)),
  };
}

/** In the policy's own order. */
const stepChoices = (policy: Policy | undefined): ChoiceView[] =>
  policy === undefined
    ? []
    : walkSteps(policy.steps).map(({ step }) => ({
        value: stepRef(policy.id, step.id),
        label: `${step.id} ${step.text.slice(0, STEP_MAX)}`,
      }));

const STEP_MAX = 60;

/** What ships is translated; a team's own words stand as they are. */
export function criterionName(criterion: string, { phrase }: ReviewPorts['text']): string {
  const key = `review.criterion.${criterion}`;
  return phrase(key) === key ? criterion : phrase(key);
}

function agreementTable(agreement: readonly Agreement[], { text }: ReviewPorts): TableView {
  const columns = ['criterion', 'pairs', 'same', 'kappa'].map((name) =>
    text.phrase(`review.agreement.${name}`),
  );
  return {
    columns,
    rows: agreement.map(({ criterion, pairs, same, kappa }) => ({
      key: criterion,
      name: criterionName(criterion, text),
      cells: [
        text.number(pairs),
        text.percent(Math.round(same * 100)),
        kappa === null ? '–' : text.number(Math.round(kappa * 100) / 100),
      ],
      warn: kappa !== null && kappa < KAPPA_LOW && pairs >= PAIRS_ENOUGH,
    })),
  };
}

/** Below this reviewers hardly agree more than chance would; fewer pairs say nothing. */
const KAPPA_LOW = 0.4;
const PAIRS_ENOUGH = 10;

/** Under the policies' own headings, in the order of their newest notes. */
function noteGroups(notes: NonNullable<ReviewHeld['notes']>, held: ReviewHeld): NoteGroup[] {
  const ids = [...new Set(notes.map(policyOfNote))];
  return ids.map((policy) => ({
    policy,
    title: held.ports.library.find(policy)?.title ?? policy,
    notes: notes.filter((note) => policyOfNote(note) === policy).map((note) => noteRow(note, held)),
  }));
}

const policyOfNote = ({ policy, step }: PolicyNote): string => policy || policyOfRef(step);

/** The criteria as they are kept: a shipped one by its name in the reader's language or by its id. */
export function criteriaFrom(words: readonly string[], text: ReviewPorts['text']): string[] {
  const kept = words.map((each) => CRITERIA.find((id) => criterionName(id, text) === each) ?? each);
  return [...new Set(kept)];
}

function noteRow(
  { key, policy, step, words, by, at, ticket }: PolicyNote,
  { ports, names }: ReviewHeld,
): NoteRow {
  const found = ports.library.find(policy || policyOfRef(step));
  const inStep = found && findStep(found, step);
  return {
    id: key,
    step: inStep ? `${inStep.id} ${inStep.text}` : '',
    words,
    by: names.nameOf(by),
    at,
    ticket,
  };
}
