/** One question to the Responses API and what came of it. */
import type {
  Response as ModelResponse,
  ResponseCreateParamsNonStreaming,
} from 'openai/resources/responses/responses';
import { type ModelReply, type ModelRequest, type ModelUsage, NO_USAGE } from '../../assist/model.ts';
import type { OpenaiOptions } from '../openai.ts';
import { servicesFetch } from './exchange.ts';
import { failureOf } from './failure.ts';
import { createResponses } from './responses.ts';

/** Asks once; every way to fail has a name. */
export async function askResponses(request: ModelRequest, options: OpenaiOptions): Promise<ModelReply> {
  const responses = createResponses(servicesFetch(options.services, request.timeoutMs));
  try {
    return readResponse(await responses.create(paramsOf(request, options)));
  } catch (error) {
    return failureOf(error);
  }
}

/**
 * Kept nowhere (`store: false`), answered in one piece.
 * @see https://platform.openai.com/docs/api-reference/responses/create, read 2026-08
 */
export function paramsOf(
  request: ModelRequest,
  { model, effort }: Pick<OpenaiOptions, 'model' | 'effort'>,
): ResponseCreateParamsNonStreaming {
  return {
    model,
    instructions: request.instructions,
    input: request.parts.map((text) => ({ role: 'user', content: [{ type: 'input_text', text }] })),
    text: {
      format: {
        type: 'json_schema',
        name: request.schema.name,
        strict: true,
        schema: { ...request.schema.schema },
      },
    },
    ...(isEffort(effort) ? { reasoning: { effort } } : {}),
    max_output_tokens: request.outputTokensMax,
    store: false,
    prompt_cache_key: request.cacheKey,
    safety_identifier: request.safetyId,
  };
}

const EFFORTS = ['none', 'minimal', 'low', 'medium', 'high', 'xhigh'] as const;
const isEffort = (effort: string): effort is (typeof EFFORTS)[number] =>
  EFFORTS.some((each) => each === effort);

/** Servers differ in what they leave out, so nothing of the answer is taken for granted. */
function readResponse(response: Partial<ModelResponse> | string | null | undefined): ModelReply {
  if (typeof response !== 'object' || response === null)
    return failed('unreadable', typeof response === 'string' ? response : '', null);
  const usage = usageOf(response);
  if (response.error?.message)
    return failed(problemOfCode(response.error.code), response.error.message, usage);
  const refusal = refusalIn(response);
  if (refusal !== undefined) return failed('refused', refusal, usage);
  if (response.status === 'incomplete')
    return failed(
      response.incomplete_details?.reason === 'content_filter' ? 'content-filter' : 'cut-off',
      '',
      usage,
    );
  if (!Array.isArray(response.output)) return failed('unreadable', '', usage);
  const text = (response.output_text ?? textIn(response.output)).trim();
  if (text === '') return failed('empty', '', usage);
  return { status: 'answered', text, usage: usage ?? NO_USAGE, model: response.model ?? '' };
}

const problemOfCode = (code: string | undefined) =>
  code === 'rate_limit_exceeded' ? ('busy' as const) : ('server-error' as const);

const failed = (
  problem: Extract<ModelReply, { status: 'failed' }>['problem'],
  detail: string,
  usage: ModelUsage | null,
): ModelReply => ({
  status: 'failed',
  problem,
  detail: detail.slice(0, DETAIL_MAX),
  retryAfterMs: null,
  usage,
});

/** No more of a server's words than this is shown. */
const DETAIL_MAX = 300;

/** Some servers leave out the mark by which the SDK joins the text. */
const textIn = (output: ModelResponse['output']): string =>
  output
    .flatMap((item) => (item.type === 'message' && Array.isArray(item.content) ? item.content : []))
    .map((part) => (part.type === 'output_text' ? part.text : ''))
    .join('');

function refusalIn({ output }: Partial<ModelResponse>): string | undefined {
  if (!Array.isArray(output)) return undefined;
  for (const item of output) {
    if (item.type !== 'message' || !Array.isArray(item.content)) continue;
    for (const part of item.content) if (part.type === 'refusal') return part.refusal;
  }
  return undefined;
}

function usageOf({ usage }: Partial<ModelResponse>): ModelUsage | null {
  if (!usage) return null;
  return {
    inputTokens: count(usage.input_tokens),
    cachedTokens: count(usage.input_tokens_details?.cached_tokens),
    outputTokens: count(usage.output_tokens),
  };
}

const count = (value: unknown): number => (typeof value === 'number' && value > 0 ? Math.round(value) : 0);
