import { EditorState } from '@codemirror/state';
import { describe, expect, it } from 'vitest';
import { continueList } from '../../../app/ui/studio/editor/continue-list.ts';

/** The text after Enter where `|` stands, with `|` where the caret then is; null where Enter is left to others. */
function enter(marked: string): string | null {
  const at = marked.indexOf('|');
  let state = EditorState.create({ doc: marked.replace('|', ''), selection: { anchor: at } });
  const done = continueList({
    state,
    dispatch: (transaction) => {
      state = transaction.state;
    },
  });
  if (!done) return null;
  const text = state.doc.toString();
  const { head } = state.selection.main;
  return `${text.slice(0, head)}|${text.slice(head)}`;
}

describe('enter in a list', () => {
  it('begins the next item', () => {
    expect(enter('1. Ask.|')).toBe('1. Ask.\n2. |');
    expect(enter('  - Ask.|')).toBe('  - Ask.\n  - |');
  });

  it('takes along what stands behind the caret', () => {
    expect(enter('9) Ask| twice.')).toBe('9) Ask\n10) | twice.');
  });

  it('ends the list on an item without words', () => {
    expect(enter('1. Ask.\n2. |')).toBe('1. Ask.\n|');
  });

  it('is left alone elsewhere', () => {
    expect(enter('Ask.|')).toBeNull();
    expect(enter('|1. Ask.')).toBeNull();
  });
});
