import type { Problem } from '../../../lib/problem.ts';
import type { Policy } from '../../../policy/policy.ts';
import type { Catalog } from '../../../tools/tool.ts';
import type { Text } from '../../text.ts';

/** What the editor is given. The page keeps the text; the editor shows it and says what was typed. */
export interface EditorProps {
  readonly label: string;
  readonly text: string;
  /** False for those who may only read. */
  readonly editable: boolean;
  onChange(text: string): void;
  /** The parser's and lint's for `text`, in its order; `fix` can be applied with a click. */
  readonly problems: readonly Problem[];
  /** What `text` was read as, for the steps beside it; normally one policy. */
  readonly readAs: readonly Policy[];
  /** Tools for completion after `@` and hover. */
  readonly catalog: Catalog;
  /** Other policies for completion after `#`. */
  readonly others: readonly Policy[];
  readonly words: Text;
  readonly theme: 'light' | 'dark';
}
