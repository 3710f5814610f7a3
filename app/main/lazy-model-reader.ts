/** The model's part of the app, fetched only where a model is named and only when the first message is to be read. */
import { assist } from '../assist/assist.ts';
import type { ModelReader, ModelState } from '../assist/model-reader.ts';
import type { Helpdesk, User } from '../helpdesk/helpdesk.ts';

/** A reader for this person at this helpdesk; undefined in guided mode. */
export function modelReaderFor(helpdesk: Helpdesk, user: User): ModelReader | undefined {
  if (helpdesk.setting('modelName').trim() === '') return undefined;
  return lazily(async () => (await import('./model-reader.ts')).createReaderFor(helpdesk, user));
}

/** A reader whose code comes with the first reading; until then the engine works in guided mode. */
export function lazily(load: () => Promise<ModelReader>): ModelReader {
  let loaded: ModelReader | undefined;
  let missing: ModelState = { status: 'idle' };
  const read: ModelReader['read'] = async (input, changed) => {
    try {
      loaded ??= await load();
    } catch (error) {
      // The package was replaced while the page was open; guided mode goes on and the sidebar says why.
      missing = { status: 'away', problem: 'not-installed', detail: String(error) };
      return changed();
    }
    await loaded.read(input, changed);
  };
  return {
    assist: (input) => loaded?.assist(input) ?? assist(input),
    state: (ticket) => loaded?.state(ticket) ?? missing,
    read,
    repair: async (input, changed) => loaded?.repair(input, changed),
    retry: () => loaded?.retry(),
  };
}
