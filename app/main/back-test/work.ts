/** The work of a back-test, wherever it is done: makes two engines once and compares batch after batch. */
import { POLICY_LANGUAGE } from '../../assist/assist.ts';
import { replyLanguage } from '../../assist/reply/language.ts';
import { parseJson } from '../../lib/json.ts';
import type { Policy } from '../../policy/policy.ts';
import { backTest, type Comparison, type Versions, versionsOf } from '../../study/back-test/back-test.ts';
import type { PastCase } from '../../study/back-test/past.ts';
import { type AskModel, backTestWithModel, measureQuestions } from '../../study/back-test/with-model.ts';
import { readPassages } from '../../ticket/clean.ts';
import type { BadLine, TicketBatch } from '../../ui/studio/backtest/ports.ts';
import { createEngine } from '../engine.ts';
import { installedTools } from '../installed-tools.ts';
import { loadLanguage, loadText, phrasesIn } from '../phrases.ts';
import { readPastJson } from '../read-input.ts';
import type { Batch, Start, Worked } from './message.ts';

/** Works a batch off. */
export type Work = (batch: Batch) => Promise<Worked>;

/** Makes ready; `ask` reaches the model from where its helpdesk is. Rejects where the sentences of no language can be fetched. */
export async function startWork(start: Start, ask: AskModel): Promise<Work> {
  const { phrase } = await loadText(start.locale);
  await loadLanguage(POLICY_LANGUAGE);
  const { catalog } = await installedTools();
  const engineOf = (policies: readonly Policy[]) =>
    createEngine(policies, catalog, { phrases: phrase, phrasesIn, settings: start.settings });
  const versions = versionsOf(engineOf(start.before), engineOf(start.after));
  return async ({ how, tickets }) => {
    const { cases, bad } = tickets.type === 'cases' ? { cases: tickets.cases, bad: [] } : readLines(tickets);
    for (const past of cases) await loadWordsFor(past);
    if (how === 'measure') {
      const messages = cases.flatMap((past) => measureQuestions(past, versions, start.manner));
      return { comparisons: [], bad, measured: { cases, messages } };
    }
    const comparisons =
      how === 'rules'
        ? cases.map((past) => backTest(past, versions))
        : await readAll(cases, versions, { manner: start.manner, ask });
    return { comparisons, bad, measured: null };
  };
}

/** A draft whose sentences cannot be fetched comes in those that are here, as in the sidebar. */
async function loadWordsFor({ ticket }: PastCase): Promise<void> {
  await loadLanguage(replyLanguage(ticket, readPassages(ticket))).catch(() => undefined);
}

/** What was stopped is left out. */
async function readAll(
  cases: readonly PastCase[],
  versions: Versions,
  model: Parameters<typeof backTestWithModel>[2],
): Promise<readonly Comparison[]> {
  const comparisons: Comparison[] = [];
  for (const past of cases) {
    const one = await backTestWithModel(past, versions, model);
    if (one) comparisons.push(one);
  }
  return comparisons;
}

function readLines({ lines, firstLine }: Extract<TicketBatch, { type: 'lines' }>) {
  const cases: PastCase[] = [];
  const bad: BadLine[] = [];
  for (const [i, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const read = readPastJson(parseJson(line));
    if (read.status === 'read') cases.push(read.value);
    else bad.push({ line: firstLine + i, reason: read.reason });
  }
  return { cases, bad };
}
