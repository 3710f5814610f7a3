import { describe, expect, it } from 'vitest';
import { compareMeaning } from '../../../app/policy/meaning.ts';
import { changeWords } from '../../../app/ui/studio/meaning-words.ts';
import { createText } from '../../../app/ui/text.ts';
import { messagesOf } from '../../translations/messages.ts';
import { policyOf } from './texts.ts';

const german = createText('de', messagesOf('de'));

const details = (before: string, after: string): readonly string[] =>
  compareMeaning(policyOf(before), policyOf(after)).flatMap((change) => changeWords(change, german).details);

describe('a change of meaning in German', () => {
  it('says amounts in German', () => {
    expect(details('1. Refund up to $50.', '1. Refund up to $80.')).toEqual(
      expect.arrayContaining(['− höchstens 50 USD', '+ höchstens 80 USD']),
    );
    expect(details('1. Offer 10% off.', '1. Offer 15% off.')).toContain('+ 15 Prozent');
  });

  it('says the contrary of a condition in German', () => {
    const before = '1. If it was shipped:\n   - Close it.\n   Otherwise: cancel the order.';
    const after = '1. If it was shipped:\n   - Close it.\n2. Cancel the order.';
    expect(details(before, after).join(' ')).toContain('nicht (it was shipped)');
  });
});
