/**
 * English words of the trade that mean much the same, and phrases that mean what no single word of theirs does.
 * A customer writes "nothing here", a policy "not received": both carry the concept `missing`.
 */
import { stem } from './stem.ts';

/** The concepts of a stem, each as `~concept`; empty for most. */
export const conceptsOf = (stem: string): readonly string[] => BY_STEM.get(stem) ?? NONE;

const NONE: readonly string[] = [];

/** The concepts that phrases carry in a text as `normalise` writes it, each as often as it is said. */
export function phraseConcepts(normal: string): string[] {
  const concepts: string[] = [];
  for (const [concept, pattern] of PHRASES)
    for (const _found of normal.matchAll(pattern)) concepts.push(concept);
  return concepts;
}

/** Words under the concept that they share. A word may stand under several. */
const GROUPS: Readonly<Record<string, string>> = {
  refund: 'refund reimburse reimbursement money chargeback',
  cancel: 'cancel close closure terminate stop discontinue unsubscribe abort',
  missing: 'missing lost stolen disappear vanish undelivered unreceived lose steal stuck overdue',
  damage: 'damage broken crack smash leak defect defective faulty shatter dent rip tear malfunction spoil',
  wrong: 'wrong incorrect mistake mistaken error different accident accidentally mixup',
  exchange: 'exchange swap replace trade switch replacement',
  resend: 'resend reship replacement reshipment',
  ship: 'ship deliver parcel package courier carrier post dispatch shipment mail arrive transit',
  track: 'tracking track status trace locate whereabouts',
  pause: 'pause hold skip suspend freeze snooze vacation holiday travel break',
  delay: 'delay postpone later reschedule move',
  restart: 'restart resume reactivate unpause rejoin resubscribe reinstate reopen',
  subscription: 'subscription subscribe membership autoship recurring plan monthly renew',
  discount: 'discount coupon promo promotion promotional voucher offer deal sale code',
  price: 'price cost expensive cheap cheaper pricey fee overprice charge',
  payment: 'pay payment bill invoice paypal debit charge credit card',
  twice: 'twice double duplicate',
  address: 'address relocate zip street',
  account: 'account login profile username sign log',
  password: 'password passcode credential',
  authentication: 'authentication authenticator authenticate twofactor 2fa factor verification',
  size: 'size fit small large tight loose big',
  color: 'color colour shade',
  stain: 'stain spot dirty mark',
  stock: 'stock available unavailable inventory restock sold availability',
  slow: 'slow lag load loading sluggish crawl freeze speed',
  website: 'website site page online web browser webpage app',
  search: 'search result',
  cart: 'cart basket checkout',
  quantity: 'quantity extra additional many',
  fast: 'overnight express expedite fast faster rush upgrade urgent',
  expire: 'expire expiry expiration outdated old',
  invalid: 'invalid reject decline fail declined rejected',
  competitor: 'competitor elsewhere rival competitive',
  extend: 'extension extend deadline due overdue late',
  phone: 'phone mobile telephone cell',
  privacy: 'privacy gdpr personal erase delete data',
  tier: 'gold silver bronze premium platinum tier level guest',
  quality: 'quality disappoint disappointed poor terrible awful',
  warranty: 'warranty guarantee',
  wash: 'wash laundry clean washer shrink machine dry',
  gift: 'gift present wrap',
  recover: 'recover reset forget remember retrieve restore',
  remove: 'remove drop delete subtract',
  add: 'add include extra',
  change: 'change update modify edit correct adjust switch',
  return: 'return refund',
  buy: 'buy purchase shop',
  question: 'faq question query enquiry inquiry curious wonder',
  code: 'code promocode',
};

/** Phrases and the concept that each carries, on text as `normalise` writes it. */
const PHRASES: readonly (readonly [string, RegExp])[] = [
  // `never arrived`, `have not received`, `hasn't been delivered`
  [
    'missing',
    /\b(?:not|never|no longer|nt|havent|hasnt|didnt|[a-z]+n't)\s(?:\w+\s){0,3}?(?:receiv\w*|arriv\w*|deliver\w*|shown? up|showed up|turned up|come|came|got|gotten|get|here|there yet)\b/g,
  ],
  // `nicht angekommen`, `n'est jamais arrivé`, `no ha llegado`, `não chegou`, `nooit ontvangen`
  [
    'missing',
    /\b(?:nicht|nichts|nie|niemals|kein\w*)\s(?:\w+\s){0,4}?(?:angekommen|eingetroffen|erhalten|bekommen|geliefert|zugestellt|da)\b|\b(?:pas|jamais|rien|toujours pas)\s(?:\w+\s){0,2}?(?:recu|arriv|livr)|\b(?:no|nunca|nada|nao)\s(?:\w+\s){0,2}?(?:lleg|recib|entreg|cheg|receb)|\b(?:niet|nooit|niets|geen)\s(?:\w+\s){0,3}?(?:ontvangen|aangekomen|bezorgd|geleverd|binnen|gekregen)\b|届(?:い(?:てい)?(?:ません|ない)|きません|かない)|届いておりません/g,
  ],
  // `nothing is here`, `still waiting for my parcel`
  [
    'missing',
    /\b(?:nothing\s(?:\w+\s){0,2}(?:here|there|came|arrived|in the)|still waiting|stuck in|where(?:'s| is| are) (?:my|our|the) (?:\w+ )?(?:order|package|parcel|shipment|delivery|box|stuff|item|product)s?|there (?:is|was) no (?:package|parcel|box|delivery)|no sign of|nowhere to be found|cannot find (?:it|the package|the parcel)|says? (?:it (?:was|is) )?delivered|marked (?:as )?delivered)\b/g,
  ],
  // `my money back`, `get reimbursed`
  ['refund', /\b(?:money back|credit back|charge back|get reimbursed)\b/g],
  // `Geld zurück`, `dinheiro de volta`, `que me devuelvan el dinero`, `geld terug`, `rendre mon argent`
  [
    'refund',
    /\b(?:geld (?:\w+ )?(?:zuruck|wieder)|geld terug|dinheiro de volta|(?:devuelv|devolv)\w+ (?:\w+ ){0,2}(?:dinero|dinheiro)|(?:rendre|rendez|recuperer|retour de) (?:\w+ ){0,2}argent)\b/g,
  ],
  // `send it back`, `sending back`
  ['return', /\bsen(?:d|t|ding)\s(?:\w+\s){0,3}back\b/g],
  // `charged twice`, `two charges`
  [
    'twice',
    /\b(?:(?:charged?|billed|bill|paid|pay)\s(?:\w+\s){0,3}(?:twice|two times|double|again)|(?:double|two) charg\w+)\b/g,
  ],
  // `out of stock`, `sold out`
  ['stock', /\b(?:out[- ]of[- ]stock|sold out|in stock|back in stock)\b/g],
  // `no longer want`, `changed my mind`
  [
    'cancel',
    /\b(?:no longer (?:want|need)|do(?:n't| not) (?:want|need) (?:it|this|the|my|to receive|any ?more)|chang\w+ my mind|call(?:ing)? (?:it |this )?off|opt out|(?:end|stop) (?:my|the|our) (?:\w+ )?(?:subscription|plan|membership|account|order|deliver\w+|shipment)s?)\b/g,
  ],
  // `send a new one`, `send it again`
  ['resend', /\bsen(?:d|t|ding)\s(?:\w+\s){0,3}(?:again|another|new one|a new|out a)\b/g],
  // `schicken Sie es noch einmal`, `me renvoyer le colis`, `volver a enviarlo`, `reenviar`, `opnieuw versturen`
  [
    'resend',
    /\b(?:(?:schick|send|versend)\w*\s(?:\w+\s){0,5}?(?:noch ?mals?|noch einmal|erneut|neu)|(?:noch ?mals?|noch einmal|erneut)\s(?:\w+\s){0,3}?(?:schick|send|versend)\w*|renvo(?:y|i)\w+|reexpedi\w+|(?:volver|vuelv\w+|voltar) a envi\w+|reenvi\w+|opnieuw\s(?:\w+\s){0,2}?(?:ver)?(?:stur|zend)\w*|nog een keer (?:ver)?(?:stur|zend)\w*)\b|再送|もう一度送/g,
  ],
  // `start it again`, `turn back on`
  [
    'restart',
    /\b(?:(?:start|turn|switch|get)\w*\s(?:\w+\s){0,3}(?:again|back on|up again)|come back|sign(?:ing)? (?:back )?up again)\b/g,
  ],
  // `two factor`, `2fa`
  [
    'authentication',
    /\b(?:two[- ]?(?:factor|step)|2[- ]?(?:fa|factor|step)|security code|verification code)\b/g,
  ],
  // `does not work`, `isn't working`
  [
    'invalid',
    /\b(?:not|n't|nt|won't|stopped|cannot|can't)\s(?:\w+\s){0,2}?(?:work\w*|accept\w*|valid|go(?:ing)? through|recogni[sz]\w+)\b/g,
  ],
  // `log in`, `locked out`
  ['account', /\b(?:log(?:ged|ging)?[- ]?in(?:to)?|sign(?:ed|ing)?[- ]?in(?:to)?|locked out)\b/g],
  // `out of date`, `expired`
  ['expire', /\b(?:out[- ]of[- ]date|past (?:its|the) date|no longer valid)\b/g],
  // `next day`, `as soon as possible`
  ['fast', /\b(?:next[- ]day|same[- ]day|sooner|quicker|as soon as possible)\b/g],
  // `price match`, `cheaper at another shop`
  [
    'competitor',
    /\b(?:price match\w*|another (?:store|shop|site|website|retailer|company|place)|other (?:store|shop|site|website|retailer)s?|cheaper (?:at|on|in|from))\b/g,
  ],
  // `too much left`, `while I am away`
  [
    'pause',
    /\b(?:(?:too (?:much|many)|plenty|enough|still have)\s(?:\w+\s){0,2}(?:left|product|at home|stock)|(?:i'm|i am|we are|we're|be|while) (?:away|gone|abroad|out of town)|on (?:vacation|holidays?|leave))\b/g,
  ],
  // `push back`, `not this month`
  [
    'delay',
    /\b(?:push\w*\s(?:\w+\s){0,3}(?:back|out)|not this month|few (?:days|weeks) later|put off|move\s(?:\w+\s){0,3}(?:date|back))\b/g,
  ],
  // `how long does it take`, `do you have`, `I would like to know`
  [
    'question',
    /\b(?:how (?:long|much|many|wide|big|often|do|does|can i|to)|what(?:'s| is| are| happens| does| kind)|when (?:do|does|is|are|will|can)|do you (?:have|sell|offer|carry|know if|make)|does (?:it|this|the|your|that)|is there a|(?:like|love|want|wanted|need) to know|more (?:about|info\w*)|tell me (?:about|how|what|when|if|more)|question (?:about|on)|thinking (?:of|about) (?:buying|getting|ordering)|looking (?:at|to) buy\w*|interested in)\b/g,
  ],
  // `this month's box`, `every month`
  ['subscription', /\b(?:every (?:month|week|\d+ weeks)|auto[- ]?(?:renew|ship|order|delivery)\w*)\b/g],
];

const BY_STEM = new Map<string, string[]>();

for (const [concept, words] of Object.entries(GROUPS)) {
  for (const word of words.split(' ')) {
    const key = stem(word);
    const known = BY_STEM.get(key) ?? [];
    if (!known.includes(`~${concept}`)) BY_STEM.set(key, [...known, `~${concept}`]);
  }
}
