import type { DraftView } from './view-model.ts';

/** A stretch of the draft: a sentence with what is known of it, or the text between two. */
export interface Segment {
  /** UTF-16 offset in the draft, so unique in it. */
  readonly at: number;
  readonly text: string;
  readonly sentence: DraftView['sentences'][number] | null;
}

/** The draft's text cut where its sentences stand, in order; a sentence that is not in the text is left out. */
export function segmentsOf(text: string, sentences: DraftView['sentences']): readonly Segment[] {
  const segments: Segment[] = [];
  let at = 0;
  for (const sentence of sentences) {
    const start = sentence.text === '' ? -1 : text.indexOf(sentence.text, at);
    if (start < 0) continue;
    if (start > at) segments.push({ at, text: text.slice(at, start), sentence: null });
    segments.push({ at: start, text: sentence.text, sentence });
    at = start + sentence.text.length;
  }
  if (at < text.length) segments.push({ at, text: text.slice(at), sentence: null });
  return segments;
}
