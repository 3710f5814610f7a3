import { describe, expect, it } from 'vitest';
import { rememberSaid, sayAgain } from '../../app/lib/said.ts';
import { createText } from '../../app/ui/text.ts';
import de from '../../translations/de.json' with { type: 'json' };
import en from '../../translations/en.json' with { type: 'json' };

const english = () => rememberSaid(createText('en', en).phrase);
const german = createText('de', de).phrase;

/** A reason given in English, said again in German. */
function again(give: (phrases: ReturnType<typeof english>['phrases']) => string): string | null {
  const said = english();
  const found = said.find(give(said.phrases));
  return found && sayAgain(found, german);
}

describe('a reason that was given in one language', () => {
  it('is said in another with its amounts as they are written there', () => {
    expect(again((phrases) => phrases('lane.over-limit', { limit: 1500.5 }))).toBe(
      german('lane.over-limit', { limit: 1500.5 }),
    );
  });

  it('is said with the reasons that it holds', () => {
    const words = again((phrases) =>
      phrases('limit.over', {
        used: '60.00 USD',
        max: '50.00 USD',
        period: phrases('limit.days', { count: 30 }),
      }),
    );
    expect(words).toContain(german('limit.days', { count: 30 }));
  });

  it('keeps the words of a policy as they stand', () => {
    expect(again((phrases) => phrases('lane.over-words', { words: 'refunds over $100' }))).toContain(
      'refunds over $100',
    );
  });

  it('is forgotten after many others', () => {
    const said = english();
    const first = said.phrases('lane.over-limit', { limit: 1 });
    for (let limit = 2; limit < 600; limit += 1) said.phrases('lane.over-limit', { limit });
    expect(said.find(first)).toBeNull();
  });
});

describe('what is said again', () => {
  it('is no sentence but a reason', () => {
    expect(sayAgain({ key: 'ui.card.approve', values: {} }, german)).toBeNull();
    expect(again((phrases) => phrases('ui.card.approve'))).toBeNull();
  });

  it('is nothing where the language has no such sentence', () => {
    expect(sayAgain({ key: 'lane.never-heard', values: {} }, german)).toBeNull();
  });

  it('is nothing where a place holds what is no reason', () => {
    const by = { key: 'ui.card.approve', values: {} };
    expect(sayAgain({ key: 'refused.repeated', values: { by, date: '2026-09-10' } }, german)).toBeNull();
  });
});
