/** How an option of an offer reads to the customer. */
import type { Offer } from '../offers.ts';
import { toSecondPerson } from './second-person.ts';

/** A short phrase for an option: what it gives, without tools, labels and conditions. */
export function optionWords(option: Offer['options'][number]): string {
  const body = option.text
    .replace(LABEL, '')
    .replace(HOW, '')
    .replace(POLICY, '')
    .replace(CONDITION, '')
    .replace(/\(\s*(?:e\.?g\.?,?|such as)\s*/gi, '(')
    .replace(/[@#][\w.]+(?:\([^)]*\))?/g, '')
    .replace(LEAD, '')
    .replace(/\s+/g, ' ')
    .replace(/[\s.;:,]+$/, '')
    .trim();
  const words = toSecondPerson(body === '' ? option.label : body);
  return words.charAt(0).toLowerCase() === words.charAt(0)
    ? words
    : words.charAt(0).toLowerCase() + words.slice(1);
}

// `Discount Offer:`, `Shipping upgrade –`: the label in front.
const LABEL = /^[\p{L}][\p{L}\s'’-]{0,40}(?::|\s[–—-])\s+/u;
// `Use @set_discount_to_order to`, `using @x(y: str)`
const HOW = /\b(?:use|using|with|via)\s+@[\w.]+(?:\([^)]*\))?(?:\s+to\b)?/gi;
// ` using #Refund Policy`, `as described in the #Reshipment Policy`
const POLICY = /\s*(?:,?\s*(?:using|via|following|per|as described in|under|with)\s+(?:the\s+)?)#[\w–\- ]+/gi;
// `if the user chooses to retain it`, `to incentivize the user to keep their order`: reasons for us
const CONDITION =
  /,?\s*\b(?:if (?:the |they )[^.]*|to (?:incentivi[sz]e|encourage|persuade|motivate)[^.]*|so that (?:they|the)[^.]*)$/i;
// `offer`, `offer the option to`, `provide`, `give them`
const LEAD =
  /^\s*(?:offer|provide|give|propose|suggest)\s+(?:(?:the )?(?:customer|user|them)\s+)?(?:the option (?:to|of)\s+)?/i;
