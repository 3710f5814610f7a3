import { Field, Input } from '@zendeskgarden/react-forms';
import { MEASURED, type MeasuredOutcome } from '../../../study/experiment/records.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { usePlace } from '../../parts/panel.ts';
import { Choice } from '../../review/choice.tsx';
import { Offers } from './offers.tsx';
import { isShare } from './plan.ts';
import { versionName } from './version-name.ts';
import {
  type ExperimentForm,
  type ExperimentsActions,
  type ExperimentsView,
  LENGTHS_DAYS,
  PERCENTS,
} from './view.ts';

interface FormProps {
  readonly view: ExperimentsView;
  readonly form: ExperimentForm;
  readonly actions: ExperimentsActions;
}

/** A new experiment: everything is fixed here, before it starts. */
export function ExperimentFormPanel({ view, form, actions }: FormProps) {
  const { phrase, text } = usePlace();
  const { plan, busy } = view;
  return (
    <form
      className="swx-panel"
      data-form
      aria-label={phrase('studio.experiments.new')}
      onSubmit={(event) => {
        event.preventDefault();
        if (plan.cases !== null) actions.start();
      }}
    >
      <Versions view={view} form={form} actions={actions} />
      <div className="swx-line">
        <Choice
          label={phrase('studio.experiments.share')}
          value={String(form.percent)}
          options={PERCENTS.map((value) => ({ value: String(value), label: text.percent(value) }))}
          choose={(percent) => actions.set({ percent: Number(percent) })}
        />
        <Choice
          label={phrase('studio.experiments.length')}
          value={String(form.days)}
          options={LENGTHS_DAYS.map((value) => ({ value: String(value), label: text.number(value) }))}
          choose={(days) => actions.set({ days: Number(days) })}
        />
      </div>
      <Outcomes form={form} actions={actions} />
      <p className="swx-count" role="status" data-plan={plan.cases ?? undefined}>
        {plan.cases === null
          ? plan.missing !== '' && phrase(`studio.experiments.missing.${plan.missing}`)
          : phrase('studio.experiments.plan', { cases: text.number(plan.cases) })}{' '}
        {form.outcome === 'satisfied' && phrase('studio.experiments.rated-only')}
        {plan.cases !== null &&
          form.outcome !== 'satisfied' &&
          (plan.days === null
            ? phrase('studio.experiments.no-past')
            : phrase('studio.experiments.past', {
                count: text.number(plan.past),
                days: text.number(plan.days),
              }))}
      </p>
      <div className="sw-row">
        <ActionButton
          name="start-experiment"
          primary
          blocked={busy || plan.cases === null}
          onPress={actions.start}
        >
          {phrase('studio.experiments.start')}
        </ActionButton>
        <ActionButton name="cancel-experiment" quiet onPress={actions.cancel}>
          {phrase('ui.cancel')}
        </ActionButton>
      </div>
    </form>
  );
}

function Versions({ view, form, actions }: FormProps) {
  const { phrase } = usePlace();
  const choice = view.choices.find(({ id }) => id === form.policy);
  const named = (number: number, note: string): string => versionName(number, note, phrase);
  return (
    <>
      <Choice
        label={phrase('review.split.policy')}
        value={form.policy}
        options={view.choices.map(({ id, title }) => ({ value: id, label: title }))}
        choose={(policy) => actions.set({ policy })}
      />
      {choice && (
        <fieldset className="swx-set">
          <legend className="sw-small">
            {phrase('studio.experiments.against', { version: named(choice.first.number, choice.first.note) })}
          </legend>
          {choice.others.length === 0 && (
            <p className="sw-small sw-subtle">
              {phrase(`studio.experiments.${choice.offers.length === 0 ? 'no-others' : 'only-offers'}`)}
            </p>
          )}
          {choice.others.map(({ number, label, note }) => (
            <label key={label}>
              <input
                type="checkbox"
                checked={form.others.includes(label)}
                onChange={(event) =>
                  actions.set({
                    others: event.currentTarget.checked
                      ? [...form.others, label]
                      : form.others.filter((each) => each !== label),
                  })
                }
              />
              <span>{named(number, note)}</span>
            </label>
          ))}
        </fieldset>
      )}
      {choice && <Offers choice={choice} form={form} actions={actions} />}
    </>
  );
}

function Outcomes({ form, actions }: Pick<FormProps, 'form' | 'actions'>) {
  const { phrase } = usePlace();
  const options = MEASURED.map((value) => ({ value, label: phrase(`studio.experiments.outcome.${value}`) }));
  const others = options.filter(({ value }) => value !== form.outcome);
  const read = (value: string): MeasuredOutcome | '' => MEASURED.find((each) => each === value) ?? '';
  return (
    <>
      <div className="swx-line">
        <Choice
          label={phrase('studio.experiments.outcome-label')}
          value={form.outcome}
          options={options}
          choose={(value) => actions.set({ outcome: read(value) || 'accepted' })}
        />
        <Amount
          label={phrase(unitKey('difference', form.outcome))}
          value={form.difference}
          change={(difference) => actions.set({ difference })}
        />
      </div>
      <div className="swx-line">
        <Choice
          label={phrase('studio.experiments.guard-label')}
          value={form.guardrail}
          options={[{ value: '', label: phrase('studio.experiments.guard-none') }, ...others]}
          choose={(value) => actions.set({ guardrail: read(value) })}
        />
        {form.guardrail !== '' && (
          <Amount
            label={phrase(unitKey('margin', form.guardrail))}
            value={form.margin}
            change={(margin) => actions.set({ margin })}
          />
        )}
      </div>
    </>
  );
}

const unitKey = (what: 'difference' | 'margin', outcome: MeasuredOutcome): string =>
  isShare(outcome) ? `studio.experiments.${what}-points` : `studio.experiments.${what}-amount`;

interface AmountProps {
  readonly label: string;
  readonly value: string;
  change(value: string): void;
}

function Amount({ label, value, change }: AmountProps) {
  return (
    <Field className="swr-choice">
      <Field.Label isRegular className="sw-small">
        {label}
      </Field.Label>
      <Input
        isCompact
        inputMode="decimal"
        value={value}
        onChange={(event) => change(event.currentTarget.value)}
      />
    </Field>
  );
}
