import { userEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { lazyPart } from '../../../app/ui/parts/lazy.tsx';
import { PanelProvider, type Place } from '../../../app/ui/parts/panel.ts';
import { render, settle } from '../../support/render.tsx';
import { text } from '../sidebar/show.tsx';

const place: Place = { text, phrase: text.phrase, now: '', shortcuts: false, prove: () => undefined };

/** A part whose code cannot be had so many times. */
async function shown(failures: number) {
  let left = failures;
  let asked = 0;
  const Part = lazyPart(async () => {
    asked += 1;
    left -= 1;
    if (left >= 0) throw new TypeError('Failed to fetch dynamically imported module');
    return () => <p data-name="part">here</p>;
  });
  const host = await render(
    <PanelProvider value={place}>
      <Part />
    </PanelProvider>,
  );
  const wait = () => settle(() => new Promise((wake) => setTimeout(wake)));
  await wait();
  const press = async (name: string) => {
    const button = host.querySelector(`[data-name=${name}]`);
    if (!button) throw new Error(`there is no ${name} in ${host.innerHTML}`);
    await userEvent.click(button);
    await wait();
  };
  return { host, press, asked: () => asked };
}

describe('a part that is fetched when it is shown', () => {
  it('says that it cannot be had, and comes when it is tried again', async () => {
    const { host, press, asked } = await shown(1);
    expect(host.querySelector('[role=alert]')?.textContent).toContain('could not be loaded');
    expect(asked()).toBe(1);
    await press('load-part');
    expect(host.querySelector('[data-name=part]')?.textContent).toBe('here');
    expect(host.querySelector('[role=alert]')).toBeNull();
  });

  it('offers to load the page anew where trying again does not help', async () => {
    const { host, press } = await shown(3);
    expect(host.querySelector('[data-name=load-page]')).toBeNull();
    await press('load-part');
    expect(host.querySelector('[data-name=load-page]')).not.toBeNull();
    await press('load-part');
    await press('load-part');
    expect(host.querySelector('[data-name=part]')).not.toBeNull();
  });
});
