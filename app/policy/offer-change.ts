/**
 * Another order, or fewer, of an offer's options, as a text of its own: where they stand as a list their lines change places, where they
 * stand in a sentence their words do; everything else stays as it is. What comes out is read again, and where it is not the same policy
 * with that one change nothing comes out.
 */
import { canonicalJson } from '../lib/canonical.ts';
import type { Json } from '../lib/json.ts';
import type { Catalog } from '../tools/tool.ts';
import { withLines } from './offer-change/lines.ts';
import { readSentence, type Sentence, withWords } from './offer-change/sentence.ts';
import { offerOptions } from './options.ts';
import { type Policy, type Step, walkSteps } from './policy.ts';

/** An offer whose options can change places. */
export interface ChangeableOffer {
  /** Id of its step. */
  readonly step: string;
  readonly text: string;
  /** Labels in their order, two at least. */
  readonly options: readonly string[];
}

/** An offer whose options cannot, and why: there is one, something else is offered only behind a refusal, or a sentence does not surely tell them apart. */
export interface FixedOffer {
  /** Id of its step. */
  readonly step: string;
  readonly text: string;
  readonly because: 'one-option' | 'refusal' | 'unsure';
}

/** A change to an offer: the places that its options have in the text, those kept, in their new order. */
export interface OfferChange {
  readonly step: string;
  readonly options: readonly number[];
}

/** The offers of a policy that can be changed. */
export const changeableOffers = (policy: Policy, catalog: Catalog): readonly ChangeableOffer[] =>
  walkSteps(policy.steps).flatMap(({ step }) => {
    const options = labelsOf(readOptions(step, catalog));
    return options.length < 2 ? [] : [{ step: step.id, text: step.text, options }];
  });

/** The other offers of a policy; what is an option of an offer that can be changed is none. */
export const fixedOffers = (policy: Policy, catalog: Catalog): readonly FixedOffer[] => {
  const changeable = new Set(changeableOffers(policy, catalog).map(({ step }) => step));
  return walkSteps(policy.steps).flatMap(({ step, above }): FixedOffer[] => {
    const isPart = [step, ...above].some(({ id }) => changeable.has(id));
    if (step.kind !== 'offer' || isPart) return [];
    return [{ step: step.id, text: step.text, because: whyFixed(step, above, catalog) }];
  });
};

function whyFixed(step: Step, above: readonly Step[], catalog: Catalog): FixedOffer['because'] {
  if (above.some(isOffer) || walkSteps(step.children).some((each) => isOffer(each.step))) return 'refusal';
  const options = offerOptions(step, catalog);
  return options.length > 1 || SEVERAL.test(step.text) ? 'unsure' : 'one-option';
}

const isOffer = ({ kind }: Step): boolean => kind === 'offer';

// Speaks of several: `a swap / a coupon`, `1) a swap 2) a coupon`, `10% or 15%`, `one of these`.
const SEVERAL =
  /\s\/\s|\(?\b[2b]\)|\b(?:or|else|otherwise|between|one of|options|choices?|alternatives|following|these|ways|resolutions?)\b/i;

/** The options of an offer as they stand: an item of a list each, or words of one sentence. */
type Options =
  | { readonly type: 'list'; readonly options: readonly { readonly label: string; readonly step: Step }[] }
  | { readonly type: 'sentence'; readonly sentence: Sentence };

function readOptions(step: Step, catalog: Catalog): Options {
  const options = offerOptions(step, catalog).flatMap(({ label, step: own }) =>
    own === null || own.id === step.id ? [] : [{ label, step: own }],
  );
  if (options.length > 0) return { type: 'list', options };
  return { type: 'sentence', sentence: readSentence(step, catalog) };
}

const labelsOf = (options: Options): readonly string[] =>
  (options.type === 'list' ? options.options : options.sentence.options).map(({ label }) => label);

/** What reading takes. */
export interface OfferReading {
  readonly catalog: Catalog;
  /** Reads a text as the policy was read; null where it is none. */
  readonly read: (text: string) => Policy | null;
}

/** The text with the change; null where it changes nothing, or where the text cannot be changed so and mean the same otherwise. */
export function changeOffer(
  text: string,
  { step: id, options: kept }: OfferChange,
  { catalog, read }: OfferReading,
): string | null {
  const policy = read(text);
  const offer = policy && stepOf(policy, id);
  const options = offer && readOptions(offer, catalog);
  if (!policy || !options || !isChange(kept, labelsOf(options).length)) return null;
  const changed =
    options.type === 'list'
      ? withLines(
          text,
          options.options.map(({ step }) => step),
          kept,
        )
      : withWords(text, { offer, sentence: options.sentence, kept });
  const after = changed === null ? null : read(changed);
  const found = after && stepOf(after, id);
  if (changed === null || !after || !found) return null;
  const wanted = canonicalJson(kept.map((place) => saysOf(options, kept.length)[place] ?? null));
  const isThere = canonicalJson(saysOf(readOptions(found, catalog), kept.length)) === wanted;
  return isThere && outside(policy, id, catalog) === outside(after, id, catalog) ? changed : null;
}

const isChange = (kept: readonly number[], count: number): boolean =>
  count > 1 &&
  kept.length > 0 &&
  new Set(kept).size === kept.length &&
  kept.every((place) => Number.isInteger(place) && place >= 0 && place < count) &&
  !(kept.length === count && kept.every((place, i) => place === i));

const stepOf = (policy: Policy, id: string): Step | null =>
  walkSteps(policy.steps).find(({ step }) => step.id === id)?.step ?? null;

/** What each option says, in their order; of one that is left alone in its sentence, what is done for it. */
function saysOf(options: Options, kept: number): readonly Json[] {
  if (options.type === 'list') return options.options.map(({ step }) => wordsOf(step));
  return options.sentence.options.map(({ label, text, tools, amounts, policies }) => ({
    label,
    text: kept === 1 ? '' : text,
    tools: [...tools],
    amounts: amounts.map((each) => ({ ...each })),
    policies: policies.map((each) => ({ ...each })),
  }));
}

/** Ids follow from places, so only the words are held against each other. */
const wordsOf = ({ kind, text, children }: Step): Json => ({
  kind,
  text,
  children: children.map(wordsOf),
});

/** Everything but the options: they alone may change, and the ids of what stands between them. */
function outside({ steps, ...rest }: Policy, id: string, catalog: Catalog): string {
  const offer = walkSteps(steps).find(({ step }) => step.id === id)?.step;
  const options = offer && readOptions(offer, catalog);
  const listed = new Set(options?.type === 'list' ? options.options.map(({ step }) => step.id) : []);
  const frame = options?.type === 'sentence' ? options.sentence.frame : null;
  return canonicalJson({
    ...rest,
    steps: walkSteps(steps)
      .filter(({ step, above }) => ![step, ...above].some((each) => listed.has(each.id)))
      .map(({ step, above }) => [
        above.some((each) => each.id === id) ? '' : step.id,
        step.kind,
        step.id === id && frame ? [...frame] : step.text,
        step.condition,
      ]),
  });
}
