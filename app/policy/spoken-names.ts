/** Finds tools named without brackets: in quotation marks, with their capitals, or as the button that is to be clicked. */

/** A tool's name in a text; offsets into that text. */
export interface Spoken {
  readonly start: number;
  readonly end: number;
  readonly name: string;
}

/** The names of a library's tools, as people write them into sentences. */
export interface SpokenNames {
  find(text: string): Spoken[];
}

/** Reads the names given; null where all are identifiers (`cancel_order`), which nobody writes into a sentence. */
export function createSpokenNames(toolNames: readonly string[]): SpokenNames | null {
  const names = toolNames.filter((name) => /^\p{Lu}/u.test(name) && !name.includes('_'));
  if (names.length === 0) return null;
  const byWords = new Map(names.map((name) => [key(name), name]));
  const capital = names.filter((name) => name.includes(' ')).map((name) => written(name));
  const any = names.map((name) => written(name).replace(/ /g, '\\s+'));
  const patterns = [
    ...(capital.length > 0
      ? [
          new RegExp(
            `(?<![\\w[’'-])(?:the |an? )?(${capital.join('|')})(?![\\w\\]-])(?!\\s+(?:steps?|flow|subflow|section|policy|process)\\b)`,
            'g',
          ),
        ]
      : []),
    new RegExp(`['"“‘](${any.join('|')})['"”’]`, 'gi'),
    new RegExp(
      `\\b(?:click|press|select|choose|toggle|tap|flip|hit)(?: on)? the (${any.join('|')}) (?:toggle(?: switch)?|switch|button|tab)\\b`,
      'gi',
    ),
  ];
  return { find: (text) => patterns.flatMap((pattern) => findAll(text, pattern, byWords)) };
}

function findAll(text: string, pattern: RegExp, byWords: ReadonlyMap<string, string>): Spoken[] {
  return [...text.matchAll(pattern)].flatMap((found) => {
    const words = found[1] ?? '';
    const name = byWords.get(key(words));
    const start = found.index + found[0].indexOf(words);
    return name === undefined ? [] : [{ start, end: start + words.length, name }];
  });
}

/** A name without case, with the verb at its head in its plain form: `Asking the Oracle` and `Ask the Oracle` are the same. */
const key = (name: string): string =>
  name
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/^(\w{2,})ing\b/, '$1')
    .replace(/^(\w{2,})e\b/, '$1');

/** A pattern for a name, the word at its head also with `ing`. */
function written(name: string): string {
  const [first = '', ...rest] = name.split(' ').map((word) => word.replace(/[^\w]/g, '\\$&'));
  const head = `(?:${first}|${first.replace(/e$/, '')}ing)`;
  return [head, ...rest].join(' ');
}
