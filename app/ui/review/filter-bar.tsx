import { memo, useRef, useState } from 'react';
import { ANYTHING, choicesIn } from '../../study/review-list.ts';
import type { RowOutcome } from '../../study/row.ts';
import { SAMPLE_KINDS, type SampleKind } from '../../study/sample.ts';
import { ActionButton } from '../parts/action-button.tsx';
import { usePlace } from '../parts/panel.ts';
import { Choice, Day } from './choice.tsx';
import type { ReviewActions, ReviewView } from './review-view.ts';

interface FieldsProps extends Pick<ReviewView, 'filter' | 'choices'> {
  readonly actions: ReviewActions;
}

interface FilterBarProps extends FieldsProps {
  readonly kind: ReviewView['shown']['kind'];
}

/**
 * What the list shows. The filters are folded behind a button with how many are set where the page is narrow; a wide page
 * shows them without it. Drawn again only when it says something else: there are many, and the list changes with every page.
 */
export const FilterBar = memo(function FilterBar({ filter, choices, kind, actions }: FilterBarProps) {
  const { phrase } = usePlace();
  const [isOpen, setOpen] = useState(false);
  const fields = useRef<HTMLFieldSetElement>(null);
  const count = choicesIn(filter);
  /** The button goes with the last of them, the focus to the first. */
  const clear = (): void => {
    fields.current?.querySelector('select')?.focus();
    actions.filter(ANYTHING);
  };
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
      <ActionButton name="filters" expanded={isOpen} onPress={() => setOpen(!isOpen)}>
        {phrase('review.filter.title')}
        {count > 0 && <span className="swr-set">{phrase('review.filter.set', { count })}</span>}
      </ActionButton>
      <fieldset
        ref={fields}
        className="swr-fields"
        data-open={isOpen}
        aria-label={phrase('review.filter.title')}
      >
        <Fields filter={filter} choices={choices} actions={actions} />
        {count > 0 && (
          <ActionButton name="no-filters" quiet onPress={clear}>
            {phrase('review.filter.clear')}
          </ActionButton>
        )}
      </fieldset>
    </div>
  );
});

function Fields({ filter, choices, actions }: FieldsProps) {
  const { phrase } = usePlace();
  const any = { value: '', label: phrase('review.filter.any') };
  return (
    <>
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
    </>
  );
}
