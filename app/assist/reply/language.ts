/** The language in which to write back: the one the customer writes in, else the one the helpdesk knows of them. */
import type { Passage } from '../../ticket/clean.ts';
import type { Ticket } from '../../ticket/ticket.ts';

/** Words that stand in nearly every message of a language and in few of another. */
const COMMON: Record<string, readonly string[]> = {
  en: [
    'the',
    'and',
    'is',
    'my',
    'i',
    'to',
    'it',
    'have',
    'not',
    'you',
    'for',
    'this',
    'was',
    'please',
    'but',
  ],
  de: [
    'ich',
    'und',
    'nicht',
    'das',
    'ist',
    'mein',
    'meine',
    'die',
    'der',
    'habe',
    'bitte',
    'wurde',
    'aber',
    'mir',
    'es',
  ],
  fr: [
    'je',
    'et',
    'est',
    'mon',
    'ma',
    'pas',
    'le',
    'la',
    'les',
    'vous',
    'ai',
    'une',
    'mais',
    'bonjour',
    'pour',
  ],
  es: [
    'el',
    'la',
    'mi',
    'no',
    'pero',
    'que',
    'es',
    'por',
    'una',
    'hola',
    'pedido',
    'gracias',
    'está',
    'he',
    'los',
  ],
  pt: [
    'não',
    'meu',
    'minha',
    'o',
    'que',
    'é',
    'mas',
    'uma',
    'por',
    'olá',
    'você',
    'está',
    'pedido',
    'obrigado',
    'obrigada',
  ],
  nl: [
    'ik',
    'het',
    'niet',
    'mijn',
    'een',
    'en',
    'is',
    'maar',
    'heb',
    'van',
    'de',
    'dat',
    'graag',
    'nog',
    'bestelling',
  ],
};

/** BCP 47 language without region, e.g. `de`. A message too short to tell leaves it to the requester's locale, then English. */
export function replyLanguage(ticket: Ticket, passages: readonly Passage[]): string {
  const theirs = passages.filter((passage) => passage.by === 'requester').map((passage) => passage.text);
  return languageOf(theirs.join('\n')) ?? (ticket.requester.locale.split('-')[0]?.toLowerCase() || 'en');
}

/** The language of a text; undefined where it is too short or mixed to tell. */
export function languageOf(text: string): string | undefined {
  if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)) return 'ja';
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  const scores = Object.entries(COMMON).map(([language, common]) => ({
    language,
    hits: words.filter((word) => common.includes(word)).length,
  }));
  const [best, second] = scores.sort((a, b) => b.hits - a.hits);
  if (!best || best.hits < (second?.hits ?? 0) * 1.3) return undefined;
  // Of a short sentence two words have to do, where no other language has any of them.
  return best.hits >= 3 || (best.hits === 2 && (second?.hits ?? 0) === 0) ? best.language : undefined;
}
