import { describe, expect, it } from 'vitest';
import { draft, ready } from '../../../app/ui/gallery/pieces.ts';
import type { DraftView, ReadyView } from '../../../app/ui/sidebar/view-model.ts';
import { settle } from '../../support/render.tsx';
import { show } from './show.tsx';

const withDraft = (extra: Partial<DraftView> = {}): ReadyView => ({
  ...ready,
  draft: { ...draft, ...extra },
});
const BOX = '[data-name=draft-text]';

describe('draft', () => {
  it('inserts the suggestion as it stands', async () => {
    const { user, get, callsOf } = await show(withDraft());
    await user.click(get('[data-name=insert]'));
    expect(callsOf('insertDraft')).toEqual([[draft.id, draft.text, 'ask']]);
  });

  it('inserts once on a double click', async () => {
    const { user, get, callsOf } = await show(withDraft());
    await user.dblClick(get('[data-name=insert]'));
    expect(callsOf('insertDraft')).toHaveLength(1);
  });

  it('inserts what the agent made of it', async () => {
    const { user, get, loaded, callsOf } = await show(withDraft());
    await user.click(get('[data-name=edit]'));
    await loaded();
    await user.clear(get(BOX));
    await user.type(get(BOX), 'Hello');
    await user.click(get('[data-name=insert]'));
    expect(callsOf('insertDraft')).toEqual([[draft.id, 'Hello', 'ask']]);
  });

  it('asks replace or append where the composer holds text', async () => {
    const { user, get, callsOf } = await show(
      withDraft({ insertion: { state: 'occupied', composer: 'my words' } }),
    );
    expect(get('[data-block=draft]').textContent).toContain('my words');
    await user.click(get('[data-name=append]'));
    expect(callsOf('insertDraft')).toEqual([[draft.id, draft.text, 'append']]);
  });

  it('keeps edited text when a newer suggestion comes', async () => {
    const { user, get, loaded, show: next } = await show(withDraft());
    await user.click(get('[data-name=edit]'));
    await loaded();
    await user.clear(get(BOX));
    await user.type(get(BOX), 'My words');
    await next(withDraft({ id: 'draft-2', text: 'Newer words' }));
    expect(get<HTMLTextAreaElement>(BOX).value).toBe('My words');
    await loaded();
    await user.click(get('[data-name=newer]'));
    expect(get('.sw-difference').textContent).toContain('Newer');
    await user.click(get('[data-name=take-newer]'));
    expect(get('.sw-draft-text').textContent).toBe('Newer words');
  });

  it('keeps an opened but untouched editor as it is', async () => {
    const { user, get, loaded, show: next } = await show(withDraft());
    await user.click(get('[data-name=edit]'));
    await loaded();
    await next(withDraft({ id: 'draft-2', text: 'Newer words' }));
    expect(get<HTMLTextAreaElement>(BOX).value).toBe(draft.text);
  });

  it('stops offering a newer suggestion that was declined', async () => {
    const { user, get, find, loaded, show: next } = await show(withDraft({ edited: 'My words' }));
    await next(withDraft({ id: 'draft-2', text: 'Newer words', edited: 'My words' }));
    await loaded();
    await user.click(get('[data-name=newer]'));
    await user.click(get('[data-name=keep-mine]'));
    expect(find('[data-name=newer]')).toBeNull();
    expect(get<HTMLTextAreaElement>(BOX).value).toBe('My words');
  });

  it('shows the newest suggestion where nothing is edited', async () => {
    const { get, show: next } = await show(withDraft());
    await next(withDraft({ id: 'draft-2', text: 'Newer words', sentences: [] }));
    expect(get('.sw-draft-text').textContent).toBe('Newer words');
  });

  it('tells the session of edits and of their undoing', async () => {
    const { user, get, loaded, callsOf } = await show(withDraft());
    await user.click(get('[data-name=edit]'));
    await loaded();
    await user.type(get(BOX), '!');
    await new Promise((wake) => setTimeout(wake, 450));
    await user.click(get('[data-name=reset]'));
    await new Promise((wake) => setTimeout(wake, 450));
    expect(callsOf('editDraft')).toEqual([
      ['draft-1', `${draft.text}!`],
      ['draft-1', null],
    ]);
  });

  it('tells the session of edits when the draft goes away', async () => {
    const { user, get, loaded, callsOf, show: next } = await show(withDraft());
    await user.click(get('[data-name=edit]'));
    await loaded();
    await user.type(get(BOX), '!');
    await next({ ...ready, ticket: '7002' });
    expect(callsOf('editDraft')).toEqual([['draft-1', `${draft.text}!`]]);
  });

  it('keeps edited text over a change of tabs', async () => {
    const tabs = ready.tabs.map((tab) => ({ ...tab, id: 'run-2' }));
    const { user, get, loaded, show: next } = await show(withDraft());
    await user.click(get('[data-name=edit]'));
    await loaded();
    await user.type(get(BOX), '!');
    await settle(() => get(BOX).blur());
    await next({ ...withDraft(), tabs });
    expect(get<HTMLTextAreaElement>(BOX).value).toBe(`${draft.text}!`);
  });

  it('marks what is not yet true', async () => {
    const { get } = await show(withDraft());
    expect(get('.sw-mark-not-yet-true').textContent).toContain('not true yet');
  });

  it('opens the step behind a sentence', async () => {
    const { user, get, loaded } = await show(withDraft());
    await user.click(get('.sw-sentence'));
    await loaded();
    expect(get('[role=dialog]').textContent).toContain('Policy “Shipment not received”, step 5');
  });

  it('shows customer text as text only', async () => {
    const text = '<img src=x onerror=alert(1)> <b>hello</b>';
    const { host, get } = await show(withDraft({ text, sentences: [{ text, mark: 'none', step: null }] }));
    expect(get('.sw-draft-text').textContent).toContain(text);
    expect(host.querySelector('img, b')).toBeNull();
  });

  it('offers nothing on a closed ticket', async () => {
    const { find } = await show({ ...withDraft(), mode: 'read-only' });
    expect(find('[data-name=insert]')).toBeNull();
    expect(find('[data-name=edit]')).toBeNull();
  });
});
