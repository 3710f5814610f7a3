/**
 * Another order, or fewer, of an offer's options, as a text of its own: the lines of the options change places, everything else stays
 * as it stands. What comes out is read again, and where it is not the same policy with that one change nothing comes out.
 */
import { canonicalJson } from '../lib/canonical.ts';
import type { Span } from '../lib/problem.ts';
import type { Catalog } from '../tools/tool.ts';
import { offerOptions } from './options.ts';
import { type Policy, type Step, walkSteps } from './policy.ts';

/** An offer whose options stand as a list. */
export interface ListedOffer {
  /** Id of its step. */
  readonly step: string;
  readonly text: string;
  /** Labels in their order, two at least. */
  readonly options: readonly string[];
}

/** A change to an offer: the places that its options have in the text, those kept, in their new order. */
export interface OfferChange {
  readonly step: string;
  readonly options: readonly number[];
}

/** The offers of a policy that can be changed. */
export const listedOffers = (policy: Policy, catalog: Catalog): readonly ListedOffer[] =>
  walkSteps(policy.steps).flatMap(({ step }) => {
    const options = listedOptions(step, catalog);
    return options.length < 2
      ? []
      : [{ step: step.id, text: step.text, options: options.map(({ label }) => label) }];
  });

const listedOptions = (step: Step, catalog: Catalog): { label: string; step: Step }[] =>
  offerOptions(step, catalog).flatMap(({ label, step: own }) =>
    own === null || own.id === step.id ? [] : [{ label, step: own }],
  );

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
  const options = offer ? listedOptions(offer, catalog).map(({ step }) => step) : [];
  if (!policy || !isChange(kept, options.length)) return null;
  const changed = withLines(text, options, kept);
  const after = changed === null ? null : read(changed);
  if (changed === null || !after) return null;
  const wanted = kept.map((place) => options[place]);
  const found = stepOf(after, id);
  const isThere =
    found !== null &&
    sameSteps(
      listedOptions(found, catalog).map(({ step }) => step),
      wanted,
    );
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

/** Each option's lines go to the place of another; marks of the list stay where they are. */
function withLines(text: string, options: readonly Step[], kept: readonly number[]): string | null {
  const lines = text.split('\n');
  const blocks = options.map((option) => linesOf(option, text));
  const overlap = blocks.some(({ end }, i) => {
    const next = blocks[i + 1];
    return next !== undefined && next.start <= end;
  });
  if (overlap) return null;
  const out: string[] = [];
  for (const [number, line] of lines.entries()) {
    const place = blocks.findIndex(({ start, end }) => number >= start && number <= end);
    if (place < 0) out.push(line);
    else if (blocks[place]?.start === number) out.push(...moved(lines, blocks, { kept, place }));
  }
  return out.join('\n');
}

interface Block {
  /** Numbers of the first and the last line, from 0. */
  readonly start: number;
  readonly end: number;
}

function linesOf(option: Step, text: string): Block {
  const spans: Span[] = [option, ...walkSteps(option.children).map(({ step }) => step)].map(
    ({ span }) => span,
  );
  const lineAt = (offset: number): number => text.slice(0, offset).split('\n').length - 1;
  return {
    start: lineAt(Math.min(...spans.map(({ start }) => start))),
    end: lineAt(Math.max(...spans.map(({ start, end }) => Math.max(start, end - 1)))),
  };
}

function moved(
  lines: readonly string[],
  blocks: readonly Block[],
  { kept, place }: { kept: readonly number[]; place: number },
): string[] {
  const here = blocks[place];
  const from = blocks[kept[place] ?? -1];
  if (!here || !from) return [];
  const [first = '', ...rest] = lines.slice(from.start, from.end + 1);
  const mark = MARK.exec(lines[here.start] ?? '')?.[0] ?? '';
  return [mark + first.replace(MARK, ''), ...rest];
}

// The mark of an item with what stands before it: `   - `, `2. `, `  b) `.
const MARK = /^\s*(?:[-*+•–]|\d+[.)]|[a-z][.)])?\s*/i;

/** Ids follow from places, so only the words are held against each other. */
const sameSteps = (found: readonly Step[], wanted: readonly (Step | undefined)[]): boolean =>
  canonicalJson(found.map(wordsOf)) ===
  canonicalJson(wanted.flatMap((step) => (step ? [wordsOf(step)] : [])));

const wordsOf = ({ kind, text, children }: Step): unknown => ({
  kind,
  text,
  children: children.map(wordsOf),
});

/** Everything but the options: they alone may change, and the ids of what stands between them. */
function outside({ steps, ...rest }: Policy, id: string, catalog: Catalog): string {
  const offer = walkSteps(steps).find(({ step }) => step.id === id)?.step;
  const options = new Set(offer && listedOptions(offer, catalog).map(({ step }) => step.id));
  return canonicalJson({
    ...rest,
    steps: walkSteps(steps)
      .filter(({ step, above }) => ![step, ...above].some((each) => options.has(each.id)))
      .map(({ step, above }) => [
        above.some((each) => each.id === id) ? '' : step.id,
        step.kind,
        step.text,
        step.condition,
      ]),
  });
}
