/** The work of a back-test, wherever it is done: makes two engines once and compares batch after batch. */
import { POLICY_LANGUAGE } from '../../assist/assist.ts';
import { replyLanguage } from '../../assist/reply/language.ts';
import { parseJson } from '../../lib/json.ts';
import type { Policy } from '../../policy/policy.ts';
import { backTest, type Versions, versionsOf } from '../../study/back-test/back-test.ts';
import type { PastCase } from '../../study/back-test/past.ts';
import { readPassages } from '../../ticket/clean.ts';
import type { BadLine, Compared } from '../../ui/studio/backtest/ports.ts';
import { createEngine } from '../engine.ts';
import { installedTools } from '../installed-tools.ts';
import { loadLanguage, loadText, phrasesIn } from '../phrases.ts';
import { readPastJson } from '../read-input.ts';
import type { Batch, Start } from './message.ts';

/** Compares a batch. */
export type Work = (batch: Batch) => Promise<Compared>;

/** Makes ready. Rejects where the sentences of no language can be fetched. */
export async function startWork(start: Start): Promise<Work> {
  const { phrase } = await loadText(start.locale);
  await loadLanguage(POLICY_LANGUAGE);
  const { catalog } = await installedTools();
  const engineOf = (policies: readonly Policy[]) =>
    createEngine(policies, catalog, { phrases: phrase, phrasesIn, settings: start.settings });
  const versions = versionsOf(engineOf(start.before), engineOf(start.after));
  return async (batch) => {
    const { cases, bad } = batch.type === 'cases' ? { cases: batch.cases, bad: [] } : readLines(batch);
    return { comparisons: await compareAll(cases, versions), bad };
  };
}

async function compareAll(cases: readonly PastCase[], versions: Versions): Promise<Compared['comparisons']> {
  const comparisons = [];
  for (const past of cases) {
    const language = replyLanguage(past.ticket, readPassages(past.ticket));
    // A draft whose sentences cannot be fetched comes in those that are here, as in the sidebar.
    await loadLanguage(language).catch(() => undefined);
    comparisons.push(backTest(past, versions));
  }
  return comparisons;
}

function readLines({ lines, firstLine }: Extract<Batch, { type: 'lines' }>) {
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
