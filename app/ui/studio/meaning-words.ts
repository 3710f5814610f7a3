/** Changes of meaning and raised limits in the reader's words. */
import type { Raise } from '../../policy/allowance.ts';
import { type MeaningChange, type StepDifference, sayChanged } from '../../policy/meaning.ts';
import type { Text } from '../text.ts';

/** One change: what it is, and what is different in it. */
export interface ChangeWords {
  readonly id: string;
  readonly title: string;
  readonly details: readonly string[];
}

/** A change in words. */
export function changeWords(change: MeaningChange, text: Text): ChangeWords {
  const { phrase } = text;
  const id = `${change.type} ${'step' in change ? change.step : 'name' in change ? change.name : 'tool' in change ? change.tool : ''}`;
  switch (change.type) {
    case 'title':
    case 'trigger':
      return {
        id,
        title: phrase(`studio.change.${change.type}`),
        details: [fromTo(change.before, change.after, text)],
      };
    case 'examples':
      return { id, title: phrase('studio.change.examples'), details: plusMinus(change) };
    case 'limit':
      return {
        id,
        title: phrase('studio.change.limit', { name: change.name }),
        details: [fromTo(amount(change.before, text), amount(change.after, text), text)],
      };
    case 'lane': {
      const lane = (name: string | null): string =>
        name === null ? '' : phrase(`studio.editor.lane-name.${name}`);
      return {
        id,
        title: phrase('studio.change.lane', { tool: phrase(`tool.${change.tool}.title`) }),
        details: [fromTo(lane(change.before), lane(change.after), text)],
      };
    }
    case 'step-added':
    case 'step-removed':
      return {
        id,
        title: phrase(`studio.change.${change.type}`, { step: change.step }),
        details: [change.text],
      };
    case 'step-moved':
      return {
        id,
        title: phrase('studio.change.step-moved', { step: change.step, from: change.from }),
        details: [change.text],
      };
    case 'step-changed':
      return {
        id,
        title: phrase(
          change.parts.length === 0 ? 'studio.change.step-reworded' : 'studio.change.step-changed',
          {
            step: change.step,
          },
        ),
        details:
          change.parts.length === 0 ? [change.after] : change.parts.flatMap((part) => partWords(part, text)),
      };
  }
}

const amount = (value: number | null, text: Text): string => (value === null ? '' : text.number(value));

/** `10 → 20`; a dash where there was or is nothing. */
const fromTo = (before: string, after: string, { phrase }: Text): string =>
  phrase('studio.change.from-to', { before: before || '–', after: after || '–' });

const plusMinus = ({
  added,
  removed,
}: {
  added: readonly string[];
  removed: readonly string[];
}): string[] => [...removed.map((each) => `− ${each}`), ...added.map((each) => `+ ${each}`)];

function partWords(part: StepDifference, text: Text): string[] {
  const { phrase } = text;
  switch (part.part) {
    case 'kind':
      return [fromTo(phrase(`studio.kind.${part.before}`), phrase(`studio.kind.${part.after}`), text)];
    case 'condition':
      return [
        `${phrase('studio.change.condition')}: ${fromTo(sayChanged(part.before, phrase), sayChanged(part.after, phrase), text)}`,
      ];
    case 'amounts':
      return plusMinus({
        added: part.added.map((each) => sayChanged(each, phrase)),
        removed: part.removed.map((each) => sayChanged(each, phrase)),
      });
    case 'tools':
    case 'policies':
      return plusMinus(part);
  }
}

/** `Refund an order: an agent alone may give 80 instead of 50`. */
export function raiseWords({ tool, param, which, before, after, currency }: Raise, text: Text): string {
  const { phrase } = text;
  const value = (number: number): string => {
    if (number === Number.POSITIVE_INFINITY) return phrase('studio.raise.any');
    if (param === '') return phrase(number > 0 ? 'studio.raise.allowed' : 'studio.raise.not');
    if (param === 'percent') return text.percent(number);
    return currency === '' ? text.number(number) : text.money(number, currency);
  };
  return phrase(`studio.raise.${which}`, {
    tool: phrase(`tool.${tool}.title`),
    before: value(before),
    after: value(after),
  });
}
