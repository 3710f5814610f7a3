/**
 * What the policy studio's pages are given by `main/start-studio.ts`. Every part plugs in here and nowhere else:
 *
 * - *Editor* (`ui/studio/editor/editor.tsx`): `PolicyEditor`, a component with the props of `editor/props.ts`; the editor page shows
 *   it and keeps the text. It reads the text by itself, off the keystroke, and says what it read (`onRead`).
 * - *From a procedure* (`ui/studio/procedure/from-procedure.tsx`): `FromProcedure`, a component that ends with a title and a text
 *   (or several); `LibraryActions.create` makes drafts of them.
 * - *Back-test* and *experiments* (`ui/studio/backtest/page.tsx`, `ui/studio/experiments/page.tsx`): components that get the
 *   `StudioSession`; its `ports` are these, `policies` says what is published and drafted, `rights` what the person may do.
 *   What they need of the helpdesk beyond this goes into the `Helpdesk` port; what needs a worker or other code of `main`
 *   becomes a member here, made in `main/start-studio.ts`.
 *
 * The sentences of all these pages are under `studio.` in the translations.
 */

import type { ProposeDraft } from '../../assist/policy-draft.ts';
import type { Helpdesk, User } from '../../helpdesk/helpdesk.ts';
import type { Phrases } from '../../lib/phrases.ts';
import type { Problem } from '../../lib/problem.ts';
import type { Compiled } from '../../policy/compile.ts';
import type { Source } from '../../policy/parse.ts';
import type { Policy } from '../../policy/policy.ts';
import type { AskModel } from '../../study/back-test/with-model.ts';
import type { MayDo } from '../../study/studio-rights.ts';
import type { Catalog } from '../../tools/tool.ts';
import type { Text } from '../text.ts';
import type { BackTester, BackTestModel, BackTestPolicies } from './backtest/ports.ts';
import type { ReaderWorker } from './editor/reading.ts';
import type { Rehearsing } from './try/rehearsal-port.ts';

/** A policy's text as it ships; `name` is its id. */
export type ShippedText = Source;

/** What a text was read as, with everything that its author should know. */
export interface ReadText {
  readonly compiled: Compiled;
  /** The parser's and lint's, in the order of the text. */
  readonly problems: readonly Problem[];
}

/** Texts of this browser's, which outlive the page; where the browser forbids them they live as long as the page. */
export interface LocalTexts {
  /** Null where there is none. */
  read(name: string): string | null;
  write(name: string, text: string): void;
  remove(name: string): void;
  /** Names that begin so. */
  names(prefix: string): readonly string[];
}

/** What the studio is made from. */
export interface StudioPorts {
  readonly helpdesk: Helpdesk;
  readonly user: User;
  readonly catalog: Catalog;
  readonly text: Text;
  /** The same as `text.phrase`. */
  readonly phrase: Phrases;
  /** ISO 8601. */
  readonly now: () => string;
  readonly randomId: () => string;
  /** As the helpdesk's server says; an answer may be some minutes old. */
  readonly mayDo: MayDo;
  /** The policies of the package, in the order of their names. */
  readonly shipped: readonly ShippedText[];
  /** What runs of a policy as it ships remember of it; null for a policy of the team's own. */
  readonly shippedLabel: (policy: string) => string | null;
  /** Reads one text beside the others that it may mention. */
  readonly readText: (source: Source, others: readonly Policy[]) => ReadText;
  /** A worker that reads the editor's text; undefined where the helpdesk's frame allows none. */
  readonly openReader: () => ReaderWorker | undefined;
  /** Services of the installed package. */
  readonly installedServices: readonly string[];
  /** Its code is fetched when somebody first tries a policy. */
  readonly rehearsing: Rehearsing;
  readonly local: LocalTexts;
  /** Asks the model for a draft of a procedure; left out where none is set up. */
  readonly proposeDraft?: ProposeDraft | undefined;
  /** Starts comparing two libraries on past tickets, in a worker where the helpdesk's frame allows one. */
  readonly createBackTester: (policies: BackTestPolicies, ask: AskModel) => BackTester;
  /** The model that back-tests may ask; left out where none is set up. */
  readonly backTestModel?: BackTestModel | undefined;
  /** Gives a file to the person's browser. */
  readonly save: (name: string, type: string, parts: readonly (string | Blob)[]) => void;
}
