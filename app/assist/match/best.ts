/** The places of the largest values above zero, the largest first, at most so many; of equals the earlier place. */
export function bestPlaces(values: Float64Array, most: number): number[] {
  const best: number[] = [];
  let least = 0;
  for (let place = 0; place < values.length; place += 1) {
    const value = values[place] ?? 0;
    if (value <= least) continue;
    insert(best, place, values);
    if (best.length > most) best.pop();
    if (best.length === most) least = values[best[most - 1] ?? 0] ?? 0;
  }
  return best;
}

/** Puts a place where its value belongs, behind equals. */
function insert(sorted: number[], place: number, values: Float64Array): void {
  const value = values[place] ?? 0;
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[sorted[middle] ?? 0] ?? 0) >= value) low = middle + 1;
    else high = middle;
  }
  sorted.splice(low, 0, place);
}
