import type { Finding } from './finding.ts';

/** Subscriptions' numbers, products and variants where named or in quotation marks, and reasons where plainly stated. */
export function findSaid(text: string): Finding[] {
  return [
    ...capture(text, SUBSCRIPTION, 'subscription_id').filter((found) => /\d/.test(String(found.value))),
    ...capture(text, QUOTED_PRODUCT, 'product'),
    ...WANTED_PRODUCT.flatMap((pattern) => capture(text, pattern, 'wanted_product')).filter(
      (found) => !NO_PRODUCT.test(String(found.value)),
    ),
    ...capture(text, QUOTED_VARIANT, 'variant'),
    ...capture(text, SIZE, 'variant'),
    ...capture(text, REASON, 'reason'),
    ...capture(text, REASON_JAPANESE, 'reason'),
  ].sort((a, b) => a.start - b.start);
}

function capture(text: string, pattern: RegExp, name: string): Finding[] {
  return [...text.matchAll(pattern)].map((found) => {
    const value = (found.slice(1).find((each) => each !== undefined) ?? '').trim();
    const start = found.index + found[0].lastIndexOf(value);
    return { name, value, start, end: start + value.length, sure: true };
  });
}

// A subscription's number: `subscription id 88-A12`, `sub_4fT9x2`, `Abo-Nr. 5511`.
const SUBSCRIPTION =
  /(?:(?:subscription|abo(?:nnement)?|suscripción|assinatura)[\s-]?(?:id|no\.?|nr\.?|number|nummer|n[°º]|#)\s?(?:is|ist|est|es|é)?\s?[:#]?\s?|定期(?:購入)?番号[:：は]?\s?)([A-Za-z]{0,4}[-_]?\d[\w-]{2,24})|\b(?=sub_)(sub_\w{4,30})\b/giu;

// What is wanted without naming a product: `new one`, `later date`, `full refund`.
const NO_PRODUCT =
  /^(?:new|other|different|later|bigger|larger|smaller|cheaper|correct|right|same|next|full|partial)\b|\b(?:one|ones|date|day|time|week|month|address|refund|money|credit|discount|coupon|voucher|offer|option)s?$/iu;

const OPEN = '["“„«»\'‘「『]';
const CLOSE = '["”“«»\'’」』]';
const TITLE = '([^"“”„«»「」『』\\n.?!]{2,60}?)';
// A product in quotation marks: `I ordered the "Vanilla Whey 500g"`, `das Produkt „Nachtcreme“`.
const QUOTED_PRODUCT = new RegExp(
  `(?<!\\p{L})(?:products?|items?|articles?|order(?:ed)?|bought|received|got|produkt|artikel|bestellt|gekauft|produit|commandé|acheté|producto|artículo|pedí|compré|produto|artigo|comprei|besteld|gekocht)\\s(?:is |was |ist |est |es )?(?:a |an |the |my |one |das |die |den |der |le |la |les |el |los |o |os |de |het |een )?${OPEN}${TITLE}${CLOSE}`,
  'giu',
);
const WANTED = "([\\p{L}\\p{N}][\\p{L}\\p{N} '’&%+.-]{1,60}?)";
const WANTED_END =
  "(?=[\"”“«»'’」]?\\s*(?:$|[,.;:!?\\n(]|\\b(?:instead|please|then|if|or|and|rather|thanks|thank|bitte|stattdessen|tauschen|umtauschen|à la place|s'il|por favor|en su lugar)\\b))";
/** What a customer would have in place of what they ordered. */
const WANTED_PRODUCT: readonly RegExp[] = [
  // `swap it for the Single origin instead`, `exchange my blend for two of the “Decaf”`, `switch to the Sampler`
  new RegExp(
    `(?<!\\p{L})(?:swap|exchange|trade|replace|change|switch)(?:ped|d|ing)?(?:\\s(?!for\\b|to\\b|with\\b)[\\p{L}#\\d'’-]+){0,6}\\s(?:for|to|with|into)\\s(?:(?:one|two|some) of )?(?:an?|the|some|your)\\s${OPEN}?${WANTED}${WANTED_END}`,
    'giu',
  ),
  // `I would rather have the Sampler`, `can I get the dark roast instead?`
  new RegExp(
    `(?<!\\p{L})(?:rather|prefer(?: to)?)\\s(?:have|get|take|try)?\\s?(?:an?|the|some|your)\\s${OPEN}?${WANTED}${WANTED_END}|(?<!\\p{L})(?:have|get|take|try|send me)\\s(?:an?|the|some|your)\\s${OPEN}?([\\p{L}\\p{N}][\\p{L}\\p{N} '’&%+.-]{1,60}?)${CLOSE}?\\sinstead\\b`,
    'giu',
  ),
  // `gegen den Single origin tauschen`, `contre le Décaf`, `cambiar por el Decaf`
  new RegExp(
    `(?<!\\p{L})gegen\\s(?:den|die|das|eine[nrs]?|ein)\\s${OPEN}?${WANTED}${WANTED_END}|(?<!\\p{L})(?:échange[rz]?|remplace[rz]?|cambiar(?:lo|la)?|cambio|trocar)(?:\\s[\\p{L}'’-]+){0,5}\\s(?:contre|par|por)\\s(?:le |la |l['’]|un |une |el |uno? |una |o |a |um |uma )${OPEN}?([\\p{L}\\p{N}][\\p{L}\\p{N} '’&%+.-]{1,60}?)${WANTED_END}`,
    'giu',
  ),
];
// A variant in quotation marks: `flavour "Chocolate"`, `Farbe „Blau“`.
const QUOTED_VARIANT = new RegExp(
  `(?<!\\p{L})(?:variant|version|flavou?rs?|colou?r|size|scent|größe|farbe|geschmack|sorte|taille|couleur|goût|talla|color|sabor|tamanho|cor|maat|kleur|smaak)(?:\\s(?:is|was|in|ist|est|es|é))?\\s?:?\\s?${OPEN}${TITLE}${CLOSE}`,
  'giu',
);
// A size as people write it: `size M`, `Größe 42`.
const SIZE =
  /(?<!\p{L})(?:size|größe|taille|talla|tamanho|maat)\s?:?\s((?:\d{1,2}(?:[.,]5)?|X{0,3}[SL]|M)(?![\p{L}\d]))/gu;
// A stated reason: `because it arrived broken`, `weil es nicht passt`.
const REASON =
  /(?<!\p{L})(?:because(?! of you)|the reason (?:is|was)(?: that)?|weil|der grund (?:ist|war)(?:,? dass)?|parce qu(?:e\s|['’])|car\s(?=j|il|elle|on|c)|porque|omdat|de reden is(?: dat)?)\s?,?\s?([^.!?\n;]{4,200})/giu;
// The same in Japanese, where the reason comes first: `サイズが合わないので`, `壊れていたため`.
const REASON_JAPANESE = /([^。、\n]{2,60})(?:ので|ため)、/gu;
