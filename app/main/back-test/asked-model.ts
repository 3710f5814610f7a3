import { OUTPUT_TOKENS_MAX } from '../../assist/model/case-question.ts';
import { recordedUsage } from '../../assist/model/kept.ts';
import type { ModelReply } from '../../assist/model.ts';
import type { Helpdesk } from '../../helpdesk/helpdesk.ts';
import type { BackTestModel } from '../../ui/studio/backtest/ports.ts';
import { browserClock } from '../browser-clock.ts';
import type { ModelSettings } from '../model-settings.ts';

/** The model of this installation as back-tests ask it; undefined where none is named. Its code is fetched with the first question. */
export function backTestModelOf(
  { services, store }: Helpdesk,
  { name, effort, prices, safetyId, timeoutMs }: ModelSettings,
): BackTestModel | undefined {
  if (name === '') return undefined;
  return {
    name,
    prices,
    recorded: () => recordedUsage(store),
    wait: browserClock.sleep,
    ask: async (prompt) => {
      const connector = await import('../../connectors/openai.ts').catch(() => null);
      if (!connector) return NOT_INSTALLED;
      const model = connector.createOpenaiModel({ services, model: name, effort });
      return await model.ask({ ...prompt, safetyId, timeoutMs, outputTokensMax: OUTPUT_TOKENS_MAX });
    },
  };
}

/** The package was replaced while the page was open. */
const NOT_INSTALLED: ModelReply = {
  status: 'failed',
  problem: 'not-installed',
  detail: '',
  retryAfterMs: null,
  usage: null,
};
