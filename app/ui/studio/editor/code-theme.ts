import { EditorView } from '@codemirror/view';

/** The field in the app's own colours, light and dark alike; what only CodeMirror's elements need stands here. */
export const CODE_THEME = EditorView.theme({
  // Strict: a key lays out and paints this box and nothing around it; what floats over it stands in a box of its own.
  '&.cm-editor': {
    height: '100%',
    contain: 'strict',
    color: 'var(--sw-fore-default)',
    backgroundColor: 'var(--sw-back-default)',
  },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': {
    fontFamily: 'ui-monospace,SFMono-Regular,Menlo,Consolas,"Liberation Mono",monospace',
    fontSize: '13px',
    lineHeight: '20px',
    overflow: 'auto',
  },
  // Its width is what the row leaves it: the browser need not measure every line to find it.
  '.cm-content': {
    flex: '1 1 0',
    minWidth: '0',
    padding: '8px 0',
    caretColor: 'var(--sw-fore-default)',
    overflowWrap: 'anywhere',
  },
  '.cm-line': { padding: '0 12px 0 8px' },
  '.cm-gutters': {
    color: 'var(--sw-fore-subtle)',
    backgroundColor: 'var(--sw-back-subtle)',
    border: '0',
    borderInlineEnd: '1px solid var(--sw-line-subtle)',
  },
  '.cm-lineNumbers .cm-gutterElement': { minWidth: '32px', padding: '0 8px 0 4px' },
  '.cm-tooltip': {
    color: 'var(--sw-fore-default)',
    backgroundColor: 'var(--sw-back-raised)',
    border: '1px solid var(--sw-line-default)',
    borderRadius: '4px',
    boxShadow: '0 8px 16px rgba(0,0,0,.16)',
    maxWidth: 'min(420px,90cqi)',
    zIndex: '20',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { fontFamily: 'inherit', maxHeight: '240px' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: '4px 12px', lineHeight: '20px' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]': {
    color: '#fff',
    backgroundColor: 'var(--sw-back-primaryEmphasis)',
  },
  '.cm-completionDetail': { fontStyle: 'normal', opacity: '.75', marginInlineStart: '12px' },
  '.cm-completionMatchedText': { textDecoration: 'none', fontWeight: '600' },
  '.cm-completionInfo': { padding: '0', width: '280px' },
  '.swe-error': { textDecoration: 'underline wavy var(--sw-fore-danger)', textDecorationSkipInk: 'none' },
  '.swe-warning': { textDecoration: 'underline wavy var(--sw-fore-warning)', textDecorationSkipInk: 'none' },
  '.swe-tool': { color: 'var(--sw-fore-primary)', fontWeight: '600' },
  '.swe-parameters': { color: 'var(--sw-fore-primary)' },
  '.swe-policy': { color: 'var(--sw-fore-success)', fontWeight: '600' },
  '.swe-heading': { fontWeight: '700' },
  '.swe-condition': { color: 'var(--sw-fore-warning)' },
  '.swe-key': { color: 'var(--sw-fore-subtle)', fontWeight: '600' },
  '.swe-mark': { color: 'var(--sw-fore-subtle)' },
});
