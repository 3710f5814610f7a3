import { isLuhn } from '../facts/check-digits.ts';
import { isIban, isNationalId, NATIONAL_IDS } from './ids.ts';

/** What a placeholder stands for. */
export type RedactedKind =
  | 'card'
  | 'iban'
  | 'national-id'
  | 'password'
  | 'token'
  | 'email'
  | 'phone'
  | 'name'
  | 'address'
  | 'order';

/** A stretch of a text that is to go. */
export interface Secret {
  readonly kind: RedactedKind;
  readonly start: number;
  readonly end: number;
}

/** What never leaves: payment cards, bank accounts, national ids, passwords, tokens and keys; the surer kinds first. */
export function findSecrets(text: string): Secret[] {
  return [
    ...findTokens(text),
    ...findIbans(text),
    ...findNationalIds(text),
    ...findCards(text),
    ...findPasswords(text),
  ];
}

// Thirteen to nineteen digits with single separators: `4111 1111 1111 1111`, `378282246310005`.
const CARD = /(?<![\d])(?:\d[ \u00a0.-]?){12,18}\d(?![\d])/g;
// First digits of the payment networks: `4111…`, `5500…`, `3782…`.
const CARD_NETWORK = /^(?:4|5[1-5]|2[2-7]|3[4-9]|30[0-5]|6(?:011|4[4-9]|5)|62|50|5[6-9]|6[37])/;

function findCards(text: string): Secret[] {
  return matches(text, CARD).flatMap(({ words, start }) => {
    const digits = words.replaceAll(/\D/g, '');
    const isCard = CARD_NETWORK.test(digits) && isLuhn(digits) && !/^(\d)\1+$/.test(digits);
    return isCard
      ? [{ kind: 'card' as const, start, end: start + words.length }]
      : findCardInside(words, start);
  });
}

/** A card's number with a security code or a year written right behind it. */
function findCardInside(words: string, start: number): Secret[] {
  for (const length of [16, 15]) {
    const inside = new RegExp(`^(?:\\d[ \\u00a0.-]?){${length - 1}}\\d(?=[ \\u00a0.-])`).exec(words)?.[0];
    const digits = inside?.replaceAll(/\D/g, '') ?? '';
    if (inside && CARD_NETWORK.test(digits) && isLuhn(digits))
      return [{ kind: 'card', start, end: start + words.length }];
  }
  return [];
}

// An IBAN, with or without its spaces: `DE89 3704 0044 0532 0130 00`, `NL91ABNA0417164300`.
const IBAN = /(?<![A-Za-z0-9])[A-Z]{2}\d{2}(?:[ \u00a0]?[A-Z0-9]{1,4}){3,8}(?![A-Za-z0-9])/gi;

function findIbans(text: string): Secret[] {
  return matches(text, IBAN).flatMap(({ words, start }) => {
    for (let end = words.length; end >= IBAN_LENGTH_MIN; end -= 1) {
      const part = words.slice(0, end);
      if (/[A-Z0-9]$/i.test(part) && isIban(part.replaceAll(/[^A-Za-z0-9]/g, '').toUpperCase()))
        return [{ kind: 'iban' as const, start, end: start + end }];
    }
    return [];
  });
}

const IBAN_LENGTH_MIN = 15;

function findNationalIds(text: string): Secret[] {
  return NATIONAL_IDS.flatMap((form) =>
    matches(text, form.pattern).flatMap(({ words, start }) => {
      const named = form.name.test(text.slice(Math.max(0, start - 40), start));
      const right = isNationalId(form, words);
      return right && (named || !form.needsName)
        ? [{ kind: 'national-id' as const, start, end: start + words.length }]
        : [];
    }),
  );
}

const PASSWORD_WORDS =
  '(?:pass ?word|pass ?code|pass ?phrase|pwd|pin(?: code)?|cvv2?|cvc|security code|(?:verification|one[- ]time|2fa|otp|login) code|passwort|kennwort|sicherheitscode|mot de passe|contraseña|clave|senha|palavra-passe|wachtwoord|パスワード|暗証番号)';
// A password said or written: `my password is hunter2`, `PIN: 4821`.
const PASSWORD = new RegExp(
  `(?<!\\p{L})${PASSWORD_WORDS}(?!(?!は)\\p{L})\\s?(?:(?:is|was|are|ist|lautet|est|es|é|は|to|to be)\\s|[:=：]\\s?|は\\s?)["'“„«]?([^\\s"'”“»,;]{3,64})`,
  'giu',
);
// What follows such words without being one: `password is not working`, `password: please reset`.
const NO_PASSWORD =
  /^(?:not|no|wrong|incorrect|invalid|correct|right|being|always|never|still|the|a|an|my|your|please|required|needed|expired|reset|forgotten|lost|working|longer|too|weak|strong|same|unknown|nicht|falsch|ungültig|vergessen|pas|incorrecta?|no|não|niet|onjuist|what|now|also|it|this|that|saved|accepted|rejected|blocked|locked|changed)[.!?]?$/iu;

function findPasswords(text: string): Secret[] {
  return [...text.matchAll(PASSWORD)].flatMap((found) => {
    const word = (found[1] ?? '').replace(/[.!?。]+$/u, '');
    if (word.length < 3 || NO_PASSWORD.test(word)) return [];
    const start = found.index + found[0].lastIndexOf(word);
    return [{ kind: 'password' as const, start, end: start + word.length }];
  });
}

const TOKENS: readonly RegExp[] = [
  // Keys with a vendor's prefix: `sk_live_4eC39HqLyjWDarjtT1zdp7dc`, `ghp_16C7e42F292c6912E7710c838347Ae178B4a`
  /(?<![\w-])(?:sk|pk|rk)[-_](?:live|test|proj|ant)?[-_]?[A-Za-z0-9_-]{16,200}|(?<![\w-])(?:gh[pousr]_[A-Za-z0-9]{30,}|github_pat_\w{20,}|glpat-[\w-]{20,}|xox[abprs]-[\w-]{10,}|shp(?:at|ca|pa|ss)_[a-fA-F0-9]{32}|AKIA[0-9A-Z]{16}|AIza[\w-]{35}|EZ[AT]K[A-Za-z0-9]{40,}|SG\.[\w-]{16,}\.[\w-]{16,}|hf_[A-Za-z0-9]{30,}|whsec_[A-Za-z0-9]{20,})/g,
  // A JSON web token: `eyJhbGciOi….eyJzdWIiOi….SflKxwRJSM`
  /(?<![\w-])eyJ[\w-]{8,}\.[\w-]{8,}(?:\.[\w-]{4,})?/g,
  // A private key's block
  /-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----[\s\S]{1,8000}?(?:-----END [A-Z ]{0,30}PRIVATE KEY-----|$)/g,
  // What is called a key or comes behind `Bearer`: `api key: 9f8a7b6c5d4e3f2a`, `Bearer abc.def`
  /(?<=(?:api[ _-]?key|api[ _-]?token|access[ _-]?token|auth(?:orization)?[ _-]?token|secret(?:[ _-]?key)?|client[ _-]?secret|bearer)\s?(?:is\s|[:=]\s?|\s)["']?)[A-Za-z0-9_\-./+=]{12,400}/gi,
];

function findTokens(text: string): Secret[] {
  return TOKENS.flatMap((pattern) =>
    matches(text, pattern)
      .filter(({ words }) => /\d|-----/.test(words))
      .map(
        ({ words, start }): Secret => ({
          kind: 'token' satisfies RedactedKind,
          start,
          end: start + words.length,
        }),
      ),
  );
}

const matches = (text: string, pattern: RegExp): { words: string; start: number }[] =>
  [...text.matchAll(pattern)].map((found) => ({ words: found[0], start: found.index }));
