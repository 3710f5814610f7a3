import { clean } from './clean.ts';
import { readFrontMatter } from './front-matter.ts';
import type { Source } from './parse.ts';

/** The titles and ids that a text's policies will have, read without reading the rest. */
export function readTitles(source: Source): string[] {
  const { title, id, end } = readFrontMatter(source.text, []);
  const titles = [title, id, source.name, source.name.replace(/[_-]+/g, ' ')].filter(
    (name) => name !== null && name !== '',
  );
  HEADING.lastIndex = end;
  for (
    let found = HEADING.exec(source.text);
    found && titles.length < TITLES_MAX;
    found = HEADING.exec(source.text)
  ) {
    const heading = found[1] ?? found[2] ?? '';
    titles.push(clean(heading, 0, heading.length));
  }
  return titles.filter((name): name is string => name !== null);
}

/** No document holds more policies. */
const TITLES_MAX = 200;
// A level-1 heading, marked or as HTML: `# Refund policy`, `<h1>Refund policy</h1>`.
const HEADING = /^[ \t]{0,3}#[ \t]+([^\n]{1,200})|<h1[^<>]{0,500}>([^<\n]{1,200})<\/h1>/gm;
