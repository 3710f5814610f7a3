import { lazyPart } from '../../parts/lazy.tsx';
import type { EditorProps } from './props.ts';

/** The editor of policies; its code is fetched when it is first shown. */
export const PolicyEditor = lazyPart<EditorProps>(
  async () => (await import('./policy-editor.tsx')).PolicyEditorPage,
);
