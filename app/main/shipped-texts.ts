/** The texts of the policies that ship, for the studio. */
import texts from 'texts:../policy/library';
import type { Source } from '../policy/parse.ts';

/** In the order of their files' names. */
export const shippedTexts: readonly Source[] = texts;
