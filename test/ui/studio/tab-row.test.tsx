import { useState } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { TabRow } from '../../../app/ui/studio/tab-row.tsx';
import { render, settle, unmountAll } from '../../support/render.tsx';

const NAMES = ['one', 'two', 'three'] as const;

function Row() {
  const [current, choose] = useState<(typeof NAMES)[number]>('one');
  return (
    <TabRow
      label="Parts"
      className="row"
      mark="part"
      names={NAMES}
      current={current}
      wordsOf={(name) => name}
      choose={(name) => choose(name)}
    />
  );
}

afterEach(unmountAll);

describe('a row of tabs', () => {
  it('is one stop of the Tab key and goes on by arrows, round its ends', async () => {
    const host = await render(<Row />);
    const tab = (name: string) => host.querySelector<HTMLElement>(`[data-part="${name}"]`);
    const open = () => host.querySelector('[aria-selected="true"]')?.textContent;
    const press = (key: string) =>
      settle(() => {
        document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
      });
    expect(host.querySelectorAll('[tabindex="0"]').length).toBe(1);
    tab('one')?.focus();
    await press('ArrowRight');
    expect(open()).toBe('two');
    expect(document.activeElement).toBe(tab('two'));
    await press('ArrowLeft');
    await press('ArrowLeft');
    expect(open()).toBe('three');
    expect(tab('one')?.tabIndex).toBe(-1);
  });
});
