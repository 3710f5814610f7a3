/**
 * Errors of Kustomer as the SDK hands them on. Their shape is not documented for the SDK; seen are the API's own two forms,
 * one error of them, an `Error`, and any of these under `error`.
 * @see https://developer.kustomer.com/docs/concepts/errors, read 2026-08
 */
import { isObject } from '../../lib/json.ts';

/** The HTTP status behind an error; undefined where it cannot be told. */
export function statusOf(error: unknown): number | undefined {
  for (const part of partsOf(error)) {
    for (const name of ['status', 'statusCode', 'httpStatus']) {
      const status = Number(part[name]);
      if (Number.isInteger(status) && status >= 400 && status < 600) return status;
    }
    const code = part['code'];
    if (typeof code === 'number' && code >= 400 && code < 600) return code;
    if (typeof code === 'string' && Object.hasOwn(STATUSES, code.toLowerCase()))
      return STATUSES[code.toLowerCase()];
  }
  return undefined;
}

const STATUSES: Readonly<Record<string, number>> = {
  bad_request: 400,
  invalid: 400,
  validation_error: 400,
  unauthorized: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  duplicate: 409,
  payload_too_large: 413,
  unprocessable_entity: 422,
  too_many_requests: 429,
  rate_limit_exceeded: 429,
  internal_server_error: 500,
  service_unavailable: 503,
};

/** What an error says, as one phrase for a person. */
export function messageOf(error: unknown): string {
  if (typeof error === 'string' && error !== '') return error;
  for (const part of partsOf(error)) {
    const words = [part['detail'], part['message'], part['title'], part['code']].find(
      (word): word is string => typeof word === 'string' && word !== '',
    );
    if (words !== undefined) return words;
  }
  return error instanceof Error && error.message !== '' ? error.message : 'the request failed';
}

const DEPTH_MAX = 4;

/** The error and what it wraps, innermost first. */
function partsOf(error: unknown, depth = 0): Record<string, unknown>[] {
  if (Array.isArray(error)) return error.slice(0, 1).flatMap((first: unknown) => partsOf(first, depth + 1));
  if (!isObject(error) || depth > DEPTH_MAX) return [];
  const inner = ['errors', 'error', 'response', 'body', 'data'].flatMap((name) =>
    partsOf(error[name], depth + 1),
  );
  return [...inner, error];
}
