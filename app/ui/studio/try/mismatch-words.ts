/** What a kept test expected and what it found, in the words of the page; `main/rehearse/compare.ts` says them for the command line. */
import { isObject, type JsonObject, parseJson } from '../../../lib/json.ts';
import type { Phrases } from '../../../lib/phrases.ts';
import { isJson } from '../../../lib/services/json-value.ts';
import { argsWords, paramTitle, toolTitle } from '../backtest/words.ts';
import type { TriedTurn } from './rehearsal-port.ts';

type Mismatch = TriedTurn['mismatches'][number];

/** Both sides of a difference; what nobody has words for stays as it is. */
export function mismatchWords(
  { what, expected, found }: Mismatch,
  { phrase, titleOf }: { readonly phrase: Phrases; titleOf(policy: string): string },
): { readonly expected: string; readonly found: string } {
  const say = (words: string): string => {
    if (words === 'nothing' || words === 'none') return phrase('studio.try.nothing');
    switch (what) {
      case 'calls':
        return words
          .split('\n')
          .map((line) => callWords(line, phrase))
          .join('; ');
      case 'asks':
        return words
          .split(', ')
          .map((slot) => paramTitle(slot, phrase))
          .join(', ');
      case 'status':
        return phrase(`studio.try.status.${words}`);
      case 'policy':
        return words === 'null' ? phrase('studio.try.no-policy') : titleOf(words);
      default:
        return words;
    }
  };
  return { expected: say(expected), found: say(found) };
}

function callWords(line: string, phrase: Phrases): string {
  if (line === 'no call') return phrase('study.backtest.no-call');
  const [, missing] = NO_CALL.exec(line) ?? [];
  if (missing !== undefined) return phrase('studio.try.not-offered', { tool: toolTitle(missing, phrase) });
  const [, tool, args] = CALL.exec(line) ?? [];
  const values = args === undefined ? null : objectIn(args);
  if (tool === undefined || values === null) return line;
  return [toolTitle(tool, phrase), argsWords(values, phrase)].filter(Boolean).join(' · ');
}

// `no cancel_order`.
const NO_CALL = /^no (\w+)$/;
// `refund_order {"order_id":"1042"}`, `refund_order {} is offered`.
const CALL = /^(\w+) (\{.*\})(?: is offered)?$/;

function objectIn(text: string): JsonObject | null {
  const value = parseJson(text);
  return isObject(value) && isJson(value) ? value : null;
}
