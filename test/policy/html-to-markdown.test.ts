import { describe, expect, it } from 'vitest';
import { htmlToMarkdown } from '../../app/policy/html-to-markdown.ts';
import { parse } from '../../app/policy/parse.ts';
import { print } from '../../app/policy/print.ts';

const check = (html: string, expected: string): void => expect(htmlToMarkdown(html)).toBe(expected);

describe('HTML of a document as Markdown', () => {
  it('keeps headings, paragraphs and bold words', () => {
    check(
      '<h2>Late parcel</h2><p>Ask for the <b>order number</b> first.</p>',
      '## Late parcel\n\nAsk for the **order number** first.\n',
    );
  });

  it('keeps lists in lists and numbers them', () => {
    check(
      '<ol><li>Ask.</li><li>Check:<ul><li>The date.</li><li>The place.</li></ul></li><li>Close.</li></ol>',
      '1. Ask.\n2. Check:\n   - The date.\n   - The place.\n3. Close.\n',
    );
  });

  it('begins a new list at one behind a paragraph', () => {
    check('<ol><li>One.</li></ol><p>Then:</p><ol><li>Two.</li></ol>', '1. One.\n\nThen:\n\n1. Two.\n');
  });

  it('keeps the depth that Google Docs writes into a list’s class', () => {
    check(
      '<b style="font-weight:normal"><ol class="lst-kix_a-0"><li><p>Ask.</p></li></ol><ul class="lst-kix_a-1"><li><p>Twice.</p></li></ul></b>',
      '1. Ask.\n   - Twice.\n',
    );
  });

  it('keeps the depth that Word writes into a paragraph’s style', () => {
    check(
      "<p style='mso-list:l0 level1 lfo1'>Ask.</p><p style='mso-list:l0 level2 lfo1'>Twice.</p>",
      '- Ask.\n  - Twice.\n',
    );
  });

  it('keeps tables with their head', () => {
    check(
      '<table><tr><th>Case</th><th>Do</th></tr><tr><td>Late</td><td>Refund | reship</td></tr></table>',
      '| Case | Do |\n| --- | --- |\n| Late | Refund / reship |\n',
    );
  });

  it('leaves out styles, scripts and empty bold', () => {
    check('<style>p{}</style><script>alert(1)</script><p>A <b></b>&amp; b</p>', 'A & b\n');
  });

  it('gives back a text that is no HTML', () => {
    expect(htmlToMarkdown('1. Ask if x < 3.')).toBe('1. Ask if x < 3.');
  });

  it('is read to the same policy as the HTML itself', () => {
    const html =
      '<h1>Broken</h1><p>Use this policy when it is broken.</p><ol><li>Ask for a photo.</li><li>If it is over $100:<ul><li>Escalate to a supervisor.</li></ul></li><li>Otherwise, refund it.</li></ol>';
    const read = (text: string) => parse({ text, name: 'broken' })[0].map(print);
    expect(read(htmlToMarkdown(html))).toEqual(read(html));
  });
});
