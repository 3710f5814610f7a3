/**
 * A back-test in which a model reads every moment, as it would have read it in the sidebar: one question a message and version, a
 * shared one where both versions lead to the same words. What it says passes the same checks.
 */
import {
  type Comparison,
  createComparing,
  type PlayedBoth,
  playInFull,
  type Stage,
  type Versions,
} from './back-test.ts';
import { type Moment, momentsOf, type PastCase } from './past.ts';
import { type MeasuredQuestion, type ModelManner, type Question, questionOf } from './question.ts';
import { playMoment } from './replay.ts';

/** Gives the text of a model's answer. `unanswered`: it has none to this question; `stopped`: nothing more may be asked. */
export type AskModel = (
  question: Question,
) => Promise<
  | { readonly status: 'answered'; readonly text: string }
  | { readonly status: 'unanswered' }
  | { readonly status: 'stopped' }
>;

/** The same with a model's reading of every moment, one question for each version, a shared one where both are alike; null where it was stopped. */
export async function backTestWithModel(
  past: PastCase,
  versions: Versions,
  { manner, ask }: { readonly manner: ModelManner; readonly ask: AskModel },
): Promise<Comparison | null> {
  const comparing = createComparing(past);
  for (const moment of momentsOf(past)) {
    const stage = { past, versions, chosen: comparing.chosen() };
    const both = await readBoth(moment, stage, { manner, ask });
    if (!both) return null;
    if (!comparing.take(moment, both)) break;
  }
  return comparing.comparison();
}

async function readBoth(
  moment: Moment,
  stage: Stage,
  { manner, ask }: { readonly manner: ModelManner; readonly ask: AskModel },
): Promise<PlayedBoth | null> {
  const { past, versions, chosen } = stage;
  const guided = playInFull(moment, stage);
  const [first, second] = [questionOf(guided.before, manner), questionOf(guided.after, manner)];
  const old = await ask(first.question);
  if (old.status === 'stopped') return null;
  if (old.status === 'unanswered') return { ...guided, model: 'unanswered' };
  const fresh = first.question.key === second.question.key ? old : await ask(second.question);
  if (fresh.status === 'stopped') return null;
  const raw = {
    before: first.read(old.text),
    after: fresh.status === 'answered' ? second.read(fresh.text) : null,
  };
  // One side with its reading and the other without would differ by the model, not by the policy.
  if (!raw.before || !raw.after) return { ...guided, model: 'unanswered' };
  return {
    before: playMoment(moment, past, { version: versions.before, chosen: chosen.before, raw: raw.before }),
    after: playMoment(moment, past, { version: versions.after, chosen: chosen.after, raw: raw.after }),
    model: 'read',
  };
}

/** What a model would be asked about a ticket, a list a moment; the answers may lead it elsewhere. Nothing is asked. */
export function measureQuestions(
  past: PastCase,
  versions: Versions,
  manner: ModelManner,
): readonly (readonly MeasuredQuestion[])[] {
  const comparing = createComparing(past);
  const measured: MeasuredQuestion[][] = [];
  for (const moment of momentsOf(past)) {
    const guided = playInFull(moment, { past, versions, chosen: comparing.chosen() });
    const both = [guided.before, guided.after].map((played) => questionOf(played, manner).question);
    measured.push(
      both
        .filter(({ key }, at) => both.findIndex((one) => one.key === key) === at)
        .map(({ key, tokens }) => ({ key, tokens })),
    );
    if (!comparing.take(moment, { ...guided, model: 'none' })) break;
  }
  return measured;
}
