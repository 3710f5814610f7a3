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
