import { BOUND, boundOf } from './bound.ts';
import type { Bound, Predicate } from './form.ts';

/** Reads conditions on the case itself: tag, channel, language, photo, which contact, ticket field. */
export function readCase(words: string): Predicate | undefined {
  return (
    readContacts(words) ??
    readChannel(words) ??
    readLanguage(words) ??
    readTag(words) ??
    readKnown(words) ??
    readPhoto(words) ??
    readField(words)
  );
}

/** `on the second contact`, `customer contacts us again`, `customer has contacted us more than twice`. */
function readContacts(words: string): Predicate | undefined {
  const nth = words.match(NTH_CONTACT);
  if (nth?.[1]) {
    const place = ORDINALS.findIndex((names) => names.includes(nth[1] ?? ''));
    if (place >= 0) return contacts({ comparison: place === 0 ? '=' : '>=', value: place + 1, upper: null });
  }
  if (AGAIN.test(words)) return contacts({ comparison: '>=', value: 2, upper: null });
  const groups = words.match(CONTACTED_TIMES)?.groups;
  const written = groups && boundOf(groups);
  return written && written.unit === '' ? contacts(written.bound) : undefined;
}

const contacts = (bound: Bound): Predicate => ({ type: 'contacts', bound });
const ORDINALS = [
  ['first', '1st', 'initial'],
  ['second', '2nd', 'repeat', 'repeated', 'another', 'follow-up'],
  ['third', '3rd'],
  ['fourth', '4th'],
  ['fifth', '5th'],
];
// `on the second contact`, `this is customer's third message`, `3rd time customer writes`.
const NTH_CONTACT =
  /^(?:(?:on|at|upon|with|this is|it is)? ?(?:the |customer's |a |their )?)(first|1st|initial|second|2nd|repeat|repeated|another|follow-up|third|3rd|fourth|4th|fifth|5th) (?:contact|time (?:customer )?(?:contact|writ|reach|ask|report)\w*.*|complaint|enquiry|inquiry)(?: (?:about|for|on|regarding) .*)?$/;
// `customer contacts us again`, `customer has already contacted us`.
const AGAIN =
  /^customer (?:contacts?|writes?|reaches?(?: out)?|complains?|comes?)(?: to)?(?: us| in| back)? (?:again|a second time|once more|repeatedly)(?: .*)?$|^customer has (?:already |previously )(?:contacted|written to|reached out to) (?:us|support)(?: .*)?$/;
// `customer has contacted us more than two times`, `customer has messaged support 3 times about this`.
const CONTACTED_TIMES = new RegExp(
  `^customer has (?:contacted|written to|reached out to|messaged) (?:us|support) ${BOUND} times?(?: .*)?$`,
);

// How policies name channels: `live chat`, `e-mail`, `phone call`.
const CHANNELS: readonly (readonly [string, RegExp])[] = [
  ['chat', /^(?:live |web )?chats?$|^(?:web )?messaging$|^messenger$/],
  ['email', /^e-?mails?$/],
  ['phone', /^(?:phone|phone calls?|voice|calls?|telephone)$/],
  ['sms', /^sms$|^texts?(?: messages?)?$/],
  ['whatsapp', /^whatsapp$/],
  ['social', /^social(?: media)?$|^facebook$|^instagram$|^twitter$|^x$/],
  ['web', /^(?:web|contact|help) ?(?:form|widget|center|centre)?$/],
];

/** `on chat`, `via email`, `customer contacts us by phone`, `channel is sms`. */
function readChannel(words: string): Predicate | undefined {
  const named =
    words.match(ON_CHANNEL)?.[1] ?? words.match(CHANNEL_IS)?.[1] ?? words.match(CHANNEL_TICKETS)?.[1];
  const channel = named && CHANNELS.find(([, pattern]) => pattern.test(named))?.[0];
  return channel ? { type: 'channel', channel } : undefined;
}

// `on chat`, `customer writes via email`, `case comes in by phone`.
const ON_CHANNEL =
  /^(?:(?:customer|ticket|case|conversation|request|message|it) (?:is |was )?(?:contact\w*|writ\w+|reach\w*|com\w+|arriv\w+|receiv\w+|sent|got|messag\w+|call\w*)?(?: (?:us|in|out|to us|support))* ?)?(?:on|via|by|over|through|in|using|from) (?:the |an? |our )?"?([a-z -]+?)"?$/;
// `channel is chat`, `the channel is "email"`.
const CHANNEL_IS = /^(?:the )?(?:ticket )?channel (?:is|was|=|equals) (?:the |an? )?"?([a-z -]+?)"?$/;
// `chat conversations`, `email tickets`.
const CHANNEL_TICKETS =
  /^(?:an? |all )?([a-z-]+) (?:tickets?|conversations?|requests?|contacts?|enquiries|inquiries)$/;

const LANGUAGES: Readonly<Record<string, string>> = {
  english: 'en',
  german: 'de',
  french: 'fr',
  spanish: 'es',
  portuguese: 'pt',
  italian: 'it',
  dutch: 'nl',
  japanese: 'ja',
  chinese: 'zh',
  korean: 'ko',
  arabic: 'ar',
  hebrew: 'he',
  polish: 'pl',
  swedish: 'sv',
  danish: 'da',
  norwegian: 'no',
  finnish: 'fi',
  turkish: 'tr',
  russian: 'ru',
};

/** `customer writes in Spanish`, `French-speaking customers`, `language is German`. */
function readLanguage(words: string): Predicate | undefined {
  const match = words.match(LANGUAGE);
  const name = match?.[1] ?? match?.[2] ?? match?.[3];
  if (!name || !Object.hasOwn(LANGUAGES, name)) return undefined;
  const language: Predicate = { type: 'language', language: LANGUAGES[name] ?? '' };
  return /\bnot\b/.test(words) ? { type: 'not', part: language } : language;
}

// `customer does not write in spanish`, `french-speaking customer`, `ticket's language is german`.
const LANGUAGE =
  /^(?:customer|ticket|message|conversation|it)(?:'s)? (?:(?:is|was|does|do|not|writes?|writing|written|speaks?|speaking|contacts?|us) )*(?:in )?([a-z]+)$|^([a-z]+)[- ]speaking customer$|^(?:customer's |the |ticket |ticket's )*(?:language|locale) (?:is|=) (?:not )?"?([a-z]+)"?$/;

/** `VIP customers`, `tagged wholesale`, `customer has the tag "gold"`, `customer is a VIP`. */
function readTag(words: string): Predicate | undefined {
  const match = words.match(TAGGED) ?? words.match(TAG_IS) ?? words.match(SEGMENT);
  const names = match?.[1] ?? match?.[2];
  if (!names) return undefined;
  const tags = names.split(/,? or |, /).map((name) => name.replaceAll('"', '').trim());
  const tag: Predicate = { type: 'tag', tags: tags.filter((name) => name !== '') };
  return /\b(?:not|no|without|non)\b/.test(words.replace(names, '')) ? { type: 'not', part: tag } : tag;
}

// `tagged wholesale`, `customer is not tagged as "vip"`, `ticket has the tag gold`, `with the tag gold`, `without a vip tag`.
const TAGGED =
  /^(?:(?:the )?(?:customer|ticket|account|order|profile)s? (?:(?:is|are|was|has|have|been|not) )*)?(?:tagged (?:as |with )?|(?:(?:has|have|with|without|carries|does not have) )?(?:(?:the|an?|no) )?tags? (?:is |of )?)("[^"]+"(?: or "[^"]+")*|[\w-]+(?: or [\w-]+)*)$/;
// `has the vip tag`, `without a wholesale tag`.
const TAG_IS =
  /^(?:(?:the )?(?:customer|ticket|account|order)s? )?(?:(?:has|have|with|without|carries|does not have) )(?:(?:the|an?|no) )?"?([\w-]+)"? tags?$/;
// `vip customers`, `customer is a vip`, `non-wholesale customer`, `customer is not a wholesale customer`.
const SEGMENT =
  /^(?:customer (?:is |are )?(?:not )?(?:an? )?|it is (?:not )?(?:an? )?|non-)?(vip|wholesale|b2b|gold|silver|platinum|premium|loyalty|employee|influencer|first-time|new|returning|repeat|trade|reseller|enterprise|retail|press|ambassador|affiliate)s?(?:[- ](?:tier|level|status|member|account))?(?: customer| customers| account| member| order)?$/;

/** `customer has provided an order number`, `order number is missing`, `without a tracking number`. */
function readKnown(words: string): Predicate | undefined {
  const groups = (words.match(GIVES_FACT) ?? words.match(FACT_IS_GIVEN))?.groups;
  const fact = FACTS.find(([, pattern]) => pattern.test(groups?.['fact'] ?? ''))?.[0];
  if (!groups || !fact) return undefined;
  const known: Predicate = { type: 'known', fact };
  return /\b(?:not|no|without|missing|unknown|forgets?|forgot)\b/.test(groups['how'] ?? '')
    ? { type: 'not', part: known }
    : known;
}

// How policies name facts: `order number`, `email address`.
const FACTS: readonly (readonly [string, RegExp])[] = [
  ['order_id', /^order (?:number|id)$/],
  ['tracking_number', /^tracking (?:number|id|code)$/],
  ['email', /^e-?mail(?: address)?$/],
  ['phone', /^phone(?: number)?$/],
  ['address', /^(?:new |shipping |delivery )?address$/],
  ['subscription_id', /^subscription (?:number|id)$/],
  ['reason', /^reason$/],
];
const FACT =
  '(?<fact>order number|order id|tracking (?:number|id|code)|e-?mail(?: address)?|phone(?: number)?|(?:new |shipping |delivery )?address|subscription (?:number|id)|reason)';
// `customer has provided an order number`, `customer did not give the email address`.
const GIVES_FACT = new RegExp(
  `^customer (?<how>(?:(?:has|have|had|did|does|do|not|already) )*(?:provid\\w+|gives?|gave|given|shar\\w+|includ\\w+|mention\\w+|suppl\\w+|forgets?|forgot)(?: to (?:include|provide|give|mention))?) (?:us )?(?:with )?(?:the |an? |any |their |customer's )?${FACT}$`,
);
// `order number is missing`, `tracking number has not been provided`, `order number is known`.
const FACT_IS_GIVEN = new RegExp(
  `^(?:customer's )?${FACT} (?<how>(?:is|was|has been|has not been|is not|was not) ?(?:already )?(?:missing|unknown|known|provided|given|included|supplied|available))$`,
);

/** `a photo is attached`, `customer provides a photo`, `no picture was sent`. */
function readPhoto(words: string): Predicate | undefined {
  const match = words.match(PHOTO_GIVEN) ?? words.match(CUSTOMER_GIVES);
  if (!match?.groups) return undefined;
  const media = /photo|picture|image|screenshot|pic/.test(match.groups['media'] ?? '') ? 'photo' : 'any';
  const given =
    /\b(?:attached|included|already|sent|provided|uploaded|shared|there (?:is|are)|has|have)\b/.test(words)
      ? 'already'
      : 'on-request';
  const attachment: Predicate = { type: 'attachment', media, given };
  return /\b(?:no|not|without|refuses?|can not)\b/.test(words)
    ? { type: 'not', part: attachment }
    : attachment;
}

const MEDIA =
  '(?<media>(?:photo|picture|image|screenshot|pic|attachment|file|document)(?:graph)?(?:ic)?s?(?: evidence| proof)?)';
// `a photo is attached`, `there is no photo`, `photos of the damage have been provided`, `without a photo`.
const PHOTO_GIVEN = new RegExp(
  `^(?:there (?:is|are) )?(?:(?:with|without) )?(?:the |an? |any |no )?${MEDIA}(?: of [a-z ]+?)?(?: (?:is|are|was|were|has been|have been|has not been|have not been|is not|was not) ?(?:already )?(?:attached|included|provided|sent|uploaded|shared)?)?$`,
);
// `customer provides a photo`, `customer has attached photos of the damage`, `customer does not send a picture`.
const CUSTOMER_GIVES = new RegExp(
  `^customer (?:(?:has|have|did|does|do|can|not|already) )*(?:provid|send|sent|attach|includ|upload|shar|refus)\\w*(?: to (?:send|provide))? (?:the |an? |any |us )?${MEDIA}(?: of [a-z ]+)?$`,
);

/** `priority is urgent`, `the brand is Acme`, `field "plan" is gold`. */
function readField(words: string): Predicate | undefined {
  const match = words.match(FIELD);
  const name = match?.[1] ?? match?.[2];
  if (!match || !name || !match[4]) return undefined;
  const field: Predicate = { type: 'field', name: name.replaceAll('"', '').trim(), value: match[4] };
  return match[3] ? { type: 'not', part: field } : field;
}

// `priority is not urgent`, `ticket status is "open"`, `the field "plan" is "gold"`, `custom field plan equals gold`.
const FIELD =
  /^(?:the )?(?:ticket'?s? )?(?:(?:custom )?field ("[^"]+"|[\w-]+)|((?:ticket |)(?:priority|brand|group|ticket type|ticket status|issue type|contact reason|country|region|store|shipping method|delivery method|platform|claim type|payment method)|ticket status)) (?:is|equals|=|is set to)( not)? "?([\w &+.-]+?)"?$/;
