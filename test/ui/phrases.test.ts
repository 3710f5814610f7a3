import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createText } from '../../app/ui/text.ts';
import messages from '../../translations/en.json' with { type: 'json' };

const FOLDERS = ['app/ui/sidebar', 'app/ui/parts'];
const sources = FOLDERS.flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => ({ name, source: readFileSync(join(folder, name), 'utf8') })),
);
const text = createText('en', messages);

describe('phrases of the sidebar', () => {
  it('are all in the translations', () => {
    const keys = sources.flatMap(({ source }) =>
      [...source.matchAll(/'(ui\.[\w.-]+)'/g)].map((match) => match[1] ?? ''),
    );
    const missing = [...new Set(keys)].filter((key) => text.phrase(key, { count: 1 }) === key);
    expect(missing).toEqual([]);
  });

  it('leave no words in the components', () => {
    const words = sources.flatMap(({ name, source }) =>
      [...source.matchAll(/(?<![=-])>\s*([A-Z][a-z]+(?: [a-z]+)*)\s*</g)].map(
        (match) => `${name}: ${match[1]}`,
      ),
    );
    expect(words.filter((found) => !/: (ReadonlySet|Readonly|Partial|Promise|Record)/.test(found))).toEqual(
      [],
    );
  });
});
