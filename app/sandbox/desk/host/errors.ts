/** Errors as the host sends them to the app, path by path. */
export interface PathError {
  readonly name: string;
  readonly message: string;
  readonly path?: string;
  readonly stack?: string;
}

/** Nothing answers at that path or action. */
export const noHandler = (path: string): PathError => ({
  name: 'APIPathError',
  message: `Could not find handler for: "${path}"`,
});

/** The path exists and the value or the moment does not fit. */
export const refusal = (path: string, message: string): PathError => ({ name: 'Error', message, path });

/** The outcome of one path or action. */
export type PathResult =
  | { readonly status: 'value'; readonly value: unknown }
  | { readonly status: 'error'; readonly error: PathError };

/** A successful outcome. */
export const value = (result: unknown): PathResult => ({ status: 'value', value: result });

/** A failed outcome. */
export const failure = (error: PathError): PathResult => ({ status: 'error', error });
