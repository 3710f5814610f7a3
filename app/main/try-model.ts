/** One short question to the model that the settings name, so that the first-run checks can say whether it answers. */
import type { Model, ModelReply } from '../assist/model.ts';
import { createOpenaiModel } from '../connectors/openai.ts';
import type { Helpdesk } from '../helpdesk/helpdesk.ts';
import { isObject, parseJson } from '../lib/json.ts';

/** Asks it, with the effort that the settings name: what would be refused later is refused here. */
export const tryModelOf = (helpdesk: Helpdesk): Promise<ModelReply> =>
  tryModel(
    createOpenaiModel({
      services: helpdesk.services,
      model: helpdesk.setting('modelName').trim(),
      effort: helpdesk.setting('modelEffort').trim().toLowerCase(),
    }),
  );

/** Asks a model; an answer of another form than was asked for counts as unreadable. */
export async function tryModel(model: Model): Promise<ModelReply> {
  const reply = await model.ask({
    instructions: 'This is a test of the connection. Answer true.',
    parts: ['Do you read this?'],
    schema: {
      name: 'connection',
      schema: {
        type: 'object',
        properties: { answer: { type: 'boolean' } },
        required: ['answer'],
        additionalProperties: false,
      },
    },
    cacheKey: 'stepwise-set-up',
    safetyId: 'stepwise-set-up',
    outputTokensMax: OUTPUT_TOKENS_MAX,
    timeoutMs: TIMEOUT_MS,
  });
  if (reply.status === 'failed' || isObject(parseJson(reply.text))) return reply;
  const { usage } = reply;
  return { status: 'failed', problem: 'unreadable', detail: '', retryAfterMs: null, usage };
}

/** What the check can cost at most, besides some fifty tokens of the question. */
const OUTPUT_TOKENS_MAX = 100;
const TIMEOUT_MS = 20_000;
