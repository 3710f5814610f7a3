/** What a telling step says to the customer. */

import type { Step } from '../../policy/policy.ts';
import { quotedWords } from '../../policy/quoted.ts';
import { asSentence, toSecondPerson } from './second-person.ts';

/** Sentences that tell what a step says to tell; words in quotation marks are used as they stand. */
export function tellSentences(step: Step): string[] {
  const quoted = quotedWords(step);
  if (quoted !== null) return [quoted];
  const words = plainWords(withoutCondition(step));
  return splitClauses(words)
    .map(clauseToCustomer)
    .filter((sentence) => sentence !== '');
}

/** `If the customer accepts, thank them`: what is told is the second half. */
function withoutCondition({ text, condition }: Step): string {
  const at = condition ? text.toLowerCase().indexOf(condition.text.toLowerCase()) : -1;
  if (!condition || at < 0) return text;
  const before = text.slice(0, at).replace(LEADING, '').trim();
  const after = text.slice(at + condition.text.length).replace(/^[\s,:;–—-]+/, '');
  return before === '' ? after : `${before.replace(/[\s,;–—-]+$/, '')} ${after}`.trim();
}

// `If `, `, when`, ` in case`: the word in front of a condition.
const LEADING =
  /(?:^|[\s,;])(?:if|when|whenever|once|unless|after|where|in (?:the )?cases? (?:that|where|of)?|in cases where)\s*$/i;

/** Without mentions of tools and policies, labels and asides for the agent. */
function plainWords(text: string): string {
  return text
    .replace(USE_TOOL, '')
    .replace(MENTION, '')
    .replace(ASIDE, '')
    .replace(/\s+([.,;:])/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
}

// `Use @send_async_message(message: str) to`, `using @x`: how, not what.
const USE_TOOL =
  /\b(?:use|using|with|via|through)\s+(?:the\s+)?@[\w.]+(?:\([^)]*\))?(?:\s+tool)?(?:\s+to\b)?/gi;
// A bare `@tool(arg: str)` or `#Policy_title`.
const MENTION = /[@#][\w.]+(?:\([^)]*\))?/g;
// `(e.g., new discount, shipping upgrade, etc.)`: examples for the agent.
const ASIDE = /\s*\((?:e\.?g\.?|i\.?e\.?|such as|for example|for instance)[^)]*\)/gi;

/** `inform … but offer to investigate` tells two things. */
const splitClauses = (words: string): string[] =>
  words.split(
    /(?:,?\s+(?:but|and then|and)\s+(?=(?:offer|thank|apologi[sz]e|inform|notify|tell|let|assure|remind|reiterate|provide|explain|ask)\b)|;\s+|\.\s+(?=\p{Lu}))/iu,
  );

// `… has been cancelled and that nothing more …`: one sentence of its own has no `that`.
const AND_THAT = /,?\s+and that\s+/gi;

function clauseToCustomer(clause: string): string {
  for (const [pattern, make] of FORMS) {
    const match = pattern.exec(clause.trim());
    if (match) return asSentence(toSecondPerson(make(match).replace(AND_THAT, ' and ')));
  }
  return asSentence(toSecondPerson(clause));
}

const WHOM = '(?:the |a )?(?:customer|user|client|shopper|subscriber|them|him|her|requester)';

/** How policies say that something is to be told, and what the customer then reads. */
const FORMS: readonly (readonly [RegExp, (match: RegExpExecArray) => string])[] = [
  // `Inform the customer that the shipment appears lost`, `Let them know that …`
  [
    new RegExp(
      `^(?:please )?(?:inform|notify|tell|assure|remind|advise|update|let) ${WHOM}(?: know)?(?: that|:|,)? (.+)$`,
      'i',
    ),
    (m) => m[1] ?? '',
  ],
  // `Inform the customer of the delay`, `Notify them about the change`
  [
    new RegExp(`^(?:inform|notify|tell|advise|update|remind) ${WHOM} (?:of|about|on) (.+)$`, 'i'),
    (m) => `here is an update about ${m[1] ?? ''}`,
  ],
  // `Thank the customer for choosing to keep their order`
  [new RegExp(`^thank ${WHOM}(?: for (.+))?$`, 'i'), (m) => (m[1] ? `thank you for ${m[1]}` : 'thank you')],
  // `Apologize to the customer for the delay`, `Apologise`
  [
    new RegExp(`^apologi[sz]e(?: to ${WHOM})?(?: for (.+))?$`, 'i'),
    (m) => (m[1] ? `we are sorry for ${m[1]}` : 'we are sorry about this'),
  ],
  // `offer to investigate further`
  [new RegExp(`^offer(?: ${WHOM})? to (.+)$`, 'i'), (m) => `we would be glad to ${m[1] ?? ''}`],
  // `Explain that …`, `Confirm that …`, `Say that …`, `State that …`
  [
    new RegExp(
      `^(?:explain|confirm|say|state|mention|clarify|reiterate)(?: to ${WHOM}| with ${WHOM})? that (.+)$`,
      'i',
    ),
    (m) => m[1] ?? '',
  ],
  // `provide them with the relevant details`, `reiterate any benefits`: nothing that can be said without knowing more
  [/^(?:provide|share|give|send|reiterate|explain|describe|include|mention)\b.*$/i, () => ''],
  // `Ensure the user receives a follow-up message confirming that their offer has been applied`
  [/^(?:ensure|make sure)(?: that)? .* confirm(?:s|ing) (?:that )?(.+)$/i, (m) => m[1] ?? ''],
];
