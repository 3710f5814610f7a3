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

/** Weights with their places and labels, each list as long as the others, in any order. */
export interface WeightList {
  readonly places: Uint16Array;
  readonly labels: Uint16Array;
  readonly values: Float32Array;
}

/** Puts weights in the order of their places. */
export function packWeights(list: WeightList): PackedWeights {
  const starts = new Int32Array(PLACES + 1);
  for (const place of list.places) starts[place + 1] = (starts[place + 1] ?? 0) + 1;
  for (let place = 0; place < PLACES; place += 1)
    starts[place + 1] = (starts[place + 1] ?? 0) + (starts[place] ?? 0);
  const next = starts.slice();
  const labels = new Uint16Array(list.labels.length);
  const values = new Float32Array(list.values.length);
  for (let from = 0; from < values.length; from += 1) {
    const place = list.places[from] ?? 0;
    const at = next[place] ?? 0;
    next[place] = at + 1;
    labels[at] = list.labels[from] ?? 0;
    values[at] = list.values[from] ?? 0;
  }
  return { starts, labels, values };
}
