import { describe, expect, it } from 'vitest';
import {
  type FinalNames,
  finalCommandName,
  finalNamesOf,
  KLASSES,
  readFinalNames,
} from '../../../app/helpdesk/kustomer/names.ts';
import { sendThroughCommand } from '../../../app/helpdesk/kustomer/services.ts';
import type { ServiceRequest } from '../../../app/lib/services.ts';
import { TABLE } from '../../support/kustomer-desk.ts';
import { quickClock, type Ran, scriptedSdk } from '../../support/scripted-sdk.ts';

const NAMES: FinalNames = { commandApp: 'stepwise_o1', commands: {}, klasses: KLASSES };
const READ: ServiceRequest = {
  service: 'easypost',
  operation: 'get-claim',
  args: { id: 'clm_1' },
  body: null,
  timeoutMs: 20_000,
};
const WRITE: ServiceRequest = {
  service: 'prive',
  operation: 'set-status',
  args: { id: 'sub 1' },
  body: { status: 'PAUSED' },
  timeoutMs: 20_000,
};

function send(
  request: ServiceRequest,
  run: (ran: Ran) => unknown,
  more: { names?: FinalNames | undefined; headersInDefinition?: boolean } = {},
) {
  const sdk = scriptedSdk({ run });
  const ports = { table: TABLE, names: NAMES, headersInDefinition: false, ...quickClock(), ...more };
  return sendThroughCommand(sdk, request, ports).then((reply) => ({ reply, ran: sdk.ran }));
}

const fail = (error: unknown) => () => {
  throw error;
};

describe('a service through a command', () => {
  it('runs the command under its final name with its secret as a placeholder', async () => {
    const { ran } = await send(WRITE, () => ({ statusCode: 200, responseBody: {} }));
    expect(ran).toEqual([
      {
        name: 'stepwise_o1.app.prive.set-status',
        options: {
          args: { id: 'sub%201' },
          headers: { Authorization: 'Bearer {{{secret}}}' },
          body: { status: 'PAUSED' },
        },
      },
    ]);
  });

  it('names no placeholder where the definition has the header', async () => {
    const { ran } = await send(READ, () => ({ statusCode: 200 }), { headersInDefinition: true });
    expect(ran[0]?.options.headers).toEqual({});
  });

  it('sends the query whole and the body of a read not at all', async () => {
    const request = { ...READ, operation: 'list-claims', args: { page_size: '20' } };
    const { ran } = await send(request, () => ({ statusCode: 200 }));
    expect(ran[0]?.options).toEqual({
      args: { query: '?page_size=20' },
      headers: { Authorization: 'Basic {{{secret}}}' },
    });
  });

  it('breaks up what could be taken for a placeholder', async () => {
    const body = { status: 'CANCELLED', cancelReason: 'say {{{secret}}} back' };
    const { ran } = await send({ ...WRITE, body }, () => ({ statusCode: 200 }));
    expect(JSON.stringify(ran[0]?.options.body)).not.toContain('{{');
  });

  it.each([
    ['bare', { statusCode: 201, responseBody: '{"a":1}' }],
    ['under attributes', { attributes: { statusCode: 201, responseBody: { a: 1 } } }],
    ['under data', { data: { attributes: { statusCode: 201, responseBody: { a: 1 } } } }],
  ])('reads a run that stands %s', async (_case, run) => {
    expect((await send(READ, () => run)).reply).toEqual({
      status: 'answered',
      httpStatus: 201,
      headers: {},
      body: { a: 1 },
    });
  });

  it('passes the vendor’s own refusal on', async () => {
    const { reply } = await send(WRITE, () => ({ statusCode: 422, responseBody: { error: 'no' } }));
    expect(reply).toMatchObject({ status: 'answered', httpStatus: 422 });
  });

  it('takes no old answer for a new one', async () => {
    const { reply } = await send(READ, () => ({ statusCode: 200, responseBody: {}, cacheFallback: true }));
    expect(reply.status).toBe('lost');
  });

  it.each([
    ['nobody says how the vendor answered', { responseBody: { ok: true } }],
    ['the vendor said nothing', { requestError: 'socket hang up' }],
    ['the run is empty', {}],
    ['the run is no object', null],
  ])('does not know of a write where %s', async (_case, run) => {
    expect((await send(WRITE, () => run)).reply.status).toBe('lost');
  });

  it('takes a read without a status for what it says', async () => {
    const { reply } = await send(READ, () => ({ responseBody: { id: 'clm_1' } }));
    expect(reply).toMatchObject({ status: 'answered', httpStatus: 200, body: { id: 'clm_1' } });
  });

  it.each([
    ['may not run it', { code: 'forbidden' }, 'unsent'],
    ['has no such command', { code: 'not_found' }, 'unsent'],
    ['finds the body out of bounds', { code: 'bad_request' }, 'unsent'],
    ['is busy all along', { code: 'too_many_requests' }, 'unsent'],
    ['broke down', { code: 'internal_server_error' }, 'lost'],
    ['says nothing that can be told', new Error('closed'), 'lost'],
  ])('knows whether anything was sent where Kustomer %s', async (_case, error, status) => {
    expect((await send(WRITE, fail(error))).reply.status).toBe(status);
  });

  it('never runs a write again that may have arrived', async () => {
    expect((await send(WRITE, fail({ code: 'internal_server_error' }))).ran).toHaveLength(1);
  });

  it('sends nothing before the names are stored', async () => {
    const { reply, ran } = await send(READ, () => ({}), { names: undefined });
    expect([reply.status, ran.length]).toEqual(['unsent', 0]);
  });

  it('sends nothing without an argument of the path', async () => {
    expect((await send({ ...READ, args: {} }, () => ({}))).reply).toEqual({
      status: 'unsent',
      reason: 'missing path argument id',
    });
  });
});

describe('final names', () => {
  const defined = ['stepwise.app.skio.find-users', 'stepwise.app.prive.set-status'];

  it('are kept as what stands before the common end', () => {
    const mapping = new Map(defined.map((name) => [name, name.replace('stepwise', 'stepwise_o1')]));
    expect(finalNamesOf(mapping, KLASSES)).toEqual(NAMES);
  });

  it('are kept one by one where they have nothing in common', () => {
    const mapping = new Map([
      [defined[0] ?? '', 'stepwise_o1.app.skio.find-users'],
      [defined[1] ?? '', 'kustomer.app.stepwise_o1.set-status'],
    ]);
    const names = finalNamesOf(mapping, KLASSES);
    expect(finalCommandName(names, 'skio', 'find-users')).toBe('stepwise_o1.app.skio.find-users');
    expect(finalCommandName(names, 'prive', 'set-status')).toBe('kustomer.app.stepwise_o1.set-status');
  });

  it('survive being stored as text', () => {
    expect(readFinalNames(JSON.stringify(NAMES))).toEqual(NAMES);
  });

  it.each(['', 'x', '{}', '{"commandApp":"../../v1"}'])('are none in %j', (setting) => {
    expect(readFinalNames(setting)).toBeUndefined();
  });

  it('keep the defined klasses where stored ones are no names', () => {
    const stored = JSON.stringify({ commandApp: 'stepwise_o1', klasses: { entry: '../users' } });
    expect(readFinalNames(stored)?.klasses).toEqual(KLASSES);
  });
});
