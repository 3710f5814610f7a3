/** The part of the SDK that the fixture uses. */
declare module 'zendesk_app_framework_sdk' {
  export interface Client {
    get(paths: string | readonly string[]): Promise<Record<string, unknown>>;
    set(path: string | Readonly<Record<string, unknown>>, value?: unknown): Promise<Record<string, unknown>>;
    invoke(action: string | object, ...args: readonly unknown[]): Promise<Record<string, unknown>>;
    request(options: unknown): Promise<unknown>;
    on(event: string, handler: (message: unknown) => unknown): void;
    off(event: string, handler: (message: unknown) => unknown): void;
    trigger(event: string, message?: unknown): void;
    instance(guid: string): Client;
    context(): Promise<unknown>;
    metadata(): Promise<unknown>;
  }
  const sdk: { init(callback?: (message: unknown) => void): Client | false };
  export default sdk;
}
