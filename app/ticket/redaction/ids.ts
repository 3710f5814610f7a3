/** Whether an IBAN's length fits its country and its check digits are right (ISO 13616, modulo 97); no spaces, upper case. */
export function isIban(iban: string): boolean {
  const length = IBAN_LENGTHS[iban.slice(0, 2)];
  if (length !== undefined ? iban.length !== length : iban.length < 15 || iban.length > 34) return false;
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]+$/.test(iban)) return false;
  let rest = 0;
  for (const char of iban.slice(4) + iban.slice(0, 4)) {
    const value = Number.parseInt(char, 36);
    rest = (value > 9 ? rest * 100 + value : rest * 10 + value) % 97;
  }
  return rest === 1;
}

const IBAN_LENGTHS: Readonly<Record<string, number>> = {
  AT: 20,
  BE: 16,
  BR: 29,
  CH: 21,
  CZ: 24,
  DE: 22,
  DK: 18,
  ES: 24,
  FI: 18,
  FR: 27,
  GB: 22,
  IE: 22,
  IT: 27,
  LU: 20,
  NL: 18,
  NO: 15,
  PL: 28,
  PT: 25,
  SE: 24,
};

/** How a country writes a person's number. */
export interface NationalIdForm {
  readonly pattern: RegExp;
  /** What is said before one. */
  readonly name: RegExp;
  readonly isRight: (compact: string) => boolean;
  /** Whether digits of this form could be anything, so that a word has to say what they are. */
  readonly needsName: boolean;
}

/** Whether the words are such a number, check digits included. */
export const isNationalId = (form: NationalIdForm, words: string): boolean =>
  form.isRight(words.replaceAll(/[\s./-]/g, '').toUpperCase());

/** The sum of digits, each times its weight. */
const weighted = (digits: string, weights: readonly number[]): number =>
  weights.reduce((sum, weight, at) => sum + weight * Number(digits[at]), 0);

/** The forms that are looked for: American, Dutch, German, French, Spanish, Portuguese, Brazilian, British, Japanese. */
export const NATIONAL_IDS: readonly NationalIdForm[] = [
  {
    // `078-05-1120` as written; nine bare digits only where named
    pattern: /(?<![\w-])\d{3}-\d{2}-\d{4}(?![\w-])/g,
    name: /./su,
    isRight: (id) => !/^(?:000|666|9)|^\d{3}00|0000$/.test(id),
    needsName: false,
  },
  {
    // `078051120` behind `SSN`
    pattern: /(?<![\w-])\d{9}(?![\w-])/g,
    name: /(?:\bssn\b|social security)[^\n]{0,24}$/iu,
    isRight: (id) => !/^(?:000|666|9)|^\d{3}00|0000$/.test(id),
    needsName: true,
  },
  {
    // `111222333` behind `BSN`
    pattern: /(?<![\w-])\d{9}(?![\w-])/g,
    name: /(?:\bbsn\b|burgerservicenummer|sofinummer)[^\n]{0,24}$/iu,
    isRight: (id) => weighted(id, [9, 8, 7, 6, 5, 4, 3, 2, -1]) % 11 === 0,
    needsName: true,
  },
  {
    // `86 095 742 719` behind `Steuer-ID`
    pattern: /(?<![\w-])\d{2}[ ]?\d{3}[ ]?\d{3}[ ]?\d{3}(?![\w-])/g,
    name: /(?:steuer-?id\w*|steuerliche identifikationsnummer|idnr|tax id)[^\n]{0,24}$/iu,
    isRight: isGermanTaxId,
    needsName: true,
  },
  {
    // `1 84 12 76 451 089 46`
    pattern:
      /(?<![\w-])[12][ ]?\d{2}[ ]?(?:0[1-9]|1[0-2]|[2-9]\d)[ ]?(?:\d{2}|2[AB])[ ]?\d{3}[ ]?\d{3}[ ]?\d{2}(?![\w-])/gi,
    name: /./su,
    isRight: isFrenchId,
    needsName: false,
  },
  {
    // `12345678Z`, `X1234567L`
    pattern: /(?<![\w-])(?:\d{8}|[XYZ]\d{7})-?[A-Z](?![\w-])/gi,
    name: /./su,
    isRight: isSpanishId,
    needsName: false,
  },
  {
    // `123456789` behind `NIF`
    pattern: /(?<![\w-])\d{3}[ ]?\d{3}[ ]?\d{3}(?![\w-])/g,
    name: /(?:\bnif\b|contribuinte)[^\n]{0,24}$/iu,
    isRight: isPortugueseId,
    needsName: true,
  },
  {
    // `529.982.247-25`
    pattern: /(?<![\w-])\d{3}\.?\d{3}\.?\d{3}-\d{2}(?![\w-])/g,
    name: /./su,
    isRight: isBrazilianId,
    needsName: false,
  },
  {
    // `QQ 12 34 56 C` behind `National Insurance`
    pattern: /(?<![\w-])[A-CEGHJ-PR-TW-Z]{2}[ ]?\d{2}[ ]?\d{2}[ ]?\d{2}[ ]?[A-D](?![\w-])/gi,
    name: /(?:national insurance|\bni(?:no)?\b)[^\n]{0,24}$/iu,
    isRight: () => true,
    needsName: true,
  },
  {
    // `1234 5678 9018` behind `マイナンバー`
    pattern: /(?<![\w-])\d{4}[ -]?\d{4}[ -]?\d{4}(?![\w-])/g,
    name: /(?:マイナンバー|個人番号|my number)[^\n]{0,16}$/iu,
    isRight: isJapaneseId,
    needsName: true,
  },
];

/** ISO 7064, modulo 11, 10; one digit occurs twice or thrice among the first ten. */
function isGermanTaxId(id: string): boolean {
  if (id.startsWith('0')) return false;
  let product = 10;
  for (const digit of id.slice(0, 10)) {
    const sum = (Number(digit) + product) % 10 || 10;
    product = (sum * 2) % 11;
  }
  return (11 - product) % 10 === Number(id[10]);
}

function isFrenchId(id: string): boolean {
  const number = id.slice(0, 13).replace('2A', '19').replace('2B', '18');
  return id.length === 15 && 97 - Number(BigInt(number) % 97n) === Number(id.slice(13));
}

function isSpanishId(id: string): boolean {
  const number = Number(id.slice(0, -1).replace('X', '0').replace('Y', '1').replace('Z', '2'));
  return 'TRWAGMYFPDXBNJZSQVHLCKE'[number % 23] === id[id.length - 1];
}

function isPortugueseId(id: string): boolean {
  const rest = weighted(id, [9, 8, 7, 6, 5, 4, 3, 2]) % 11;
  return (rest < 2 ? 0 : 11 - rest) === Number(id[8]);
}

function isBrazilianId(id: string): boolean {
  if (/^(\d)\1+$/.test(id)) return false;
  const digit = (length: number) => {
    const weights = Array.from({ length }, (_, at) => length + 1 - at);
    return ((weighted(id, weights) * 10) % 11) % 10;
  };
  return digit(9) === Number(id[9]) && digit(10) === Number(id[10]);
}

function isJapaneseId(id: string): boolean {
  const rest = weighted(id, [6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11;
  return (rest <= 1 ? 0 : 11 - rest) === Number(id[11]);
}
