import { describe, expect, it } from 'vitest';
import { claim, draft, neighbours, ready } from '../../../app/ui/gallery/pieces.ts';
import type { ReadyView } from '../../../app/ui/sidebar/view-model.ts';
import { show } from './show.tsx';

const everything: ReadyView = { ...ready, needsYou: neighbours, next: [claim], draft };

describe('keys', () => {
  it('approves the first card with A', async () => {
    const { user, callsOf } = await show(everything);
    await user.keyboard('a');
    expect(callsOf('approve')).toHaveLength(1);
  });

  it('approves the card that has the focus', async () => {
    const { user, get, callsOf } = await show({ ...everything, next: [claim, { ...claim, id: 'call-9' }] });
    get('[data-card=call-9] [data-name=reject]').focus();
    await user.keyboard('a');
    expect(callsOf('approve')[0]?.[0]).toBe('call-9');
  });

  it('answers with the number keys', async () => {
    const { user, callsOf } = await show(everything);
    await user.keyboard('2');
    expect(callsOf('answer')).toEqual([[neighbours.id, false]]);
  });

  it('rejects with R and the reason’s number', async () => {
    const { user, callsOf } = await show(everything);
    await user.keyboard('r');
    await user.keyboard('3');
    expect(callsOf('reject')).toEqual([['call-4', 'already-done', '']]);
    expect(callsOf('answer')).toEqual([]);
  });

  it('inserts the draft with I', async () => {
    const { user, callsOf } = await show(everything);
    await user.keyboard('i');
    expect(callsOf('insertDraft')).toHaveLength(1);
  });

  it('edits the first value with E', async () => {
    const { user, get } = await show(everything);
    await user.keyboard('e');
    expect(document.activeElement).toBe(get('[data-field=type] select'));
  });

  it('edits the draft with E where no card has values', async () => {
    const { user, get, loaded } = await show({ ...everything, next: [] });
    await user.keyboard('e');
    await loaded();
    expect(document.activeElement).toBe(get('[data-name=draft-text]'));
  });

  it('leaves typed letters alone', async () => {
    const { user, get, callsOf } = await show(everything);
    await user.type(get('[data-field=amount] input'), 'ari1');
    expect(callsOf('approve')).toEqual([]);
    expect(callsOf('answer')).toEqual([]);
    expect(callsOf('insertDraft')).toEqual([]);
  });

  it('leaves the text with Escape, so that keys work again', async () => {
    const { user, get, callsOf } = await show(everything);
    await user.click(get('[data-field=amount] input'));
    await user.keyboard('{Escape}');
    expect(document.activeElement).toBe(get('[data-card]'));
    await user.keyboard('a');
    expect(callsOf('approve')).toHaveLength(1);
  });

  it('leaves the browser’s own shortcuts alone', async () => {
    const { user, callsOf } = await show(everything);
    await user.keyboard('{Control>}a{/Control}');
    expect(callsOf('approve')).toEqual([]);
  });

  it('does nothing while turned off', async () => {
    const { user, callsOf, find } = await show({ ...everything, shortcuts: false });
    await user.keyboard('a');
    expect(callsOf('approve')).toEqual([]);
    expect(find('[aria-keyshortcuts]')).toBeNull();
  });

  it('walks the blocks and cards with J and K', async () => {
    const { user, get } = await show(everything);
    get('[data-name=answer-1]').focus();
    await user.keyboard('j');
    expect(document.activeElement).toBe(get('[data-card]'));
    await user.keyboard('j');
    expect(document.activeElement).toBe(get('[data-block=draft]'));
    await user.keyboard('k');
    expect(document.activeElement).toBe(get('[data-card]'));
  });

  it('opens and closes the sheet', async () => {
    const { user, get, find, loaded } = await show(everything);
    await user.keyboard('?');
    await loaded();
    expect(get('.sw-sheet').textContent).toContain('approve');
    await user.keyboard('{Escape}');
    expect(find('.sw-sheet')).toBeNull();
  });

  it('turns single keys off from the sheet', async () => {
    const { user, get, callsOf, loaded } = await show(everything);
    await user.keyboard('?');
    await loaded();
    await user.click(get('[data-name=keys-switch]'));
    expect(callsOf('setShortcuts')).toEqual([[false]]);
  });

  it('lets nothing through that has only just appeared', async () => {
    const { user, get, callsOf } = await show(everything);
    get('[data-card]').style.pointerEvents = 'none';
    get('[data-name=approve]').style.pointerEvents = 'none';
    await user.keyboard('a');
    expect(callsOf('approve')).toEqual([]);
  });
});
