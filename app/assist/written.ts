/** Texts that the app composes for a tool: what the case is about, in the customer's words, for a person to edit. */
import type { Evidence } from '../lib/evidence.ts';
import type { Place, PlanContext } from './plan/context.ts';

/** A composed text for a parameter of this name; undefined where the app has nothing to say. Messages are composed by the reply. */
export function writeText(
  name: string,
  context: PlanContext,
  place: Place,
): { text: string; evidence: Evidence } | undefined {
  if (name === 'message') return undefined;
  const said = context.passages.findLast(
    (passage) => passage.by === 'requester' && passage.comment !== 'subject',
  );
  const quote = said?.sentences[0]?.text ?? context.ticket.subject;
  const evidence: Evidence = {
    kind: said ? 'comment' : 'field',
    id: said?.comment ?? 'subject',
    path: '',
    quote: said?.sentences[0]?.quote ?? quote,
  };
  if (quote === '') return undefined;
  return {
    text: context.phrases(`written.${name === 'reason' ? 'reason' : 'summary'}`, {
      policy: place.policy.title,
      quote,
    }),
    evidence,
  };
}
