/** An error that ends a Skio request: one of the messages, codes and paths that Hasura answers with. */
export interface SkioFailure {
  readonly message: string;
  readonly extensions: { readonly code: string; readonly path?: string; readonly detail?: string };
}

/** Thrown inside the executor, caught where the reply is made: nested selections have no other way out. */
export class SkioError extends Error {
  readonly failure: SkioFailure;

  constructor(message: string, code: string, more: { path?: string; detail?: string } = {}) {
    super(message);
    this.failure = { message, extensions: { code, ...more } };
  }
}

/** A document that the schema does not allow. */
export const invalidDocument = (message: string, path: string): SkioError =>
  new SkioError(message, 'validation-failed', { path });

/** A field that a type does not have, or that the token's role may not see: Skio does not tell which. */
export const unknownField = (field: string, type: string, path: string): SkioError =>
  invalidDocument(`field '${field}' not found in type: '${type}'`, `${path}.${field}`);

/** A text where a UUID belongs. */
export const notUuid = (text: unknown): SkioError =>
  new SkioError(`invalid input syntax for type uuid: "${String(text)}"`, 'data-exception', { path: '$' });

// A UUID: `1e671650-4876-4e80-a0b7-130f355281ac`.
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whether a value is a UUID. */
export const isUuid = (value: unknown): value is string => typeof value === 'string' && UUID.test(value);
