import type { Passage } from '../../ticket/clean.ts';

/** Something that a comment of ours carried; `comment` is empty where only its time is known. */
interface Put {
  readonly comment: string;
  readonly at: string;
}

/** What the requester wrote in public since something was put to them, oldest first; by place in the list, since times are cut to seconds. */
export function repliesSince(put: Put, passages: readonly Passage[]): readonly Passage[] {
  const place = placeOf(put, passages);
  const later = place < 0 ? passages.filter((passage) => passage.at > put.at) : passages.slice(place + 1);
  return later.filter((passage) => passage.by === 'requester' && passage.public);
}

/** Where the comment stands that carried it; -1 where it is not on the ticket. */
export function placeOf(put: Put, passages: readonly Passage[]): number {
  return passages.findLastIndex((passage) =>
    put.comment === '' ? passage.by === 'agent' && passage.at === put.at : passage.comment === put.comment,
  );
}
