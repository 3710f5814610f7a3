/** Reads the team's lanes and limits from the app's settings: a line each, `refund_order: supervisor`, `refund_order.amount: 100`. */
import type { AssistInput } from '../assist/assist.ts';
import type { Lane } from '../tools/tool.ts';

const LANES: readonly Lane[] = ['auto', 'agent', 'supervisor', 'never'];

/** Lines that are not of that form are left out. */
export function readSettings(setting: (name: string) => string): AssistInput['settings'] {
  const lanes = pairsIn(setting('approvalLanes')).flatMap(([name, value]) => {
    const lane = LANES.find((each) => each === value);
    return lane ? [[name, lane] as const] : [];
  });
  const limits = pairsIn(setting('amountLimits')).filter(
    ([, value]) => value !== '' && Number.isFinite(Number(value)),
  );
  return {
    approval: Object.fromEntries(lanes),
    limits: Object.fromEntries(limits.map(([name, value]) => [name, Number(value)])),
  };
}

const pairsIn = (text: string): [string, string][] =>
  text.split('\n').flatMap((line): [string, string][] => {
    const [name = '', ...rest] = line.split(':');
    return name.trim() === '' || rest.length === 0
      ? []
      : [[name.trim(), rest.join(':').trim().toLowerCase()]];
  });
