/** Says back in one plain sentence what a step was read as, so that its author can see whether it is what they meant. */
import { type Phrases, phraseOr } from '../lib/phrases.ts';
import { offerOptions } from './options.ts';
import type { Amount, Condition, Step } from './policy.ts';
import { readReference } from './reference.ts';
import { askedSlots } from './slots.ts';
import { readWait } from './wait.ts';

/** `I read this as: if tracking confirms delivery, call file_carrier_claim after approval.` in the reader's language. */
export const readAs = (step: Step, phrases: Phrases): string =>
  phrases('policy.read.as', { meaning: meaningOf(step, phrases) });

/** What a step was read as, without the words that introduce it. */
export function meaningOf(step: Step, phrases: Phrases): string {
  const parts = [main(step, phrases), amounts(step, phrases), order(step, phrases)].filter(
    (part) => part !== '',
  );
  const meaning = parts.join(', ');
  return step.condition
    ? phrases('policy.read.if', { condition: condition(step.condition, phrases), meaning })
    : meaning;
}

const condition = ({ text, negated }: Condition, phrases: Phrases): string =>
  negated ? phrases('policy.read.not', { condition: text }) : text;

function main(step: Step, phrases: Phrases): string {
  const tools = join(
    step.tools.map((tool) => tool.name),
    phrases,
  );
  switch (step.kind) {
    case 'ask':
      return asked(step, phrases);
    case 'look-up':
      return tools === ''
        ? phrases('policy.read.find-out', { text: instruction(step) })
        : phrases('policy.read.look-up', { tools });
    case 'check':
      return phrases('policy.read.check', { text: instruction(step) });
    case 'branch':
      return phrases('policy.read.branch', { count: step.children.length });
    case 'offer':
      return offered(step, phrases);
    case 'act':
      return tools === ''
        ? phrases('policy.read.by-hand', { text: instruction(step) })
        : phrases('policy.read.act', { tools });
    case 'inform':
      return phrases('policy.read.inform', { text: instruction(step) });
    case 'hand-off':
      return handedOff(step, phrases);
    case 'escalate':
      return phrases('policy.read.escalate');
    case 'note':
      return step.children.length > 0
        ? phrases('policy.read.section', { text: step.text, count: step.children.length })
        : phrases('policy.read.note');
  }
}

function asked(step: Step, phrases: Phrases): string {
  const wanted = askedSlots(step);
  const parts = wanted.map((part) =>
    part.kind === 'slot'
      ? phrases('policy.read.ask-slot', { slot: slotWords(part.slot, phrases) })
      : phrases('policy.read.ask-condition', { text: part.text }),
  );
  if (parts.length === 0)
    return phrases('policy.read.section', { text: step.text, count: step.children.length });
  const opening = wanted[0]?.kind === 'slot' ? 'policy.read.ask' : 'policy.read.ask-whether';
  return phrases(opening, { parts: join(parts, phrases) });
}

/** A step's own words without its condition, which is said before them, and without the mark that ends them. */
function instruction({ text, condition }: Step): string {
  const plain = text.replace(CLOSING, '');
  const at = condition === null || condition.negated ? -1 : plain.indexOf(condition.text);
  if (condition === null || at < 0 || !OPENING.test(plain.slice(0, at))) return plain;
  const rest = plain.slice(at + condition.text.length).replace(BEHIND, '');
  return rest === '' ? plain : rest;
}

// What ends a sentence: `.`, `;`.
const CLOSING = /\s*[.;:]+$/;
// What opens a condition: `If `, `When the `.
const OPENING = /^(?:if|when|in case|for|unless|once|where)\s+(?:the\s+)?$/i;
// What parts a condition from its step: `, `, `: `, `, then `.
const BEHIND = /^\s*[,:]?\s*(?:then\s+)?/i;

/** A slot as people call it when they ask for it, or as a tool's argument; in the words of its name where no language has it. */
const slotWords = (slot: string, phrases: Phrases): string =>
  phraseOr(
    phrases,
    `policy.read.slot.${slot}`,
    phraseOr(phrases, `param.${slot}`, slot.replaceAll('_', ' ')),
  );

const NO_TOOLS = { find: () => undefined, all: () => [], ofClass: () => [] };

function offered(step: Step, phrases: Phrases): string {
  const labels = offerOptions(step, NO_TOOLS).map((option) => option.label);
  return labels.length > 1
    ? phrases('policy.read.offer-choice', { options: join(labels, phrases) })
    : phrases('policy.read.offer', { text: instruction(step) });
}

function handedOff(step: Step, phrases: Phrases): string {
  const titles = step.policies.map(({ title, section }) => {
    const plain = title.replaceAll('_', ' ');
    return section === null ? plain : phrases('policy.read.section-of', { section, title: plain });
  });
  return phrases('policy.read.hand-off', { policies: join(titles, phrases) });
}

function amounts(step: Step, phrases: Phrases): string {
  const bounds = step.amounts.filter((amount) => amount.in === 'act').map((amount) => bound(amount, phrases));
  return bounds.length === 0 ? '' : phrases('policy.read.amounts', { amounts: join(bounds, phrases) });
}

function bound(amount: Amount, phrases: Phrases): string {
  const unit =
    amount.unit === 'money'
      ? (amount.currency ?? '')
      : phrases(`policy.read.unit.${amount.unit}`, { count: amount.value });
  return phrases(`policy.read.bound.${amount.bound}`, { value: amount.value, unit });
}

function order(step: Step, phrases: Phrases): string {
  const wait = readWait(step);
  const reference = readReference(step);
  if (wait && 'count' in wait)
    return phrases('policy.read.wait', {
      count: wait.count,
      unit: phrases(`policy.read.unit.${wait.unit}`, { count: wait.count }),
    });
  if (wait) return phrases('policy.read.wait-until', { until: wait.until });
  if (reference?.type === 'go-to') return phrases('policy.read.go-to', { number: reference.number });
  if (reference?.type === 'stop') return phrases('policy.read.stop');
  return reference?.type === 'repeat' ? phrases('policy.read.repeat', { until: reference.until }) : '';
}

const join = (parts: readonly string[], phrases: Phrases): string =>
  parts.length < 2
    ? (parts[0] ?? '')
    : phrases('policy.read.and', { first: parts.slice(0, -1).join(', '), last: parts.at(-1) ?? '' });
