/** How the model of an installation is asked, read from its settings. */
import { type ModelPrices, readPrices } from '../assist/model/cost.ts';
import { readHiddenKinds } from '../assist/model/redactor.ts';
import type { Helpdesk, User } from '../helpdesk/helpdesk.ts';
import { shortDigest } from '../lib/canonical.ts';
import type { ModelManner } from '../study/back-test/question.ts';

/** A model's settings; no secret is among them. */
export interface ModelSettings extends ModelManner {
  /** Empty where no model is set up. */
  readonly name: string;
  readonly effort: string;
  readonly safetyId: string;
  readonly timeoutMs: number;
  /** Null where nobody said what the model costs. */
  readonly prices: ModelPrices | null;
}

/** Reads them for this person at this helpdesk. */
export function readModelSettings(helpdesk: Helpdesk, user: User): ModelSettings {
  const setting = (name: string): string => helpdesk.setting(name);
  return {
    name: setting('modelName').trim(),
    effort: setting('modelEffort').trim().toLowerCase(),
    hidden: readHiddenKinds(setting('modelRedaction')),
    tone: setting('modelTone').slice(0, TONE_MAX),
    safetyId: `stepwise-${shortDigest({ page: location.origin, user: user.id })}`,
    timeoutMs: TIMEOUT_MS,
    prices: readPrices(setting('modelPrices')),
  };
}

/** The helpdesk's proxy gives up at about thirty seconds. */
const TIMEOUT_MS = 28_000;

/** A longer wish is a policy. */
const TONE_MAX = 1000;
