import { ARMS_MAX } from '../../../study/experiment/records.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { Icon } from '../../parts/icons.tsx';
import { usePlace } from '../../parts/panel.ts';
import { Choice } from '../../review/choice.tsx';
import { armOfOffer, armWords, keepOption, moveOption, newArm } from './offer-arms.ts';
import type { ExperimentForm, ExperimentsActions, OfferArm, PolicyChoice } from './view.ts';

interface OffersProps {
  readonly choice: PolicyChoice;
  readonly form: ExperimentForm;
  readonly actions: ExperimentsActions;
}

/** What runs with another offer: options in another order, or fewer. Nobody writes a text for it. */
export function Offers({ choice, form, actions }: OffersProps) {
  const { phrase } = usePlace();
  if (choice.offers.length === 0) return <FixedOffers fixed={choice.fixed} />;
  const set = (offers: readonly OfferArm[]): void => actions.set({ offers });
  return (
    <>
      {form.offers.map((arm) => (
        <Arm
          key={arm.id}
          arm={arm}
          choice={choice}
          change={(changed) => set(form.offers.map((each) => (each === arm ? changed : each)))}
          remove={() => set(form.offers.filter((each) => each !== arm))}
        />
      ))}
      <div className="sw-row">
        <ActionButton
          name="add-offer"
          blocked={form.others.length + form.offers.length >= ARMS_MAX - 1}
          onPress={() => {
            const arm = newArm(choice, form.offers);
            if (arm) set([...form.offers, arm]);
          }}
        >
          {phrase('studio.experiments.offer.add')}
        </ActionButton>
      </div>
      <FixedOffers fixed={choice.fixed} />
    </>
  );
}

/** Offers that cannot be put in another order: why, and what to write instead. */
function FixedOffers({ fixed }: Pick<PolicyChoice, 'fixed'>) {
  const { phrase } = usePlace();
  if (fixed.length === 0) return null;
  return (
    <ul className="sws-plain sw-small sw-subtle" data-fixed>
      {fixed.map(({ step, text, because }) => (
        <li key={step}>
          {phrase(`studio.experiments.offer.fixed.${because}`, { offer: `${step} ${text}` })}
        </li>
      ))}
      <li>{phrase('studio.experiments.offer.fixed.mend')}</li>
    </ul>
  );
}

interface ArmProps {
  readonly arm: OfferArm;
  readonly choice: PolicyChoice;
  change(arm: OfferArm): void;
  remove(): void;
}

function Arm({ arm, choice, change, remove }: ArmProps) {
  const { phrase, text } = usePlace();
  const offer = choice.offers.find(({ step }) => step === arm.step);
  if (!offer) return null;
  const words = armWords(arm, offer, { phrase, text });
  return (
    <fieldset className="swx-set swx-offer" data-offer={arm.id}>
      <legend className="sw-small">
        {phrase('studio.experiments.offer.title', {
          offer: words === '' ? phrase('studio.experiments.offer.unchanged') : words,
        })}
      </legend>
      {choice.offers.length > 1 && (
        <Choice
          label={phrase('studio.experiments.offer.step')}
          value={arm.step}
          options={choice.offers.map((each) => ({ value: each.step, label: `${each.step} ${each.text}` }))}
          choose={(step) => {
            const other = choice.offers.find((each) => each.step === step);
            if (other) change(armOfOffer(arm, other));
          }}
        />
      )}
      <ol className="swx-options">
        {arm.order.map((place, i) => (
          <Option
            key={place}
            label={offer.options[place] ?? ''}
            isKept={!arm.without.includes(place)}
            isFirst={i === 0}
            isLast={i === arm.order.length - 1}
            keep={(isKept) => change(keepOption(arm, place, isKept))}
            move={(by) => change(moveOption(arm, place, by))}
          />
        ))}
      </ol>
      <div className="sw-row">
        <ActionButton name="remove-offer" quiet onPress={remove}>
          {phrase('studio.experiments.offer.remove')}
        </ActionButton>
      </div>
    </fieldset>
  );
}

interface OptionProps {
  readonly label: string;
  readonly isKept: boolean;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  keep(isKept: boolean): void;
  move(by: 1 | -1): void;
}

function Option({ label, isKept, isFirst, isLast, keep, move }: OptionProps) {
  const { phrase } = usePlace();
  return (
    <li data-option={label} data-out={!isKept || undefined}>
      <label>
        <input type="checkbox" checked={isKept} onChange={(event) => keep(event.currentTarget.checked)} />
        <span>{label}</span>
      </label>
      <span className="swx-move">
        <ActionButton name="up" quiet blocked={isFirst} onPress={() => move(-1)}>
          <span className="swx-up">
            <Icon name="chevron" />
          </span>
          <span className="sw-hidden">{phrase('studio.experiments.offer.up', { option: label })}</span>
        </ActionButton>
        <ActionButton name="down" quiet blocked={isLast} onPress={() => move(1)}>
          <Icon name="chevron" />
          <span className="sw-hidden">{phrase('studio.experiments.offer.down', { option: label })}</span>
        </ActionButton>
      </span>
    </li>
  );
}
