/** Texts that the app composes for a tool: what the case is about, in the customer's words, for a person to edit. */
import type { Evidence } from '../lib/evidence.ts';
import { statusWords } from '../lib/phrases.ts';
import { type Passage, SUBJECT } from '../ticket/clean.ts';
import type { Fact } from '../ticket/fact.ts';
import type { PlanContext } from './plan/context.ts';
import { callerRun, type Run } from './run.ts';

/** What a composed text is made from. `facts` has of each name the one to use first. */
export interface CaseToTell
  extends Pick<PlanContext, 'passages' | 'ticket' | 'phrases' | 'matches' | 'past'> {
  readonly facts: readonly Fact[];
}

/** The run that the text is for. */
type Teller = Pick<Run, 'policy' | 'calledFrom'>;

/** A composed text for a parameter of this name; undefined where the app has nothing to say. Messages are composed by the reply. */
export function writeText(
  name: string,
  context: CaseToTell,
  place: { readonly policy: { readonly title: string }; readonly run: Teller },
): { text: string; evidence: Evidence } | undefined {
  if (name === 'message') return undefined;
  const isReason = name === 'reason';
  const evidence = isReason ? newestOf(context) : complaintOf(context, place.run);
  if (evidence.quote === '') return undefined;
  const told = context.phrases(`written.${isReason ? 'reason' : 'summary'}`, {
    policy: place.policy.title,
    quote: cut(evidence.quote),
  });
  const found = isReason ? '' : trackingFound(context);
  return { text: found === '' ? told : `${told} ${found}`, evidence };
}

/** The case in a few words, for whoever takes it over: the complaint, what was found, and what is to be answered now. */
export function writeCase(context: CaseToTell, place: Parameters<typeof writeText>[2]): string | undefined {
  const told = writeText('summary', context, place);
  const newest = newestOf(context).quote;
  if (!told || newest === '' || newest === told.evidence.quote) return told?.text;
  return `${told.text} ${context.phrases('written.latest', { quote: cut(newest) })}`;
}

/** What somebody who takes the case over has to answer: the first thing that the customer's newest message says. */
function newestOf({ passages, ticket }: CaseToTell): Evidence {
  const newest = passages.findLast((passage) => passage.by === 'requester' && passage.comment !== SUBJECT);
  const said = newest ? sentencesOf(newest) : [];
  return said.find(({ quote }) => !GREETING.test(quote)) ?? said[0] ?? inSubject(ticket.subject);
}

/** The customer's sentence that the case rests on: the first one behind the match, else the first that says something. */
function complaintOf({ passages, ticket, matches, past }: CaseToTell, run: Teller): Evidence {
  const policy = rootOf(run, past.runs).policy;
  const match = [...matches.matches, ...matches.others].find((each) => each.policy === policy);
  const said = passages
    .filter((passage) => passage.by === 'requester' && passage.comment !== SUBJECT)
    .flatMap(sentencesOf);
  const behind = said.find(({ quote }) => match?.reasons.includes(quote) ?? false);
  if (behind) return behind;
  if (match?.reasons.includes(ticket.subject)) return inSubject(ticket.subject);
  return said.find(({ quote }) => !GREETING.test(quote)) ?? said[0] ?? inSubject(ticket.subject);
}

const sentencesOf = ({ comment, sentences }: Passage): Evidence[] =>
  sentences.map(({ quote }) => ({ kind: 'comment', id: comment, path: '', quote }));

const inSubject = (quote: string): Evidence => ({ kind: 'field', id: 'subject', path: '', quote });

/** The run that the customer's request began: policies that were called answer the same complaint. */
function rootOf(run: Teller, runs: readonly Run[]): Teller {
  let root = run;
  for (let depth = 0; root.calledFrom !== null && depth < runs.length; depth += 1) {
    const caller = callerRun(runs, root.calledFrom);
    if (!caller) break;
    root = caller;
  }
  return root;
}

/** Carriers and colleagues read the beginning; a longer sentence is cut at a word. */
const QUOTE_LENGTH_MAX = 400;

function cut(quote: string): string {
  if (quote.length <= QUOTE_LENGTH_MAX) return quote;
  const whole = quote.slice(0, QUOTE_LENGTH_MAX).replace(/\s+\S*$/u, '');
  return `${whole} …`;
}

/** What tracking says, with the day of it; empty where nothing was looked up or parcels differ. */
function trackingFound({ facts, phrases }: CaseToTell): string {
  const certain = (name: string) => facts.find((fact) => fact.name === name && fact.standing === 'certain');
  const status = certain('tracking_status');
  if (!status || UNTOLD.has(String(status.value))) return '';
  const at = certain(status.value === 'delivered' ? 'delivered_at' : 'last_scan_at');
  const words = statusWords(String(status.value), phrases);
  if (!at) return phrases('written.tracking', { status: words });
  return phrases('written.tracking-since', { status: words, date: String(at.value).slice(0, DAY_LENGTH) });
}

/** Of a moment, `2026-11-12T16:00:00Z`, the day is told. */
const DAY_LENGTH = 10;

const UNTOLD: ReadonlySet<string> = new Set(['', 'unknown', 'mixed']);

// A line that only greets: `Hi Kim,`, `Guten Tag!`, `Hello again`.
const GREETING =
  /^(?:hi|hello|hey|dear|good (?:morning|afternoon|evening)|hallo|guten (?:tag|morgen|abend)|liebe[rs]?|bonjour|hola|olá)(?!\p{L})[^.?:;]{0,40}[,!.]?$/iu;
