import type { Compiled } from '../../../policy/compile.ts';
import type { Policy } from '../../../policy/policy.ts';
import type { Catalog } from '../../../tools/tool.ts';
import type { Text } from '../../text.ts';
import type { ReaderWorker } from './reading.ts';

/** What the editor is given. The page keeps the text; the editor shows it, reads it off the keystroke and says what was typed. */
export interface EditorProps {
  /** Names the field for those who cannot see it. */
  readonly label: string;
  /** What another text here replaces, the caret stays where its words are. */
  readonly text: string;
  /** The policy's id, by which the text is read; empty where it has none yet. */
  readonly name: string;
  /** False for those who may only read. */
  readonly editable: boolean;
  /** Called a moment after the last of some keystrokes, at the latest when the field or the page is left. */
  onChange(text: string): void;
  /** What the newest text was read as, with the parser's and lint's problems; for a page that counts them or holds them against publishing. */
  onRead?(read: Compiled): void;
  /** Tools for completion after `@`, hover and lint. */
  readonly catalog: Catalog;
  /** Every policy that the text may mention; one with the text's own id does not count. */
  readonly others: readonly Policy[];
  /** Services of the installed package; none is missing where it is left out. */
  readonly installedServices?: readonly string[];
  /** A worker that reads the text; undefined where the helpdesk's frame forbids one, and the page reads by itself. */
  openReader(): ReaderWorker | undefined;
  readonly words: Text;
  readonly theme: 'light' | 'dark';
}
