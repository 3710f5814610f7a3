/** What a sentence asks a customer to hand over. */
import type { RawSentence } from './reading.ts';

/** A secret that a sentence speaks of, in the sentence's words; empty where there is none. No reply of ours needs one. */
export const asksForSecrets = (text: string): string => SECRETS.exec(text)?.[0] ?? '';

// `password`, `Passwort`, `mot de passe`, `contraseña`, `senha`, `wachtwoord`, `パスワード`
// `card number`, `CVV`, `PIN`, `one-time code`, `IBAN`, `bank details`, `social security`, `passport`
const SECRETS =
  /\bpass(?:word|code|phrase)|passwort|kennwort|mot de passe|contraseña|\bsenha\b|wachtwoord|パスワード|暗証番号|\b(?:credit |debit )?card (?:number|details)|kartennummer|numéro de (?:la |votre )?carte|número de (?:la |tu |su )?tarjeta|número do cart[ãa]o|kaartnummer|カード番号|\bcv[vc]2?\b|security code|\bpin\b|(?:one-time|verification|login) code|\biban\b|(?:bank|account) details|bankverbindung|social security|\bssn\b|passport|reisepass|passeport|pasaporte/iu;

/** Something that a sentence asks for although its item does not; empty where there is none. */
export function asksForMore({ text, kind }: RawSentence, item: string): string {
  if (kind !== 'ask' && !REQUEST.test(text)) return '';
  const said = text.replace(WHERE_IT_STANDS, '');
  for (const [name, pattern] of DATA)
    if (pattern.test(said) && !pattern.test(item) && gives(said)) return name;
  return '';
}

// `Could you send us …`, `please confirm`, `bitte schicken Sie`, `pourriez-vous`, `podría`, `kunt u`, `ください`
const REQUEST =
  /[?？]|\b(?:please|could you|can you|would you|send|share|provide|tell us|give us|reply with|bitte|könnten sie|können sie|schicken|nennen|pourriez|pouvez|veuillez|merci de|indiquez|podría|puede|por favor|envíe|indique|poderia|pode|kunt u|kun je|graag|stuur)\b|ください|いただけ/iu;

// Where a number is found is no request: `in your confirmation email`, `in der Bestätigungs-E-Mail`
const WHERE_IT_STANDS =
  /(?:confirmation|order|shipping|receipt|bestätigungs|confirmación|confirmación de|de confirmation|bevestigings)[\s-]*(?:e-?mails?|messages?|mail|correo)|(?:e-?mail|courriel|correo|mail) (?:de confirmation|de confirmación|de confirmação)|by (?:e-?mail|phone)/giu;

const GIVING =
  /\b(?:send|share|provide|give|tell|confirm|reply|let us know|attach|upload|what|which|need|schick|send|nenn|teil|gib|brauch|envoy|indiqu|donn|communiqu|env[ií]|indi[cq]|proporcion|comparta|confirm|stuur|geef|deel)|[?？]|ください|いただけ/iu;
const gives = (text: string): boolean => GIVING.test(text);

/** Kinds of data with the words for them. */
const DATA: readonly (readonly [string, RegExp])[] = [
  // `email address`, `E-Mail-Adresse`, `courriel`, `correo`, `メール`
  ['email', /e-?mail|courriel|\bcorreo|\bmail(?:adres|adresse)?\b|メール/iu],
  // `phone number`, `Telefonnummer`, `téléphone`, `teléfono`, `電話`
  ['phone', /\b(?:tele)?phone|\bmobile|telefon|téléphone|teléfono|telefone|電話/iu],
  // `shipping address`, `Lieferadresse`, `dirección`, `住所`; not `email address`
  [
    'address',
    /(?<!e-?mail[\s-]?)\baddress|(?<!mail-?)adresse(?!\s?e-?mail| électronique| mail)|anschrift|dirección(?! de correo)|endereço(?! de e)|住所/iu,
  ],
  // `order number`, `Bestellnummer`, `numéro de commande`, `注文番号`
  [
    'order',
    /order (?:number|no\b|id)|bestell?-?nummer|numéro de (?:votre )?commande|número de(?:l| su| tu)? pedido|ordernummer|注文番号/iu,
  ],
  // `tracking number`, `Sendungsnummer`, `追跡番号`
  [
    'tracking',
    /tracking (?:number|code)|sendungsnummer|numéro de suivi|número de (?:seguimiento|rastreo|rastreamento)|trackingnummer|追跡番号/iu,
  ],
  // `date of birth`, `Geburtsdatum`, `生年月日`
  ['birth', /\bbirth|geburts|naissance|nacimiento|nascimento|geboorte|生年月日/iu],
  // `photo`, `picture`, `screenshot`, `Foto`, `写真`
  ['photo', /\bphoto|\bpicture|screenshot|\bfotos?\b|\bbild(?:er)?\b|\bimagen|写真/iu],
  // `proof of purchase`, `receipt`, `invoice`, `Rechnung`, `police report`
  [
    'document',
    /\bproof\b|\breceipt|\binvoice|police report|rechnung|quittung|facture|factura|fatura|factuur|領収書/iu,
  ],
];
