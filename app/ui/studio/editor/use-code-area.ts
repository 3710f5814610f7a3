import { type RefObject, useEffect, useRef, useState } from 'react';
import { checkInParts } from '../../../policy/check-source.ts';
import type { Compiled } from '../../../policy/compile.ts';
import { createLibrary } from '../../../policy/library.ts';
import { normalTitle } from '../../../policy/words.ts';
import type { Knowledge } from './about.ts';
import { type CodeArea, createCodeArea } from './code-area.ts';
import { createIdleCheck, type IdleCheck, pageClock } from './idle-check.ts';
import type { EditorProps } from './props.ts';

/** The field in its place on the page, and what was read from it. */
export interface UsedCodeArea {
  readonly place: RefObject<HTMLDivElement>;
  readonly area: RefObject<CodeArea | null>;
  /** What was read, and of which text; null until it was read for the first time. */
  readonly read: { readonly text: string; readonly compiled: Compiled } | null;
  /** Where the caret is, in the text as it stands. */
  readonly caret: number;
  /** What to say to those who do not see the screen. */
  readonly said: string;
}

/** Makes the field, keeps it as the props say, and reads its text off the keystroke. */
export function useCodeArea(props: EditorProps, describedBy: string): UsedCodeArea {
  const place = useRef<HTMLDivElement>(null);
  const area = useRef<CodeArea | null>(null);
  const newest = useRef(props);
  const told = useRef(props.text);
  newest.current = props;
  const [read, setRead] = useState<UsedCodeArea['read']>(null);
  const [caret, setCaret] = useState(0);
  const [said, setSaid] = useState('');
  const checker = useRef<IdleCheck | null>(null);
  const { catalog, others, words, text, editable, theme, name } = props;
  useEffect(() => {
    const parent = place.current;
    if (!parent) return;
    const check = createIdleCheck(
      (source) => checkInParts({ text: source, name: newest.current.name }, knownTo(newest.current)),
      (source, compiled) => {
        area.current?.showProblems(compiled.problems);
        setRead({ text: source, compiled });
        newest.current.onRead?.(compiled);
      },
      pageClock,
    );
    const carets = latest(setCaret);
    const made = createCodeArea({
      parent,
      text: newest.current.text,
      label: newest.current.label,
      describedBy,
      editable: newest.current.editable,
      dark: newest.current.theme === 'dark',
      knowledge: knowledgeOf(newest.current),
      onEdit: check.changed,
      onChange: (changed) => {
        told.current = changed;
        newest.current.onChange(changed);
      },
      onCaret: carets.next,
      say: setSaid,
    });
    area.current = made;
    checker.current = check;
    return () => {
      made.remove();
      check.stop();
      carets.stop();
      area.current = null;
    };
  }, [describedBy]);
  useEffect(() => {
    area.current?.setKnowledge(knowledgeOf({ catalog, others, words, name }));
    checker.current?.now(() => area.current?.text() ?? '');
  }, [catalog, others, words, name]);
  useEffect(() => {
    if (text !== told.current) area.current?.setText(text);
    told.current = text;
  }, [text]);
  useEffect(() => area.current?.setEditable(editable), [editable]);
  useEffect(() => area.current?.setDark(theme === 'dark'), [theme]);
  return { place, area, read, caret, said };
}

const knownTo = ({ catalog, others, installedServices }: EditorProps) => ({
  catalog,
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
