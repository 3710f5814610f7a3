/** Reads a million random and damaged texts: none may throw, hang or lose a character. `--data N` reads N instead. */
import { parseSource } from '../../app/policy/parse.ts';
import { coverage } from '../../app/policy/source-map.ts';
import { mutate, noise, ODD, SENTENCES, untidyText } from '../policy/texts.ts';
import type { BenchOptions } from './bench.ts';

/** How many texts were read, how many failed and how, and the slowest. */
export async function run(options: BenchOptions): Promise<unknown> {
  const count = Number(options.data ?? COUNT) || COUNT;
  const failures: { text: string; why: string }[] = [];
  let slowest = { ms: 0, text: '' };
  const start = performance.now();
  for (let seed = 1; seed <= count; seed += 1) {
    const text = inputOf(seed);
    const begun = performance.now();
    const why = check(text);
    const ms = performance.now() - begun;
    if (why !== '' && failures.length < FAILURES_MAX) failures.push({ text, why });
    if (ms > slowest.ms) slowest = { ms: Math.round(ms * 100) / 100, text };
  }
  const seconds = Math.round((performance.now() - start) / 100) / 10;
  return {
    inputs: count,
    seconds,
    failures: failures.length,
    examples: failures,
    slowestMs: slowest.ms,
    slowest: slowest.text,
    growth: slowestGrowth(),
  };
}

/** Of single pieces repeated to a long text: the one whose time grows most when the text grows four times as long. */
function slowestGrowth(): { piece: string; times: number; longMs: number } {
  const measured = [...new Set([...ODD, ...SENTENCES, ...SENTENCES.map((words) => `- ${words}\n`)])]
    .filter((piece) => piece !== '')
    .map((piece) => {
      const shortMs = timeOf(piece.repeat(LONG / piece.length));
      const longMs = timeOf(piece.repeat((4 * LONG) / piece.length));
      return {
        piece,
        times: Math.round((10 * longMs) / Math.max(shortMs, 10)) / 10,
        longMs: Math.round(longMs),
      };
    });
  return measured.reduce((worst, each) => (each.times > worst.times ? each : worst));
}

const LONG = 50_000;

/** The best of a few, so that a busy machine does not count. */
function timeOf(text: string): number {
  const times = Array.from({ length: 5 }, () => {
    const start = performance.now();
    check(text);
    return performance.now() - start;
  });
  return Math.min(...times);
}

const COUNT = 1_000_000;
const FAILURES_MAX = 20;

function inputOf(seed: number): string {
  if (seed % 4 === 0) return noise(seed);
  return seed % 4 === 1 ? untidyText(seed) : mutate(untidyText(seed), seed * 7 + 1);
}

/** What went wrong with a text; empty where nothing did. */
function check(text: string): string {
  try {
    const parsed = parseSource({ text, name: '' });
    const lost = coverage(text, parsed);
    const outside = parsed.problems.find(
      ({ span }) => span.start < 0 || span.end > text.length || span.start > span.end,
    );
    if (outside) return `${outside.code} lies outside the text`;
    return lost.length > 0 ? `lost ${JSON.stringify(lost[0])}` : '';
  } catch (error) {
    return String(error);
  }
}
