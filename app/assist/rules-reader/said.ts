import type { Passage } from '../../ticket/clean.ts';
import type { Verdict } from '../question.ts';
import { type Meaning, readMeaning, tokensOf } from './meaning.ts';
import { moodOf } from './mood.ts';
import { UNKNOWN } from './verdict.ts';

/**
 * Whether the requester says so: a sentence of theirs that holds every content word of the statement with the same polarity is a yes,
 * with the opposite one a no. Questions, suppositions and plans say nothing; the newest sentence that says anything wins.
 */
export function answerSaid(statement: string, passages: readonly Passage[]): Verdict {
  const wish = statement.match(WISH)?.[1];
  const alternatives = (wish ?? statement).split(/\bor\b|\//).map(readMeaning);
  const shared = sharedWords(alternatives);
  const own = passages.filter((passage) => passage.by === 'requester').toReversed();
  for (const passage of own) {
    for (const sentence of passage.sentences.toReversed()) {
      const says =
        wish === undefined
          ? stated(sentence.text, alternatives, shared)
          : wished(sentence.text, alternatives);
      if (!says) continue;
      return {
        value: says,
        evidence: [{ kind: 'comment', id: passage.comment, path: '', quote: sentence.quote }],
      };
    }
  }
  return UNKNOWN;
}

// `wants a refund`, `asks for the swap`, `would like to cancel`; the wanted thing counts.
const WISH =
  /^(?:(?:still|really|now|explicitly|has) )*(?:wants?|wanted|asks?|asked|requests?|requested|would like|would prefer|needs?|demands?|is asking|is requesting|wishes|insists?)(?: (?:for|to|on|about|us to|a|an|the|have|get|receive|be))* (.+)$/;

/** Of `checked with household members or neighbours` the words before the last alternative's own hold for both. */
function sharedWords(alternatives: readonly Meaning[]): readonly string[] {
  const first = alternatives[0];
  return alternatives.length > 1 && first && first.words.length > 1 ? first.words.slice(0, 1) : [];
}

function stated(
  sentence: string,
  alternatives: readonly Meaning[],
  shared: readonly string[],
): 'yes' | 'no' | undefined {
  if (moodOf(sentence) !== 'statement') return undefined;
  const holds = (part: string): Meaning | undefined => {
    const { words } = readMeaning(part);
    return alternatives.find(
      (one) => one.words.length > 0 && [...shared, ...one.words].every((word) => words.includes(word)),
    );
  };
  // The part that speaks of it decides; what the rest denies is something else.
  const part = sentence.split(CLAUSE_ENDS).find(holds) ?? sentence;
  const matched = holds(part);
  if (!matched) return undefined;
  const said = readMeaning(part);
  if (said.denied === alternatives.some((one) => one.denied)) return 'yes';
  return said.words.length <= matched.words.length + PLAIN_EXTRA_MAX ? 'no' : undefined;
}

// Between clauses: `, but`, ` and `, `; `, ` - `.
const CLAUSE_ENDS = /[,;:]\s+|\s+(?:and|but|so|because|although|though|however|yet|-|–|—)\s+/i;

/** A contradiction is plain only where the sentence says little else. */
const PLAIN_EXTRA_MAX = 5;

function wished(sentence: string, alternatives: readonly Meaning[]): 'yes' | 'no' | undefined {
  const said = readMeaning(sentence);
  const named = alternatives.some(
    (one) => one.words.length > 0 && one.words.every((word) => said.words.includes(word)),
  );
  if (!named) return undefined;
  const text = tokensOf(sentence).join(' ');
  if (UNWANTED.test(text)) return 'no';
  if (said.denied) return undefined;
  return moodOf(sentence) === 'request' ||
    (text.split(' ').length <= BARE_WISH_MAX && moodOf(sentence) === 'statement')
    ? 'yes'
    : undefined;
}

/** `Refund please`, `a refund then`: so short a sentence is a wish of its own. */
const BARE_WISH_MAX = 3;
// `i do not want a refund`, `no refund please`, `instead of a refund`.
const UNWANTED =
  /\b(?:do not|did not|don't|not) (?:really |even )?(?:want|need|like|looking for|asking for|interested)\b|^no\b(?! problem)|\b(?:instead of|rather than|never asked)\b/;
