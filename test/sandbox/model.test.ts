import { describe, expect, it } from 'vitest';
import { READING_SCHEMA } from '../../app/assist/model/reading.ts';
import { isObject, parseJson } from '../../app/lib/json.ts';
import { checkRequest } from '../../app/sandbox/model/request-check.ts';
import {
  createScriptedModel,
  SCRIPTED_MODEL,
  SCRIPTED_NAME,
  type Turn,
} from '../../app/sandbox/model/scripted-model.ts';
import type { OutgoingReply, OutgoingRequest } from '../../app/sandbox/outgoing.ts';
import { createTestDesk } from '../support/test-desk.ts';

const BODY = {
  model: SCRIPTED_NAME,
  instructions: 'Read.',
  input: [{ role: 'user', content: [{ type: 'input_text', text: 'x' }] }],
  text: { format: { type: 'json_schema', name: 'reading', strict: true, schema: READING_SCHEMA } },
  store: false,
};

const request = (body: unknown, more: Partial<OutgoingRequest> = {}): OutgoingRequest => ({
  method: 'POST',
  url: 'https://api.openai.com/v1/responses',
  headers: { authorization: 'Bearer sk-1' },
  body: JSON.stringify(body),
  ...more,
});

const open = () => createScriptedModel({ now: () => 1_700_000_000_000 });

function read(reply: OutgoingReply): Record<string, unknown> {
  const body = parseJson(reply.body);
  if (!isObject(body)) throw new Error('no object came back');
  return body;
}

describe('a request to the scripted model', () => {
  it.each<[string, unknown, string]>([
    ['is none', 'x', 'invalid_json'],
    ['has no model', { input: 'x' }, 'missing_required_parameter'],
    ['has no input', { model: 'm' }, 'missing_required_parameter'],
    ['has a parameter that there is none', { ...BODY, max_tokens: 5 }, 'unknown_parameter'],
    ['wants a stream', { ...BODY, stream: true }, 'invalid_value'],
    ['wants too short an answer', { ...BODY, max_output_tokens: 3 }, 'invalid_value'],
    ['has an effort that there is none', { ...BODY, reasoning: { effort: 'huge' } }, 'invalid_value'],
    ['has a long safety identifier', { ...BODY, safety_identifier: 'x'.repeat(65) }, 'invalid_value'],
    [
      'has content of another type',
      { ...BODY, input: [{ role: 'user', content: [{ type: 'text', text: 'x' }] }] },
      'invalid_value',
    ],
    ['has a role that there is none', { ...BODY, input: [{ role: 'tool', content: 'x' }] }, 'invalid_value'],
  ])('is refused where it %s', (_what, body, code) => {
    expect(checkRequest(body)?.code).toBe(code);
  });

  it.each<[string, unknown]>([
    ['leaves an object open', { type: 'object', properties: {}, required: [] }],
    [
      'leaves a member out of the required',
      { type: 'object', properties: { a: { type: 'string' } }, required: [], additionalProperties: false },
    ],
    [
      'uses a keyword that strict schemas lack',
      {
        type: 'object',
        properties: { a: { type: 'string', minLength: 1 } },
        required: ['a'],
        additionalProperties: false,
      },
    ],
    [
      'is wrong inside a list',
      {
        type: 'object',
        properties: { a: { type: 'array', items: { type: 'object', properties: {} } } },
        required: ['a'],
        additionalProperties: false,
      },
    ],
    ['is no object', { type: 'array', items: { type: 'string' } }],
  ])('is refused where its schema %s', (_what, schema) => {
    const text = { format: { type: 'json_schema', name: 'reading', strict: true, schema } };
    expect(checkRequest({ ...BODY, text })?.code).toBe('invalid_value');
  });

  it('passes as the app sends it', () => {
    expect(checkRequest(BODY)).toBeNull();
  });

  it.each<[number, Partial<OutgoingRequest>]>([
    [401, { headers: {} }],
    [401, { headers: { authorization: 'Bearer {{setting.modelKey}}' } }],
    [404, { url: 'https://api.openai.com/v1/chat/completions' }],
    [404, { method: 'GET' }],
    [404, { body: JSON.stringify({ ...BODY, model: 'gpt-9' }) }],
    [400, { body: '{' }],
  ])('gets %s for what is wrong around it', async (status, more) => {
    expect((await open().handle(request(BODY, more))).status).toBe(status);
  });
});

describe('an answer of the scripted model', () => {
  it('says that it is none of a language model', async () => {
    expect(read(await open().handle(request(BODY)))['model']).toBe(SCRIPTED_MODEL);
    expect(SCRIPTED_MODEL).toMatch(/rules only/);
  });

  it.each<[Turn, Record<string, unknown>]>([
    [{ type: 'refusal', text: 'no' }, { status: 'completed' }],
    [
      { type: 'cut-off', text: '{' },
      { status: 'incomplete', incomplete_details: { reason: 'max_output_tokens' } },
    ],
    [{ type: 'content-filter' }, { status: 'incomplete', incomplete_details: { reason: 'content_filter' } }],
  ])('ends as the script says: %o', async (turn, expected) => {
    const model = open();
    model.play(turn);
    expect(read(await model.handle(request(BODY)))).toMatchObject(expected);
  });

  it('counts what an earlier request began with as cached, in whole blocks', async () => {
    const model = open();
    const long = { ...BODY, instructions: 'word '.repeat(2000) };
    const usage = (reply: OutgoingReply) =>
      Object(read(reply)['usage']) as { input_tokens_details: { cached_tokens: number } };
    const first = usage(await model.handle(request(long)));
    const second = usage(await model.handle(request({ ...long, input: 'other' })));
    expect(first.input_tokens_details.cached_tokens).toBe(0);
    expect(second.input_tokens_details.cached_tokens).toBe(2432);
    expect(second.input_tokens_details.cached_tokens % 128).toBe(0);
  });
});

describe('the sandbox', () => {
  it('lets the model be chosen for the next page', async () => {
    const desk = createTestDesk();
    const answer = await desk.send('POST', '/__sandbox/model', { body: { name: SCRIPTED_NAME } });
    expect(answer.status).toBe(200);
    expect(desk.sandbox.world().settings['modelName']).toBe(SCRIPTED_NAME);
  });

  it('refuses a model without a name', async () => {
    const answer = await createTestDesk().send('POST', '/__sandbox/model', { body: { name: 3 } });
    expect(answer.status).toBe(400);
  });
});
