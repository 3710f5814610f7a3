/** A Cards SDK whose answers a test writes down, for what the sandbox's desk never does. */
import type { CommandOptions, KustomerSdk } from '../../app/helpdesk/kustomer/client.ts';

/** A request or a run that reached the SDK. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
}

/** A run that reached the SDK. */
export interface Ran {
  readonly name: string;
  readonly options: CommandOptions;
}

/** The SDK with what it was asked. */
export interface ScriptedSdk extends KustomerSdk {
  readonly asked: Asked[];
  readonly ran: Ran[];
}

/** Answers by a function; what it throws is the SDK's error. */
export function scriptedSdk(answer: {
  readonly request?: (asked: Asked) => unknown;
  readonly run?: (ran: Ran) => unknown;
}): ScriptedSdk {
  const asked: Asked[] = [];
  const ran: Ran[] = [];
  return {
    asked,
    ran,
    initialize: () => undefined,
    on: () => undefined,
    request: async ({ url, method, body }) => {
      const one = { method: String(method).toUpperCase(), path: String(url), body };
      asked.push(one);
      return await answer.request?.(one);
    },
    command: {
      run: async (name, options) => {
        ran.push({ name, options });
        return await answer.run?.({ name, options });
      },
    },
    resize: () => undefined,
  };
}

/** A clock on which waiting takes no time; what would wait longer than a minute never ends. */
export const quickClock = () => {
  const waited: number[] = [];
  let now = Date.UTC(2026, 10, 22);
  return {
    waited,
    now: () => now,
    sleep: (ms: number): Promise<void> => {
      if (ms >= 15_000) return new Promise(() => undefined);
      waited.push(ms);
      now += ms;
      return Promise.resolve();
    },
  };
};
