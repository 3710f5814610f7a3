/**
 * A shortcut's text goes into the reply box, as it does when an agent picks it; what else a shortcut changes is done by
 * Kustomer's own page only, so such a one is refused.
 * @see https://developer.kustomer.com/api/settings-and-configurations/get-all-shortcuts, read 2026-08
 */
import { isObject } from '../../lib/json.ts';
import type { ServiceReply, ServiceRequest } from '../../lib/services.ts';
import { putDraft } from './drafts.ts';
import { messageOf } from './errors.ts';
import type { ReadConversation } from './read-ticket.ts';
import { recordOf, textOf } from './record.ts';
import { refused } from './replies.ts';
import type { SendPorts } from './send-message.ts';

/** Puts the shortcut's text into the reply box; gives why it could not, or null where it is there. */
export async function applyShortcut(
  { args }: ServiceRequest,
  ports: SendPorts,
): Promise<ServiceReply | null> {
  if (!ports.mayDraft) return refused(422, `${BY_HAND} (drafts have not been checked)`);
  const reply = await ports.ask({
    method: 'GET',
    path: `/v1/shortcuts/${encodeURIComponent(args['macro'] ?? '')}`,
  });
  if (reply.status === 'lost') return { status: 'unsent', reason: reply.reason };
  const shortcut = recordOf(reply.body);
  if (reply.httpStatus >= 400 || !shortcut)
    return refused(Math.max(reply.httpStatus, 404), messageOf(reply.body));
  const read = await ports.read(args['ticket'] ?? '');
  const draft = isObject(shortcut.attributes['draft']) ? shortcut.attributes['draft'] : {};
  const text = filledIn(textOf(draft['text']), read);
  if (text === null) return refused(422, BY_HAND);
  const outcome = await putDraft(ports.ask, read, { text, mode: 'append', user: ports.user });
  return outcome.status === 'inserted'
    ? null
    : refused(409, outcome.status === 'failed' ? outcome.reason : BY_HAND);
}

const BY_HAND = 'pick this shortcut in the reply box';

// A placeholder: `{{customer.firstName}}`, `{{ conversation.name }}`.
const PLACEHOLDER = /\{\{\s*([\w.]+)\s*\}\}/g;

/** The text with what we know filled in; null where it is empty or needs more, such as a snippet `[[sn.org.x]]`. */
function filledIn(text: string, { ticket }: ReadConversation): string | null {
  const known: Readonly<Record<string, string>> = {
    'customer.firstName': ticket.requester.name.split(' ')[0] ?? '',
    'customer.name': ticket.requester.name,
    'customer.displayName': ticket.requester.name,
    'conversation.name': ticket.subject,
  };
  const whole = text.replaceAll(PLACEHOLDER, (placeholder, name: string) => known[name] || placeholder);
  return whole.trim() === '' || whole.includes('{{') || whole.includes('[[') ? null : whole;
}
