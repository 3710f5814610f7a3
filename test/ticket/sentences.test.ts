import { describe, expect, it } from 'vitest';
import { splitSentences } from '../../app/ticket/clean/sentences.ts';

const check = (text: string, expected: string[]) =>
  expect(splitSentences(text).map((sentence) => sentence.text)).toEqual(expected);

describe('sentences', () => {
  it('end at stops, whatever case follows', () => {
    check('it never came. can you help? Thanks!', ['it never came.', 'can you help?', 'Thanks!']);
  });

  it('run over abbreviations, numbers and initials', () => {
    check('Order no. 1042 by Dr. J. Lee cost 12.50 approx. 13', [
      'Order no. 1042 by Dr. J. Lee cost 12.50 approx. 13',
    ]);
    check('Am 5. Januar kam z.B. nichts.', ['Am 5. Januar kam z.B. nichts.']);
    check('1. The box was open', ['1. The box was open']);
  });

  it('end behind a no that is an answer', () => {
    check('No. I asked them.', ['No.', 'I asked them.']);
  });

  it('end at short lines and run over wrapped ones', () => {
    check('Hi,\nmy order is late', ['Hi,', 'my order is late']);
    const wrapped = 'this line is as long as the lines that mail programs wrap at\nand it goes on here';
    check(wrapped, [wrapped]);
  });

  it('end at list marks and blank lines', () => {
    check('a\n\nb', ['a', 'b']);
    const long = 'this line is as long as the lines that mail programs wrap at';
    check(`${long}\n- second`, [long, '- second']);
  });

  it('end at Japanese stops without spaces', () => {
    check('まだ届きません。確認してください。', ['まだ届きません。', '確認してください。']);
  });

  it('begin at a capital question word in a typed-down text', () => {
    check('my name is jane What is the capital of Brazil?', [
      'my name is jane',
      'What is the capital of Brazil?',
    ]);
  });

  it('know where they stand', () => {
    for (const { text, start, end } of splitSentences('  One. Two!\n\nThree '))
      expect('  One. Two!\n\nThree '.slice(start, end)).toBe(text);
  });
});
