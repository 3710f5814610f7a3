import { type RefObject, useEffect, useRef, useState } from 'react';
import type { Compiled } from '../../../policy/compile.ts';
import { createLibrary } from '../../../policy/library.ts';
import { normalTitle } from '../../../policy/words.ts';
import type { Knowledge } from './about.ts';
import { type CodeArea, createCodeArea } from './code-area.ts';
import { pageClock } from './idle-check.ts';
import type { EditorProps } from './props.ts';
import { createReading, type Reading } from './reading.ts';

/** The field in its place on the page, and what was read from it. */
export interface UsedCodeArea {
  readonly place: RefObject<HTMLDivElement>;
  readonly area: RefObject<CodeArea | null>;
  /** What was read, and of which text; null until it was read for the first time. */
  readonly read: { readonly text: string; readonly compiled: Compiled } | null;
  /** What to say to those who do not see the screen. */
  readonly said: string;
}

/** What the field is told of its place on the page. */
interface Around {
  /** Id of the element that says how the field is left. */
  readonly describedBy: string;
  /** The caret has come to rest at a place of the text as it stands, or the text was read. */
  onCaret(offset: number): void;
}

/** Makes the field, keeps it as the props say, and reads its text off the keystroke. */
export function useCodeArea(props: EditorProps, { describedBy, onCaret }: Around): UsedCodeArea {
  const place = useRef<HTMLDivElement>(null);
  const area = useRef<CodeArea | null>(null);
  const newest = useRef(props);
  const told = useRef(props.text);
  newest.current = props;
  const [read, setRead] = useState<UsedCodeArea['read']>(null);
  const [said, setSaid] = useState('');
  const reader = useRef<Reading | null>(null);
  const { catalog, others, words, text, editable, theme, name } = props;
  useEffect(() => {
    const parent = place.current;
    if (!parent) return;
    const reading = createReading({
      openWorker: newest.current.openReader,
      against: () => againstOf(newest.current),
      done: (source, compiled) => {
        area.current?.showProblems(compiled.problems);
        if (area.current) onCaret(area.current.caret());
        setRead({ text: source, compiled });
        newest.current.onRead?.(compiled);
      },
      clock: pageClock,
    });
    const carets = latest(onCaret);
    const made = createCodeArea({
      parent,
      text: newest.current.text,
      label: newest.current.label,
      describedBy,
      editable: newest.current.editable,
      dark: newest.current.theme === 'dark',
      knowledge: knowledgeOf(newest.current),
      onEdit: reading.changed,
      onChange: (changed) => {
        told.current = changed;
        newest.current.onChange(changed);
      },
      onCaret: carets.next,
      say: setSaid,
    });
    area.current = made;
    reader.current = reading;
    return () => {
      made.remove();
      reading.stop();
      carets.stop();
      area.current = null;
    };
  }, [describedBy, onCaret]);
  useEffect(() => {
    area.current?.setKnowledge(knowledgeOf({ catalog, others, words, name }));
    reader.current?.now(() => area.current?.text() ?? '');
  }, [catalog, others, words, name]);
  useEffect(() => {
    if (text !== told.current) area.current?.setText(text);
    told.current = text;
  }, [text]);
  useEffect(() => area.current?.setEditable(editable), [editable]);
  useEffect(() => area.current?.setDark(theme === 'dark'), [theme]);
  return { place, area, read, said };
}

const againstOf = ({ catalog, others, installedServices, name }: EditorProps) => ({
  catalog,
  name,
  known: others,
  ...(installedServices === undefined ? {} : { installedServices }),
});

function knowledgeOf({
  catalog,
  others,
  words,
  name,
}: Pick<EditorProps, 'catalog' | 'others' | 'words' | 'name'>): Knowledge {
  const library = createLibrary(others.filter(({ id }) => id !== name));
  return { catalog, library, titles: new Set(library.titles().map(normalTitle)), words };
}

/** Passes on the newest of many values when they have come to rest. */
function latest(pass: (value: number) => void): { next(value: number): void; stop(): void } {
  let id: ReturnType<typeof setTimeout> | undefined;
  return {
    next(value) {
      clearTimeout(id);
      id = setTimeout(pass, CARET_REST_MS, value);
    },
    stop: () => clearTimeout(id),
  };
}

/** The steps beside the text follow a caret that has rested so long. */
const CARET_REST_MS = 120;
