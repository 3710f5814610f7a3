/** A value found in a text, with the place of the words that say it. */
export interface Finding {
  readonly name: string;
  readonly value: string | number | boolean;
  readonly start: number;
  readonly end: number;
  /** False where the words leave doubt, such as a failed check digit. */
  readonly sure: boolean;
}

/** Whether two ranges share a character. */
export const overlaps = (
  a: { readonly start: number; readonly end: number },
  b: { readonly start: number; readonly end: number },
): boolean => a.start < b.end && b.start < a.end;
