import { describe, expect, it } from 'vitest';
import { askKustomer, type KustomerSdk, type NodeCallback } from '../../../app/helpdesk/kustomer/client.ts';
import { messageOf, statusOf } from '../../../app/helpdesk/kustomer/errors.ts';
import { quickClock, scriptedSdk } from '../../support/scripted-sdk.ts';

type Request = (options: Readonly<Record<string, unknown>>, callback: NodeCallback) => unknown;

const sdkWith = (request: Request): KustomerSdk => ({ ...scriptedSdk({}), request });
const ask = (request: Request, clock = quickClock()) =>
  askKustomer(sdkWith(request), { method: 'GET', path: '/v1/users/current' }, clock);

describe('a request through the SDK', () => {
  it('takes a promise', async () => {
    expect(await ask(async () => ({ id: '1' }))).toEqual({
      status: 'answered',
      httpStatus: 200,
      body: { id: '1' },
    });
  });

  it('takes a callback', async () => {
    const reply = await ask((_options, callback) => void setTimeout(() => callback(null, [1])));
    expect(reply).toEqual({ status: 'answered', httpStatus: 200, body: [1] });
  });

  it('takes the callback’s data beside a promise of nothing', async () => {
    const reply = await ask((_options, callback) => {
      callback(undefined, { id: '2' });
      return Promise.resolve(undefined);
    });
    expect(reply).toMatchObject({ body: { id: '2' } });
  });

  it('takes a promise of nothing for an empty answer', async () => {
    expect(await ask(async () => undefined)).toEqual({ status: 'answered', httpStatus: 200, body: null });
  });

  it('is refused by a callback’s error', async () => {
    const reply = await ask((_options, callback) => void callback({ error: { code: 'not_found' } }));
    expect(reply).toMatchObject({ status: 'answered', httpStatus: 404 });
  });

  it('is lost where the error tells no status', async () => {
    const reply = await ask(async () => {
      throw new Error('Failed to fetch');
    });
    expect(reply).toEqual({ status: 'lost', reason: 'Failed to fetch' });
  });

  it('is lost where the SDK throws at once', async () => {
    const reply = await ask(() => {
      throw new TypeError('no frame');
    });
    expect(reply).toEqual({ status: 'lost', reason: 'no frame' });
  });

  it('is lost where no answer comes in time', async () => {
    const clock = { now: () => 0, sleep: async () => undefined };
    expect(await ask(() => undefined, { ...quickClock(), ...clock })).toEqual({
      status: 'lost',
      reason: 'no answer in time',
    });
  });

  it('waits out the rate limit and gives the answer behind it', async () => {
    const clock = quickClock();
    let tries = 0;
    const reply = await ask(async () => {
      tries += 1;
      if (tries < 3) throw { errors: [{ code: 'too_many_requests' }] };
      return { id: '3' };
    }, clock);
    expect(reply).toMatchObject({ httpStatus: 200 });
    expect(clock.waited.filter((ms) => ms >= 1000)).toEqual([2_000, 6_000]);
  });

  it('gives the refusal up after three tries', async () => {
    let tries = 0;
    const reply = await ask(async () => {
      tries += 1;
      throw { status: 429 };
    });
    expect([tries, reply.status === 'answered' && reply.httpStatus]).toEqual([3, 429]);
  });

  it('sends a body only where there is one', async () => {
    const seen: unknown[] = [];
    await ask(async (options) => seen.push(options));
    expect(seen).toEqual([{ url: '/v1/users/current', method: 'get' }]);
  });
});

describe('the status of an error', () => {
  it.each([
    ['the API’s own form', { errors: [{ code: 'forbidden', message: 'no' }] }, 403],
    ['the JSON:API form', { errors: [{ status: '409', code: 'x', title: 'taken' }] }, 409],
    ['an error under error', { error: { code: 'bad_request', source: { parameter: 'page' } } }, 400],
    ['an error of its own', { code: 'conflict' }, 409],
    ['an Error with a status', Object.assign(new Error('no'), { status: 422 }), 422],
    ['a response in an Error', Object.assign(new Error('no'), { response: { statusCode: 503 } }), 503],
    ['an unknown code', { error: { code: 'strange' } }, undefined],
    ['a status of success', { status: 200 }, undefined],
    ['a text', 'broken', undefined],
    ['nothing', undefined, undefined],
  ])('is read from %s', (_case, error, status) => {
    expect(statusOf(error)).toBe(status);
  });

  it.each([
    [{ errors: [{ detail: 'name is too long', title: 'Bad' }] }, 'name is too long'],
    [{ error: { message: 'not yours' } }, 'not yours'],
    ['broken', 'broken'],
    [{}, 'the request failed'],
  ])('comes with words from %j', (error, words) => {
    expect(messageOf(error)).toBe(words);
  });
});
