import type { Person } from '../people.ts';
import type { NewComment } from '../ticket-store.ts';

/** A comment of a seed ticket. */
export type SeedComment = NewComment & { readonly createdAt: string };

/** A public message. */
export const letter = (author: Person, createdAt: string, text: string): SeedComment => ({
  authorId: author.id,
  public: true,
  text,
  createdAt,
});

/** A public message in HTML, as mail programs send it. */
export const htmlLetter = (author: Person, createdAt: string, html: string): SeedComment => ({
  authorId: author.id,
  public: true,
  html,
  createdAt,
});
