import { describe, expect, it } from 'vitest';
import { mayHold, readMeaning } from '../../../app/assist/rules-reader/meaning.ts';
import { moodOf } from '../../../app/assist/rules-reader/mood.ts';
import { isOpposite, toneOf } from '../../../app/assist/rules-reader/opposites.ts';

const words = (text: string) => readMeaning(text).words;

describe('content words', () => {
  it('bring one thing to one form', () => {
    expect(words('neighbours')).toEqual(words('the neighbor'));
    expect(words('cancelling')).toEqual(words('cancellation'));
    expect(words('give me my money back')).toEqual(words('give me a refund'));
    expect(words('it arrived')).toEqual(words('I received it'));
  });

  it('keep different things apart', () => {
    expect(words('a refund')).not.toEqual(words('a replacement'));
    expect(words('note')).not.toEqual(words('not'));
    expect(words('bus')).not.toEqual(words('but'));
  });

  it('leave out what says nothing', () => {
    expect(words('Hello, is it still there now, please?')).toEqual([]);
  });

  it('tell a denial, however it is written', () => {
    const denied = [
      "I haven't",
      'I have not',
      'I haven’t',
      'nobody has',
      'without it',
      'not only this',
      'no doubt',
    ];
    expect(denied.map((text) => readMeaning(text).denied)).toEqual([
      true,
      true,
      true,
      true,
      true,
      false,
      false,
    ]);
  });
});

describe('the quick test for words', () => {
  it('lets through every form of a word', () => {
    for (const text of ['I ASKED around', 'we spoke to them', 'they looked', 'I have checked'])
      expect({ text, may: mayHold(words('check'))(text) }).toEqual({ text, may: true });
    expect(mayHold(words('refund'))('My Money Back!')).toBe(true);
    expect(mayHold(words('parties'))('one party')).toBe(true);
  });

  it('keeps out what holds none', () => {
    expect(mayHold(words('check neighbours'))('I checked the porch')).toBe(false);
  });
});

describe('moods', () => {
  it('tells statements from what is asked, wished, supposed or planned', () => {
    const moods = [
      'I asked them.',
      'Did you ask them?',
      'how do I ask',
      'Please cancel it',
      'Can I get a refund?',
      'if I ask them',
      'I will ask them',
    ];
    expect(moods.map(moodOf)).toEqual([
      'statement',
      'question',
      'question',
      'request',
      'request',
      'supposed',
      'to-come',
    ]);
  });
});

describe('opposites', () => {
  it('are pairs and prefixes', () => {
    const form = (text: string) => words(text)[0] ?? '';
    const against = ['open closed', 'tight loose', 'plug unplug', 'connect disconnect', 'open big'].map(
      (pair) => {
        const [one = '', other = ''] = pair.split(' ');
        return isOpposite(form(one), form(other));
      },
    );
    expect(against).toEqual([true, true, true, true, false]);
  });

  it('set well against trouble, and neither where both are said', () => {
    expect([
      toneOf(words('it works fine')),
      toneOf(words('it leaks')),
      toneOf(words('it leaks but works')),
    ]).toEqual(['well', 'trouble', 'neither']);
  });
});
