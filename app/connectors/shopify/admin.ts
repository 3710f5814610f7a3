/**
 * Shopify's three layers of errors: the HTTP status, top-level `errors` with codes, and a payload's own `userErrors`.
 * @see https://shopify.dev/docs/api/admin-graphql, read 2026-08
 */
import { isObject, type JsonObject } from '../../lib/json.ts';
import {
  type Failed,
  failed,
  judgeHttp,
  ok,
  type ReadStep,
  refusedToken,
  type Step,
  shortMessage,
  unknown,
  type Wire,
  write,
} from '../exchange.ts';
import { type ErrorJudge, judgeGraphql } from '../graphql.ts';
import { listAt, textAt } from '../pick.ts';
import { read } from '../retry.ts';

/** The body of an HTTP error may be `{"errors": "a sentence"}`, or lists by field. */
const httpMessage = (body: unknown): string => {
  const errors = isObject(body) ? body['errors'] : undefined;
  return typeof errors === 'string'
    ? shortMessage(errors)
    : errors === undefined
      ? ''
      : shortMessage(JSON.stringify(errors));
};

const judge = judgeGraphql('Shopify', judgeHttp('shopify', httpMessage), judgeErrors);

/** Codes of requests that Shopify turned down before doing anything. */
const REFUSALS = new Set([
  'BAD_REQUEST',
  'MAX_COST_EXCEEDED',
  'INVALID_VARIABLE',
  'NOT_FOUND',
  'graphqlValidationError',
  'undefinedField',
  'argumentNotAccepted',
  'argumentLiteralsIncompatible',
  'missingRequiredArguments',
  'variableMismatch',
]);

function judgeErrors(...[errors, answer]: Parameters<ErrorJudge>): ReturnType<ErrorJudge> {
  const words = errors[0]?.message ?? 'no reason given';
  if (errors.some((error) => error.code === 'THROTTLED'))
    return {
      status: 'throttled',
      reason: 'Shopify is asked too much at the moment',
      waitMs: restoreMs(answer.body),
    };
  if (errors.some((error) => error.code === 'ACCESS_DENIED' || error.code === 'UNAUTHORIZED'))
    return refusedToken('shopify');
  if (errors.every((error) => REFUSALS.has(error.code)))
    return failed(`Shopify: ${words}`, 'Check the values and try again.');
  return unknown(`Shopify answered with an error: ${words}`);
}

/** How long until the bucket holds what the request asks for; null where the answer does not say. */
function restoreMs(body: unknown): number | null {
  const cost = (path: string): number => Number(textAt(body, `extensions.cost.${path}`) || Number.NaN);
  const missing = cost('requestedQueryCost') - cost('throttleStatus.currentlyAvailable');
  const seconds = missing / cost('throttleStatus.restoreRate');
  return Number.isFinite(seconds) ? Math.max(0, Math.ceil(seconds * 1000)) : null;
}

/** Reads from Shopify; the value is the answer's `data`. */
export const readShop = (wire: Wire, operation: string, variables: JsonObject): Promise<ReadStep<unknown>> =>
  read(wire, { service: 'shopify', operation, body: variables }, judge);

/** Sends one mutation; the value is its payload. User errors are a definite no, unless `onProblem` knows better. */
export async function writeShop(
  wire: Wire,
  operation: string,
  variables: JsonObject,
  onProblem: (problem: UserProblem) => Step<Payload> = refusal,
): Promise<Step<Payload>> {
  const sent = await write(wire, { service: 'shopify', operation, body: variables }, judge);
  if (sent.status !== 'ok') return sent;
  const payload = isObject(sent.value) ? Object.values(sent.value)[0] : undefined;
  if (!isObject(payload)) return unknown('Shopify answered something unreadable');
  const [problem] = userErrors(payload);
  return problem ? onProblem(problem) : ok(payload);
}

/** A user error as a definite no. */
export const refusal = (problem: UserProblem): Failed =>
  failed(`Shopify refused: ${problem.message}`, mendOf(problem));

/** Sends a step that has no effect before a later one makes it real: what is not surely done is surely not done. */
export async function stageShop(
  wire: Wire,
  operation: string,
  variables: JsonObject,
): Promise<ReadStep<Payload>> {
  const sent = await writeShop(wire, operation, variables);
  return sent.status === 'unknown'
    ? failed(`${sent.reason}; nothing was changed`, 'Approve it again.')
    : sent;
}

/** What a mutation answers. */
export type Payload = Record<string, unknown>;

/** A problem that Shopify names in a payload. */
export interface UserProblem {
  readonly message: string;
  readonly code: string;
}

function userErrors(payload: Payload): UserProblem[] {
  return ['userErrors', 'orderCancelUserErrors'].flatMap((name) =>
    listAt(payload, name).map((each) => ({
      message: shortMessage(textAt(each, 'message')),
      code: textAt(each, 'code'),
    })),
  );
}

function mendOf(problem: UserProblem): string {
  // Shopify on orders that have gone out: `Only unfulfilled quantities can be removed`, `Cannot cancel an order that has been fulfilled`.
  if (/fulfill|unfulfilled/i.test(problem.message))
    return 'The order is on its way; offer a return, a refund or another resolution.';
  // `Cannot cancel an order that has already been canceled`, `Order is canceled and cannot be edited`.
  if (/cancell?ed/i.test(problem.message)) return 'Look the order up again; it has been cancelled.';
  return 'Look the order up again and check the values.';
}
