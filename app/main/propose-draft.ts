import type { ProposeDraft } from '../assist/policy-draft.ts';
import type { Helpdesk, User } from '../helpdesk/helpdesk.ts';
import { shortDigest } from '../lib/canonical.ts';

/** The helpdesk's proxy gives up at about thirty seconds. */
const TIMEOUT_MS = 28_000;

/** Asks the model of this installation for policies; undefined where none is named. Its code is fetched with the first question. */
export function draftProposer(helpdesk: Helpdesk, user: User): ProposeDraft | undefined {
  const name = helpdesk.setting('modelName').trim();
  if (name === '') return undefined;
  const effort = helpdesk.setting('modelEffort').trim().toLowerCase();
  const safetyId = `stepwise-${shortDigest({ page: location.origin, user: user.id })}`;
  return async (procedure, knowledge) => {
    const parts = await Promise.all([
      import('../connectors/openai.ts'),
      import('../assist/policy-draft.ts'),
    ]).catch(() => null);
    // The package was replaced while the page was open.
    if (!parts) return { status: 'failed', problem: 'not-installed' };
    const [{ createOpenaiModel }, { draftRequest, readDraft }] = parts;
    const model = createOpenaiModel({ services: helpdesk.services, model: name, effort });
    const reply = await model.ask(draftRequest(procedure, knowledge, { safetyId, timeoutMs: TIMEOUT_MS }));
    return readDraft(reply, procedure, knowledge);
  };
}
