import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const FOLDERS = ['app/ui/sidebar', 'app/ui/parts'];
const THE_FIELD = join('app/ui/parts', 'field.tsx');

describe('Garden in the sidebar', () => {
  it('stands in its theme: fields come from one place only', () => {
    const files = FOLDERS.flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)));
    const around = files.filter((file) => /\bField\b.*'@zendeskgarden/.test(readFileSync(file, 'utf8')));
    expect(around).toEqual([THE_FIELD]);
  });

  it('comes with the forms alone', () => {
    const others = FOLDERS.flatMap((folder) =>
      readdirSync(folder).flatMap((name) =>
        [...readFileSync(join(folder, name), 'utf8').matchAll(/'@zendeskgarden\/(react-[\w-]+)/g)].map(
          ([, found]) => `${name}: ${found}`,
        ),
      ),
    );
    expect(others.filter((each) => !each.endsWith('react-forms'))).toEqual([]);
  });
});
