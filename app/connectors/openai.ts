/**
 * The model port over any server that speaks OpenAI's Responses API: OpenAI, Azure, vLLM, Ollama, a gateway. The SDK's code is
 * fetched with the first question, so that a desk without a model never loads it. Nothing is retried and nothing streams: the
 * helpdesk's proxy gives whole answers only.
 */
import type { Model, ModelRequest } from '../assist/model.ts';
import type { Services } from '../lib/services.ts';

/** How a model is set up. */
export interface OpenaiOptions {
  readonly services: Services;
  /** As the server names it. */
  readonly model: string;
  /** `minimal`, `low`, `medium`, `high` …; empty leaves it to the model. */
  readonly effort: string;
}

/** A model behind the service `openai` of the table. The secret never comes near: the helpdesk's proxy puts it in. */
export function createOpenaiModel(options: OpenaiOptions): Model {
  return {
    name: options.model,
    ask: async (request: ModelRequest) => {
      const { askResponses } = await import('./openai/ask.ts');
      return await askResponses(request, options);
    },
  };
}
