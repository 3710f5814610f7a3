import type { Span } from '../../lib/problem.ts';
import { clean } from '../clean.ts';
import { mask } from '../mask.ts';
import type { Parsed } from '../parse.ts';
import type { Policy } from '../policy.ts';
import { normalTitle } from '../words.ts';

/** Words of a procedure that became no step, and why. */
export interface LeftOver {
  /** Where they stand in the procedure. */
  readonly span: Span;
  /** The same without marks of lists and headings; lines as they were. */
  readonly text: string;
  /** `note`: nothing in them says what to do. `aside`: a heading or a sample says that they are no steps. `unread`: not understood. */
  readonly why: 'note' | 'aside' | 'unread';
}

/** What was left over, by the policy that it stands nearest to, in the order of the text. */
export function readLeftOvers(text: string, parsed: Parsed, policies: readonly Policy[]): LeftOver[][] {
  const masked = mask(text).text;
  const left: LeftOver[][] = policies.map(() => []);
  const titles = new Set(policies.map(({ title }) => normalTitle(title)));
  for (const one of [...reported(parsed), ...quiet(parsed)].sort((a, b) => a.span.start - b.span.start)) {
    const words = linesOf(masked, one.span);
    if (words === '' || titles.has(normalTitle(words))) continue;
    if (one.why === 'aside' && (!SENTENCE.test(words) || /[:：]$/.test(words))) continue;
    left[nearest(one.span, policies)]?.push({ ...one, text: words });
  }
  return left;
}

// What is more than a heading: four words, or a full stop at the end.
const SENTENCE = /(?:\S+\s+){3}\S|[.!?]["”’)]?$/;

type Found = Pick<LeftOver, 'span' | 'why'>;

function reported({ problems }: Parsed): Found[] {
  return problems.flatMap(({ code, span }): Found[] => {
    if (code === 'text-not-used') return [{ span, why: 'note' }];
    return code === 'not-understood' ? [{ span, why: 'unread' }] : [];
  });
}

function quiet(parsed: Parsed): Found[] {
  const known = reported(parsed);
  return parsed.map.notes
    .filter((note) => known.every(({ span }) => note.end <= span.start || note.start >= span.end))
    .map((span) => ({ span, why: 'aside' }));
}

function linesOf(masked: string, { start, end }: Span): string {
  return masked
    .slice(start, end)
    .split('\n')
    .map((line) => clean(line.replace(MARKS, ''), 0, line.length))
    .filter((line) => line !== '')
    .join('\n');
}

// Marks before a line's words: `## `, `- `, `2. `, and those of blocks of HTML.
const MARKS = /^[\s\ue000-\ue0ff]*(?:(?:#{1,6}|[-*•]|\d{1,3}[.)])\s+)*/;

/** The policy whose steps lie nearest; text between two belongs to the one before where both are as near. */
function nearest(span: Span, policies: readonly Policy[]): number {
  const far = policies.map(({ steps }) => {
    const from = steps[0]?.span.start ?? 0;
    const to = steps.at(-1)?.span.end ?? 0;
    return span.end <= from ? from - span.end : Math.max(0, span.start - to);
  });
  return far.indexOf(Math.min(...far));
}

/** A policy's text with what was left over under a heading `Notes`, so that nothing an author wrote is lost. */
export function withNotes(text: string, leftOver: readonly LeftOver[]): string {
  if (leftOver.length === 0) return text;
  const notes = leftOver.map(({ text: words }) => words.split('\n').map(harmless).join('\n\n')).join('\n\n');
  return text.includes(NOTES) ? `${text}\n${notes}\n` : `${text}\n${NOTES}\n\n${notes}\n`;
}

const NOTES = '## Notes';

/** A line that cannot be read as a heading, a rule or a table. */
const harmless = (line: string): string => (OPENS.test(line) ? `\\${line}` : line);

// What would open a block: `#`, `---`, `| a`.
const OPENS = /^(?:#|---|\|)/;
