/** Arms of an experiment that are what runs with another offer: as they are put together, as texts, and in words. */
import { type ChangeableOffer, changeOffer, type OfferChange } from '../../../policy/offer-change.ts';
import type { StudioPorts } from '../ports.ts';
import type { OfferArm, PolicyChoice } from './view.ts';

/** A new arm: the first offer with its second option in front, or, where another arm has that, the next one. */
export function newArm(
  { offers }: Pick<PolicyChoice, 'offers'>,
  beside: readonly OfferArm[],
): OfferArm | null {
  const [offer] = offers;
  if (!offer) return null;
  const first = 1 + (beside.length % (offer.options.length - 1));
  const rest = offer.options.map((_, place) => place).filter((place) => place !== first);
  return {
    id: Math.max(0, ...beside.map(({ id }) => id)) + 1,
    step: offer.step,
    order: [first, ...rest],
    without: [],
  };
}

/** The same arm for another offer, as it stands in the text. */
export const armOfOffer = ({ id }: OfferArm, { step, options }: ChangeableOffer): OfferArm => ({
  id,
  step,
  order: options.map((_, place) => place),
  without: [],
});

/** An option one place up or down; the arm as it was where there is no such place. */
export function moveOption(arm: OfferArm, option: number, by: 1 | -1): OfferArm {
  const from = arm.order.indexOf(option);
  const other = arm.order[from + by];
  if (from < 0 || other === undefined) return arm;
  const order = arm.order.map((each) => (each === option ? other : each === other ? option : each));
  return { ...arm, order };
}

/** An option left out, or taken in again. */
export const keepOption = (arm: OfferArm, option: number, isKept: boolean): OfferArm => ({
  ...arm,
  without: isKept ? arm.without.filter((each) => each !== option) : [...arm.without, option],
});

/** What an arm changes. */
export const changeOf = ({ step, order, without }: OfferArm): OfferChange => ({
  step,
  options: order.filter((place) => !without.includes(place)),
});

/** The texts of arms; null for one that changes nothing, cannot be written so, or is the same as one before it. */
export function textsOf(
  { id, text, offers }: Pick<PolicyChoice, 'id' | 'text' | 'offers'>,
  arms: readonly OfferArm[],
  { catalog, readText }: Pick<StudioPorts, 'catalog' | 'readText'>,
): readonly (string | null)[] {
  const read = (changed: string) => readText({ name: id, text: changed }, []).compiled.policies[0] ?? null;
  const texts = arms.map((arm) =>
    offers.some(({ step }) => step === arm.step) ? changeOffer(text, changeOf(arm), { catalog, read }) : null,
  );
  return texts.map((each, i) => (texts.indexOf(each) === i ? each : null));
}

/** An arm in a few words, such as `Product Swap first, without Future Discount`; empty for one that changes nothing. */
export function armWords(
  arm: OfferArm,
  { options }: ChangeableOffer,
  { phrase, text }: Pick<StudioPorts, 'phrase' | 'text'>,
): string {
  const kept = changeOf(arm).options;
  const labelOf = (place: number): string => options[place] ?? '';
  const without = arm.without.map(labelOf);
  const inText = [...kept].sort((a, b) => a - b);
  const isMoved = kept.some((place, i) => place !== inText[i]);
  const [first = 0] = kept;
  const parts = [
    isMoved && first !== inText[0]
      ? phrase('studio.experiments.offer.first', { option: labelOf(first) })
      : '',
    isMoved && first === inText[0]
      ? phrase('studio.experiments.offer.order', { options: kept.map(labelOf).join(' – ') })
      : '',
    without.length > 0 ? phrase('studio.experiments.offer.without', { options: text.list(without) }) : '',
  ];
  return parts.filter((part) => part !== '').join(', ');
}
