/**
 * Finds what stands under a message without being said: names and contact lines under a sign-off, what mail programs
 * and companies add. Only lines that look like such are taken; anything that reads like a sentence stays.
 */
import type { Line } from './lines.ts';

/** What a line is besides the writer's words: part of the signature, a sign-off, something a program or a company added. */
export type Extra = 'signature' | 'added';

/** Marks the lines that are signature or added; `skipped` lines (quotes) end a message and stay unmarked. */
export function markExtras(lines: readonly Line[], skipped: readonly boolean[]): (Extra | undefined)[] {
  const marks: (Extra | undefined)[] = lines.map((line, at) =>
    !skipped[at] && isAddedLine(line.text.trim()) ? 'added' : undefined,
  );
  markNotices(lines, skipped, marks);
  for (let at = 0; at < lines.length; at += 1) {
    if (skipped[at] || marks[at]) continue;
    const text = (lines[at]?.text ?? '').trim();
    if (DELIMITER.test(text)) at = markUnder(lines, skipped, marks, at);
    else if (isSignOff(text) && hasOwnAbove(lines, skipped, at)) at = markUnder(lines, skipped, marks, at);
  }
  return marks;
}

/** Whether a line is a sign-off such as `Kind regards,`, with or without a name behind it. */
function isSignOff(text: string): boolean {
  const bare = text.replace(/[\s,.!;:–—-]+$/u, '');
  if (REGARDS.test(bare) || THANKS.test(bare)) return true;
  const [head, ...rest] = bare.split(/[,!–—]\s*/u);
  return (
    rest.length === 1 && isNameLike(rest[0] ?? '') && (REGARDS.test(head ?? '') || THANKS.test(head ?? ''))
  );
}

/** Whether a line only thanks, as at the end of a message, in any of the app's languages: `Vielen Dank!`. */
export const isThanksLine = (text: string): boolean => THANKS.test(text.trim().replace(/[\s,.!:–—-]+$/u, ''));

const SIGNATURE_LINES_MAX = 12;

/** Marks the delimiter or sign-off and what looks like a signature under it; gives the last line looked at. */
function markUnder(
  lines: readonly Line[],
  skipped: readonly boolean[],
  marks: (Extra | undefined)[],
  at: number,
): number {
  const head = (lines[at]?.text ?? '').trim();
  if (DELIMITER.test(head) || REGARDS.test(head.replace(/[\s,.!;:–—-]+$/u, ''))) marks[at] = 'signature';
  let filled = 0;
  let next = at + 1;
  for (; next < lines.length && filled < SIGNATURE_LINES_MAX; next += 1) {
    const text = (lines[next]?.text ?? '').trim();
    if (skipped[next]) break;
    if (text === '' || marks[next] === 'added') continue;
    if (!isSignatureLine(text, DELIMITER.test(head))) break;
    marks[next] = 'signature';
    filled += 1;
  }
  return next - 1;
}

function isSignatureLine(text: string, delimited: boolean): boolean {
  if (OWN_SIGN.test(text)) return false;
  if (CONTACT.test(text) || isNameLike(text)) return true;
  return delimited && text.length <= 70 && !/[?!]|\.\s*$/u.test(text);
}

/** Up to five words, none of them a number, no end of a sentence: `Jane Doe`, `Head of Buying, Acme Ltd`. */
function isNameLike(text: string): boolean {
  const words = text.split(/\s+/u);
  return (
    words.length <= 5 &&
    text.length <= 48 &&
    !/[?!:;。？！\d]/u.test(text) &&
    !SAYS.test(text) &&
    /\p{L}/u.test(text)
  );
}

// What is said and not signed, whatever it stands under: `PS: wrong size too`, `Order #1042`.
const OWN_SIGN =
  /[?？]|^p\.?\s?s\b|#\s?\d|\b(?:order|bestell\w*|commande|pedido|encomenda|bestelling|tracking|sendung\w*|refund|cancel)\b|注文/iu;
// Words that signatures do not hold but short sentences do: `it never came`, `bitte schnell`.
const SAYS =
  /\b(?:i|it|is|my|me|was|not|never|please|can|will|need|want|have|still|bitte|ich|nicht|mein\w*|je|pas|mon|ma|no|mi|quiero|não|meu|minha|niet|mijn|ik|graag|yes|ja|oui|sí|sim|nee|nein|non)\b|です|ます/iu;
// A line that reaches somebody: `Tel: +49 30 123456`, `www.acme.example`, `12 High Street, 10115 Berlin`.
const CONTACT =
  /^(?:(?:tel|phone|mobile|mob|fax|cell|telefon|handy|tél|téléphone|móvil|telefone|m|t|p|e|w|web|email|e-mail|mail|電話)(?!\p{L})\.?\s?[.:：]|\+?\(?\d[\d\s()./-]{7,18}$|(?:https?:\/\/|www\.)\S+$|\S+@\S+\.\w{2,}$|.{2,40}\s[|•·]\s.{2,80}$)/iu;
// The standard line above a signature: `-- `, `—`.
const DELIMITER = /^(?:--|—|––)$/;

// A greeting at the end: `Kind regards`, `Mit freundlichen Grüßen`.
const REGARDS =
  /^(?:(?:with )?(?:(?:my|kind|kindest|best|warm|warmest) ?){0,2}(?:regards|wishes)|best|rgds|br|(?:yours )?(?:sincerely|faithfully|truly)(?: yours)?|respectfully|cordially|cheers|all the best|(?:mit )?(?:freundlichen?|besten?|lieben?|herzlichen?|vielen?|schönen?|sonnigen?) gr(?:ü|ue)(?:ß|ss)en?|gr(?:u|ü)(?:ß|ss)e?|lg|vg|mfg|hochachtungsvoll|(?:bien )?(?:cordialement|à vous)|(?:mes |meilleures |sincères )*salutations(?: distinguées)?|(?:un )?saludos?(?: cordial(?:es)?)?|(?:muy )?atentamente|cordialmente|(?:com os melhores |melhores )?cumprimentos|atenciosamente|att|abraços?|(?:met )?(?:vriendelijke |hartelijke )?groet(?:en|jes)?|m\.?v\.?g|敬具)$/iu;
// Thanks at the end: `Many thanks`, `Vielen Dank im Voraus`.
const THANKS =
  /^(?:(?:many |kind )?thanks?(?: you)?(?: so much| very much| again| in advance| a lot)*|thx|ty|(?:vielen |besten |herzlichen )?dank(?:e)?(?: schön)?(?: im voraus)?|merci(?: beaucoup| d['’]avance| par avance)*|(?:muchas )?gracias(?: de antemano)?|(?:muito )?obrigad[oa](?: desde já)?|(?:alvast |hartelijk )?bedankt|(?:hartelijk )?dank(?: u)?(?: je)?(?: wel)?|よろしくお願い(?:いた|致)?します|ありがとうございます)$/iu;

function hasOwnAbove(lines: readonly Line[], skipped: readonly boolean[], at: number): boolean {
  return lines.some((line, index) => index < at && !skipped[index] && line.text.trim() !== '');
}

/** Whether a whole line was added by a mail program, a phone or a company. */
const isAddedLine = (text: string): boolean =>
  text.length <= 200 && ADDED.some((pattern) => pattern.test(text));

const DEVICE =
  '(?:iphone|ipad|ipod|samsung|galaxy|android|phone|smartphone|telefon|handy|téléphone|teléfono|móvil|celular|telemóvel|telefoon|mobile?|mobiel|blackberry|huawei|honor|pixel|xiaomi|redmi|oneplus|windows|mac|outlook|yahoo|aol|gmail|gmx|web\\.de|mail|proton\\S*|tablet\\S*|device|gerät)';

const ADDED: readonly RegExp[] = [
  // `Sent from my iPhone`, `Sent from Outlook for Android`
  new RegExp(
    `^[\\p{P}\\s]*(?:sent|get|posted) (?:from|via|with|using|on) (?:my |the |a )?.{0,30}\\b${DEVICE}\\b.{0,60}$`,
    'iu',
  ),
  // `Get Outlook for iOS`, `Hol dir Outlook für Android`
  /^(?:get|hol(?:en sie sich)?(?: dir)?|obtenez|obtener|obter|download) outlook (?:for|für|pour|para|voor) .{2,60}$/iu,
  // `Von meinem iPhone gesendet`, `Gesendet mit der GMX Mail App`
  new RegExp(
    `^(?:von meinem .{0,30}${DEVICE}.{0,30} gesendet|(?:diese nachricht wurde )?(?:gesendet|verschickt) (?:mit|von|über|aus)\\b.{0,40}${DEVICE}.{0,40})\\.?$`,
    'iu',
  ),
  // `Envoyé de mon iPhone`, `Envoyé depuis l'application Mail Orange`
  new RegExp(`^envoyé (?:de(?:puis)?|à partir de|avec|par)\\b.{0,40}${DEVICE}.{0,40}$`, 'iu'),
  // `Enviado desde mi iPhone`, `Enviado do meu Samsung Galaxy`
  new RegExp(`^enviado (?:desde|de|do|a partir do|por|con|via)\\b.{0,40}${DEVICE}.{0,40}$`, 'iu'),
  // `Verstuurd vanaf mijn iPhone`, `Verzonden met Outlook`
  new RegExp(`^(?:verzonden|verstuurd) (?:vanaf|vanuit|met|via|van)\\b.{0,40}${DEVICE}.{0,40}$`, 'iu'),
  // `iPhoneから送信`, `Outlook for iOS を入手`
  /^(?:(?:私の)?\S{2,20}から送信(?:されました)?|outlook for \w+ を(?:入手|取得))$/iu,
  // `[EXTERNAL]`, `CAUTION: This email originated from outside the organization.`
  /^\[?(?:external|extern|caution|vorsicht|attention)\]?(?:$|\s?[:!-]\s?(?:this|diese|ce) (?:e-?mail|message|nachricht|courriel)\b.*)$/iu,
  // `Virus-free. www.avast.com`, `Virenfrei.www.avast.com`
  /^(?:virus-free|virenfrei|sans virus|libre de virus|livre de vírus|virusvrij)\b.{0,60}$/iu,
  // `Unsubscribe | View in browser`, `Newsletter abbestellen`
  /^(?:unsubscribe|view (?:this email )?in (?:your )?browser|manage (?:your )?preferences|newsletter abbestellen|se désabonner|darse de baja|cancelar inscrição|afmelden)(?:\s?[|·•-].{0,80})?\.?$/iu,
  // `[image: logo.png]`, `[cid:image001.png@01D8]`
  /^\[(?:image|cid|inline image|bild|afbeelding|imagen|imagem)[:\s][^\]]{0,120}\]$/iu,
];

/** Marks paragraphs that begin with a company's notice, to the paragraph's end. */
function markNotices(
  lines: readonly Line[],
  skipped: readonly boolean[],
  marks: (Extra | undefined)[],
): void {
  let inside = false;
  lines.forEach((line, at) => {
    const text = line.text.trim();
    if (text === '' || skipped[at]) inside = false;
    else if (NOTICE.test(text)) inside = true;
    if (inside) marks[at] = 'added';
  });
}

// A company's notice: `This email and any attachments are confidential …`, `Diese E-Mail enthält vertrauliche Informationen …`.
const NOTICE =
  /^\W{0,3}(?:(?:this|the (?:information|contents?) (?:contained )?in this) (?:e-?mail|message|communication)(?: transmission)?(?:,? (?:and|including|together with|as well as) (?:any|all|its) \w+(?: \w+){0,3})?,? (?:is|are|may be|may contain|contains?|was sent) .{0,60}(?:confidential|privileged|intended|proprietary)|confidentiality (?:notice|note)|disclaimer\b|please consider the environment|think before you print|diese (?:e-?mail|nachricht) (?:enthält|ist|kann) .{0,60}vertraulich|ce (?:message|courriel|mail)\b.{0,80}confidentiel|este (?:mensaje|correo|e-?mail|mensagem)\b.{0,80}confidencia|esta mensagem\b.{0,80}confidencia|dit (?:bericht|e-?mail\w*)\b.{0,80}vertrouwelijk|このメール(?:に|は).{0,40}(?:機密|秘密))/iu;
