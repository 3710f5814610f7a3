/**
 * What Kustomer's desk does for its SDK: a request as the signed-in agent, and the run of a command. Only `data` of an answer
 * gets through; an error comes without its HTTP status, as seen in public code.
 */
import { isObject, parseJson } from '../../lib/json.ts';

/** Whose session it is, and which frame asks. */
export interface Session {
  readonly fetch: (path: string, init: RequestInit) => Promise<Response>;
  readonly userId: number;
  readonly instance: string;
}

/** What the SDK is told. */
export type SessionReply =
  | { readonly status: 'done'; readonly data: unknown }
  | { readonly status: 'failed'; readonly error: unknown };

/** `Kustomer.request`. */
export async function sessionRequest(session: Session, options: unknown): Promise<SessionReply> {
  const asked = isObject(options) ? options : {};
  const url = String(asked['url'] ?? '');
  if (!url.startsWith('/v1/')) return failed({ code: 'bad_request', title: 'the address is not below /v1' });
  const method = String(asked['method'] ?? 'get').toUpperCase();
  return await send(session, { path: `/kustomer/api${url}`, method, body: asked['body'] });
}

/** `Kustomer.command.run`; gives the run's attributes. */
export async function sessionCommand(
  session: Session,
  name: string,
  options: unknown,
): Promise<SessionReply> {
  const path = `/kustomer/api/v1/commands/${encodeURIComponent(name)}/run`;
  const reply = await send(session, { path, method: 'POST', body: isObject(options) ? options : {} });
  if (reply.status === 'failed' || !isObject(reply.data)) return reply;
  return { status: 'done', data: reply.data['attributes'] };
}

const failed = (error: unknown): SessionReply => ({ status: 'failed', error: { error } });

async function send(
  { fetch, userId, instance }: Session,
  { path, method, body }: { path: string; method: string; body: unknown },
): Promise<SessionReply> {
  try {
    const response = await fetch(path, {
      method,
      headers: {
        'content-type': 'application/json',
        'x-desk-user': String(userId),
        'x-desk-instance': instance,
      },
      ...(body === undefined || method === 'GET' ? {} : { body: JSON.stringify(body) }),
    });
    if (response.headers.has('x-desk-lost'))
      return { status: 'failed', error: { message: 'Failed to fetch' } };
    if (response.status === 204) return { status: 'done', data: undefined };
    const answer = parseJson(await response.text());
    if (response.ok && isObject(answer)) return { status: 'done', data: answer['data'] };
    const errors = isObject(answer) && Array.isArray(answer['errors']) ? answer['errors'] : [];
    return failed(withoutStatus(errors[0] ?? { message: 'unexpected answer' }));
  } catch {
    return { status: 'failed', error: { message: 'Failed to fetch' } };
  }
}

const withoutStatus = (error: unknown): unknown =>
  isObject(error) ? Object.fromEntries(Object.entries(error).filter(([name]) => name !== 'status')) : error;
