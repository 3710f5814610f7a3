/**
 * Finds what a mail quotes of older mails: lines with `>`, the line that says who wrote, header blocks, dividers.
 * Answers written between quoted lines stay.
 */
import type { Line } from './lines.ts';

/** Marks the lines that are quoted; `earlier` holds the lines of the ticket's earlier comments, as `lineKey` gives them. */
export function markQuoted(lines: readonly Line[], earlier: ReadonlySet<string>): boolean[] {
  const quoted = lines.map((line) => line.text.trim() !== '' && isArrowQuoted(lines, line.index));
  for (let index = 0; index < lines.length; index += 1) {
    if (quoted[index]) continue;
    const head = headAt(lines, index);
    if (head === 0) continue;
    quoted.fill(true, index, index + head);
    const next = nextFilled(lines, index + head);
    if (next !== undefined && !quoted[next]) markRest(lines, quoted, { from: index + head, earlier });
    index += head - 1;
  }
  return quoted;
}

/** A line as it is compared with older comments: letters and digits only, lower case. */
export const lineKey = (text: string): string => text.toLowerCase().replace(NOT_WORD, '');

// Anything but letters and digits: `, `, `> `.
const NOT_WORD = /[^\p{L}\p{N}]+/gu;

/** Lines shorter than this say nothing about where they came from. */
const KEY_LENGTH_MIN = 8;

/**
 * Everything under an unmarked quote's head is quoted where the writer's own words stand above it. Where nothing does,
 * the writer may have answered below: only lines known from earlier comments, and further heads, are left out.
 */
function markRest(
  lines: readonly Line[],
  quoted: boolean[],
  rest: { from: number; earlier: ReadonlySet<string> },
): void {
  const ownAbove = lines.some((line, at) => at < rest.from && !quoted[at] && line.text.trim() !== '');
  for (let at = rest.from; at < lines.length; at += 1) {
    const key = lineKey(lines[at]?.text ?? '');
    if (ownAbove || (key.length >= KEY_LENGTH_MIN && rest.earlier.has(key))) quoted[at] = true;
  }
}

function isArrowQuoted(lines: readonly Line[], index: number): boolean {
  const text = lines[index]?.text ?? '';
  if (!ARROW.test(text)) return false;
  if (!AMOUNT_ARROW.test(text)) return true;
  return [index - 1, index + 1].some((near) => ARROW.test(lines[near]?.text ?? ''));
}

// A quoted line: `> thank you`, ` >> Hello`.
const ARROW = /^\s{0,3}>/;
// The writer's own "more than": `>3 weeks`, `> 50 euros`.
const AMOUNT_ARROW = /^\s{0,3}>\s?[$€£]?\d/;

/** How many lines the head of a quote takes from here; 0 where none begins. */
function headAt(lines: readonly Line[], index: number): number {
  const text = (lines[index]?.text ?? '').trim();
  if (text === '') return 0;
  if (DIVIDER.test(text) || REPLY_ABOVE.test(text)) return 1 + headersFrom(lines, index + 1);
  const headers = headersFrom(lines, index);
  if (headers >= 2) return headers;
  return NAMED_ATTRIBUTION.test(text) ? 1 : attributionFrom(lines, index);
}

/** An attribution may be wrapped, but never holds a blank line. */
const ATTRIBUTION_LINES_MAX = 3;

function attributionFrom(lines: readonly Line[], index: number): number {
  let joined = '';
  for (let length = 1; length <= ATTRIBUTION_LINES_MAX; length += 1) {
    const line = (lines[index + length - 1]?.text ?? '').trim();
    if (line === '') return 0;
    joined = joined === '' ? line : `${joined} ${line}`;
    if (ATTRIBUTIONS.some((pattern) => pattern.test(joined))) return length;
  }
  return 0;
}

/** Lines of a header block such as Outlook's, blank lines and rules before it included; 0 where there are fewer than two headers. */
function headersFrom(lines: readonly Line[], index: number): number {
  let at = index;
  let headers = 0;
  let last = index;
  for (; at < lines.length && at - last < 4; at += 1) {
    const text = (lines[at]?.text ?? '').trim();
    if (HEADER.test(text)) {
      headers += 1;
      last = at + 1;
    } else if (text !== '' && !RULE.test(text) && headers === 0) return 0;
    else if (text === '' && headers > 0) break;
  }
  return headers >= 2 ? last - index : 0;
}

function nextFilled(lines: readonly Line[], from: number): number | undefined {
  for (let at = from; at < lines.length; at += 1) if ((lines[at]?.text ?? '').trim() !== '') return at;
  return undefined;
}

// A header of a quoted mail: `From: Jane <jane@example.com>`, `Gesendet: Montag, 5. Januar 2026`.
const HEADER =
  /^\*?(?:from|sent|to|cc|date|subject|reply-to|von|gesendet|an|datum|betreff|de|envoyé|à|objet|enviado(?: el)?|para|fecha|asunto|data|assunto|enviada em|van|verzonden|aan|onderwerp|差出人|送信日時|宛先|件名|日付)\s?\*?\s?[:：]\*?\s?\S/iu;
// A rule above a header block: `________________`, `----------`.
const RULE = /^[_\-=*–—]{3,}$/;
// The line above an older or forwarded mail: `-----Original Message-----`, `Begin forwarded message:`.
const DIVIDER =
  /^(?:[-_–—\s]{2,}\s?(?:original message|forwarded message|ursprüngliche nachricht|originalnachricht|weitergeleitete nachricht|message d['’]origine|message original|message transféré|mensaje original|mensaje reenviado|forwarded message|mensagem original|mensagem encaminhada|oorspronkelijk bericht|doorgestuurd bericht|元のメッセージ|転送されたメッセージ|転送メッセージ)\s?[-_–—\s:]*|begin forwarded message:?|anfang der weitergeleiteten nachricht:?|début du message (?:réexpédié|transféré)\s?:?|inicio del mensaje reenviado:?|início da mensagem (?:reencaminhada|encaminhada):?|begin doorgestuurd bericht:?)$/iu;
// The line that a helpdesk puts above its own mail: `##- Please type your reply above this line -##`, `-- reply above this line --`.
const REPLY_ABOVE = /^(?:##-.{3,120}-##|[-=\s]*(?:please )?(?:type your )?reply above this line[-=\s]*)$/iu;

// One line that begins with who wrote: `Bob <bob@example.com> wrote on Monday:`, `Support <help@shop.example> schrieb:`
const NAMED_ATTRIBUTION =
  /^.{0,80}<\S+@\S+>.{0,60}\b(?:wrote|schrieb|a écrit|escribió|escreveu|schreef)\b.{0,60}:$/iu;

/** What says who wrote what follows, a language each. */
const ATTRIBUTIONS: readonly RegExp[] = [
  // `On Tue, Jan 5, 2026 at 10:12 AM Bob <bob@example.com> wrote:`, `On 5/1/26, Bob wrote:`
  /^on\b.{0,20}\d.{3,240}\bwrote\s?:$/iu,
  // `Am 05.01.2026 um 10:12 schrieb Bob:`, `Am Mo., 5. Jan. 2026 um 10:12 Uhr schrieb Bob <bob@example.com>:`
  /^am\b.{0,20}\d.{3,200}\bschrieb\b.{0,160}:$/iu,
  // `Le mar. 5 janv. 2026 à 10:12, Bob <bob@example.com> a écrit :`, `Le 05/01/2026 à 10:12, Bob a écrit :`
  /^le\b.{0,20}\d.{3,240}\ba écrit\s?:$/iu,
  // `El mar, 5 ene 2026 a las 10:12, Bob (<bob@example.com>) escribió:`, `El 5/1/26, Bob escribió:`
  /^el\b.{0,20}\d.{3,240}\bescribió\s?:$/iu,
  // `Em ter., 5 de jan. de 2026 às 10:12, Bob <bob@example.com> escreveu:`, `No dia 05/01/26, Bob escreveu:`
  /^(?:em|a|no dia)\b.{0,20}\d.{3,240}\bescreveu\s?:$/iu,
  // `Op di 5 jan. 2026 om 10:12 schreef Bob <bob@example.com>:`, `Op 5-1-2026 schreef Bob:`
  /^op\b.{0,20}\d.{3,200}\bschreef\b.{0,160}:$/iu,
  // `2026年1月5日(月) 10:12 Bob <bob@example.com>:`, `2026/01/05 10:12、Bob のメール:`
  /^\d{4}[年/.-]\s?\d{1,2}[月/.-]\s?\d{1,2}日?.{0,80}(?:<\S+@\S+>|のメール|さんは書きました|wrote)\s?[:：]$/iu,
];
