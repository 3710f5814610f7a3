/** What the sidebar says of the model: why it is away, what it doubts, what was sent and what that took. */

import type { ModelCost } from '../../assist/model/cost.ts';
import { estimateTokens } from '../../assist/model/tokens.ts';
import { type ModelTrace, usageOf } from '../../assist/model/trace.ts';
import { shortDigest } from '../../lib/canonical.ts';
import type { ModelView, NoticeView, RefusalView } from '../sidebar/view-model.ts';
import type { SessionContext } from './context.ts';

/** Problems that trying again may mend. */
const MAY_RETRY = new Set([
  'busy',
  'timeout',
  'lost',
  'server-error',
  'cut-off',
  'empty',
  'unreadable',
  'refused',
]);

/** Why guided mode goes on, and what the model wants looked at. */
export function modelNotices({ desk, phrases }: SessionContext): NoticeView[] {
  const { model, assistance } = desk;
  const doubts = (assistance.reading?.doubts ?? []).map(
    ({ text }): NoticeView => ({ type: 'model-doubt', id: `doubt:${shortDigest(text)}`, text }),
  );
  if (model?.status !== 'away') return doubts;
  const away: NoticeView = {
    type: 'model-away',
    id: `model-away:${model.problem}`,
    because: phrases(`model.problem.${model.problem}`),
    mayRetry: MAY_RETRY.has(model.problem),
  };
  return [away, ...doubts];
}

/** More refusals than this say no more. */
const REFUSED_MAX = 6;

/** What checks turned down of the model's words. */
export function modelRefusals({ desk, phrases }: SessionContext): RefusalView[] {
  const refused = desk.assistance.reading?.refused ?? [];
  return refused.slice(0, REFUSED_MAX).map(({ what, check, reason }) => ({
    id: `model:${check}:${shortDigest(what)}`,
    what: phrases('model.said', { what }),
    why: reason,
    mend: '',
    step: null,
  }));
}

/** The model's part as it is shown on demand; null in guided mode. */
export function modelView({ desk, text, phrases }: SessionContext): ModelView | null {
  const { model } = desk;
  if (!model || model.status === 'idle' || model.status === 'away') return null;
  if (model.status === 'asking') return { asking: true, lines: [], sent: '' };
  return {
    asking: false,
    lines: linesOf(model.trace, model.cost, { text, phrases }),
    sent: model.trace.sent,
  };
}

function linesOf(
  trace: ModelTrace,
  cost: ModelCost | null,
  { text, phrases }: Pick<SessionContext, 'text' | 'phrases'>,
): ModelView['lines'] {
  const usage = usageOf(trace);
  const share = usage.inputTokens === 0 ? 0 : Math.round((usage.cachedTokens / usage.inputTokens) * 100);
  const input = usage.inputTokens === 0 ? estimateTokens(trace.sent) : usage.inputTokens;
  const line = (name: string, value: string) => ({ label: phrases(`model.line.${name}`), value });
  return [
    line('model', trace.model),
    line('input', `${text.number(input)} (${phrases('model.cached', { percent: share })})`),
    line('output', text.number(usage.outputTokens)),
    line('time', phrases('model.seconds', { seconds: text.number(Math.round(trace.ms / 100) / 10) })),
    line('calls', trace.repair ? '2' : '1'),
    ...(cost ? [line('cost', `${cost.amount.toFixed(4)} ${cost.currency}`)] : []),
  ];
}
