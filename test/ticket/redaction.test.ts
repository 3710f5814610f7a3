import { describe, expect, it } from 'vitest';
import { type RedactionSettings, redact, restore } from '../../app/ticket/redaction.ts';

const NOTHING: RedactionSettings = {
  emails: false,
  phones: false,
  names: false,
  addresses: false,
  orderNumbers: false,
  people: [],
};
const EVERYTHING: RedactionSettings = {
  emails: true,
  phones: true,
  names: true,
  addresses: true,
  orderNumbers: true,
  people: ['Dana Lee', '田中ゆき'],
};

const check = (text: string, expected: string, settings = NOTHING) =>
  expect(redact(text, settings).text).toBe(expected);

describe('what always goes', () => {
  it.each([
    ['card 4111 1111 1111 1111 please', 'card [card-1] please'],
    ['4111-1111-1111-1111', '[card-1]'],
    ['amex 378282246310005', 'amex [card-1]'],
    ['4111 1111 1111 1111 123', '[card-1]'],
    ['IBAN DE89 3704 0044 0532 0130 00 ok', 'IBAN [iban-1] ok'],
    ['NL91ABNA0417164300', '[iban-1]'],
    ['SSN 078-05-1120', 'SSN [national-id-1]'],
    ['my BSN is 111222333', 'my BSN is [national-id-1]'],
    ['Steuer-ID 86 095 742 719', 'Steuer-ID [national-id-1]'],
    ['DNI 12345678Z', 'DNI [national-id-1]'],
    ['CPF 529.982.247-25', 'CPF [national-id-1]'],
    ['1 84 12 76 451 089 46', '[national-id-1]'],
    ['マイナンバーは 1234 5678 9018', 'マイナンバーは [national-id-1]'],
    ['my password is hunter2!', 'my password is [password-1]!'],
    ['PIN: 4821', 'PIN: [password-1]'],
    ['Mein Passwort lautet geheim99', 'Mein Passwort lautet [password-1]'],
    ['パスワードはabc12345', 'パスワードは[password-1]'],
    ['key sk_live_4eC39HqLyjWDarjtT1zdp7dc', 'key [token-1]'],
    ['Bearer abcdef123456.ghi', 'Bearer [token-1]'],
    ['eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.SflKxwRJ', '[token-1]'],
    ['api key: 9f8a7b6c5d4e3f2a', 'api key: [token-1]'],
  ])('is taken out of `%s`', (text, expected) => {
    check(text, expected);
  });

  it.each([
    ['a number that fails Luhn', '4111 1111 1111 1112'],
    ['a number of no card network', '1234567812345670'],
    ['an IBAN with wrong check digits', 'DE88 3704 0044 0532 0130 00'],
    ['a tracking number', '9400111899223197428490'],
    ['a BSN that fails its check', 'my BSN is 111222334'],
    ['nine digits without a name', 'order 111222333'],
    ['a Spanish id with a wrong letter', '12345678A'],
    ['an impossible American id', '000-12-3456'],
    ['a password that does not work', 'my password is not working'],
    ['a question about passwords', 'password: please reset'],
  ])('leaves %s', (_name, text) => {
    check(text, text);
  });
});

describe('what goes by setting', () => {
  it('goes where it is set', () => {
    check('Dana Lee, dana@example.com', '[name-1], [email-1]', EVERYTHING);
    check('call me at +49 30 1234567', 'call me at [phone-1]', EVERYTHING);
    check('order #1042 to 12 High Street, Leeds LS1 4AB', 'order #[order-1] to [address-1]', EVERYTHING);
    check('田中ゆきです', '[name-1]です', EVERYTHING);
  });

  it('stays where it is not', () => {
    const text = 'Dana Lee, dana@example.com, +49 30 1234567, order #1042, 12 High Street, Leeds LS1 4AB';
    check(text, text);
  });

  it('takes no name for a part of a word', () => {
    check('Leeds and Danas', 'Leeds and Danas', EVERYTHING);
  });
});

describe('placeholders', () => {
  it('are the same for the same value, also across texts', () => {
    const first = redact('a@b.co and a@b.co', EVERYTHING);
    expect(first.text).toBe('[email-1] and [email-1]');
    const second = redact('c@d.co, a@b.co', EVERYTHING, first.placeholders);
    expect(second.text).toBe('[email-2], [email-1]');
  });

  it('are put back', () => {
    const { text, placeholders } = redact('Dana Lee: order 1042', EVERYTHING);
    expect(restore(text, placeholders)).toBe('Dana Lee: order 1042');
  });

  it('of cards, ids, passwords and tokens never come back', () => {
    const { text, placeholders } = redact('4111 1111 1111 1111, my password is hunter2', EVERYTHING);
    expect(restore(text, placeholders)).toBe(text);
  });

  it('cannot be planted', () => {
    const { text, placeholders } = redact('[email-1] a@b.co', EVERYTHING);
    expect(text).toBe('[email-1] [email-2]');
    expect(restore('[email-1] [email-2]', placeholders)).toBe('[email-1] a@b.co');
  });

  it('that were never given stay', () => {
    expect(restore('[name-9]', new Map())).toBe('[name-9]');
  });
});
