/** The part of the SDK's client that the fixture and its tests use; the npm package has no types. */
export interface Client {
  get(paths: string | readonly string[]): Promise<Record<string, unknown>>;
  set(path: string | Readonly<Record<string, unknown>>, value?: unknown): Promise<Record<string, unknown>>;
  invoke(action: string | object, ...args: readonly unknown[]): Promise<Record<string, unknown>>;
  request(options: unknown): Promise<unknown>;
  on(event: string, handler: (message: unknown) => unknown): void;
  trigger(event: string, message?: unknown): void;
  instance(guid: string): Client;
}

/** Whether the SDK found its host and gave a client. */
export const isClient = (value: unknown): value is Client =>
  typeof value === 'object' && value !== null && 'instance' in value && 'request' in value;
