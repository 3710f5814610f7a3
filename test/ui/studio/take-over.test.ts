import { describe, expect, it } from 'vitest';
import { takeFile, takePaste } from '../../../app/ui/studio/procedure/take-over.ts';

const clipboard = (html: string, plain: string) => ({
  getData: (type: string) => (type === 'text/html' ? html : type === 'text/plain' ? plain : ''),
});

describe('a paste', () => {
  it('brings the formatting of a document along', () => {
    expect(takePaste(clipboard('<ol><li>Ask.</li><li>Close.</li></ol>', 'Ask. Close.'))).toBe(
      '1. Ask.\n2. Close.\n',
    );
  });

  it('is plain where its HTML has no structure', () => {
    expect(takePaste(clipboard('<span>1. Ask.</span>', '1. Ask.'))).toBe('1. Ask.');
  });

  it('is nothing where the clipboard holds no text', () => {
    expect(takePaste(clipboard('', ''))).toBeNull();
  });
});

describe('a file', () => {
  it('gives its text and its stem', async () => {
    const taken = await takeFile(new File(['1. Ask.'], 'Late parcels.MD'));
    expect(taken).toEqual({ status: 'text', text: '1. Ask.', name: 'Late parcels' });
  });

  it('has its line ends and its encoding put right', async () => {
    const windows = await takeFile(new File(['\ufeff1. Ask.\r\n2. Close.\r'], 'a.md'));
    expect(windows).toMatchObject({ status: 'text', text: '1. Ask.\n2. Close.\n' });
    const wide = new Uint8Array([0xff, 0xfe, ...new Uint8Array(new Uint16Array([0x31, 0x2e]).buffer)]);
    expect(await takeFile(new File([wide], 'a.txt'))).toMatchObject({ status: 'text', text: '1.' });
  });

  it('of HTML becomes Markdown', async () => {
    const taken = await takeFile(new File(['<ul><li>Ask.</li></ul>'], 'a.html'));
    expect(taken).toMatchObject({ status: 'text', text: '- Ask.\n' });
  });

  it('of a word processor is refused', async () => {
    for (const name of ['a.docx', 'a.pdf', 'noending'])
      expect(await takeFile(new File(['x'], name))).toEqual({
        status: 'refused',
        because: 'format',
        file: name,
      });
  });

  it('that is no text in spite of its name is refused', async () => {
    expect(await takeFile(new File(['a\0b'], 'a.txt'))).toMatchObject({ because: 'format' });
  });

  it('that is empty or far too long is refused', async () => {
    expect(await takeFile(new File([' \n'], 'a.txt'))).toMatchObject({ because: 'empty' });
    expect(await takeFile(new File(['x'.repeat(400_001)], 'a.txt'))).toMatchObject({ because: 'too-large' });
  });
});
