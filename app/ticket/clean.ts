/**
 * The words each person wrote on a ticket: quoted replies, forwarded heads, signatures, footers, absence notes and
 * leftovers of HTML left out, answers between quoted lines kept.
 */
import { isAutoReply } from './clean/auto-reply.ts';
import { linesOf } from './clean/lines.ts';
import { readPlain } from './clean/plain.ts';
import { lineKey, markQuoted } from './clean/quoted.ts';
import { splitSentences } from './clean/sentences.ts';
import { markExtras } from './clean/signature.ts';
import { pick, sourceOf, type Traced } from './clean/traced.ts';
import type { Author, Comment, Ticket } from './ticket.ts';

/** A sentence of a passage, with the comment's exact words behind it. */
export interface PassageSentence {
  readonly text: string;
  /** Offsets in the passage's text. */
  readonly start: number;
  readonly end: number;
  /** An exact substring of the comment's text; differs from `text` only where that holds HTML or invisible characters. */
  readonly quote: string;
}

/** What one person said in one comment, or the ticket's subject. */
export interface Passage {
  /** Comment id, or `subject`. */
  readonly comment: string;
  readonly at: string;
  readonly by: Author['kind'];
  readonly public: boolean;
  /** Own words only; never empty. */
  readonly text: string;
  readonly sentences: readonly PassageSentence[];
  /** The way from `text` back to the comment's words; see `sourceOf`. */
  readonly own: Traced;
}

/** The id that stands for the subject where a comment's id is meant. */
export const SUBJECT = 'subject';

/** Passages of tickets read before: several readers ask for those of one ticket value. */
const READ = new WeakMap<Ticket, Passage[]>();

/** The ticket's passages, subject first, then oldest first; comments without own words are left out. */
export function readPassages(ticket: Ticket): readonly Passage[] {
  const read = READ.get(ticket) ?? readAll(ticket);
  READ.set(ticket, read);
  return read;
}

function readAll(ticket: Ticket): Passage[] {
  const passages: Passage[] = [];
  const earlier = new Set<string>();
  const subject = readSubject(ticket);
  if (subject) passages.push(subject);
  for (const comment of ticket.comments) {
    const { own } = readComment(comment, earlier, ticket.subject);
    if (own.text.trim() !== '')
      passages.push(
        toPassage(own, {
          comment: comment.id,
          at: comment.createdAt,
          by: comment.author.kind,
          public: comment.public,
        }),
      );
    for (const line of comment.text.split('\n')) earlier.add(lineKey(line));
  }
  return passages;
}

/** A comment's own words and its signature apart; `earlier` holds the keys of the lines of older comments. */
export function readComment(
  comment: Comment,
  earlier: ReadonlySet<string>,
  subject: string,
): { own: Traced; signature: Traced } {
  const plain = readPlain(comment.text);
  const fromOutside = comment.author.kind === 'requester' || comment.author.kind === 'other';
  if (fromOutside && isAutoReply(subject, plain.text))
    return { own: pick(plain, []), signature: pick(plain, []) };
  const lines = linesOf(plain.text);
  const quoted = markQuoted(lines, earlier);
  const extras = markExtras(lines, quoted);
  const own = lines.map((line) => !quoted[line.index] && extras[line.index] === undefined);
  return {
    own: pick(plain, rangesOf(lines, own)),
    signature: pick(
      plain,
      rangesOf(
        lines,
        lines.map((line) => extras[line.index] === 'signature'),
      ),
    ),
  };
}

/** Neighbouring kept lines as one range, so that a sentence may run over a line break. A blank line stays between ranges. */
function rangesOf(
  lines: readonly { start: number; end: number }[],
  kept: readonly boolean[],
): { start: number; end: number }[] {
  const ranges: { start: number; end: number }[] = [];
  let open: { start: number; end: number } | undefined;
  lines.forEach((line, at) => {
    if (!kept[at]) open = undefined;
    else if (open) open.end = line.end;
    else {
      open = { start: line.start, end: line.end };
      ranges.push(open);
    }
  });
  return ranges;
}

function readSubject(ticket: Ticket): Passage | undefined {
  const plain = readPlain(ticket.subject);
  const start = REPLY_MARK.exec(plain.text)?.[0].length ?? 0;
  const own = pick(plain, [{ start, end: plain.text.length }]);
  if (own.text.trim() === '') return undefined;
  const by = ticket.comments[0]?.author.kind ?? 'requester';
  return toPassage(own, { comment: SUBJECT, at: ticket.createdAt, by, public: true });
}

// What mail programs put before a subject: `Re: `, `AW: WG: `.
const REPLY_MARK = /^(?:\s*(?:re|fwd?|aw|wg|sv|vs|antw|tr|rv|res|enc|doorst)(?:\[\d+\])?\s?[:：])*\s*/iu;

function toPassage(own: Traced, about: Pick<Passage, 'comment' | 'at' | 'by' | 'public'>): Passage {
  const sentences = splitSentences(own.text).map((sentence) => ({
    ...sentence,
    quote: sourceOf(own, sentence.start, sentence.end),
  }));
  return { ...about, text: own.text, sentences, own };
}
