/** Names what went wrong between us and a model's server, from the SDK's errors. */
import {
  APIConnectionError,
  APIConnectionTimeoutError,
  APIError,
  AuthenticationError,
  NotFoundError,
  PermissionDeniedError,
  RateLimitError,
} from 'openai/core/error';
import type { ModelProblem, ModelReply } from '../../assist/model.ts';
import { NotInstalledError } from './exchange.ts';

/** The failure that an error means. */
export function failureOf(error: unknown): ModelReply {
  return {
    status: 'failed',
    problem: problemOf(error),
    detail: wordsOf(error),
    retryAfterMs: error instanceof APIError ? retryAfterOf(error) : null,
    usage: null,
  };
}

function problemOf(error: unknown): ModelProblem {
  if (error instanceof NotInstalledError) return 'not-installed';
  if (error instanceof APIConnectionTimeoutError) return 'timeout';
  if (error instanceof APIConnectionError) return 'lost';
  if (!(error instanceof APIError)) return 'unreadable';
  if (error instanceof AuthenticationError) return 'unauthorised';
  if (error instanceof PermissionDeniedError)
    return NOT_ALLOWED_HOST.test(error.message) ? 'not-installed' : 'forbidden';
  if (error instanceof NotFoundError) return 'no-model';
  if (error instanceof RateLimitError) return codeOf(error) === 'insufficient_quota' ? 'no-credit' : 'busy';
  return problemOfStatus(error);
}

// The helpdesk's proxy on a host outside the package's list: `… is not in the app's domainWhitelist`.
const NOT_ALLOWED_HOST = /domainwhitelist/i;

function problemOfStatus(error: APIError): ModelProblem {
  const status = error.status ?? 0;
  if (status === 408 || status === 504) return 'timeout';
  if (status >= 500) return 'server-error';
  const code = codeOf(error);
  if (code === 'context_length_exceeded' || TOO_LONG.test(error.message) || status === 413) return 'too-long';
  if (code === 'content_filter' || CONTENT_FILTER.test(error.message)) return 'content-filter';
  if (code === 'model_not_found' || NO_MODEL.test(error.message)) return 'no-model';
  return 'bad-request';
}

const codeOf = (error: APIError): string => (typeof error.code === 'string' ? error.code : '');

// `maximum context length is 128000 tokens`, `prompt is too long`, `exceeds the context window`
const TOO_LONG = /context (?:length|window)|prompt is too long|too many tokens/i;
// `content management policy`, `content_filter`
const CONTENT_FILTER = /content[ _](?:management|filter)/i;
// `model "x" not found, try pulling it first`, `The model x does not exist`
const NO_MODEL = /model\b.{0,80}\b(?:not found|does not exist|is not available)/i;

function wordsOf(error: unknown): string {
  const words = error instanceof Error ? error.message : String(error);
  return words.replaceAll(/\s+/g, ' ').trim().slice(0, DETAIL_MAX);
}

const DETAIL_MAX = 300;

/** Longer waits than this are as good as none. */
const WAIT_MS_MAX = 10 * 60_000;

function retryAfterOf(error: APIError): number | null {
  const exact = Number(error.headers?.get('retry-after-ms') ?? Number.NaN);
  const seconds = Number(error.headers?.get('retry-after') ?? Number.NaN);
  const ms = Number.isFinite(exact) ? exact : seconds * 1000;
  return Number.isFinite(ms) && ms >= 0 ? Math.min(ms, WAIT_MS_MAX) : null;
}
