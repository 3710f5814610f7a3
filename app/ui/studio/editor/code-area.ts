/** The field in which a policy is written: CodeMirror with what Stepwise knows of policies. It knows no components. */
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { indentUnit } from '@codemirror/language';
import { Annotation, Compartment, EditorState, type Extension, Transaction } from '@codemirror/state';
import { EditorView, keymap, lineNumbers, tooltips, type ViewUpdate } from '@codemirror/view';
import type { Problem, Span } from '../../../lib/problem.ts';
import { aboutAtCaret, closeAbout, type Knowledge, openedAbout } from './about.ts';
import { CODE_THEME } from './code-theme.ts';
import { mentionList } from './completions.ts';
import { continueList } from './continue-list.ts';
import { highlight } from './highlight.ts';
import { hover } from './hover.ts';
import { problemWords } from './problem-words.ts';
import { knownProblems, mend, nextProblem, placeNow, problemAtCaret, showProblems } from './problems.ts';

/** What the field is made of. */
export interface CodeAreaOptions {
  readonly parent: HTMLElement;
  readonly text: string;
  readonly label: string;
  /** Id of the element that says how the field is left and what its keys are. */
  readonly describedBy: string;
  readonly editable: boolean;
  readonly dark: boolean;
  readonly knowledge: Knowledge;
  /** With every change; the text is read only where it is wanted. */
  onEdit(textOf: () => string): void;
  /** A moment after the last change, or when the field is left. */
  onChange(text: string): void;
  /** The caret was moved. Where typing takes it is not told: ask `caret` when the text has been read. */
  onCaret(offset: number): void;
  /** Words for those who do not see the screen. */
  say(words: string): void;
}

/** The field, once it stands. */
export interface CodeArea {
  /** Shows another text; what was undone before stays undoable, the caret stays where its words are. */
  setText(text: string): void;
  /** As it stands. */
  text(): string;
  /** Where the caret is: an offset into the text as it stands. */
  caret(): number;
  setEditable(editable: boolean): void;
  setDark(dark: boolean): void;
  setKnowledge(knowledge: Knowledge): void;
  showProblems(problems: readonly Problem[]): void;
  /** Puts the caret at a place of the text as it was read, and the focus into the field. */
  goTo(span: Span): void;
  /** False where the words were changed meanwhile. */
  mend(problem: Problem): boolean;
  /** Gives what was typed and not yet given. */
  flush(): void;
  remove(): void;
}

/** Marks a change that came from the page and not from the person. */
const fromPage = Annotation.define<true>();

/** Nobody is told of a change before nothing was typed for this long. */
const TELL_AFTER_MS = 250;

/** Makes the field. */
export function createCodeArea(options: CodeAreaOptions): CodeArea {
  const slots = { editable: new Compartment(), dark: new Compartment(), knowledge: new Compartment() };
  const current = { knowledge: options.knowledge };
  const teller = createTeller(() => options.onChange(view.state.doc.toString()));
  const updated = (update: ViewUpdate): void => {
    if (update.docChanged) {
      options.onEdit(() => update.view.state.doc.toString());
      if (!update.transactions.some((each) => each.annotation(fromPage))) teller.later();
    }
    if (update.selectionSet && !update.docChanged) options.onCaret(update.state.selection.main.head);
  };
  const view = new EditorView({
    parent: options.parent,
    state: EditorState.create({
      doc: options.text,
      extensions: [
        slots.editable.of(editing(options.editable)),
        slots.dark.of(EditorView.darkTheme.of(options.dark)),
        slots.knowledge.of(knowing(options.knowledge)),
        ownKeys(current, options.say),
        common(options),
        EditorView.updateListener.of(updated),
        EditorView.domEventHandlers({ blur: () => teller.now() }),
      ],
    }),
  });
  const leave = (): void => teller.now();
  addEventListener('pagehide', leave);
  return {
    text: () => view.state.doc.toString(),
    caret: () => view.state.selection.main.head,
    setText: (text) => replaceText(view, text, teller.drop),
    setEditable: (editable) => view.dispatch({ effects: slots.editable.reconfigure(editing(editable)) }),
    setDark: (dark) => view.dispatch({ effects: slots.dark.reconfigure(EditorView.darkTheme.of(dark)) }),
    setKnowledge(knowledge) {
      current.knowledge = knowledge;
      view.dispatch({ effects: slots.knowledge.reconfigure(knowing(knowledge)) });
    },
    showProblems: (problems) => showProblems(view, problems),
    goTo: (span) => goTo(view, span),
    mend(problem) {
      const done = mend(view, problem);
      view.focus();
      return done;
    },
    flush: leave,
    remove() {
      teller.now();
      removeEventListener('pagehide', leave);
      view.destroy();
    },
  };
}

interface Teller {
  later(): void;
  now(): void;
  drop(): void;
}

function createTeller(tell: () => void): Teller {
  let id: ReturnType<typeof setTimeout> | undefined;
  const drop = (): void => {
    clearTimeout(id);
    id = undefined;
  };
  const now = (): void => {
    if (id === undefined) return;
    drop();
    tell();
  };
  return {
    later() {
      clearTimeout(id);
      id = setTimeout(now, TELL_AFTER_MS);
    },
    now,
    drop,
  };
}

const editing = (editable: boolean): Extension => [
  EditorState.readOnly.of(!editable),
  EditorView.contentAttributes.of({ 'aria-readonly': String(!editable) }),
];

const knowing = (knowledge: Knowledge): Extension => [
  highlight(knowledge.titles),
  hover(knowledge),
  mentionList(knowledge),
];

function ownKeys(current: { readonly knowledge: Knowledge }, say: (words: string) => void): Extension {
  const phrase = (key: string, values?: Record<string, string | number>): string =>
    current.knowledge.words.phrase(key, values);
  const toProblem =
    (direction: 1 | -1) =>
    (view: EditorView): true => {
      const problem = nextProblem(view, direction);
      if (problem) goTo(view, problem.span);
      const said = problem && problemWords(problem, current.knowledge.words);
      say(said ? `${said.message}. ${said.mend}` : phrase('studio.editor.no-problems'));
      return true;
    };
  return keymap.of([
    { key: 'F1', preventDefault: true, run: (view) => aboutAtCaret(view, current.knowledge, say) },
    { key: 'Escape', run: closeAbout },
    { key: 'F8', run: toProblem(1) },
    { key: 'Shift-F8', run: toProblem(-1) },
    {
      key: 'Mod-.',
      run: (view) => {
        const problem = problemAtCaret(view, ({ fix }) => fix !== undefined);
        const done = problem !== undefined && mend(view, problem);
        say(done ? phrase('studio.editor.mended') : phrase('studio.editor.no-mend'));
        return true;
      },
    },
    { key: 'Enter', run: continueList },
  ]);
}

/**
 * What somebody typed is taken as CodeMirror takes it, but without its look after the caret: the browser has brought it into
 * sight as it wrote the letter, and to ask again means to measure the field a second time, a sixth of the key.
 */
const typing = EditorView.inputHandler.of((view, _from, _to, _text, insert) => {
  const typed = insert();
  const { changes, selection } = typed;
  view.dispatch({ changes, selection, userEvent: typed.annotation(Transaction.userEvent) });
  return true;
});

const common = ({ parent, label, describedBy, knowledge }: CodeAreaOptions): Extension => [
  history(),
  lineNumbers(),
  EditorView.lineWrapping,
  typing,
  indentUnit.of('   '),
  knownProblems,
  openedAbout,
  tooltips({ position: 'absolute', parent }),
  keymap.of([...historyKeymap, ...defaultKeymap, indentWithTab]),
  EditorView.contentAttributes.of({
    'aria-label': label,
    'aria-describedby': describedBy,
    spellcheck: 'true',
    tabindex: '0',
    autocapitalize: 'sentences',
  }),
  EditorState.phrases.of({
    Completions: knowledge.words.phrase('studio.editor.completions'),
    'Selection deleted': knowledge.words.phrase('studio.editor.deleted'),
  }),
  CODE_THEME,
];

function goTo(view: EditorView, span: Span): void {
  const { start } = placeNow(view, span);
  view.dispatch({
    selection: { anchor: start },
    effects: EditorView.scrollIntoView(start, { y: 'center' }),
  });
  view.focus();
}

/** Replaces only what differs, so that caret and scroll stay with their words. */
function replaceText(view: EditorView, text: string, dropUntold: () => void): void {
  const old = view.state.doc.toString();
  if (old === text) return;
  dropUntold();
  let from = 0;
  while (from < old.length && from < text.length && old[from] === text[from]) from += 1;
  let end = 0;
  while (end < old.length - from && end < text.length - from && old.at(-1 - end) === text.at(-1 - end))
    end += 1;
  view.dispatch({
    changes: { from, to: old.length - end, insert: text.slice(from, text.length - end) },
    annotations: fromPage.of(true),
  });
}
