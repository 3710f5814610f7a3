import { EditorSelection, type StateCommand } from '@codemirror/state';

/** Enter within a list begins the next item; on an item without words it ends the list. */
export const continueList: StateCommand = ({ state, dispatch }) => {
  const { main } = state.selection;
  if (!main.empty || state.readOnly) return false;
  const line = state.doc.lineAt(main.head);
  const item = ITEM.exec(line.text);
  if (!item || main.head < line.from + item[0].length) return false;
  const [whole, indent = '', number, close = '', bullet = '', gap = ' '] = item;
  if (line.text.length === whole.length) {
    dispatch(
      state.update({
        changes: { from: line.from, to: line.to, insert: '' },
        selection: EditorSelection.cursor(line.from),
        userEvent: 'delete',
      }),
    );
    return true;
  }
  const mark = number === undefined ? bullet : `${Number(number) + 1}${close}`;
  const insert = `${state.lineBreak}${indent}${mark}${gap}`;
  dispatch(
    state.update({
      changes: { from: main.head, insert },
      selection: EditorSelection.cursor(main.head + insert.length),
      scrollIntoView: true,
      userEvent: 'input',
    }),
  );
  return true;
};

// A list item's mark: `  - `, `3. `, `2) `.
const ITEM = /^(\s*)(?:(\d{1,3})([.)])|([-*•]))([ \t]+)/;
