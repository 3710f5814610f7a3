import { serve } from '@hono/node-server';
import { createSandbox, type Sandbox, type SandboxOptions } from './sandbox.ts';
import { DESK_HOST } from './web.ts';

/** A sandbox on a port. */
export interface SandboxServer {
  /** The desk's address, e.g. `http://127.0.0.1:4567`. */
  readonly url: string;
  readonly sandbox: Sandbox;
  close(): Promise<void>;
}

/** Ports tried one after another where the wanted one is taken. */
const PORTS_TRIED_MAX = 20;

/** Serves a sandbox on `port`, or on the next free one; port 0 takes any. */
export async function startServer(
  options: SandboxOptions & { readonly port: number },
): Promise<SandboxServer> {
  const sandbox = createSandbox(options);
  for (let tried = 0; tried < PORTS_TRIED_MAX; tried += 1) {
    const server = await listen(sandbox, options.port === 0 ? 0 : options.port + tried);
    if (server) return server;
  }
  throw new Error(`no free port from ${options.port} to ${options.port + PORTS_TRIED_MAX - 1}`);
}

function listen(sandbox: Sandbox, port: number): Promise<SandboxServer | undefined> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: sandbox.fetch, port, hostname: DESK_HOST }, (info) =>
      resolve({
        url: `http://${DESK_HOST}:${info.port}`,
        sandbox,
        close: () =>
          new Promise((closed) => {
            server.close(() => closed());
            if ('closeAllConnections' in server) server.closeAllConnections();
          }),
      }),
    );
    server.on('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error),
    );
  });
}
