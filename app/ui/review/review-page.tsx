import { Field, Input } from '@zendeskgarden/react-forms';
import { memo, type RefObject, useEffect, useState } from 'react';
import type { RowOutcome } from '../../study/row.ts';
import { SAMPLE_KINDS, type SampleKind } from '../../study/sample.ts';
import { ActionButton } from '../parts/action-button.tsx';
import { usePlace } from '../parts/panel.ts';
import { useSignal } from '../parts/use-signal.ts';
import { isTyping } from '../sidebar/keys.ts';
import { Part } from './case-panel.tsx';
import { NumberTable } from './charts.tsx';
import { ListFrame, Older, useOpenRow } from './list-frame.tsx';
import { Choice } from './numbers-page.tsx';
import { OpenReviewPanel } from './open-review-panel.tsx';
import type { ReviewListSession } from './review-list-session.ts';
import type { ReviewActions, ReviewRow, ReviewView } from './review-view.ts';

interface ReviewPageProps {
  readonly session: ReviewListSession;
  readonly root: RefObject<HTMLElement | null>;
}

/** Every suggestion with what became of it: the list on the left, one of them side by side on the right. */
export function ReviewListPage({ session, root }: ReviewPageProps) {
  const { phrase } = usePlace();
  const view = useSignal(session.view);
  const { actions } = session;
  useListKeys(root, actions);
  return (
    <div className="swr-review" data-state={view.state}>
      <Filters filter={view.filter} choices={view.choices} kind={view.shown.kind} actions={actions} />
      <div className="swr-two">
        <List view={view} actions={actions} />
        {view.open ? (
          <OpenReviewPanel key={view.open.id} view={view.open} actions={actions} />
        ) : (
          <Aside
            view={view}
            actions={actions}
            words={view.rows.length > 0 ? phrase('review.open.choose') : ''}
          />
        )}
      </div>
    </div>
  );
}

/** J and K go through the list. */
function useListKeys(root: RefObject<HTMLElement | null>, actions: ReviewActions): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || !root.current || isTyping(event)) return;
      const key = event.key.toLowerCase();
      if (key !== 'j' && key !== 'k') return;
      actions.move(key === 'j' ? 1 : -1);
      event.preventDefault();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [root, actions]);
}

interface FiltersProps extends Pick<ReviewView, 'filter' | 'choices'> {
  readonly kind: ReviewView['shown']['kind'];
  readonly actions: ReviewActions;
}

/** Drawn again only when it says something else: there are many fields, and the list changes with every page. */
const Filters = memo(function Filters({ filter, choices, kind, actions }: FiltersProps) {
  const { phrase } = usePlace();
  const any = { value: '', label: phrase('review.filter.any') };
  return (
    <div className="swr-filters">
      <Choice
        label={phrase('review.filter.show')}
        value={kind}
        options={[
          { value: 'all', label: phrase('review.filter.all') },
          ...SAMPLE_KINDS.map((kind) => ({ value: kind, label: phrase(`review.sample.${kind}`) })),
        ]}
        choose={(value) => actions.sample(value as SampleKind | 'all')}
      />
      <Choice
        label={phrase('review.split.policy')}
        value={filter.policy}
        options={[any, ...choices.policies]}
        choose={(policy) => actions.filter({ policy })}
      />
      {choices.steps.length > 0 && (
        <Choice
          label={phrase('review.split.step')}
          value={filter.step}
          options={[any, ...choices.steps]}
          choose={(step) => actions.filter({ step })}
        />
      )}
      <Choice
        label={phrase('review.split.tool')}
        value={filter.kind === 'draft' ? 'draft' : filter.tool}
        options={[any, { value: 'draft', label: phrase('review.draft') }, ...choices.tools]}
        choose={(value) =>
          actions.filter(value === 'draft' ? { kind: 'draft', tool: '' } : { kind: '', tool: value })
        }
      />
      <Choice
        label={phrase('review.filter.outcome')}
        value={filter.outcome}
        options={[any, ...choices.outcomes]}
        choose={(outcome) => actions.filter({ outcome: outcome as '' | RowOutcome })}
      />
      <Choice
        label={phrase('review.split.agent')}
        value={filter.agent}
        options={[any, ...choices.agents]}
        choose={(agent) => actions.filter({ agent })}
      />
      <Choice
        label={phrase('review.filter.channel')}
        value={filter.channel}
        options={[any, ...choices.channels]}
        choose={(channel) => actions.filter({ channel })}
      />
      {choices.brands.length > 0 && (
        <Choice
          label={phrase('review.filter.brand')}
          value={filter.brand}
          options={[any, ...choices.brands]}
          choose={(brand) => actions.filter({ brand })}
        />
      )}
      <Choice
        label={phrase('review.filter.risk')}
        value={filter.risky ? 'risky' : ''}
        options={[any, { value: 'risky', label: phrase('review.filter.risky') }]}
        choose={(value) => actions.filter({ risky: value === 'risky' })}
      />
      <Day
        label={phrase('review.filter.from')}
        value={filter.from}
        choose={(from) => actions.filter({ from })}
      />
      <Day label={phrase('review.filter.to')} value={filter.to} choose={(to) => actions.filter({ to })} />
    </div>
  );
});

/** A day, or none. */
export function Day({ label, value, choose }: { label: string; value: string; choose(day: string): void }) {
  return (
    <Field className="swr-choice">
      <Field.Label isRegular className="sw-small">
        {label}
      </Field.Label>
      <Input isCompact type="date" value={value} onChange={(event) => choose(event.currentTarget.value)} />
    </Field>
  );
}

function List({ view, actions }: { view: ReviewView; actions: ReviewActions }) {
  const { phrase } = usePlace();
  const { rows, more } = view;
  return (
    <ListFrame
      label={phrase('review.page.review')}
      trouble={view.trouble}
      empty={rows.length > 0 ? '' : phrase(more === 'reading' ? 'review.reading' : 'review.filter.none')}
      retry={actions.retry}
    >
      {view.isCut && (
        <p className="swr-empty sw-small">
          <button type="button" className="sw-link" data-name="newest" onClick={actions.retry}>
            {phrase('review.newest')}
          </button>
        </p>
      )}
      {rows.map((row) => (
        <Row
          key={row.id}
          row={row}
          isOpen={row.id === view.selected}
          now={view.now}
          select={actions.select}
        />
      ))}
      {(rows.length > 0 || more === 'more') && (
        <Older state={more} reachedTo={view.reachedTo} name="more" look={actions.more} />
      )}
    </ListFrame>
  );
}

interface RowProps {
  readonly row: ReviewRow;
  readonly isOpen: boolean;
  readonly now: string;
  select(id: string): void;
}

/** Drawn again only when it says something else: the list has up to a thousand. */
const Row = memo(function Row({ row, isOpen, now, select }: RowProps) {
  const { text, phrase } = usePlace();
  return (
    <button
      ref={useOpenRow(isOpen)}
      type="button"
      className="swr-row"
      data-review={row.id}
      aria-current={isOpen}
      onClick={() => select(row.id)}
    >
      <span className="swr-row-head">
        <span className="swr-row-title">{row.title}</span>
        <span className="swr-badge" data-tone={row.tone}>
          {row.outcome}
        </span>
      </span>
      <span className="sw-small">{row.policy}</span>
      <span className="sw-small">
        {[row.agent, text.time(row.at, now), row.quick ? phrase('review.column.quick') : '']
          .filter(Boolean)
          .join(' · ')}
      </span>
    </button>
  );
});

/** What there is besides the list while nothing is open: agreement, notes, what the team scores by. */
function Aside({ view, actions, words }: { view: ReviewView; actions: ReviewActions; words: string }) {
  const { phrase, text } = usePlace();
  return (
    <div className="swr-case">
      {words !== '' && <p className="sw-subtle">{words}</p>}
      <div className="sw-row swr-doors">
        <ActionButton name="agreement" quiet onPress={actions.showAgreement}>
          {phrase('review.agreement.show')}
        </ActionButton>
        <ActionButton name="notes" quiet onPress={actions.showNotes}>
          {phrase('review.notes.show')}
        </ActionButton>
      </div>
      {view.agreement && <NumberTable table={view.agreement} />}
      {view.notes && (
        <div data-name="policy-notes">
          {view.notes.length === 0 && <p className="sw-subtle">{phrase('review.notes.none')}</p>}
          {view.notes.map((group) => (
            <Part key={group.policy} level={2} title={group.title}>
              <ul className="swr-talk">
                {group.notes.map((note) => (
                  <li key={note.id} className="swr-said">
                    <p className="sw-small">
                      {[note.step, note.by, text.time(note.at, view.now)].filter(Boolean).join(' · ')}
                    </p>
                    <p className="sw-pre">{note.words}</p>
                  </li>
                ))}
              </ul>
            </Part>
          ))}
        </div>
      )}
      <Criteria inForce={view.scoredBy} actions={actions} />
    </div>
  );
}

/** What the team scores by, read when somebody wants to see it. */
function Criteria({ inForce, actions }: { inForce: readonly string[] | null; actions: ReviewActions }) {
  const { phrase } = usePlace();
  return (
    <details
      className="sw-details"
      data-name="criteria"
      onToggle={(event) => {
        if (event.currentTarget.open) actions.showCriteria();
      }}
    >
      <summary>{phrase('review.card.criteria')}</summary>
      {inForce === null ? (
        <p className="sw-small">{phrase('review.reading')}</p>
      ) : (
        <CriteriaForm key={inForce.join()} inForce={inForce} save={actions.setCriteria} />
      )}
    </details>
  );
}

interface CriteriaFormProps {
  readonly inForce: readonly string[];
  save(criteria: readonly string[]): void;
}

function CriteriaForm({ inForce, save }: CriteriaFormProps) {
  const { phrase } = usePlace();
  const [words, setWords] = useState(inForce.join(', '));
  const criteria = words
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '');
  return (
    <div className="sw-form">
      <Field>
        <Field.Label isRegular className="sw-small">
          {phrase('review.card.criteria-help')}
        </Field.Label>
        <Input isCompact value={words} onChange={(event) => setWords(event.currentTarget.value)} />
      </Field>
      <ActionButton
        name="save-criteria"
        blocked={criteria.length === 0 || criteria.join() === inForce.join()}
        onPress={() => save(criteria)}
      >
        {phrase('review.card.criteria-save')}
      </ActionButton>
    </div>
  );
}
