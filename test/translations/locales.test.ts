import { describe, expect, it } from 'vitest';
import { LOCALES, messagesOf, placesOf, sentencesOf } from './messages.ts';

const english = new Map(sentencesOf(messagesOf('en')).map((sentence) => [sentence.key, sentence]));
const others = LOCALES.filter((locale) => locale !== 'en');

/** What is wrong in each locale, as `de: key`. */
const inEach = (find: (locale: string) => readonly string[]): string[] =>
  others.flatMap((locale) => find(locale).map((problem) => `${locale}: ${problem}`));

const sentencesIn = (locale: string) => sentencesOf(messagesOf(locale));

describe('translations', () => {
  it('are in seven languages', () => {
    expect([...LOCALES].sort()).toEqual(['de', 'en', 'es', 'fr', 'ja', 'nl', 'pt-BR']);
  });

  it('have every sentence that English has', () => {
    const missing = inEach((locale) => {
      const keys = new Set(sentencesIn(locale).map(({ key }) => key));
      return [...english.keys()].filter((key) => !keys.has(key));
    });
    expect(missing).toEqual([]);
  });

  it('have no sentence that English has not', () => {
    const extra = inEach((locale) =>
      sentencesIn(locale)
        .map(({ key }) => key)
        .filter((key) => !english.has(key)),
    );
    expect(extra).toEqual([]);
  });

  it('keep the places of a sentence', () => {
    const different = inEach((locale) =>
      sentencesIn(locale).flatMap((sentence) => {
        const wanted = english.get(sentence.key);
        return wanted && placesOf(wanted).join() !== placesOf(sentence).join() ? [sentence.key] : [];
      }),
    );
    expect(different).toEqual([]);
  });

  it('have the plural forms of their language, no more and no fewer', () => {
    const wrong = LOCALES.flatMap((locale) => {
      const wanted = new Intl.PluralRules(locale).resolvedOptions().pluralCategories;
      return sentencesIn(locale)
        .filter(({ isPlural }) => isPlural)
        .filter(({ forms }) => Object.keys(forms).sort().join() !== [...wanted].sort().join())
        .map(({ key }) => `${locale}: ${key}`);
    });
    expect(wrong).toEqual([]);
  });

  it('leave no sentence empty or in English by oversight', () => {
    const same = inEach((locale) =>
      sentencesIn(locale)
        .filter(({ key, forms }) => {
          const source = english.get(key)?.forms['other'] ?? '';
          const text = forms['other'] ?? '';
          return text.trim() === '' || (text === source && source.split(/\s+/).length > 3);
        })
        .map(({ key }) => key),
    );
    expect(same).toEqual([]);
  });

  it('hold no straight apostrophes or quotation marks', () => {
    const straight = LOCALES.flatMap((locale) =>
      sentencesIn(locale)
        .filter(({ forms }) => Object.values(forms).some((text) => /['"]/.test(text)))
        .map(({ key }) => `${locale}: ${key}`),
    );
    expect(straight).toEqual([]);
  });
});
