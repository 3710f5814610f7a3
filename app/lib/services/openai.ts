import type { Service } from '../services.ts';
import { integerSchema, listSchema, numberSchema, objectSchema, textSchema } from './schema.ts';

/** The model's service. `path` is what stands before `/responses`, such as `/v1`. */
export function openaiService(host: string, path: string): Service {
  return {
    name: 'openai',
    host,
    auth: { header: 'Authorization', value: 'Bearer {{secret}}' },
    secret: 'modelKey',
    operations: {
      'create-response': {
        method: 'POST',
        path: `${path.replace(/\/+$/, '')}/responses`,
        query: [],
        body: RESPONSE_BODY,
        effect: 'read',
      },
    },
  };
}

/** @see https://platform.openai.com/docs/api-reference/responses/create, read 2026-08 */
const RESPONSE_BODY = objectSchema(
  {
    model: textSchema(100),
    input: listSchema({ type: 'object' }, 20),
    instructions: textSchema(100_000),
    text: { type: 'object' },
    reasoning: { type: 'object' },
    max_output_tokens: integerSchema(16, 8000),
    temperature: numberSchema(0, 2),
    top_p: numberSchema(0, 1),
    store: { type: 'boolean', enum: [false] },
    stream: { type: 'boolean', enum: [false] },
    prompt_cache_key: textSchema(100),
    safety_identifier: textSchema(100),
    service_tier: textSchema(20),
  },
  [
    'instructions',
    'text',
    'reasoning',
    'max_output_tokens',
    'temperature',
    'top_p',
    'store',
    'stream',
    'prompt_cache_key',
    'safety_identifier',
    'service_tier',
  ],
);
