/** Steps that go back: whether the loop they close goes round again. */
import { type Step, stepRef } from '../../policy/policy.ts';
import { planByHand } from './act.ts';
import type { Place, PlanContext } from './context.ts';
import { conditionQuestion, decideCondition } from './decide.ts';
import type { Gatherer, Standing } from './frontier.ts';
import { type Loop, newestHeard, turnOf } from './rounds.ts';

/** A step that goes back: once everything before it is settled, as long as it is not known to be enough. */
export function planBack(
  step: Step,
  loop: Loop,
  place: Place,
  { context, base, into }: { context: PlanContext; base: PlanContext; into: Gatherer },
): Standing {
  const ref = stepRef(place.policy.id, step.id);
  if (place.before !== 'settled')
    return { status: 'todo', because: context.phrases('because.earlier'), hold: 'waits' };
  if (loop.until !== '') {
    const condition = { text: loop.until, negated: false };
    const { value, evidence } = decideCondition({ ...step, condition }, place, context);
    if (value === 'yes')
      return { status: 'done', because: context.phrases('because.rounds-over'), hold: 'settled' };
    if (value === 'unknown') {
      const question = conditionQuestion(condition, ref);
      into.proposals.push({ type: 'ask-agent', run: place.run.id, step: ref, question, evidence });
      return { status: 'blocked', because: context.phrases('because.undecided'), hold: 'waits' };
    }
  }
  const turn = turnOf(ref, loop, place.run, base);
  if (turn === 'over')
    return { status: 'done', because: context.phrases('because.rounds-over'), hold: 'settled' };
  if (turn === 'stuck') return planByHand(step, place, context, into);
  into.goesBack.push({ step: ref, comment: newestHeard(base) });
  return { status: 'active', because: context.phrases('because.goes-back'), hold: 'waits' };
}
