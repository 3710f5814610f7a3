/** Cases for the model's part: the engine over a policy, a reading as a model might send it, what is left of it after the checks. */
import { type Assistance, type AssistInput, assist } from '../../app/assist/assist.ts';
import { createIndex } from '../../app/assist/match.ts';
import { type CheckedReading, checkReading } from '../../app/assist/model/check.ts';
import type { RawReading, RawSentence } from '../../app/assist/model/reading.ts';
import { everyLanguage } from '../../app/main/every-language.ts';
import { compile } from '../../app/policy/compile.ts';
import { createLibrary } from '../../app/policy/library.ts';
import { createCatalog, shippedTools } from '../../app/tools/catalog.ts';
import { type CaseInShort, chosen, NOW, ticketOf } from './engine.ts';

/** What the engine works on, under policies written as text; the first of them runs. */
export function inputOf(texts: string | readonly string[], inShort: CaseInShort = {}): AssistInput {
  const catalog = createCatalog(shippedTools);
  const sources = (typeof texts === 'string' ? [texts] : texts).map((text, index) => ({
    text,
    name: `p${index + 1}`,
  }));
  const { policies } = compile(sources, { catalog });
  return {
    now: inShort.now ?? NOW,
    ticket: ticketOf(inShort),
    events: [chosen(policies[0]?.id ?? ''), ...(inShort.events ?? [])],
    library: createLibrary(policies),
    index: createIndex(policies),
    catalog,
    settings: { approval: {}, limits: inShort.limits ?? {} },
    ...everyLanguage,
  };
}

const NONE = { id: '', source: '', quote: '' };

/** A reading that says nothing but this. */
export const rawOf = (more: Partial<RawReading> = {}): RawReading => ({
  answers: [],
  facts: [],
  policy: NONE,
  other: NONE,
  draft: { language: 'en', sentences: [] },
  doubts: [],
  ...more,
});

/** A sentence; what is left out is that of a courtesy. */
export const said = (text: string, more: Partial<RawSentence> = {}): RawSentence => ({
  text,
  kind: 'courtesy',
  serves: '',
  rests_on: '',
  paragraph: 1,
  ...more,
});

/** A draft of these sentences. */
export const draftOf = (sentences: readonly RawSentence[], language = 'en'): RawReading =>
  rawOf({ draft: { language, sentences } });

/** Made once for an input, since many readings are held against the same. */
const guided = new WeakMap<AssistInput, Assistance>();

/** The engine's view without a reading. */
export function guidedOf(input: AssistInput): Assistance {
  const made = guided.get(input) ?? assist(input);
  guided.set(input, made);
  return made;
}

/** What the checks leave of a reading; every policy of the library is a candidate. */
export function checkedOf(
  raw: RawReading,
  input: AssistInput,
  change: Partial<Assistance> = {},
): CheckedReading {
  const assistance = { ...guidedOf(input), ...change };
  const policies = input.library.policies.filter((policy) =>
    assistance.runs.some((run) => run.policy === policy.id),
  );
  return checkReading(raw, {
    now: input.now,
    ticket: input.ticket,
    passages: assistance.passages,
    assistance,
    policies,
    candidates: input.library.policies,
    library: input.library,
    catalog: input.catalog,
    limits: input.settings.limits,
    phrases: input.phrases,
  });
}

/** The engine's view with a reading. */
export const assistRead = (raw: RawReading, input: AssistInput): Assistance =>
  assist({ ...input, reading: checkedOf(raw, input) });

/** The names of the checks that turned something down. */
export const refusals = (reading: CheckedReading): string[] => reading.refused.map((each) => each.check);
