/** What was learned as text: the weights that matter most, in few bits, so that a helpdesk record can hold it. */
import { isObject, parseJson } from '../../lib/json.ts';
import { countWeight, createLearned, type Learned, type PackedLearned, STEP_RATE } from '../learn.ts';
import { PLACES } from './hashed.ts';
import { createBitReader, createBitWriter } from './pack.ts';
import { growTable, packWeights, type WeightList } from './weights.ts';

const VERSION = 1;
/** Weights that all labels together keep: a state of 150 labels stays below 300 KB as text. */
const WEIGHTS_MAX = 150 * 1150;
/** A label with few rivals keeps more, but never more than this. */
const LABEL_WEIGHTS_MAX = 2400;
/** Sizes of a weight: a sign and this many bits, finer near zero. */
const SIZE_BITS = 4;
const SIZE_MAX = 2 ** SIZE_BITS - 1;
/** Halves of a power of two in which "seen" counts are kept. */
const SEEN_BITS = 5;

/** Text from which `parseLearned` makes a state that scores nearly as this one does and goes on learning. */
export function serializeLearned(learned: Learned): string {
  const kept = Math.min(LABEL_WEIGHTS_MAX, Math.floor(WEIGHTS_MAX / Math.max(1, learned.labels.length)));
  return JSON.stringify({
    version: VERSION,
    labels: learned.labels,
    examples: learned.examples,
    seen: packSeen(learned.seen),
    weights: learned.labels.map((_id, label) => packLabel(learned, label, kept)),
  });
}

function packSeen(seen: Float32Array): string {
  const writer = createBitWriter();
  for (const count of seen) writer.write(Math.min(31, Math.round(2 * Math.log2(1 + count))), SEEN_BITS);
  return writer.done();
}

/** A label's largest weights in the order of their places: the largest's size, how many, then gap, sign, size of each. */
function packLabel(learned: Learned, label: number, kept: number): { most: number; text: string } {
  const { values, stride } = learned.weights;
  const all: { place: number; weight: number }[] = [];
  for (let place = 0; place < PLACES; place += 1) {
    const weight = (values[place * stride + label] ?? 0) + countWeight(learned, place, label);
    if (weight !== 0) all.push({ place, weight });
  }
  all.sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight) || a.place - b.place);
  const most = Number(Math.abs(all[0]?.weight ?? 1).toPrecision(4));
  const chosen = all
    .slice(0, kept)
    .map(({ place, weight }) => ({ place, size: sizeOf(weight, most), sign: weight < 0 ? 1 : 0 }))
    .filter(({ size }) => size > 0)
    .sort((a, b) => a.place - b.place);
  return { most, text: writeWeights(chosen) };
}

const sizeOf = (weight: number, most: number): number =>
  Math.min(SIZE_MAX, Math.round(SIZE_MAX * Math.sqrt(Math.abs(weight) / most)));

function writeWeights(chosen: readonly { place: number; size: number; sign: number }[]): string {
  const writer = createBitWriter();
  const rice = Math.max(0, Math.floor(Math.log2((0.69 * PLACES) / Math.max(1, chosen.length))));
  writer.write(chosen.length, COUNT_BITS);
  writer.write(rice, 4);
  let last = -1;
  for (const { place, size, sign } of chosen) {
    writer.writeRice(place - last - 1, rice);
    writer.write(sign, 1);
    writer.write(size, SIZE_BITS);
    last = place;
  }
  return writer.done();
}

/** The state in a text that `serializeLearned` made; `undefined` for anything else, which calls for a rebuild. */
export function parseLearned(text: string): Learned | undefined {
  const form = readForm(parseJson(text));
  if (!form) return undefined;
  const learned = createLearned();
  learned.labels.push(...form.labels);
  learned.examples.push(...form.examples);
  learned.countedExamples.push(...form.labels.map(() => 0));
  for (const table of [learned.weights, learned.steps, learned.counts]) growTable(table, form.labels.length);
  learned.seen.set(unpackSeen(form.seen));
  const { stride } = learned.weights;
  const { places, labels, values } = weightsIn(form);
  for (let from = 0; from < values.length; from += 1) {
    const weight = values[from] ?? 0;
    const at = (places[from] ?? 0) * stride + (labels[from] ?? 0);
    learned.weights.values[at] = weight;
    // Steps as large as it takes to have come to the weight.
    learned.steps.values[at] = (weight / (2 * STEP_RATE)) ** 2;
  }
  return learned;
}

/** The same for matching only, which takes a tenth of the memory. */
export function parsePacked(text: string): PackedLearned | undefined {
  const form = readForm(parseJson(text));
  if (!form || form.labels.length > LABELS_MAX) return undefined;
  return {
    labels: [...form.labels],
    examples: [...form.examples],
    seen: unpackSeen(form.seen),
    packed: packWeights(weightsIn(form)),
  };
}

const LABELS_MAX = 2 ** 16;

function unpackSeen(text: string): Float32Array<ArrayBuffer> {
  const reader = createBitReader(text);
  return Float32Array.from({ length: PLACES }, () => 2 ** (reader.read(SEEN_BITS) / 2) - 1);
}

interface Form {
  readonly labels: readonly string[];
  readonly examples: readonly number[];
  readonly seen: string;
  readonly weights: readonly { most: number; text: string }[];
}

function readForm(value: unknown): Form | undefined {
  if (!isObject(value) || value.version !== VERSION) return undefined;
  const { labels, examples, seen, weights } = value;
  if (!Array.isArray(labels) || !Array.isArray(examples) || !Array.isArray(weights)) return undefined;
  if (typeof seen !== 'string' || labels.length !== examples.length || labels.length !== weights.length)
    return undefined;
  const read = weights.flatMap((weight: unknown) =>
    isObject(weight) && typeof weight.most === 'number' && typeof weight.text === 'string'
      ? [{ most: weight.most, text: weight.text }]
      : [],
  );
  if (read.length !== labels.length || !labels.every((label) => typeof label === 'string')) return undefined;
  return examples.every((count) => typeof count === 'number' && count >= 0)
    ? { labels, examples, seen, weights: read }
    : undefined;
}

/** Bits in which a label says how many weights it has. */
const COUNT_BITS = 15;

/** Every label's weights, one after the other; those that a broken text does not hold are zero. */
function weightsIn(form: Form): WeightList {
  const counts = form.weights.map(({ text }) => createBitReader(text.slice(0, 5)).read(COUNT_BITS));
  const size = counts.reduce((sum, count) => sum + count, 0);
  const list = {
    places: new Uint16Array(size),
    labels: new Uint16Array(size),
    values: new Float32Array(size),
  };
  let from = 0;
  form.weights.forEach((packed, label) => {
    unpackLabel(packed, { list, from, label });
    from += counts[label] ?? 0;
  });
  return list;
}

function unpackLabel(
  { most, text }: { most: number; text: string },
  { list, from, label }: { list: WeightList; from: number; label: number },
): void {
  const reader = createBitReader(text);
  const count = reader.read(COUNT_BITS);
  const rice = reader.read(4);
  let place = -1;
  for (let at = from; at < from + count; at += 1) {
    place += reader.readRice(rice) + 1;
    if (place >= PLACES) return;
    const sign = reader.read(1) === 1 ? -1 : 1;
    list.places[at] = place;
    list.labels[at] = label;
    list.values[at] = sign * most * (reader.read(SIZE_BITS) / SIZE_MAX) ** 2;
  }
}
