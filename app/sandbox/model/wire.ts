/** Answers in the form of the Responses API. */
import type { OutgoingReply } from '../outgoing.ts';
import type { RequestFault } from './request-check.ts';

/** What the server counted. */
export interface TokenCounts {
  readonly input: number;
  readonly cached: number;
  readonly output: number;
}

/** How an answer ends. */
export type Ending =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'refusal'; readonly text: string }
  | {
      readonly type: 'incomplete';
      readonly reason: 'max_output_tokens' | 'content_filter';
      readonly text: string;
    };

const HEADERS = { 'content-type': 'application/json', 'x-request-id': 'req_sandbox' };

/** A whole answer. */
export function responseReply(about: {
  readonly id: string;
  readonly model: string;
  readonly createdAt: number;
  readonly ending: Ending;
  readonly tokens: TokenCounts;
}): OutgoingReply {
  const { id, model, createdAt, ending, tokens } = about;
  const content =
    ending.type === 'refusal'
      ? [{ type: 'refusal', refusal: ending.text }]
      : [{ type: 'output_text', text: ending.text, annotations: [], logprobs: [] }];
  const isWhole = ending.type !== 'incomplete';
  const body = {
    id,
    object: 'response',
    created_at: Math.floor(createdAt / 1000),
    status: isWhole ? 'completed' : 'incomplete',
    error: null,
    incomplete_details: isWhole ? null : { reason: ending.reason },
    model,
    output: [
      {
        type: 'message',
        id: `msg_${id}`,
        status: isWhole ? 'completed' : 'incomplete',
        role: 'assistant',
        content,
      },
    ],
    parallel_tool_calls: true,
    store: false,
    tool_choice: 'auto',
    tools: [],
    usage: {
      input_tokens: tokens.input,
      input_tokens_details: { cached_tokens: tokens.cached },
      output_tokens: tokens.output,
      output_tokens_details: { reasoning_tokens: 0 },
      total_tokens: tokens.input + tokens.output,
    },
  };
  return { status: 200, headers: HEADERS, body: JSON.stringify(body) };
}

/** An error as the API words it. */
export function errorReply(
  status: number,
  { message, param, code }: RequestFault,
  headers: Readonly<Record<string, string>> = {},
): OutgoingReply {
  const type = status >= 500 ? 'server_error' : status === 429 ? 'requests' : 'invalid_request_error';
  return {
    status,
    headers: { ...HEADERS, ...headers },
    body: JSON.stringify({ error: { message, type, param, code } }),
  };
}
