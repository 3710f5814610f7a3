import { describe, expect, it } from 'vitest';
import { claim, draft, neighbours, ready } from '../../../app/ui/gallery/pieces.ts';
import type { ReadyView } from '../../../app/ui/sidebar/view-model.ts';
import { settle } from '../../support/render.tsx';
import { show } from './show.tsx';

const typing: ReadyView = { ...ready, next: [claim], draft };
const withQuestion: ReadyView = { ...typing, needsYou: neighbours };
const AMOUNT = '[data-field=amount] input';

describe('what arrives late', () => {
  it('waits while it would move the caret', async () => {
    const { user, get, find, show: next } = await show(typing);
    await user.click(get(AMOUNT));
    await next(withQuestion);
    expect(find('[data-block=needs-you]')).toBeNull();
    expect(get('[data-name=show-newer]').textContent).toContain('New suggestion');
  });

  it('is shown when asked for', async () => {
    const { user, get, find, show: next } = await show(typing);
    await user.click(get(AMOUNT));
    await next(withQuestion);
    await user.click(get('[data-name=show-newer]'));
    expect(find('[data-block=needs-you]')).not.toBeNull();
    expect(find('[data-name=show-newer]')).toBeNull();
  });

  it('is shown when the caret leaves', async () => {
    const { get, find, show: next } = await show(typing);
    get(AMOUNT).focus();
    await next(withQuestion);
    await settle(() => get(AMOUNT).blur());
    expect(find('[data-block=needs-you]')).not.toBeNull();
  });

  it('is shown at once where nobody types or aims', async () => {
    const { find, show: next } = await show(typing);
    await next(withQuestion);
    expect(find('[data-block=needs-you]')).not.toBeNull();
  });

  it('waits while the pointer aims at a button', async () => {
    const { user, get, find, show: next } = await show(typing);
    await user.hover(get('[data-name=approve]'));
    await next(withQuestion);
    expect(find('[data-block=needs-you]')).toBeNull();
    await new Promise((wake) => setTimeout(wake, 1500));
    await settle();
    expect(find('[data-block=needs-you]')).not.toBeNull();
  });

  it('is shown at once where it follows from the agent’s own act', async () => {
    const { user, get, find, show: next } = await show(withQuestion);
    await user.click(get('[data-name=answer-1]'));
    await next(typing);
    expect(find('[data-block=needs-you]')).toBeNull();
  });

  it('lets progress pass that moves nothing', async () => {
    const { user, get, show: next } = await show(typing);
    await user.click(get(AMOUNT));
    await next({ ...typing, next: [{ ...claim, preview: 'Another sentence.' }] });
    expect(get('[data-card]').textContent).toContain('Another sentence.');
  });

  it('gives way to another ticket at once', async () => {
    const { user, get, find, show: next } = await show(typing);
    await user.click(get(AMOUNT));
    await next({ ...withQuestion, ticket: '7002' });
    expect(find('[data-block=needs-you]')).not.toBeNull();
  });
});

describe('focus', () => {
  it('stays with the card when its buttons go', async () => {
    const { user, get, show: next } = await show(typing);
    await user.click(get('[data-name=approve]'));
    await next({ ...typing, next: [{ ...claim, progress: { state: 'running' } }] });
    expect(document.activeElement).toBe(get('[data-card]'));
  });

  it('goes to the next thing when the card is gone', async () => {
    const { user, get, show: next } = await show(typing);
    await user.click(get('[data-name=approve]'));
    await next({ ...typing, next: [] });
    expect(document.activeElement).toBe(get('[data-block=draft]'));
  });

  it('is left alone where it was outside', async () => {
    const { show: next } = await show(typing);
    await next({ ...typing, next: [] });
    expect(document.activeElement).toBe(document.body);
  });
});
