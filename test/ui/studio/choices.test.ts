import { describe, expect, it } from 'vitest';
import { readProcedure } from '../../../app/policy/procedure.ts';
import { acceptAll, chosenDrafts, textOf, undecided } from '../../../app/ui/studio/procedure/choices.ts';
import { catalog } from './texts.ts';

const TEXT =
  'Late parcels\n\nUse this policy when it is late.\n\n1. Reship the order.\n2. Leave an internal note.';
const { drafts } = readProcedure({ text: TEXT, name: '' }, { catalog, known: [] });
const [draft] = drafts;
if (!draft) throw new Error('no draft was read');
const [first, second] = draft.suggestions;

describe('decisions about a procedure', () => {
  it('write what was accepted and leave out what was rejected', () => {
    const decisions = { [first?.id ?? '']: 0, [second?.id ?? '']: 'rejected' as const };
    const text = textOf(draft, { ...undecided(draft), decisions });
    expect(text).toContain('Reship the order using @reship_order(order_id: str).');
    expect(text).toContain('2. Leave an internal note.');
  });

  it('accept all that is open and nothing that was rejected', () => {
    const decisions = acceptAll(draft, { [first?.id ?? '']: 'rejected' });
    expect(decisions).toEqual({ [first?.id ?? '']: 'rejected', [second?.id ?? '']: 0 });
  });

  it('write the title that was typed, whatever is in it', () => {
    const [chosen] = chosenDrafts([draft], [{ ...undecided(draft), title: 'Parcels: "late" $& more' }]);
    expect(chosen?.title).toBe('Parcels: "late" $& more');
  });

  it('keep the title where none was typed', () => {
    expect(chosenDrafts([draft], [{ ...undecided(draft), title: '  ' }])[0]?.title).toBe('Late parcels');
  });

  it('give only the drafts that are wanted', () => {
    expect(chosenDrafts([draft], [{ ...undecided(draft), wanted: false }])).toEqual([]);
  });
});
