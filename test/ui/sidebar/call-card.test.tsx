import { describe, expect, it } from 'vitest';
import { claim, ready } from '../../../app/ui/gallery/pieces.ts';
import type { CallCardView, ReadyView } from '../../../app/ui/sidebar/view-model.ts';
import { show } from './show.tsx';

const withCard = (extra: Partial<CallCardView> = {}): ReadyView => ({
  ...ready,
  next: [{ ...claim, ...extra }],
});
const AMOUNT = '[data-field=amount] input';
const APPROVE = '[data-name=approve]';

describe('call card', () => {
  it('approves with the given arguments', async () => {
    const { user, get, callsOf } = await show(withCard());
    await user.click(get(APPROVE));
    expect(callsOf('approve')).toEqual([['call-4', { order_id: '#1042', type: 'loss', amount: 48 }]]);
  });

  it('approves once on a double click', async () => {
    const { user, get, callsOf } = await show(withCard());
    await user.dblClick(get(APPROVE));
    expect(callsOf('approve')).toHaveLength(1);
  });

  it('approves once while the first is under way', async () => {
    const { user, get, callsOf } = await show(withCard(), { pending: true });
    await user.click(get(APPROVE));
    await new Promise((wake) => setTimeout(wake, 650));
    await user.click(get(APPROVE));
    expect(callsOf('approve')).toHaveLength(1);
  });

  it('approves with what was typed', async () => {
    const { user, get, callsOf } = await show(withCard());
    await user.clear(get(AMOUNT));
    await user.type(get(AMOUNT), '20.5');
    await user.click(get(APPROVE));
    expect(callsOf('approve')[0]?.[1]).toMatchObject({ amount: 20.5 });
  });

  it('blocks approval while a value is wrong', async () => {
    const { user, get, callsOf } = await show(withCard());
    await user.clear(get(AMOUNT));
    await user.type(get(AMOUNT), 'lots');
    expect(get('[data-field=amount]').textContent).toContain('is not a number');
    await user.click(get(APPROVE));
    expect(callsOf('approve')).toEqual([]);
  });

  it('blocks approval above the policy’s maximum', async () => {
    const { user, get, callsOf } = await show(withCard());
    await user.clear(get(AMOUNT));
    await user.type(get(AMOUNT), '48.01');
    expect(get('[data-field=amount]').textContent).toContain('$48.00 or less');
    await user.click(get(APPROVE));
    expect(callsOf('approve')).toEqual([]);
  });

  it('blocks approval while the session sees a problem', async () => {
    const fields = claim.fields.map((field) => ({
      ...field,
      problem: field.name === 'type' ? 'not for this parcel' : '',
    }));
    const { user, get, callsOf } = await show(withCard({ fields }));
    await user.click(get(APPROVE));
    expect(callsOf('approve')).toEqual([]);
    expect(get('[data-card]').textContent).toContain('not for this parcel');
  });

  it('blocks approval for the reason given', async () => {
    const { user, get, callsOf } = await show(withCard({ blockedBecause: 'the order is being read again' }));
    await user.click(get(APPROVE));
    expect(callsOf('approve')).toEqual([]);
  });

  it('reports what is typed while another value is missing', async () => {
    const fields = claim.fields.map((field) => ({
      ...field,
      value: field.name === 'type' ? null : field.value,
    }));
    const { user, get, callsOf } = await show(withCard({ fields }));
    await user.clear(get(AMOUNT));
    await user.type(get(AMOUNT), '30');
    await expect.poll(() => callsOf('editCall').at(-1)?.[1]).toMatchObject({ amount: 30 });
  });

  it('names the values still needed', async () => {
    const fields = claim.fields.map((field) => ({
      ...field,
      value: field.name === 'type' ? null : field.value,
    }));
    const { get } = await show(withCard({ fields }));
    expect(get('[data-card]').textContent).toContain('Still needed: type');
  });

  it('keeps typed text when another value comes in', async () => {
    const { user, get, find, show: next } = await show(withCard());
    await user.clear(get(AMOUNT));
    await user.type(get(AMOUNT), '30');
    const fields = claim.fields.map((field) => ({
      ...field,
      value: field.name === 'amount' ? 44 : field.value,
    }));
    await next(withCard({ fields }));
    expect(get<HTMLInputElement>(AMOUNT).value).toBe('30');
    await user.click(get('.sw-newer-value'));
    expect(get<HTMLInputElement>(AMOUNT).value).toBe('44.00');
    expect(find('.sw-newer-value')).toBeNull();
  });

  it('shows an incoming value where nothing was typed', async () => {
    const { get, show: next } = await show(withCard());
    const fields = claim.fields.map((field) => ({
      ...field,
      value: field.name === 'amount' ? 44 : field.value,
    }));
    await next(withCard({ fields }));
    expect(get<HTMLInputElement>(AMOUNT).value).toBe('44.00');
  });

  it('keeps the caret when the preview changes', async () => {
    const { user, get, show: next } = await show(withCard());
    await user.click(get(AMOUNT));
    const before = get(AMOUNT);
    await next(withCard({ preview: 'UPS gets a claim over $30.00.' }));
    expect(document.activeElement).toBe(before);
    expect(get('[data-card]').textContent).toContain('over $30.00');
  });

  it('marks a typed value as the agent’s', async () => {
    const { user, get } = await show(withCard());
    await user.type(get(AMOUNT), '{Backspace}');
    expect(get('[data-field=amount] .sw-chip').textContent).toBe('you');
  });

  it('tells the session of edits when typing pauses', async () => {
    const { user, get, callsOf } = await show(withCard());
    await user.clear(get(AMOUNT));
    await user.type(get(AMOUNT), '30');
    await new Promise((wake) => setTimeout(wake, 250));
    expect(callsOf('editCall')).toEqual([['call-4', { order_id: '#1042', type: 'loss', amount: 30 }]]);
  });

  it('offers no decision while it runs', async () => {
    const { find, get } = await show(withCard({ progress: { state: 'running' } }));
    expect(find(APPROVE)).toBeNull();
    expect(find('[data-card] input')).toBeNull();
    expect(get('[data-card]').textContent).toContain('Working on it');
  });

  it('may be approved again after it failed', async () => {
    const failed = { state: 'failed', because: 'the carrier refused', mend: 'Lower it.' } as const;
    const { user, get, callsOf } = await show(withCard({ progress: failed }));
    expect(get('[data-card]').textContent).toContain('This did not happen: the carrier refused.');
    await user.click(get(APPROVE));
    expect(callsOf('approve')).toHaveLength(1);
  });

  it('asks a supervisor instead where the lane says so', async () => {
    const { user, get, find, callsOf } = await show(
      withCard({ lane: 'supervisor', laneBecause: 'over 150' }),
    );
    expect(find(APPROVE)).toBeNull();
    await user.click(get('[data-name=supervisor]'));
    await user.type(get('.sw-form textarea'), 'loyal customer');
    await user.click(get('[data-name=ask]'));
    expect(callsOf('askSupervisor')).toEqual([
      ['call-4', { order_id: '#1042', type: 'loss', amount: 48 }, 'loyal customer'],
    ]);
  });

  it('rejects with a reason', async () => {
    const { user, get, callsOf } = await show(withCard());
    await user.click(get('[data-name=reject]'));
    await user.click(get('[data-name=reason-2]'));
    expect(callsOf('reject')).toEqual([['call-4', 'wrong-value', '']]);
  });

  it('rejects with the agent’s own words', async () => {
    const { user, get, callsOf } = await show(withCard());
    await user.click(get('[data-name=reject]'));
    await user.click(get('[data-name=reject-other]'));
    expect(callsOf('reject')).toEqual([]);
    await user.type(get('.sw-form input'), 'asked by phone');
    await user.keyboard('{Enter}');
    expect(callsOf('reject')).toEqual([['call-4', 'other', 'asked by phone']]);
  });

  it('gives the focus back when a form is closed', async () => {
    const { user, get, find } = await show(withCard());
    await user.click(get('[data-name=reject]'));
    expect(document.activeElement).toBe(get('[data-name=reason-1]'));
    await user.keyboard('{Escape}');
    expect(find('.sw-form')).toBeNull();
    expect(document.activeElement?.getAttribute('data-name')).toBe('reject');
  });

  it('decides nothing about a card that is no longer offered', async () => {
    const { user, get, callsOf, show: next } = await show(withCard());
    await user.click(get(AMOUNT));
    await next({ ...withCard(), next: [{ ...claim, id: 'call-5', title: 'Refund the order' }] });
    expect(get('[data-card]').dataset['card']).toBe('call-4');
    await user.click(get(APPROVE));
    expect(callsOf('approve')).toEqual([]);
  });
});
