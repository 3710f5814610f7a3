/**
 * Messages that thank, with greetings and leave-taking around it, and say nothing else. A word that is none of these makes a message one that says
 * something: `danke, aber die Farbe stimmt nicht`, `thanks for nothing` and every question do.
 */
import { readPassages } from './clean.ts';
import { COURTESIES, type Courtesies, JAPANESE_WORDS } from './thanks/words.ts';
import type { Comment, Ticket } from './ticket.ts';

/** `assent`: it also says `ok`, `great` or the like, which can be an answer. */
export type Courtesy = 'thanks' | 'assent';

/** What a requester's comment is where it is nothing but courtesy, or holds no words of theirs at all; null where it says or shows something. */
export function courtesyOf(comment: Comment, ticket: Ticket): Courtesy | null {
  if (comment.attachments.length > 0) return null;
  const passage = readPassages(ticket).find((each) => each.comment === comment.id);
  return passage ? readCourtesy(passage.text, namesOn(ticket)) : 'thanks';
}

const namesOn = ({ requester, comments }: Ticket): readonly string[] => [
  requester.name,
  ...comments.map(({ author }) => author.name),
];

/** What a text is where it is nothing but courtesy; null where it says something. People's names count for nothing. */
export function readCourtesy(text: string, names: readonly string[]): Courtesy | null {
  if (text.length > LENGTH_MAX || /[?？¿]/u.test(text)) return null;
  if (KANA.test(text)) return kindOf(text.normalize('NFKC').replace(/[\s、。!.,ー〜~]/g, ''), JAPANESE);
  const said = wordsOf(text, new Set(names.flatMap((name) => plain(name).split(' '))));
  if (said === '') return EMOJI.test(text) ? 'assent' : null;
  const kinds = LANGUAGES.map((language) => kindOf(said, language));
  return kinds.find((kind) => kind === 'thanks') ?? kinds.find((kind) => kind === 'assent') ?? null;
}

/** Nobody thanks at greater length without saying anything else. */
const LENGTH_MAX = 300;

/** A text's words with one space between them, names left out, and numbers kept, since no thanks hold any. */
const wordsOf = (text: string, names: ReadonlySet<string>): string =>
  plain(text)
    .split(' ')
    .filter((word) => !names.has(word))
    .join(' ');

/** Lower case without accents; `ß` and the German ways around umlauts are as keyboards without them write. */
const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}|['’`]/gu, '')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

// Pictures that take note: `👍`, `🙏`.
const EMOJI = /^[\s.!]*(?:👍|🙏|👌|❤|😊|🙂|😀|😃|😄|🥰|💚|💙|🎉)/u;

// `ありがとう`
const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** Parts of a message, each a pattern that begins where it is put and ends with a word. */
interface Parts {
  readonly thanks: readonly RegExp[];
  readonly around: readonly RegExp[];
  readonly assents: readonly RegExp[];
}

const kindOf = (said: string, { thanks, around, assents }: Parts): Courtesy | null => {
  if (said === '' || isMadeOf(said, around)) return null;
  if (isMadeOf(said, [...thanks, ...around])) return 'thanks';
  return isMadeOf(said, [...thanks, ...around, ...assents]) ? 'assent' : null;
};

/** Whether a text is parts and nothing else, whatever their order; in steps, so that no text takes long. */
function isMadeOf(said: string, parts: readonly RegExp[]): boolean {
  const starts = new Set([0]);
  for (let at = 0; at < said.length; at += 1) {
    if (!starts.has(at)) continue;
    for (const part of parts) {
      part.lastIndex = at;
      const found = part.exec(said)?.[0] ?? '';
      const end = at + found.length;
      if (found !== '') starts.add(said[end] === ' ' ? end + 1 : end);
    }
  }
  return starts.has(said.length);
}

const LANGUAGES: readonly Parts[] = COURTESIES.map(partsOf);

/** Thanks stand for themselves or say what for: `thank you so much for your quick help and the refund`. */
function partsOf({ thanks, more, reasons, around, assents }: Courtesies): Parts {
  const { lead, small, things, doings } = reasons;
  const thing = `(?:(?:${small}) )*(?:${things})`;
  const reason = `(?:${lead}) (?:${thing}(?: (?:(?:${lead}) )?${thing})*|${doings})`;
  const thanked = `(?:${thanks})(?: (?:${more}))*(?: ${reason})?(?: (?:${more}))*`;
  const word = (pattern: string): RegExp => new RegExp(`(?:${pattern})(?= |$)`, 'uy');
  return { thanks: [word(thanked)], around: [word(around)], assents: [word(assents)] };
}

const part = (pattern: string): RegExp => new RegExp(pattern, 'uy');
const JAPANESE: Parts = {
  thanks: [part(JAPANESE_WORDS.thanks)],
  around: [part(JAPANESE_WORDS.around)],
  assents: [part(JAPANESE_WORDS.assents)],
};
