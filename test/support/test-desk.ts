/** A sandbox without a port, on a clock that the test moves. */
import type { OutgoingReply, OutgoingRequest } from '../../app/sandbox/outgoing.ts';
import { createSandbox, type Sandbox, type SandboxOptions } from '../../app/sandbox/sandbox.ts';
import { fixturePackage } from './fixture-app.ts';

/** People of the sandbox, by what they may do. */
export const PEOPLE = { agent: 1101, otherAgent: 1102, light: 1103, supervisor: 1104, admin: 1105 } as const;

/** What came back. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** Parsed JSON; an empty object where there is no body. */
  readonly body: Record<string, unknown>;
}

/** One call of the sandbox. */
export interface Call {
  readonly user?: number;
  readonly instance?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The sandbox with what a test needs around it. */
export interface TestDesk {
  readonly sandbox: Sandbox;
  /** What reached the shops. */
  readonly sent: OutgoingRequest[];
  /** Milliseconds since 1970; the test moves it. */
  time: number;
  get(path: string, call?: Call): Promise<Answer>;
  send(method: string, path: string, call?: Call): Promise<Answer>;
}

const START = Date.parse('2026-08-20T10:00:00Z');

/** A desk with the fixture app, shops that answer `{}`, and the seed tickets. */
export function createTestDesk(
  options: Partial<SandboxOptions> & {
    readonly answer?: (request: OutgoingRequest) => OutgoingReply;
  } = {},
): TestDesk {
  const sent: OutgoingRequest[] = [];
  const { answer, ...rest } = options;
  const desk = { time: START, sent };
  const sandbox = createSandbox({
    app: fixturePackage(),
    now: () => desk.time,
    createShops: () => ({
      handle: (request) => {
        sent.push(request);
        return (
          answer?.(request) ?? { status: 200, headers: { 'content-type': 'application/json' }, body: '{}' }
        );
      },
      state: () => null,
      effects: () => [],
    }),
    ...rest,
  });
  const send = (method: string, path: string, call: Call = {}) => sendTo(sandbox, method, { path, call });
  return Object.assign(desk, { sandbox, send, get: (path: string, call?: Call) => send('GET', path, call) });
}

async function sendTo(
  sandbox: Sandbox,
  method: string,
  { path, call }: { path: string; call: Call },
): Promise<Answer> {
  const response = await sandbox.fetch(
    new Request(`http://127.0.0.1${path}`, {
      method,
      headers: {
        'x-desk-user': String(call.user ?? PEOPLE.agent),
        ...(call.instance ? { 'x-desk-instance': call.instance } : {}),
        ...call.headers,
      },
      ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
    }),
  );
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: parse(text) };
}

function parse(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return { text };
  }
}

/** The value at a dotted path of an answer, e.g. `ticket.audit.events.0.type`. */
export function at(answer: Answer, path: string): unknown {
  let here: unknown = answer.body;
  for (const key of path.split('.')) {
    if (typeof here !== 'object' || here === null) return undefined;
    here = Reflect.get(here, key);
  }
  return here;
}
