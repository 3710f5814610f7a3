/** What the editor and the worker that reads its text tell each other. Everything is plain data. */
import type { CheckOptions } from '../../../policy/check-source.ts';
import type { Compiled } from '../../../policy/compile.ts';
import type { Source } from '../../../policy/parse.ts';

/** What a text is read against; the worker has the package's tools of its own. */
export type ReadAgainst = Omit<CheckOptions, 'catalog'>;

/** From the page. `id` is given back with the answer; `against` holds until another comes. */
export type ToReader =
  | { readonly type: 'know'; readonly against: ReadAgainst }
  | { readonly type: 'read'; readonly id: number; readonly source: Source };

/** From the worker. A text that a newer one has overtaken is not answered. */
export type FromReader =
  | { readonly type: 'read'; readonly id: number; readonly compiled: Compiled }
  | { readonly type: 'failed'; readonly id: number };
