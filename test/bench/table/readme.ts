/** Puts the table of benchmarks into README.md, between its two marks. */
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../../../scripts/project-files.ts';
import { type Row, tableOf } from './row.ts';

const BEGIN = '<!-- benchmarks: written by npm run bench -- readme -->';
const END = '<!-- end of benchmarks -->';

/** Writes the rows; throws where README.md has lost its marks. */
export function writeReadme(rows: readonly Row[], browser: string): void {
  const path = join(ROOT, 'README.md');
  const text = readFileSync(path, 'utf8');
  const [before, rest] = text.split(BEGIN);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined)
    throw new Error(`README.md lacks \`${BEGIN}\` … \`${END}\``);
  const where = `${browser}, Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model.trim() || 'CPU'}`;
  writeFileSync(path, `${before}${BEGIN}\n\n${tableOf(rows)}\n\nMeasured with ${where}.\n\n${END}${after}`);
}
