/** Turns a condition's words into a question that an agent can answer with yes or no. */

/** `they have checked with neighbors` → `Has the customer checked with neighbors?`; words that do not invert end in a question mark. */
export function toAgentQuestion(words: string): string {
  const text = words.trim().replace(/[.!?:;,]+$/, '');
  for (const [pattern, make] of FORMS) {
    const match = pattern.exec(text);
    if (match) return asQuestion(make(match));
  }
  return asQuestion(text);
}

const PRESENT: Readonly<Record<string, string>> = {
  made: 'make',
  left: 'leave',
  put: 'put',
  took: 'take',
  came: 'come',
  got: 'get',
  went: 'go',
  said: 'say',
  gave: 'give',
  sent: 'send',
  paid: 'pay',
  broke: 'break',
  told: 'tell',
  found: 'find',
};

const asQuestion = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}?`;

const THEY = '(?:they|the (?:customer|user|client|requester))';

const FORMS: readonly (readonly [RegExp, (match: RegExpExecArray) => string])[] = [
  // `they still do not have the shipment`, `the customer does not want a refund`
  [
    new RegExp(`^${THEY}(?: (still|already|really))? (?:do|does)(?: not|n['’]t) (.+)$`, 'i'),
    (m) => `does the customer ${m[1] ? `${m[1]} ` : ''}not ${m[2] ?? ''}`,
  ],
  // `they’ve checked`, `they have not received`, `the customer has already tried`
  [new RegExp(`^${THEY}(?:['’]ve| have| has) (.+)$`, 'i'), (m) => `has the customer ${m[1] ?? ''}`],
  // `they are at home`, `the user is a subscriber`
  [new RegExp(`^${THEY}(?:['’]re| are| is) (.+)$`, 'i'), (m) => `is the customer ${m[1] ?? ''}`],
  // `the customer can wait`, `they would like`
  [
    new RegExp(`^${THEY} (can|could|will|would|should|did|was) (.+)$`, 'i'),
    (m) => `${m[1] ?? ''} the customer ${m[2] ?? ''}`,
  ],
  // `the customer wants to cancel`, `the user accepts`
  [
    new RegExp(`^${THEY} (\\w+?)(?:es|s)?(?: (.+))?$`, 'i'),
    (m) => `does the customer ${baseOf(m[0], m[1] ?? '')}${m[2] ? ` ${m[2]}` : ''}`,
  ],
  // `the price made them leave`, `the carrier left a notice`
  [
    /^((?:the |this |an? |their )[\w’'-]+(?: [\w’'-]+)?) (made|left|put|took|came|got|went|said|gave|sent|paid|broke|told|found) (.+)$/i,
    (m) => `did ${m[1] ?? ''} ${PRESENT[(m[2] ?? '').toLowerCase()] ?? m[2] ?? ''} ${m[3] ?? ''}`,
  ],
  // `the tracking shows no delivery`, `tracking confirms delivery`, `the order needs a signature`
  [
    /^((?:the |this |an? |their |its )?[\w’'-]+(?: [\w’'-]+)?) (shows|confirms|says|reports|indicates|states|needs|contains|includes|exceeds|belongs|matches|allows|qualifies|arrives|mentions|names|requires|suggests|costs|comes|lies|falls) (.+)$/i,
    (m) => `does ${m[1] ?? ''} ${baseOf(m[2] ?? '', (m[2] ?? '').slice(0, -1))} ${m[3] ?? ''}`,
  ],
  // `the status is delivered`, `the order was shipped`
  [
    /^((?:the |this |an? |their )?[\w’' -]{1,50}?) (is|are|was|were|has|have|can|will) (.+)$/i,
    (m) => `${(m[2] ?? '').toLowerCase()} ${m[1] ?? ''} ${m[3] ?? ''}`,
  ],
];

/** `wants` → `want`, `chooses` → `choose`, `insists` → `insist`, `tries` → `try`. */
function baseOf(whole: string, stem: string): string {
  const verb =
    new RegExp(`\\b(${stem}\\w*)`, 'i').exec(whole.replace(new RegExp(`^${THEY} `, 'i'), ''))?.[1] ?? stem;
  if (/ies$/.test(verb)) return `${verb.slice(0, -3)}y`;
  if (/(?:ss|sh|ch|x|zz)es$/.test(verb)) return verb.slice(0, -2);
  return /[^s]s$/.test(verb) ? verb.slice(0, -1) : verb;
}
