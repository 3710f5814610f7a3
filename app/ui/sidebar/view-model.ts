/**
 * Everything that the sidebar shows, as one immutable value, and everything that it can ask for. The session makes
 * a `SidebarView` anew on every change; the view keeps nothing but carets, open panels and text under edit.
 *
 * Sentences named `title`, `text`, `why`, `mend`, `because`, `preview` and the like arrive in the agent's language,
 * ready to be shown; the view's own labels come from `translations/`. Text of customers, tools and models is only
 * ever shown as text. Times are ISO 8601 UTC. Ids are opaque to the view and stable from one value to the next:
 * a card, question or draft that is still the same thing keeps its id, one that means something else gets a new one.
 */

import type { OverrideStatus } from '../../assist/event.ts';
import type { StepStatus } from '../../assist/outcome.ts';
import type { Evidence } from '../../lib/evidence.ts';
import type { Json, JsonObject } from '../../lib/json.ts';
import type { StepKind } from '../../policy/policy.ts';
import type { SetUpCheck } from '../set-up.ts';

/** The whole panel. */
export type SidebarView =
  /** The ticket is being read; a skeleton of the usual height. */
  | { readonly state: 'reading' }
  /** No ticket yet (a new, unsaved one): policies can be searched and read. */
  | { readonly state: 'no-ticket'; readonly search: SearchView; readonly now: string }
  /** The app cannot work before somebody sets it up. */
  | {
      readonly state: 'not-set-up';
      readonly missing: readonly SetUpCheck[];
    }
  /** The helpdesk could not be read, or we have a bug; `retry` reads again. */
  | { readonly state: 'broken'; readonly message: string; readonly mend: string }
  | ReadyView;

/** A ticket with its runs, seen through the run whose tab is open. */
export interface ReadyView {
  readonly state: 'ready';
  /** Ticket id; another one closes panels and forgets text under edit. */
  readonly ticket: string;
  /** The session's clock, by which times are worded. */
  readonly now: string;
  /** `read-only`: the ticket is closed. `muted`: "not on this ticket" was said. */
  readonly mode: 'work' | 'read-only' | 'muted';
  readonly notices: readonly NoticeView[];
  /** One a run, in the order in which the requests were found; the view shows tabs for two and more. */
  readonly tabs: readonly TabView[];
  /** The policy of the open tab; null where none answers. */
  readonly policy: PolicyView | null;
  /** Nearest other policies, best first. */
  readonly others: readonly NearPolicyView[];
  readonly search: SearchView;
  /** Whether the user may write policies; offers to write one where none answers. */
  readonly mayWritePolicies: boolean;
  /** Outline of the policy; empty where there is none. */
  readonly steps: readonly StepView[];
  /** "step 5 of 9", counted over the steps that a person would count; null where there is none. */
  readonly place: { readonly current: number; readonly total: number } | null;
  /** What was read: account, order, tracking. In the order of the policy. */
  readonly lookups: readonly LookupView[];
  /** Facts that the agent may type or correct ("heard by phone"), shown on demand; sent with `typeFact`. */
  readonly facts: readonly FieldView[];
  readonly needsYou: QuestionView | null;
  /** Questions that wait behind `needsYou`. */
  readonly moreQuestions: number;
  readonly next: readonly CardView[];
  readonly refused: readonly RefusalView[];
  /** One draft for all tabs. */
  readonly draft: DraftView | null;
  /** Newest first. */
  readonly done: readonly ReceiptView[];
  readonly waiting: WaitingView | null;
  readonly ended: { readonly how: 'done' | 'handed-off' | 'stopped'; readonly because: string } | null;
  /** The model's part in what is shown, on demand; null in guided mode. */
  readonly model: ModelView | null;
  /** Whether single-key shortcuts are on; a person can turn them off in the sheet. */
  readonly shortcuts: boolean;
}

/** Where something came from, as the chip and the evidence panel show it. */
export interface SourceView {
  readonly kind: Evidence['kind'];
  /** One or two words for the chip: `order`, `customer`, `you`, `policy`. */
  readonly chip: string;
  /** The exact words or value; may be long. */
  readonly quote: string;
  /** Where that stands, in words: `Dana’s message`, `Order #1042 in Shopify`, `Policy “Refunds”, step 5.2`. */
  readonly where: string;
  /** When it was written or read; null where nobody knows. */
  readonly at: string | null;
  readonly evidence: Evidence;
}

/** A step of a policy as cards, sentences and questions cite it. */
export interface StepRefView {
  readonly ref: string;
  /** `5.2`. */
  readonly number: string;
  readonly policy: string;
  /** The step's own words. */
  readonly text: string;
}

/** A line above everything that a person should know. `id` is stable while the matter lasts. */
export type NoticeView =
  /** Guided mode goes on; `because` says why in one sentence, empty where nothing needs saying. */
  | { readonly type: 'model-away'; readonly id: string; readonly because: string; readonly mayRetry: boolean }
  /** Something that the model wants looked at, in its own words. */
  | { readonly type: 'model-doubt'; readonly id: string; readonly text: string }
  | {
      readonly type: 'service-down';
      readonly id: string;
      readonly service: string;
      /** What still works, one sentence; empty where nothing needs saying. */
      readonly works: string;
      readonly mayRetry: boolean;
    }
  | { readonly type: 'planted-text'; readonly id: string; readonly source: SourceView; readonly why: string }
  | { readonly type: 'no-permission'; readonly id: string; readonly what: string; readonly how: string }
  /** A run goes on with a version that is not today's. `today`: 0 as it ships, null where the policy was turned off. */
  | {
      readonly type: 'other-version';
      readonly id: string;
      readonly run: string;
      readonly policy: string;
      readonly version: number;
      readonly today: number | null;
      readonly mayMove: boolean;
    }
  /** Anything else that failed and what to do about it. */
  | {
      readonly type: 'trouble';
      readonly id: string;
      readonly message: string;
      readonly mend: string;
      readonly mayRetry: boolean;
    };

/** What a model was sent and what that took. */
export interface ModelView {
  readonly asking: boolean;
  /** Model, tokens, time and cost, in words. */
  readonly lines: readonly { readonly label: string; readonly value: string }[];
  /** Every word that was sent, private values hidden; empty where it was not kept. */
  readonly sent: string;
}

export interface TabView {
  readonly id: string;
  readonly title: string;
  readonly open: boolean;
  /** `needs-you`: a question or an action waits in it. */
  readonly status: 'needs-you' | 'waiting' | 'done';
}

export interface PolicyView {
  readonly id: string;
  readonly title: string;
  /** Calibrated match in whole percent; null where a person chose it or another policy called it. */
  readonly percent: number | null;
  /** The customer's words that matched; null where there are none. */
  readonly reason: SourceView | null;
  /** The version in words, `version 7`; empty where unversioned. */
  readonly version: string;
  readonly pinned: boolean;
  /** Title of the policy that handed over to this one; empty for the first. */
  readonly calledFrom: string;
}

export interface NearPolicyView {
  readonly id: string;
  readonly title: string;
  readonly percent: number | null;
}

/** The policy search. */
export interface SearchView {
  readonly query: string;
  /** `idle` until something is typed. */
  readonly state: 'idle' | 'searching' | 'found';
  /** Best first; empty with `found` says that nothing was. `snippet` is text of the policy. */
  readonly results: readonly { readonly id: string; readonly title: string; readonly snippet: string }[];
}

export interface StepView {
  readonly id: string;
  readonly ref: string;
  /** `5.2`; empty for a note without a number. */
  readonly number: string;
  readonly text: string;
  readonly kind: StepKind;
  readonly status: StepStatus;
  /** Why it has that status, one plain phrase; may be empty. */
  readonly because: string;
  /** What settled it; empty where nothing has. */
  readonly sources: readonly SourceView[];
  /** What a person may make of it; empty on a closed ticket. */
  readonly may: readonly OverrideStatus[];
  readonly children: readonly StepView[];
}

/** Something that was read for the case. */
export type LookupView = {
  readonly id: string;
  /** `Account`, `Order #1042`, `Tracking`. */
  readonly title: string;
} & (
  | { readonly state: 'loading' }
  | {
      readonly state: 'found';
      /** What it says, in a few words: `delivered 3 May, front door`. */
      readonly summary: string;
      /** The lines behind it; `warn` marks what does not fit (address, date). */
      readonly lines: readonly { readonly label: string; readonly value: string; readonly warn: boolean }[];
      /** What could not be asked, so that this is not the whole truth; it may be tried again. Empty where nothing is amiss. */
      readonly note: string;
      readonly source: SourceView;
    }
  | { readonly state: 'none'; readonly because: string }
  | {
      readonly state: 'several';
      /** The question that settles it, answered with `answer`. */
      readonly question: string;
      readonly options: readonly OptionView[];
    }
  | { readonly state: 'failed'; readonly because: string; readonly mend: string; readonly mayRetry: boolean }
);

/** One of several things to choose from. */
export interface OptionView {
  readonly value: Json;
  readonly label: string;
  /** A second line: date, price; may be empty. */
  readonly hint: string;
}

/** The one thing that only a person can answer now. */
export type QuestionView = {
  readonly id: string;
  readonly text: string;
  readonly step: StepRefView | null;
  /** What made it a question; may be empty. */
  readonly sources: readonly SourceView[];
  /** Whether "ask them" puts it into the draft. */
  readonly mayAskCustomer: boolean;
} /** Answered with `true` or `false`; `yes` and `no` are empty for the usual words. */ & (
  | { readonly kind: 'yes-no'; readonly yes: string; readonly no: string }
  /** Answered with an option's value, or `declined` where that is allowed. */
  | { readonly kind: 'choice'; readonly options: readonly OptionView[]; readonly mayDecline: boolean }
  /** A value typed by the agent (heard by phone, read elsewhere). */
  | { readonly kind: 'value'; readonly field: FieldView }
  /** A value that needs the agent's word: `true` uses it, `false` does not. */
  | { readonly kind: 'confirm'; readonly label: string; readonly value: string; readonly source: SourceView }
  /** A step that only a person can do; answered with `true` when done, `false` when it cannot be. */
  | { readonly kind: 'manual' }
);

/** A typed value under edit. */
export interface FieldView {
  readonly name: string;
  readonly label: string;
  /** `money` is a number in major units with `currency`; `list` is texts, one a line. */
  readonly type:
    | 'text'
    | 'long-text'
    | 'integer'
    | 'number'
    | 'money'
    | 'percent'
    | 'yes-no'
    | 'date'
    | 'choice'
    | 'list'
    /** Files chosen by the agent, as data URLs. */
    | 'files';
  /** Null where nothing supplies it yet. */
  readonly value: Json;
  readonly required: boolean;
  readonly editable: boolean;
  /** ISO 4217 for `money`, else empty. */
  readonly currency: string;
  /** For `choice`; empty for the rest. */
  readonly options: readonly OptionView[];
  /** Bounds from the policy's words, checked as it is typed; null where there are none. */
  readonly min: number | null;
  readonly max: number | null;
  /** Null where nothing supplies it. */
  readonly source: SourceView | null;
  /** What the session's checks say about the value as last edited; empty where they are content. */
  readonly problem: string;
  /** What is known beforehand of how the other side will take it; empty where nothing is. */
  readonly note: string;
}

/** One thing that can happen next. */
export type CardView = CallCardView | HandOffCardView | EscalateCardView;

/** How far an approved card has come. */
export type ProgressView =
  | { readonly state: 'idle' }
  /** Facts are being read again before it can be approved. */
  | { readonly state: 'refreshing' }
  | { readonly state: 'running' }
  /** The outcome is unknown and is being read back; `since` says when the call was made. */
  | { readonly state: 'checking'; readonly since: string }
  /** A supervisor was asked; `inquiry` is what they want to know first, null where nothing. */
  | { readonly state: 'asked'; readonly since: string; readonly inquiry: InquiryView | null }
  /** A supervisor said yes and their page carries it out. `by` is a name, empty where it is not known. */
  | { readonly state: 'agreed'; readonly by: string }
  | { readonly state: 'turned-down'; readonly by: string; readonly because: string }
  /** What it rested on has changed since a supervisor was asked. */
  | { readonly state: 'outdated'; readonly since: string }
  | { readonly state: 'failed'; readonly because: string; readonly mend: string };

/** A supervisor's question to the agent. */
export interface InquiryView {
  readonly id: string;
  readonly by: string;
  readonly words: string;
}

interface CardBase {
  /** Names what would happen: other arguments of the agent's own typing keep it, another proposal gets a new one. */
  readonly id: string;
  /** A verb and an object: `File a carrier claim`. */
  readonly title: string;
  readonly step: StepRefView;
  /** The words and results that brought the case here. */
  readonly sources: readonly SourceView[];
  readonly progress: ProgressView;
}

/** A tool call to approve. */
export interface CallCardView extends CardBase {
  readonly type: 'call';
  readonly fields: readonly FieldView[];
  /** What will happen, one sentence, with the arguments as last edited. */
  readonly preview: string;
  /** `reversible`: can be taken back. `money` is a warning, `permanent` a danger. */
  readonly weight: 'reversible' | 'money' | 'permanent';
  readonly lane: 'agent' | 'supervisor';
  /** Why a supervisor; empty where an agent may. */
  readonly laneBecause: string;
  /** How the call stands to limits per customer and period: used and allowed, a sentence each; empty where none binds it. */
  readonly limits: readonly LimitView[];
  /** What keeps it from being approved, besides fields; empty where nothing does. */
  readonly blockedBecause: string;
}

/** A limit per customer and period as the call stands to it. */
export interface LimitView {
  readonly text: string;
  /** `over`: a supervisor has to decide. `unread`: nobody knows, and approving asks again. */
  readonly state: 'within' | 'over' | 'reading' | 'unread';
}

/** Going on with another policy. `approve` does it. */
export interface HandOffCardView extends CardBase {
  readonly type: 'hand-off';
  readonly policy: string;
}

/** Handing the ticket to people: what they will get to read, and which group. `approve` does it. */
export interface EscalateCardView extends CardBase {
  readonly type: 'escalate';
  readonly because: string;
  readonly group: string;
  readonly note: string;
}

/** What a check turned down. */
export interface RefusalView {
  readonly id: string;
  readonly what: string;
  readonly why: string;
  /** What would make it right; may be empty. */
  readonly mend: string;
  readonly step: StepRefView | null;
}

export interface DraftView {
  /** Changes with the suggestion; text that the agent is editing is then kept and the new one offered beside it. */
  readonly id: string;
  readonly text: string;
  /** The agent's own version as last reported with `editDraft`, so that a reload keeps it; null where there is none. */
  readonly edited: string | null;
  /** BCP 47 of the text. */
  readonly language: string;
  readonly sentences: readonly {
    readonly text: string;
    readonly mark: 'none' | 'translate' | 'not-yet-true' | 'unproven';
    readonly step: StepRefView | null;
  }[];
  /** What it asks the customer for, in words. */
  readonly asks: readonly string[];
  readonly why: readonly SourceView[];
  /** `occupied`: the composer holds other text, `composer`; the agent says replace or append. */
  readonly insertion:
    | { readonly state: 'none' }
    | { readonly state: 'inserting' }
    | { readonly state: 'inserted'; readonly at: string }
    /** On the clipboard, since this composer may not be written to. */
    | { readonly state: 'copied' }
    | { readonly state: 'occupied'; readonly composer: string }
    | { readonly state: 'failed'; readonly because: string };
}

/** What was done, or may have been. */
export interface ReceiptView {
  readonly id: string;
  /** `unsure`: cannot be told, `note` says where to look. `part`: done in part. */
  readonly state: 'done' | 'checking' | 'unsure' | 'part' | 'failed' | 'undone';
  /** `Claim filed`. */
  readonly title: string;
  /** What the other side calls it, `clm_81…`; may be empty. */
  readonly reference: string;
  readonly at: string;
  /** Who approved it; empty for look-ups of our own. */
  readonly by: string;
  readonly note: string;
  /** What taking it back would do, one sentence; empty where it cannot be. */
  readonly undo: string;
  readonly source: SourceView | null;
}

/** What the case waits for. */
export type WaitingView =
  | { readonly on: 'customer'; readonly since: string; readonly what: readonly string[] }
  | { readonly on: 'supervisor'; readonly since: string; readonly what: readonly string[] }
  | { readonly on: 'date'; readonly until: string; readonly what: readonly string[] };

/** Why a person turned a card down. */
export type RejectReason =
  | 'wrong-action'
  | 'wrong-value'
  | 'already-done'
  | 'customer-changed-mind'
  | 'not-allowed'
  | 'other';

/**
 * What the view asks of the session. None throws; a promise tells only when the matter is settled, its news comes
 * with the next view. The view calls `approve` once until the card's progress changes or the promise settles.
 */
export interface SidebarActions {
  answer(question: string, value: Json): void;
  /** Puts the question into the draft instead of answering it. */
  askCustomer(question: string): void;
  /** Arguments under edit: whole and of their types, but not yet approved. The next view has their preview and problems. */
  editCall(card: string, args: JsonObject): void;
  approve(card: string, args: JsonObject): Promise<void>;
  reject(card: string, reason: RejectReason, words: string): Promise<void>;
  askSupervisor(card: string, args: JsonObject, words: string): Promise<void>;
  /** Answers what a supervisor wants to know. */
  answerInquiry(inquiry: string, words: string): Promise<void>;
  insertDraft(draft: string, text: string, mode: 'ask' | 'replace' | 'append'): Promise<void>;
  /** The text was put on the clipboard. */
  copyDraft(text: string): void;
  /** The agent's version of draft `id`; null when the agent went back to the suggestion. */
  editDraft(draft: string, text: string | null): void;
  choosePolicy(policy: string): void;
  /** The run goes on with its policy's version of today. */
  moveRun(run: string): Promise<void>;
  /** Keeps the policy that stands there; neither words nor a model put another in its place. */
  pin(): void;
  /** Opens the policy's text (from search, or to read before choosing). */
  readPolicy(policy: string): void;
  /** Opens the studio with an empty policy. */
  writePolicy(): void;
  search(query: string): void;
  mute(): void;
  unmute(): void;
  override(stepRef: string, to: OverrideStatus, reason: string): void;
  /** A fact that the agent knows from elsewhere. */
  typeFact(name: string, value: Json): void;
  /** The evidence panel was opened; where the helpdesk can show the place, it does. */
  openEvidence(evidence: Evidence): void;
  /** Tries again what failed: a notice's, look-up's or card's id, or `''` for the whole reading. */
  retry(id: string): void;
  undo(receipt: string): Promise<void>;
  showTab(tab: string): void;
  setShortcuts(on: boolean): void;
  /** Asks the helpdesk and every service whether it is connected; never rejects. */
  checkSetUp(): Promise<readonly SetUpCheck[]>;
  /** The content's height changed. */
  resize(heightPx: number): void;
}
