/** Puts the engine's fixed inputs together: policies, tools, words, settings. */
import type { AssistInput } from '../assist/assist.ts';
import type { Knowledge } from '../assist/learn.ts';
import { createIndex } from '../assist/match.ts';
import { createLibrary } from '../policy/library.ts';
import type { Policy } from '../policy/policy.ts';
import type { Catalog } from '../tools/tool.ts';

/** What stays the same from one ticket to the next. */
export type Engine = Omit<AssistInput, 'now' | 'ticket' | 'events'>;

/** Words, settings and lessons of an engine. */
export interface EngineWords extends Pick<AssistInput, 'settings' | 'phrases' | 'phrasesIn'> {
  /** What was learned so far, asked for at each turn. */
  readonly learned?: () => Knowledge | undefined;
}

/** An engine over some policies, in the words of a language. */
export function createEngine(
  policies: readonly Policy[],
  catalog: Catalog,
  { learned, ...words }: EngineWords,
): Engine {
  const library = createLibrary(policies);
  return {
    library,
    index: createIndex(policies),
    catalog,
    ...words,
    get learned() {
      return learned?.();
    },
  };
}

/** No lanes and limits but those of the policies. */
export const NO_SETTINGS: AssistInput['settings'] = { approval: {}, limits: {} };
