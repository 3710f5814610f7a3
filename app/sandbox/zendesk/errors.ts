/** Error answers in Zendesk's own shapes. @see https://developer.zendesk.com/api-reference/introduction/requests/, read 2026-08 */

/** An answer of the REST API before it becomes a Response. */
export interface ApiAnswer {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What is wrong with one field of a record. */
export interface FieldError {
  readonly field: string;
  readonly error: string;
  readonly description: string;
}

/** No such record. */
export const notFound = (): ApiAnswer => ({
  status: 404,
  body: { error: 'RecordNotFound', description: 'Not found' },
});

/** No such address in the API. */
export const invalidEndpoint = (): ApiAnswer => ({
  status: 404,
  body: { error: 'InvalidEndpoint', description: 'Not found' },
});

/** The session may not do that. */
export const forbidden = (): ApiAnswer => ({
  status: 403,
  body: {
    error: {
      title: 'Forbidden',
      message:
        'You do not have access to this page. Please contact the account owner of this help desk for further help.',
    },
  },
});

/** The session is not valid any more. */
export const unauthorized = (): ApiAnswer => ({ status: 401, body: { error: "Couldn't authenticate you" } });

/** The request itself cannot be read. */
export const badRequest = (description: string): ApiAnswer => ({
  status: 400,
  body: { error: 'BadRequest', description },
});

/** The record was understood and is not acceptable. */
export function recordInvalid(errors: readonly FieldError[]): ApiAnswer {
  const details: Record<string, { description: string; error: string }[]> = {};
  for (const { field, error, description } of errors) {
    details[field] = [...(details[field] ?? []), { description, error }];
  }
  return {
    status: 422,
    body: { error: 'RecordInvalid', description: 'Record validation errors', details },
  };
}

/** A safe update met a ticket that changed in between. */
export const updateConflict = (): ApiAnswer => ({
  status: 409,
  body: {
    error: 'UpdateConflict',
    description:
      'Safe Update prevented the update due to outdated ticket data. Please fetch the latest ticket data and try again.',
  },
});

/** Too many requests of some kind; `retryAfterSeconds` from now it may go on. */
export const tooManyRequests = (description: string, retryAfterSeconds: number): ApiAnswer => ({
  status: 429,
  headers: { 'Retry-After': String(retryAfterSeconds) },
  body: { error: 'APIRateLimitExceeded', description },
});
