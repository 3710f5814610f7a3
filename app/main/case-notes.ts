/** Internal notes at the end of a run, where the team's setting asks for them. */
import type { Helpdesk } from '../helpdesk/helpdesk.ts';

/** A note is worth waiting for this long. */
const TIMEOUT_MS = 15_000;

/** How a note is added; null where the setting `caseNotes` is off. */
export function caseNotes(
  helpdesk: Helpdesk,
): ((ticket: string, text: string, marker: string) => Promise<void>) | null {
  if (helpdesk.setting('caseNotes') === 'false' || helpdesk.setting('caseNotes') === '') return null;
  return async (ticket, text, marker) => {
    const body = { text, public: false };
    const reply = await helpdesk.services.send({
      service: 'helpdesk',
      operation: 'add-comment',
      args: { ticket, marker },
      body,
      timeoutMs: TIMEOUT_MS,
    });
    if (reply.status !== 'answered' || reply.httpStatus >= 400)
      throw new Error('the internal note could not be added');
  };
}
