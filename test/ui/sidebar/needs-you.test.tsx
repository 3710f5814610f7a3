import { describe, expect, it } from 'vitest';
import { field, neighbours, ready } from '../../../app/ui/gallery/pieces.ts';
import { STATES } from '../../../app/ui/gallery/states.ts';
import type { QuestionView, ReadyView } from '../../../app/ui/sidebar/view-model.ts';
import { show } from './show.tsx';

const asking = (question: QuestionView): ReadyView => ({ ...ready, needsYou: question });
const stateOf = (name: string) => {
  const state = STATES[name];
  if (!state) throw new Error(`no state ${name}`);
  return state;
};

describe('needs you', () => {
  it('answers yes and no', async () => {
    const { user, get, callsOf } = await show(asking(neighbours));
    await user.click(get('[data-name=answer-1]'));
    expect(callsOf('answer')).toEqual([[neighbours.id, true]]);
  });

  it('answers once on a double click', async () => {
    const { user, get, callsOf } = await show(asking(neighbours));
    await user.dblClick(get('[data-name=answer-2]'));
    expect(callsOf('answer')).toEqual([[neighbours.id, false]]);
  });

  it('puts the question to the customer instead', async () => {
    const { user, get, callsOf } = await show(asking(neighbours));
    await user.click(get('[data-name=answer-3]'));
    expect(callsOf('askCustomer')).toEqual([[neighbours.id]]);
    expect(callsOf('answer')).toEqual([]);
  });

  it('answers a choice with its value', async () => {
    const { user, get, callsOf } = await show(stateOf('question-choice'));
    await user.click(get('[data-name=answer-2]'));
    expect(callsOf('answer')).toEqual([['choice:1', 'swap']]);
  });

  it('answers a declined choice', async () => {
    const { user, get, callsOf } = await show(stateOf('question-choice'));
    await user.click(get('[data-name=answer-4]'));
    expect(callsOf('answer')).toEqual([['choice:1', 'declined']]);
  });

  it('answers with a typed value on enter', async () => {
    const { user, get, callsOf } = await show(stateOf('question-value'));
    await user.type(get('[data-field=phone] input'), '555 0100');
    await user.keyboard('{Enter}');
    expect(callsOf('answer')).toEqual([['slot:phone', '555 0100']]);
  });

  it('takes no value that is not of its type', async () => {
    const count = field('count', { type: 'integer', label: 'how many' });
    const { user, get, callsOf } = await show(
      asking({ ...neighbours, kind: 'value', id: 'slot:count', field: count }),
    );
    await user.type(get('[data-field=count] input'), '1.5');
    await user.click(get('[data-name=answer-1]'));
    expect(callsOf('answer')).toEqual([]);
    expect(get('[data-field=count]').textContent).toContain('has to be a whole number');
  });

  it('shows the value that needs a word, and where it came from', async () => {
    const { user, get, callsOf, loaded } = await show(stateOf('question-confirm'));
    expect(get('.sw-confirm').textContent).toContain('dana.partner@example.org');
    await user.click(get('.sw-confirm .sw-chip'));
    await loaded();
    expect(get('[role=dialog]').textContent).toContain('I used my partner’s address');
    expect(callsOf('openEvidence')).toHaveLength(1);
  });

  it('says how many wait behind it', async () => {
    const { get } = await show({ ...asking(neighbours), moreQuestions: 2 });
    expect(get('[data-block=needs-you]').textContent).toContain('2 more after this');
  });

  it('is absent on a closed ticket', async () => {
    const { find } = await show({ ...asking(neighbours), mode: 'read-only' });
    expect(find('[data-block=needs-you]')).toBeNull();
  });
});
