/** Texts that the app composes for a tool: what the case is about, in the customer's words, for a person to edit. */
import type { Evidence } from '../lib/evidence.ts';
import type { PlanContext } from './plan/context.ts';

/** A composed text for a parameter of this name; undefined where the app has nothing to say. Messages are composed by the reply. */
export function writeText(
  name: string,
  context: Pick<PlanContext, 'passages' | 'ticket' | 'phrases'>,
  place: { readonly policy: { readonly title: string } },
): { text: string; evidence: Evidence } | undefined {
  if (name === 'message') return undefined;
  const said = context.passages.findLast(
    (passage) => passage.by === 'requester' && passage.comment !== 'subject',
  );
  const sentence = said?.sentences.find(({ text }) => !GREETING.test(text)) ?? said?.sentences[0];
  const quote = sentence?.text ?? context.ticket.subject;
  const evidence: Evidence = {
    kind: said ? 'comment' : 'field',
    id: said?.comment ?? 'subject',
    path: '',
    quote: sentence?.quote ?? quote,
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

// A line that only greets: `Hi Kim,`, `Guten Tag!`, `Hello again`.
const GREETING =
  /^(?:hi|hello|hey|dear|good (?:morning|afternoon|evening)|hallo|guten (?:tag|morgen|abend)|liebe[rs]?|bonjour|hola|olá)(?!\p{L})[^.?:;]{0,40}[,!.]?$/iu;
