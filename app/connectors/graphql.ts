import { isObject } from '../lib/json.ts';
import { type Answered, type Judge, type Judged, ok, shortMessage, unknown } from './exchange.ts';

/** One entry of a GraphQL answer's `errors`. */
export interface GraphqlError {
  readonly message: string;
  /** Empty where there is none. */
  readonly code: string;
  readonly detail: string;
}

/** What a vendor makes of its top-level errors. */
export type ErrorJudge = (errors: readonly GraphqlError[], answer: Answered) => Judged;

/** The judge of a GraphQL service: HTTP first, then `errors`, then whether there is data at all. */
export function judgeGraphql(name: string, http: Judge, onErrors: ErrorJudge): Judge {
  return (answer) => {
    const judged = http(answer);
    const body = answer.body;
    const errors = isObject(body) ? readErrors(body['errors']) : [];
    if (judged.status === 'throttled') {
      const asked = onErrors(errors, answer);
      return asked.status === 'throttled' ? asked : judged;
    }
    if (judged.status !== 'ok') return judged;
    if (errors.length > 0) return onErrors(errors, answer);
    if (!isObject(body) || !isObject(body['data'])) return unknown(`${name} answered something unreadable`);
    return ok(body['data']);
  };
}

function readErrors(errors: unknown): GraphqlError[] {
  if (typeof errors === 'string') return [{ message: shortMessage(errors), code: '', detail: '' }];
  if (!Array.isArray(errors)) return [];
  return errors.filter(isObject).map((error) => {
    const extensions = isObject(error['extensions']) ? error['extensions'] : {};
    return {
      message: textOr(error['message']),
      code: textOr(extensions['code']),
      detail: textOr(extensions['detail']),
    };
  });
}

const textOr = (value: unknown): string => (typeof value === 'string' ? shortMessage(value) : '');
