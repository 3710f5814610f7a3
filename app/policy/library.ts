/** The policies that can be run, found by what people call them. */
import type { Policy, PolicyMention, Step } from './policy.ts';
import { walkSteps } from './policy.ts';
import { normalTitle } from './words.ts';

/** What a mention of a policy points at. */
export type Resolution =
  | {
      readonly status: 'found';
      readonly policy: Policy /** Where the mention names a section that the policy has. */;
      readonly section: Step | null;
    }
  | { readonly status: 'unknown' }
  | { readonly status: 'unknown-section'; readonly policy: Policy }
  | { readonly status: 'ambiguous'; readonly policies: readonly Policy[] };

/** Policies with the ways to find them. */
export interface Library {
  readonly policies: readonly Policy[];
  /** By title or id, spaces, underscores, hyphens and case alike; the longest that the words begin with. */
  find(titleOrId: string): Policy | undefined;
  resolve(mention: PolicyMention): Resolution;
  /** Every title and id, as `parse` takes them. */
  titles(): readonly string[];
}

/** A library of policies; where two share a title, the title finds neither and `resolve` says that it is ambiguous. */
export function createLibrary(policies: readonly Policy[]): Library {
  const byName = new Map<string, Policy[]>();
  for (const policy of policies) {
    for (const name of namesOf(policy)) {
      const found = byName.get(name) ?? [];
      if (!found.includes(policy)) byName.set(name, [...found, policy]);
    }
  }
  const byId = new Map(policies.map((policy) => [policy.id, policy]));
  const lookUp = (words: string): readonly Policy[] => longestMatch(words, byName);
  return {
    policies,
    find(titleOrId) {
      const exact = byId.get(titleOrId);
      const found = exact ? [exact] : lookUp(titleOrId);
      return found.length === 1 ? found[0] : undefined;
    },
    resolve: (mention) => resolveIn(lookUp(mention.title), mention),
    titles: () => policies.flatMap((policy) => [policy.title, policy.id]),
  };
}

/** What a policy answers to in mentions, normalised: its title and its id, each also without the word `policy` at its end. */
export function namesOf(policy: Policy): string[] {
  const names = [normalTitle(policy.title), normalTitle(policy.id)];
  return [...new Set([...names, ...names.map((name) => name.replace(POLICY_WORD, ''))])].filter(
    (name) => name !== '',
  );
}

// The closing word that a reference may leave out: `refund policy`.
const POLICY_WORD = / (?:policy|process|procedure)$/;

function longestMatch(title: string, byName: ReadonlyMap<string, readonly Policy[]>): readonly Policy[] {
  const words = normalTitle(title).split(' ');
  for (let length = words.length; length > 0; length -= 1) {
    const found = byName.get(words.slice(0, length).join(' '));
    if (found) return found;
  }
  return [];
}

function resolveIn(found: readonly Policy[], mention: PolicyMention): Resolution {
  const [policy, second] = found;
  if (!policy) return { status: 'unknown' };
  if (second) return { status: 'ambiguous', policies: found };
  if (mention.section === null) return { status: 'found', policy, section: null };
  const section = findSection(policy, mention.section);
  return section ? { status: 'found', policy, section } : { status: 'unknown-section', policy };
}

/** The step that a section's words name: the one whose text is, begins with, or holds them; the shortest of several. */
export function findSection(policy: Policy, section: string): Step | undefined {
  const wanted = normalTitle(section);
  const texts = walkSteps(policy.steps).map(({ step }) => ({ step, text: normalTitle(step.text) }));
  const fitting = (fits: (text: string) => boolean): Step | undefined =>
    texts.filter(({ text }) => fits(text)).sort((one, other) => one.text.length - other.text.length)[0]?.step;
  return (
    fitting((text) => text === wanted) ??
    fitting((text) => text.startsWith(wanted)) ??
    fitting((text) => text.includes(wanted))
  );
}
