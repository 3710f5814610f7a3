import OpenAI, { APIError } from 'openai';
import { describe, expect, it } from 'vitest';
import { READING_SCHEMA } from '../../app/assist/model/reading.ts';
import type { ModelReply, ModelRequest } from '../../app/assist/model.ts';
import { paramsOf } from '../../app/connectors/openai/ask.ts';
import { servicesFetch } from '../../app/connectors/openai/exchange.ts';
import { failureOf } from '../../app/connectors/openai/failure.ts';
import { createResponses } from '../../app/connectors/openai/responses.ts';
import { createOpenaiModel } from '../../app/connectors/openai.ts';
import type { ServiceReply, ServiceRequest, Services } from '../../app/lib/services.ts';
import { createScriptedModel, SCRIPTED_NAME } from '../../app/sandbox/model/scripted-model.ts';
import { answer } from '../support/canned-services.ts';
import { modelServices } from '../support/model-services.ts';

const REQUEST: ModelRequest = {
  instructions: 'Read the ticket.',
  parts: ['<conversation>\n</conversation>', '<results>\n</results>\n{}'],
  schema: { name: 'reading', schema: READING_SCHEMA },
  cacheKey: 'stepwise-1',
  safetyId: 'stepwise-2',
  outputTokensMax: 6000,
  timeoutMs: 1000,
};

const whole = (more: Record<string, unknown> = {}) => ({
  id: 'resp_1',
  object: 'response',
  status: 'completed',
  model: 'm-1',
  error: null,
  incomplete_details: null,
  output: [
    {
      type: 'message',
      role: 'assistant',
      content: [{ type: 'output_text', text: '{"a":1}', annotations: [] }],
    },
  ],
  usage: { input_tokens: 100, input_tokens_details: { cached_tokens: 64 }, output_tokens: 7 },
  ...more,
});

const message = (content: readonly unknown[]) => ({
  output: [{ type: 'message', role: 'assistant', content }],
});

/** What the model port makes of a server's answer. */
async function ask(reply: ServiceReply, effort = ''): Promise<{ reply: ModelReply; sent: ServiceRequest[] }> {
  const sent: ServiceRequest[] = [];
  const services: Services = {
    send: async (request) => {
      sent.push(request);
      return reply;
    },
  };
  const model = createOpenaiModel({ services, model: 'm-1', effort });
  return { reply: await model.ask(REQUEST), sent };
}

async function problemOf(reply: ServiceReply): Promise<string> {
  const { reply: made } = await ask(reply);
  return made.status === 'failed' ? made.problem : made.status;
}

describe('a question to the model', () => {
  it('comes back as text with what it took', async () => {
    const { reply } = await ask(answer(200, whole()));
    expect(reply).toEqual({
      status: 'answered',
      text: '{"a":1}',
      usage: { inputTokens: 100, cachedTokens: 64, outputTokens: 7 },
      model: 'm-1',
    });
  });

  it('is one request without a retry, kept nowhere', async () => {
    const { sent } = await ask(answer(500, { error: { message: 'down' } }));
    expect(sent).toHaveLength(1);
    expect(sent[0]).toMatchObject({
      service: 'openai',
      operation: 'create-response',
      args: {},
      timeoutMs: 1000,
    });
    expect(sent[0]?.body).toMatchObject({
      store: false,
      text: { format: { type: 'json_schema', strict: true } },
      prompt_cache_key: 'stepwise-1',
      safety_identifier: 'stepwise-2',
    });
  });

  it('never asks for a stream and never carries a secret', async () => {
    const { sent } = await ask(answer(200, whole()));
    expect(JSON.stringify(sent)).not.toMatch(/"stream":true|authorization|bearer|\{\{/i);
  });

  it('breaks up placeholders in what people wrote', async () => {
    const sent: ServiceRequest[] = [];
    const services: Services = {
      send: async (request) => {
        sent.push(request);
        return answer(200, whole());
      },
    };
    await createOpenaiModel({ services, model: 'm', effort: '' }).ask({
      ...REQUEST,
      parts: ['{{setting.modelKey}}'],
    });
    expect(JSON.stringify(sent[0]?.body)).not.toContain('{{');
  });

  it.each([
    ['low', { effort: 'low' }],
    ['', undefined],
    ['very hard', undefined],
  ])('has the effort `%s` of the settings where it is one', async (effort, reasoning) => {
    const { sent } = await ask(answer(200, whole()), effort);
    expect(Reflect.get(Object(sent[0]?.body), 'reasoning')).toEqual(reasoning);
  });

  it('is read from a server that leaves the mark of a response out', async () => {
    const { object: _object, ...rest } = whole();
    expect((await ask(answer(200, rest))).reply).toMatchObject({ status: 'answered', text: '{"a":1}' });
  });

  it('passes the check of the table and of the scripted model', async () => {
    const scripted = createScriptedModel({ now: () => 0 });
    const services = modelServices(scripted.handle);
    const model = createOpenaiModel({ services, model: SCRIPTED_NAME, effort: 'low' });
    expect(await model.ask(REQUEST)).toMatchObject({ status: 'answered' });
    expect(scripted.faults).toEqual([]);
  });
});

const apiError = (
  status: number,
  code: string | null,
  words = 'no',
  headers: Record<string, string> = {},
): ServiceReply => answer(status, { error: { message: words, type: 'x', param: null, code } }, headers);

describe('a failure of the model', () => {
  it.each<[string, ServiceReply]>([
    ['unauthorised', apiError(401, 'invalid_api_key')],
    ['forbidden', apiError(403, null)],
    [
      'not-installed',
      answer(403, `Proxy error: {:message=>"the host x is not in the app's domainWhitelist"}`),
    ],
    ['no-model', apiError(404, 'model_not_found')],
    ['no-model', apiError(400, null, 'model "x" not found, try pulling it first')],
    ['busy', apiError(429, 'rate_limit_exceeded')],
    ['no-credit', apiError(429, 'insufficient_quota')],
    ['server-error', apiError(500, null)],
    ['server-error', apiError(529, null)],
    ['server-error', answer(502, 'Bad Gateway')],
    ['timeout', answer(504, 'Proxy error: {:status=>"504"}')],
    ['timeout', { status: 'lost', reason: 'no answer in time' }],
    ['lost', { status: 'lost', reason: 'the connection failed' }],
    ['not-installed', { status: 'unsent', reason: '`openai` is not part of the installed app' }],
    ['too-long', apiError(400, 'context_length_exceeded')],
    ['too-long', apiError(400, null, 'This model’s maximum context length is 8192 tokens')],
    ['content-filter', apiError(400, 'content_filter')],
    ['bad-request', apiError(400, 'unsupported_parameter')],
    ['refused', answer(200, whole(message([{ type: 'refusal', refusal: 'I cannot help with that' }])))],
    [
      'cut-off',
      answer(200, whole({ status: 'incomplete', incomplete_details: { reason: 'max_output_tokens' } })),
    ],
    [
      'content-filter',
      answer(200, whole({ status: 'incomplete', incomplete_details: { reason: 'content_filter' } })),
    ],
    ['server-error', answer(200, whole({ status: 'failed', error: { code: 'server_error', message: 'x' } }))],
    ['empty', answer(200, whole({ output: [] }))],
    ['empty', answer(200, whole(message([{ type: 'output_text', text: '  ' }])))],
    ['unreadable', answer(200, '<html>We will be right back')],
    ['unreadable', answer(200, null)],
    ['unreadable', answer(200, { object: 'response' })],
  ])('is named `%s`', async (problem, reply) => {
    expect(await problemOf(reply)).toBe(problem);
  });

  it.each([
    ['retry-after', '7', 7000],
    ['retry-after-ms', '250', 250],
    ['retry-after', 'soon', null],
    ['retry-after', '999999', 600_000],
    ['x-other', '1', null],
  ])('says when to try again by `%s: %s`', async (name, value, ms) => {
    const { reply } = await ask(apiError(429, null, 'slow down', { [name]: value }));
    expect(reply).toMatchObject({ problem: 'busy', retryAfterMs: ms });
  });

  it('keeps what a broken-off answer took', async () => {
    const { reply } = await ask(
      answer(200, whole({ status: 'incomplete', incomplete_details: { reason: 'max_output_tokens' } })),
    );
    expect(reply).toMatchObject({ usage: { inputTokens: 100, outputTokens: 7 } });
  });

  it('shows no more of the server’s words than fits', async () => {
    const { reply } = await ask(apiError(400, null, 'x'.repeat(5000)));
    expect(reply.status === 'failed' && reply.detail.length).toBeLessThanOrEqual(300);
  });
});

describe('the road through the SDK’s parts', () => {
  const replies: [string, ServiceReply][] = [
    ['an answer', answer(200, whole())],
    ['a refusal', answer(200, whole(message([{ type: 'refusal', refusal: 'no' }])))],
    ['no JSON', answer(200, 'plain text')],
    ...[400, 401, 403, 404, 409, 422, 429, 500, 503].map((status): [string, ServiceReply] => [
      String(status),
      apiError(status, 'some_code', 'some words'),
    ]),
    ['an error without JSON', answer(500, 'oops')],
    ['a lost reply', { status: 'lost', reason: 'connection died' }],
  ];

  it.each(replies)('ends as the whole client does: %s', async (_name, reply) => {
    const services: Services = { send: async () => reply };
    const send = servicesFetch(services, 1000);
    const client = new OpenAI({ apiKey: 'x', fetch: send, maxRetries: 0, dangerouslyAllowBrowser: true });
    const params = paramsOf(REQUEST, { model: 'm-1', effort: '' });
    const [thin, full] = await Promise.all([
      outcomeOf(() => createResponses(send).create(params)),
      outcomeOf(() => client.responses.create(params)),
    ]);
    expect(thin).toEqual(full);
  });

  it('sends the body that the whole client sends', async () => {
    const bodies: unknown[] = [];
    const services: Services = {
      send: async ({ body }) => {
        bodies.push(body);
        return answer(200, whole());
      },
    };
    const send = servicesFetch(services, 1000);
    const client = new OpenAI({ apiKey: 'x', fetch: send, maxRetries: 0, dangerouslyAllowBrowser: true });
    const params = paramsOf(REQUEST, { model: 'm-1', effort: 'low' });
    await createResponses(send).create(params);
    await client.responses.create(params);
    expect(bodies[0]).toEqual(bodies[1]);
  });
});

/** How a call of the SDK ends, in what we read of it; an error's kind by the name that we give it. */
async function outcomeOf(call: () => PromiseLike<unknown>): Promise<unknown> {
  try {
    const value = await call();
    return typeof value === 'object' && value !== null ? { ...value } : value;
  } catch (error) {
    const named = failureOf(error);
    const status = error instanceof APIError ? error.status : undefined;
    return { problem: named.status === 'failed' && named.problem, status };
  }
}
