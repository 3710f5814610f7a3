import { describe, expect, it } from 'vitest';
import { claim, draft, neighbours, ready, receipt } from '../../../app/ui/gallery/pieces.ts';
import { announcementOf } from '../../../app/ui/sidebar/announce.ts';
import { createText } from '../../../app/ui/text.ts';
import messages from '../../../translations/en.json' with { type: 'json' };

const text = createText('en', messages);
const say = (before: Partial<typeof ready>, after: Partial<typeof ready>) =>
  announcementOf({ ...ready, ...before }, { ...ready, ...after }, text);

describe('announcements', () => {
  it('say policy, place and what needs a person on arrival', () => {
    const words = announcementOf(
      { state: 'reading' },
      { ...ready, needsYou: neighbours, next: [claim] },
      text,
    );
    expect(words).toBe(
      'Policy: Shipment not received. step 5 of 9. Needs you: Has the customer checked with neighbours? Next: File a carrier claim.',
    );
  });

  it('say what is new, once', () => {
    expect(say({}, { next: [claim] })).toBe('Next: File a carrier claim.');
    expect(say({ next: [claim] }, { next: [{ ...claim, preview: 'other words' }] })).toBe('');
    expect(say({ draft }, { draft: { ...draft, id: 'draft-2' } })).toBe('The draft has changed.');
  });

  it('say a receipt again when its state changes', () => {
    const before = { done: [receipt('r', 'checking', 'Claim filed')] };
    expect(say(before, { done: [receipt('r', 'done', 'Claim filed')] })).toBe('Claim filed: done.');
    expect(say(before, before)).toBe('');
  });

  it('say nothing on a muted ticket', () => {
    expect(say({}, { mode: 'muted', next: [claim] })).toBe('');
  });
});
