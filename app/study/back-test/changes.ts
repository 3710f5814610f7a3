/** What is different between what two versions said, and whether it is what people did. */
import { canonicalJson } from '../../lib/canonical.ts';
import type { Json, JsonObject } from '../../lib/json.ts';
import type { CallMade, Done } from './past.ts';
import type { Said } from './replay.ts';

/** Kinds of differences, the gravest first: another policy answers, something else is offered or asked of the agent, other words, other refusals. */
export const CHANGE_KINDS = ['policy', 'action', 'reply', 'refusal'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** Every kind of difference, the gravest first. The number of a step is none, since a step added above changes it. */
export function changesBetween(before: Said, after: Said): readonly ChangeKind[] {
  const differs: Readonly<Record<ChangeKind, boolean>> = {
    policy: before.policy !== after.policy,
    action: actionsOf(before) !== actionsOf(after),
    reply: before.reply !== after.reply,
    refusal: refusalsOf(before) !== refusalsOf(after),
  };
  return CHANGE_KINDS.filter((kind) => differs[kind]);
}

function actionsOf(said: Said): string {
  const calls = said.calls.map(({ tool, args, lane }) =>
    canonicalJson({ tool, lane, args: withoutMessage(args) }),
  );
  return canonicalJson({
    status: said.status,
    calls: calls.sort(),
    questions: [...said.questions].sort(),
    passedOn: [...said.passedOn].sort(),
    lookedUp: [...said.lookedUp].sort(),
    unanswered: said.unanswered,
  });
}

/** The words of a message are the reply's. */
const withoutMessage = (args: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(args).filter(([name]) => name !== 'message'));

const refusalsOf = (said: Said): string =>
  said.refused
    .map(({ check, what }) => `${check} ${what}`)
    .sort()
    .join('\n');

/**
 * Whether people did what was said; null where nobody decided anything then. A call counts by its tool and by the values that were
 * given, a policy where an agent chose one.
 */
export function agreesWith(said: Said, done: Done): boolean | null {
  if (done.policy === '' && done.approved.length + done.rejected.length === 0) return null;
  if (done.policy !== '' && done.policy !== said.policy) return false;
  const isOffered = (call: CallMade): boolean => said.calls.some((each) => isSameCall(each, call));
  return done.approved.every(isOffered) && !done.rejected.some(isOffered);
}

const isSameCall = (a: CallMade, b: CallMade): boolean =>
  a.tool === b.tool &&
  Object.entries(withoutMessage(a.args)).every(
    ([name, value]) => b.args[name] === undefined || sameValue(value, b.args[name]),
  );

const sameValue = (a: Json, b: Json | undefined): boolean =>
  canonicalJson(a) === canonicalJson(b) || String(a) === String(b);
