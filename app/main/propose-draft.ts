import type { ProposeDraft } from '../assist/policy-draft.ts';
import type { Helpdesk, User } from '../helpdesk/helpdesk.ts';
import { readModelSettings } from './model-settings.ts';

/** Asks the model of this installation for policies; undefined where none is named. Its code is fetched with the first question. */
export function draftProposer(helpdesk: Helpdesk, user: User): ProposeDraft | undefined {
  const { name, effort, safetyId, timeoutMs } = readModelSettings(helpdesk, user);
  if (name === '') return undefined;
  return async (procedure, knowledge) => {
    const parts = await Promise.all([
      import('../connectors/openai.ts'),
      import('../assist/policy-draft.ts'),
    ]).catch(() => null);
    // The package was replaced while the page was open.
    if (!parts) return { status: 'failed', problem: 'not-installed' };
    const [{ createOpenaiModel }, { draftRequest, readDraft }] = parts;
    const model = createOpenaiModel({ services: helpdesk.services, model: name, effort });
    const reply = await model.ask(draftRequest(procedure, knowledge, { safetyId, timeoutMs }));
    return readDraft(reply, procedure, knowledge);
  };
}
