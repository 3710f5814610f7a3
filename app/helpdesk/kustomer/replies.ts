/** Answers of the helpdesk's own operations, in the words of the Services port. */
import type { ServiceReply } from '../../lib/services.ts';
import type { KustomerReply } from './client.ts';
import { messageOf } from './errors.ts';

/** A good answer. */
export const answered = (body: unknown): ServiceReply => ({
  status: 'answered',
  httpStatus: 200,
  headers: {},
  body,
});

/** A refusal with its words. */
export const refused = (httpStatus: number, error: string): ServiceReply => ({
  status: 'answered',
  httpStatus,
  headers: {},
  body: { error },
});

/** Passes failures on; gives the good answer's body another form. */
export function toServiceReply(reply: KustomerReply, make: (body: unknown) => unknown): ServiceReply {
  if (reply.status === 'lost') return reply;
  if (reply.httpStatus >= 400) return refused(reply.httpStatus, messageOf(reply.body));
  return answered(make(reply.body));
}
