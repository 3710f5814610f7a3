/** The model reader of an installation, made from its settings. Fetched by `lazy-model-reader.ts` when it is first needed. */
import { createModelReader, type ModelReader } from '../assist/model-reader.ts';
import { createOpenaiModel } from '../connectors/openai.ts';
import type { Helpdesk, User } from '../helpdesk/helpdesk.ts';
import { readModelSettings } from './model-settings.ts';

/** A reader for this person at this helpdesk, with the model that its settings name. */
export function createReaderFor(helpdesk: Helpdesk, user: User): ModelReader {
  const { name, effort, ...settings } = readModelSettings(helpdesk, user);
  return createModelReader({
    ...settings,
    model: createOpenaiModel({ services: helpdesk.services, model: name, effort }),
    store: helpdesk.store,
    now: () => new Date().toISOString(),
  });
}
