import type { Finding } from './finding.ts';

/** The e-mail addresses in a text, lower case. */
export function findEmails(text: string): Finding[] {
  return [...text.matchAll(EMAIL)].map((found) => ({
    name: 'email',
    value: found[0].toLowerCase(),
    start: found.index,
    end: found.index + found[0].length,
    sure: true,
  }));
}

// An address: `jane.doe+shop@example.co.uk`, `j_d@shop.example`.
const EMAIL =
  /(?<![\w.+-])[a-z0-9](?:[\w.+-]{0,62}[\w+-])?@(?:[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?\.)+[a-z]{2,24}(?![\w@-])/gi;

/** The phone numbers in a text: digits with a leading `+` where one stands there, nothing else between them. */
export function findPhones(text: string): Finding[] {
  const findings: Finding[] = [];
  for (const found of text.matchAll(PHONE)) {
    const digits = found[0].replaceAll(/\D/g, '');
    const international = found[0].startsWith('+') || found[0].startsWith('00');
    const written = NORTH_AMERICAN.test(found[0]);
    const named = PHONE_NAME.test(text.slice(Math.max(0, found.index - 36), found.index));
    if (digits.length < (named ? 7 : 9) || digits.length > 15) continue;
    if (!named && !international && !written) continue;
    if (!named && /^\d+$/.test(found[0])) continue;
    findings.push({
      name: 'phone',
      value: found[0].startsWith('+') ? `+${digits}` : digits,
      start: found.index,
      end: found.index + found[0].length,
      sure: true,
    });
  }
  return findings;
}

// Digits as people write phones: `+49 30 1234567`, `(555) 010-2299`.
const PHONE =
  /(?<![\w#.,/-])(?:\+\d{1,3}[\s.-]?|00\d{2}[\s.-])?\(?\d{2,5}\)?(?:[\s./-]?\d{2,5}){1,5}(?![\w-]|[.,]\d)/g;
// Three, three, four: `(555) 010-2299`, `555-010-2299`.
const NORTH_AMERICAN = /^(?:\+?1[\s.-]?)?(?:\(\d{3}\)\s?|\d{3}[-.\s])\d{3}[-.\s]\d{4}$/;
// What says that a phone number follows: `call me at `, `Handy: `.
const PHONE_NAME =
  /(?:phone|call(?: me)?|reach me|text me|mobile|cell|whatsapp|\btel\b|telefon\w*|handy\w*|rückruf\w*|téléphone|appele[zr]|portable|teléfono|llám\w+|móvil|celular|telefone|ligu\w+|telemóvel|telefoon\w*|bel(?:len)?|06-nummer|電話)[^\n.?!\d]{0,22}$/iu;
