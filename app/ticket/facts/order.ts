import type { Finding } from './finding.ts';

/** The order numbers in a text, without `#`; `not 1042` is left out. */
export function findOrders(text: string): Finding[] {
  const findings: Finding[] = [];
  for (const found of text.matchAll(CALLED)) collect(text, found, findings);
  for (const pattern of [MARKED, PREFIXED, BEHIND])
    for (const found of text.matchAll(pattern)) {
      const value = found[1] ?? '';
      const start = found.index + found[0].indexOf(value);
      if (pattern === MARKED && OTHER_NUMBER.test(text.slice(Math.max(0, found.index - 24), found.index)))
        continue;
      add(text, findings, { value, start });
    }
  return findings.sort((a, b) => a.start - b.start);
}

/** Order numbers in a sentence that corrects an earlier one; bare numbers count too. */
export function findCorrectedOrders(sentence: string): Finding[] {
  if (!CORRECTS.test(sentence)) return [];
  const called = findOrders(sentence);
  if (called.length > 0) return called;
  const findings: Finding[] = [];
  for (const found of sentence.matchAll(BARE))
    add(sentence, findings, { value: found[0], start: found.index });
  return findings;
}

// A number that could be an order's: `1042`, `SO-1042`, `1042-A`.
const VALUE = '(?:[a-z]{1,5}[-_]?)?\\d{3,12}(?:-\\d{1,7}){0,2}(?:-?[a-z]{1,2})?(?![\\p{Script=Latin}\\d])';
// The same where nothing else says what it is.
const BARE = /(?<![\p{L}\d$€£.,/-])#?(?:[A-Z]{1,5}-?)?\d{4,12}(?![\p{L}\d%€$£]|[.,/:-]\d)/gu;

const ORDER =
  '(?:orders?|purchases?|bestellung(?:en)?|bestell?-?(?:nummern?|nr)|auftrag(?:s-?(?:nummer|nr))?|commandes?|pedidos?|[óo]rden(?:es)?|compras?|encomendas?|bestelling(?:en)?|bestel-?nummers?|order-?nummers?|order-?nr)';
const NUMBER =
  '(?:numbers?|num|no|nr|nos|nummern?|numéros?|número|id|ids|ref|reference|code|n\\s?[°ºo]|de commande)';
const SAYS =
  '(?:is|are|was|were|ist|lautet|sind|war|est|sont|es|son|é|são|zijn|called|mit der|with|avec le|con(?: el)?|com o|met|de)';
// A word for an order, then its number: `order no. 1042`, `commande n° 1042`, `Bestellnummer lautet: #1042`, `注文番号1042`.
const CALLED = new RegExp(
  `(?:(?<!\\p{L})${ORDER}|ご?注文(?:番号|no\\.?)?)((?:[\\s.:,]|${SAYS}(?!\\p{L})|${NUMBER}(?!\\p{L})|[(（]|は|の|：){0,6})(#|＃|nr\\.?\\s?)?\\s?(${VALUE})`,
  'giu',
);
// What follows in a list: ` and 1043`, `, #1044`.
const NEXT = new RegExp(`^\\s?(?:,|&|/|and|und|et|y|e|en|or|oder|と|、)\\s?(?:order\\s)?#?(${VALUE})`, 'iu');
// A number behind a sign of its own: `#1042`, `#A1042`.
const MARKED = /(?<![\w&/])[#＃]\s?((?:[A-Z]{1,4}-?)?\d{3,10}(?:-\d{1,5})?)(?![\p{Script=Latin}\d])/giu;
// A prefix that shops give to orders: `SO-1042`, `ORD1042`.
const PREFIXED = /(?<![\p{L}\d-])((?:SO|ORD|ORDER|WEB|SHOP|PO)[-_]?\d{3,12})(?![\p{L}\d])/gu;
// The number first: `1042 is my order number`, `1042 (order)`.
const BEHIND =
  /(?<![\p{L}\d#.,/-])(\d{4,12})\s(?:\(order\)|is (?:my|the) order|ist meine bestell|est (?:ma|mon numéro de) commande|es mi (?:número de )?pedido|is mijn (?:bestel|order))/giu;
// What else is counted with `#`: `ticket `, `apt `.
const OTHER_NUMBER =
  /(?:ticket|case|request|apt|apartment|unit|suite|ste|flat|room|phone|model|item|sku|style|version|invoice|vorgang|fall|zip|colou?r|claim|size|number one|top)\s?(?:no\.?|number|id)?\s?:?\s?$/iu;
// What makes digits something else: ` boxes`, `%`, `/2026`.
const NOT_ORDER =
  /^(?:\s?(?:%|€|\$|£|kg|g|ml|l|lbs?|oz|cm|mm|x|usd|eur|gbp|dollars?|euros?|pieces?|pcs|items?|boxes|bottles?|packs?|units?|bags?|times|days?|weeks?|months?|hours?|stück|pièces?|unidades|stuks)(?!\p{L})|[./:]\d|,\d{3}(?!\d)|-\d{2}-\d)/iu;
// A date where a number should be: `2026-01-05`, `05-01-2026`.
const DATE = /^(?:20\d{2}-\d{1,2}(?:-\d{1,2})?|\d{1,2}-\d{1,2}-(?:20)?\d{2})$/;
// What takes a number back: `not `, `nicht die `.
const NEGATED =
  /(?:\b(?:not|nicht|non|pas|no|não|niet|instead of|rather than|statt)(?: (?:the|for|order|die|der|la|le|el|o|a|bestellung|commande|pedido|number|nummer|numéro|número|de))*\s?#?)$/iu;
// What corrects an earlier statement: `sorry, I meant 1043`, `ich meinte 1043`.
const CORRECTS =
  /\b(?:i meant|i mean|meant to (?:say|write)|correction|i was wrong|my mistake|my bad|wrong (?:order )?number|correct (?:order )?(?:number|one|id)|actually|should (?:be|have been|say)|typo|ich meinte|gemeint (?:war|ist)|korrektur|korrekt (?:ist|lautet)|richtig (?:ist|lautet)|richtige (?:bestell)?nummer|vertippt|je voulais dire|erratum|je me suis tromp\w+|le bon numéro|quise decir|me equivoqué|el correcto|quis dizer|queria dizer|me enganei|o correto|ik bedoelde?|vergist|het juiste)\b|正しくは|間違え/iu;

/** At most this many numbers are read from one list. */
const LIST_MAX = 10;

function collect(text: string, found: RegExpMatchArray, into: Finding[]): void {
  const value = found[3] ?? '';
  const between = found[1] ?? '';
  const end = (found.index ?? 0) + found[0].length;
  const plain =
    found[2] === undefined && !NAMED.test(`${found[0].slice(0, -value.length)}`) && /^\s*$/.test(between);
  if (plain && (value.length < 4 || VERB.test(text.slice(Math.max(0, end - found[0].length - 16), end))))
    return;
  if (!add(text, into, { value, start: end - value.length })) return;
  let from = end;
  for (let count = 0; count < LIST_MAX; count += 1) {
    const next = NEXT.exec(text.slice(from, from + 40));
    const more = next?.[1];
    if (!next || more === undefined) return;
    const start = from + next[0].length - more.length;
    if (!add(text, into, { value: more, start })) return;
    from = start + more.length;
  }
}

// `order` as a verb or in a phrase: `want to order 1500`, `in order 5000`.
const VERB =
  /(?:\bin|(?:want|like|wanted|wish|need|trying|plan|able|me|us) to|can|could|i|we|would|will)\s+order\s\S*$/iu;
// Words that say a number follows: `order no. `, `Bestellnummer `.
const NAMED = /(?:number|nummer|numéro|número|番号|\bno\b|\bnr\b|n\s?[°º]|\bid\b|#|ref)/iu;

function add(text: string, into: Finding[], found: { value: string; start: number }): boolean {
  const end = found.start + found.value.length;
  const value = found.value.replace(/^#/, '');
  if (into.some((other) => found.start < other.end && other.start < end)) return false;
  if (DATE.test(value) || NOT_ORDER.test(text.slice(end, end + 12))) return false;
  if (NEGATED.test(text.slice(Math.max(0, found.start - 30), found.start))) return false;
  into.push({ name: 'order_id', value: value.toUpperCase(), start: found.start, end, sure: true });
  return true;
}
