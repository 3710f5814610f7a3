/** The fate of every suggestion: what agents do with what they are offered, for supervisors to look through. */
import type { Actor } from '../assist/event.ts';
import { canonicalJson } from '../lib/canonical.ts';
import type { JsonObject } from '../lib/json.ts';

interface ReviewBase {
  /** Unique. */
  readonly id: string;
  readonly at: string;
  /** The suggestion's id: a call's id, or the digest of a draft. */
  readonly suggestion: string;
  readonly ticket: string;
  readonly by: Actor;
}

/** What was offered. */
export type Offered =
  | { readonly type: 'call'; readonly tool: string; readonly args: JsonObject }
  | { readonly type: 'draft'; readonly text: string };

/** One thing that happened to a suggestion. */
export type ReviewEvent =
  | (ReviewBase & {
      readonly type: 'suggestion-shown';
      readonly offered: Offered;
      readonly policy: string;
      readonly version: string;
      /** Step refs. */
      readonly steps: readonly string[];
    })
  /** It was on screen, in view and the page in front, for so long. */
  | (ReviewBase & { readonly type: 'suggestion-looked-at'; readonly forMs: number })
  | (ReviewBase & { readonly type: 'suggestion-accepted'; readonly as: Offered })
  | (ReviewBase & { readonly type: 'suggestion-rejected'; readonly reason: string; readonly words: string })
  /** Something else took its place, or the ticket was left for good. */
  | (ReviewBase & { readonly type: 'suggestion-replaced' })
  /** A check kept a call from being offered; `suggestion` is the call's id. */
  | (ReviewBase & {
      readonly type: 'proposal-refused';
      readonly tool: string;
      readonly check: string;
      readonly policy: string;
      readonly steps: readonly string[];
    });

/** How a suggestion ended. `share` is how much of it was changed: above 0, at most 1. */
export type Ending =
  | { readonly type: 'open' }
  | { readonly type: 'accepted' }
  | { readonly type: 'edited'; readonly share: number; readonly as: Offered }
  | { readonly type: 'rejected'; readonly reason: string; readonly words: string }
  | { readonly type: 'ignored' };

/** A suggestion with its fate. */
export interface Fate {
  readonly suggestion: string;
  readonly ticket: string;
  readonly offered: Offered;
  readonly policy: string;
  readonly version: string;
  readonly steps: readonly string[];
  readonly shownAt: string;
  readonly lookedAtMs: number;
  readonly ending: Ending;
  /** Who ended it and when; null while it is open. */
  readonly ended: { readonly by: Actor; readonly at: string } | null;
}

/** The fates that events make, in the order in which the suggestions were first shown; events are taken in the order given. */
export function foldFates(events: readonly ReviewEvent[]): readonly Fate[] {
  const fates = new Map<string, Fate>();
  const seen = new Set<string>();
  for (const event of events) {
    if (seen.has(event.id)) continue;
    seen.add(event.id);
    const key = `${event.ticket}/${event.suggestion}`;
    const fate = fates.get(key);
    if (fate) fates.set(key, after(fate, event));
    else if (event.type === 'suggestion-shown') fates.set(key, shown(event));
  }
  return [...fates.values()];
}

const shown = (event: Extract<ReviewEvent, { type: 'suggestion-shown' }>): Fate => ({
  suggestion: event.suggestion,
  ticket: event.ticket,
  offered: event.offered,
  policy: event.policy,
  version: event.version,
  steps: event.steps,
  shownAt: event.at,
  lookedAtMs: 0,
  ending: { type: 'open' },
  ended: null,
});

/** What a person did stands; that something else took its place afterwards changes nothing. */
function after(fate: Fate, event: ReviewEvent): Fate {
  const ended = { by: event.by, at: event.at };
  switch (event.type) {
    case 'suggestion-shown':
      return fate.ending.type === 'ignored' ? { ...fate, ending: { type: 'open' }, ended: null } : fate;
    case 'suggestion-looked-at':
      return { ...fate, lookedAtMs: fate.lookedAtMs + Math.max(event.forMs, 0) };
    case 'suggestion-accepted':
      return { ...fate, ending: acceptance(fate.offered, event.as), ended };
    case 'suggestion-rejected':
      return { ...fate, ending: { type: 'rejected', reason: event.reason, words: event.words }, ended };
    case 'suggestion-replaced':
      return fate.ending.type === 'open' ? { ...fate, ending: { type: 'ignored' }, ended } : fate;
    case 'proposal-refused':
      return fate;
  }
}

function acceptance(offered: Offered, as: Offered): Ending {
  const share = changedShare(offered, as);
  return share === 0 ? { type: 'accepted' } : { type: 'edited', share, as };
}

/** How much of what was offered was changed, from 0 (nothing) to 1 (all of it): of a draft by words, of a call by arguments. */
export function changedShare(offered: Offered, as: Offered): number {
  if (offered.type === 'draft' && as.type === 'draft') return changedWords(offered.text, as.text);
  if (offered.type === 'call' && as.type === 'call' && offered.tool === as.tool)
    return changedArguments(offered.args, as.args);
  return 1;
}

function changedArguments(before: JsonObject, now: JsonObject): number {
  const names = [...new Set([...Object.keys(before), ...Object.keys(now)])];
  const changed = names.filter(
    (name) => canonicalJson(before[name] ?? null) !== canonicalJson(now[name] ?? null),
  );
  return names.length === 0 ? 0 : changed.length / names.length;
}

/** Words put in, taken out or replaced, of the longer text's words; the first `WORDS_MAX` of each are compared. */
function changedWords(before: string, now: string): number {
  const a = wordsOf(before);
  const b = wordsOf(now);
  const longer = Math.max(a.length, b.length);
  return longer === 0 ? 0 : distance(a, b) / longer;
}

const WORDS_MAX = 600;

const wordsOf = (text: string): string[] => (text.match(WORD) ?? []).slice(0, WORDS_MAX);

// A run of anything but white space: `parcel,`, `#1042`.
const WORD = /\S+/g;

/** Levenshtein's distance in words. */
function distance(a: readonly string[], b: readonly string[]): number {
  let row = b.map((_, j) => j + 1);
  for (const [i, word] of a.entries()) {
    let corner = i;
    let left = i + 1;
    row = row.map((above, j) => {
      const here = Math.min(above + 1, left + 1, corner + (word === b[j] ? 0 : 1));
      corner = above;
      left = here;
      return here;
    });
  }
  return row.at(-1) ?? a.length;
}
