import { PLACES } from './hashed.ts';

/** A number for each place and label, growing with the labels. `stride` labels fit before it has to grow. */
export interface Table {
  stride: number;
  values: Float32Array;
}

const STRIDE_FIRST = 8;

/** A table of zeros. */
export const createTable = (): Table => ({
  stride: STRIDE_FIRST,
  values: new Float32Array(PLACES * STRIDE_FIRST),
});

/** Makes room for a number of labels; what is held stays. */
export function growTable(table: Table, labels: number): void {
  if (labels <= table.stride) return;
  const stride = Math.max(labels, Math.ceil((table.stride * 3) / 2));
  const values = new Float32Array(PLACES * stride);
  for (let place = 0; place < PLACES; place += 1)
    values.set(table.values.subarray(place * table.stride, (place + 1) * table.stride), place * stride);
  table.stride = stride;
  table.values = values;
}

/** Weights that are not zero, in the order of their places: those of a place stand from its start up to the next one's. */
export interface PackedWeights {
  readonly starts: Int32Array;
  readonly labels: Uint16Array;
  readonly values: Float32Array;
}

/** A weight on its way into a packed table. */
export interface PlacedWeight {
  readonly place: number;
  readonly label: number;
  readonly weight: number;
}

/** Packs weights; at most 65,536 labels. */
export function packWeights(weights: readonly PlacedWeight[]): PackedWeights {
  const starts = new Int32Array(PLACES + 1);
  for (const { place } of weights) starts[place + 1] = (starts[place + 1] ?? 0) + 1;
  for (let place = 0; place < PLACES; place += 1)
    starts[place + 1] = (starts[place + 1] ?? 0) + (starts[place] ?? 0);
  const next = starts.slice();
  const labels = new Uint16Array(weights.length);
  const values = new Float32Array(weights.length);
  for (const { place, label, weight } of weights) {
    const at = next[place] ?? 0;
    next[place] = at + 1;
    labels[at] = label;
    values[at] = weight;
  }
  return { starts, labels, values };
}
