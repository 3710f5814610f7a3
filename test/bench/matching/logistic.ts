/** TF-IDF and multinomial logistic regression over words and pairs of words, trained in batches: the usual trained baseline. */

/** Scores of the labels for a text, in the order of `labels`. */
export interface Trained {
  readonly labels: readonly string[];
  readonly score: (text: string) => Float64Array;
}

interface Row {
  readonly text: string;
  readonly label: string;
}

/** How the regression is trained. */
export interface TrainingOptions {
  /** Passes over the rows. */
  readonly passes: number;
  /** Letters of a word's parts (from, to) as a support vector machine's features would have them; null for words and pairs only. */
  readonly parts: readonly [number, number] | null;
}

const RATE = 0.5;

/** Trains on rows in the order given, many passes with AdaGrad. */
export function trainLogistic(rows: readonly Row[], options: TrainingOptions): Trained {
  const labels = [...new Set(rows.map(({ label }) => label))];
  const place = new Map(labels.map((label, at) => [label, at]));
  const vocabulary = readVocabulary(rows, options);
  const vectors = rows.map(({ text }) => vectorOf(text, vocabulary, options));
  const weights = new Float32Array(vocabulary.size * labels.length);
  const squares = new Float32Array(weights.length);
  for (let pass = 0; pass < options.passes; pass += 1)
    rows.forEach((row, at) => {
      step({ weights, squares, labels: labels.length }, vectors[at] ?? [], place.get(row.label) ?? 0);
    });
  return {
    labels,
    score: (text) => scoresOf(weights, labels.length, vectorOf(text, vocabulary, options)),
  };
}

type Vector = readonly { readonly at: number; readonly value: number }[];
type Vocabulary = ReadonlyMap<string, { readonly at: number; readonly idf: number }>;

function readVocabulary(rows: readonly Row[], options: TrainingOptions): Vocabulary {
  const seen = new Map<string, number>();
  for (const { text } of rows)
    for (const term of termsOf(text, options).keys()) seen.set(term, (seen.get(term) ?? 0) + 1);
  return new Map(
    [...seen].map(([term, count], at) => [term, { at, idf: Math.log((1 + rows.length) / (1 + count)) + 1 }]),
  );
}

function termsOf(text: string, { parts }: TrainingOptions): Map<string, number> {
  const counts = new Map<string, number>();
  const add = (term: string) => counts.set(term, (counts.get(term) ?? 0) + 1);
  const words = text.toLowerCase().match(/[\p{L}\p{N}']+/gu) ?? [];
  words.forEach((word, at) => {
    add(word);
    if (at > 0) add(`${words[at - 1]} ${word}`);
    if (parts)
      for (let length = parts[0]; length <= parts[1]; length += 1)
        for (let from = 0; from + length <= word.length + 2; from += 1)
          add(`#${` ${word} `.slice(from, from + length)}`);
  });
  return counts;
}

function vectorOf(text: string, vocabulary: Vocabulary, options: TrainingOptions): Vector {
  const raw = [...termsOf(text, options)].flatMap(([term, count]) => {
    const known = vocabulary.get(term);
    return known ? [{ at: known.at, value: (1 + Math.log(count)) * known.idf }] : [];
  });
  const norm = Math.sqrt(raw.reduce((sum, { value }) => sum + value * value, 0)) || 1;
  return raw.map(({ at, value }) => ({ at, value: value / norm }));
}

function scoresOf(weights: Float32Array, labels: number, vector: Vector): Float64Array {
  const scores = new Float64Array(labels);
  for (const { at, value } of vector)
    for (let label = 0; label < labels; label += 1)
      scores[label] = (scores[label] ?? 0) + value * (weights[at * labels + label] ?? 0);
  return scores;
}

function step(
  model: { weights: Float32Array; squares: Float32Array; labels: number },
  vector: Vector,
  right: number,
): void {
  const { weights, squares, labels } = model;
  const shares = softmax(scoresOf(weights, labels, vector));
  shares.forEach((share, label) => {
    const gradient = share - (label === right ? 1 : 0);
    if (Math.abs(gradient) < 0.001) return;
    for (const { at, value } of vector) {
      const place = at * labels + label;
      const slope = gradient * value;
      squares[place] = (squares[place] ?? 0) + slope * slope;
      weights[place] = (weights[place] ?? 0) - (RATE * slope) / Math.sqrt((squares[place] ?? 0) + 0.01);
    }
  });
}

/** Shares that make one together. */
export function softmax(scores: Float64Array): Float64Array {
  const best = scores.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const shares = scores.map((score) => Math.exp(score - best));
  const sum = shares.reduce((a, b) => a + b, 0);
  return shares.map((share) => share / sum);
}
