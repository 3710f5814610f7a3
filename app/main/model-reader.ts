/** The model reader of an installation, made from its settings. Fetched by `lazy-model-reader.ts` when it is first needed. */

import { readPrices } from '../assist/model/cost.ts';
import { readHiddenKinds } from '../assist/model/redactor.ts';
import { createModelReader, type ModelReader } from '../assist/model-reader.ts';
import { createOpenaiModel } from '../connectors/openai.ts';
import type { Helpdesk, User } from '../helpdesk/helpdesk.ts';
import { shortDigest } from '../lib/canonical.ts';

/** The helpdesk's proxy gives up at about thirty seconds. */
const TIMEOUT_MS = 28_000;

/** A reader for this person at this helpdesk, with the model that its settings name. */
export function createReaderFor(helpdesk: Helpdesk, user: User): ModelReader {
  const model = helpdesk.setting('modelName').trim();
  return createModelReader({
    model: createOpenaiModel({
      services: helpdesk.services,
      model,
      effort: helpdesk.setting('modelEffort').trim().toLowerCase(),
    }),
    store: helpdesk.store,
    now: () => new Date().toISOString(),
    hidden: readHiddenKinds(helpdesk.setting('modelRedaction')),
    tone: helpdesk.setting('modelTone').slice(0, TONE_MAX),
    safetyId: `stepwise-${shortDigest({ page: location.origin, user: user.id })}`,
    timeoutMs: TIMEOUT_MS,
    prices: readPrices(helpdesk.setting('modelPrices')),
  });
}

/** A longer wish is a policy. */
const TONE_MAX = 1000;
