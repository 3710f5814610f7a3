/** The stem under which an English word is looked up; own light rules, meant to join a word's forms and no more. */
export function stem(word: string): string {
  const known = IRREGULAR[word];
  if (known !== undefined && Object.hasOwn(IRREGULAR, word)) return known;
  if (word.length < 4 || NOT_LATIN.test(word)) return word;
  return withoutFinalE(withoutEnding(withoutPlural(word)));
}

// Not a plain Latin word: `1042`, `返品`.
const NOT_LATIN = /[^a-z]/;

function withoutPlural(word: string): string {
  if (word.endsWith('sses') || word.endsWith('xes') || word.endsWith('ches') || word.endsWith('shes'))
    return word.slice(0, -2);
  if (word.endsWith('ies')) return word.length > 4 ? `${word.slice(0, -3)}y` : word;
  return word.endsWith('s') && !/(?:ss|us|is)$/.test(word) ? word.slice(0, -1) : word;
}

const ENDINGS = [
  'ingly',
  'edly',
  'ation',
  'ition',
  'ement',
  'ment',
  'ure',
  'ance',
  'ence',
  'ive',
  'able',
  'ness',
  'ing',
  'ion',
  'ed',
  'er',
  'ly',
  'al',
];
const ROOT_LENGTH_MIN = 4;

function withoutEnding(word: string): string {
  for (const ending of ENDINGS) {
    // `receive` has no ending; `received` gives `receiv`.
    if (!word.endsWith(ending) || word.endsWith('eive')) continue;
    const root = word.slice(0, -ending.length);
    const shortRoot = ending === 'ing' || ending === 'ed' ? 3 : ROOT_LENGTH_MIN;
    if (root.length < shortRoot || !/[aeiouy]/.test(root)) continue;
    return single(root);
  }
  return word.endsWith('y') && word.length > 4 ? `${word.slice(0, -1)}i` : word;
}

/** `cancell`, `shipp` → `cancel`, `ship`; `ll` and `ss` at the end of short roots stay (`bill`, `miss`). */
function single(root: string): string {
  const doubled = /([bdgklmnprt])\1$/.test(root) && !(root.length <= 4 && root.endsWith('ll'));
  return doubled ? root.slice(0, -1) : root.endsWith('y') && root.length > 4 ? `${root.slice(0, -1)}i` : root;
}

const withoutFinalE = (word: string): string =>
  word.length > 4 && word.endsWith('e') ? word.slice(0, -1) : word;

/** Forms that the rules would part or join wrongly. */
const IRREGULAR: Readonly<Record<string, string>> = {
  bought: 'buy',
  sent: 'send',
  paid: 'pay',
  lost: 'lose',
  losing: 'lose',
  broke: 'break',
  broken: 'break',
  stole: 'steal',
  stolen: 'steal',
  got: 'get',
  gotten: 'get',
  came: 'come',
  went: 'go',
  gone: 'go',
  took: 'take',
  taken: 'take',
  left: 'leave',
  forgot: 'forget',
  forgotten: 'forget',
  chose: 'choose',
  chosen: 'choose',
  worn: 'wear',
  wore: 'wear',
  shrunk: 'shrink',
  torn: 'tear',
  women: 'woman',
  men: 'man',
  children: 'child',
  news: 'news',
  address: 'address',
  addresses: 'address',
  process: 'process',
  business: 'business',
  deliver: 'deliver',
  delivery: 'deliver',
  deliveries: 'deliver',
  cancellation: 'cancel',
  cancellations: 'cancel',
  refundable: 'refund',
  expiry: 'expir',
  expiration: 'expir',
  shipment: 'ship',
  shipments: 'ship',
  shipper: 'ship',
  payment: 'pay',
  payments: 'pay',
  payer: 'pay',
  subscription: 'subscrib',
  subscriptions: 'subscrib',
  subscriber: 'subscrib',
  subscribers: 'subscrib',
  resubscribe: 'resubscrib',
  renewal: 'renew',
  renewals: 'renew',
  arrival: 'arriv',
  removal: 'remov',
  replacement: 'replac',
  replacements: 'replac',
  number: 'number',
  numbers: 'number',
  order: 'order',
  orders: 'order',
  ordered: 'order',
  ordering: 'order',
  never: 'never',
  customer: 'customer',
  customers: 'customer',
  transfer: 'transfer',
  offer: 'offer',
  letter: 'letter',
  later: 'late',
  paper: 'paper',
  water: 'water',
  leather: 'leather',
  weather: 'weather',
  answer: 'answer',
  member: 'member',
  members: 'member',
  membership: 'member',
  memberships: 'member',
  proceed: 'proceed',
  speed: 'speed',
  need: 'need',
  feed: 'feed',
  thing: 'thing',
  bring: 'bring',
  string: 'string',
  during: 'during',
  ring: 'ring',
  king: 'king',
  spring: 'spring',
  something: 'something',
  anything: 'anything',
  nothing: 'nothing',
  everything: 'everything',
  morning: 'morning',
  evening: 'evening',
  clothing: 'cloth',
  clothes: 'cloth',
  shoes: 'shoe',
  station: 'station',
  question: 'question',
  questions: 'question',
  million: 'million',
  option: 'option',
  options: 'option',
  pricing: 'price',
  prices: 'price',
  priced: 'price',
  price: 'price',
  charge: 'charg',
  mistaken: 'mistake',
  delayed: 'delay',
  delays: 'delay',
  delaying: 'delay',
};
