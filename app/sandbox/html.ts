/** Text to HTML and back, the way a helpdesk keeps both forms of a comment. */

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#39': "'",
  nbsp: ' ',
};

/** Text with HTML's own characters escaped. */
export const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** Plain text as paragraphs; single line breaks stay breaks. */
export function htmlOf(text: string): string {
  const paragraphs = text.trim().split(/\n{2,}/);
  return paragraphs.map((paragraph) => `<p>${escapeHtml(paragraph).replaceAll('\n', '<br>')}</p>`).join('');
}

/** The words of a piece of HTML: blocks end lines, everything between tags is text. */
export function plainOf(html: string): string {
  const text = html
    // `<style>p{}</style>`, `<script src="x"></script>`
    .replaceAll(/<(style|script)\b[^>]*>[\s\S]*?<\/\1>/gi, '')
    // `<br>`, `<br />`
    .replaceAll(/<br\s*\/?>/gi, '\n')
    // `</p>`, `</blockquote>`
    .replaceAll(/<\/(p|blockquote|ul|ol|h[1-6]|table)>/gi, '\n\n')
    // `</div>`, `</li>`
    .replaceAll(/<\/(div|li|tr)>/gi, '\n')
    // `<b>`, `<a href="x">`
    .replaceAll(/<[^>]*>/g, '')
    // `&amp;`, `&#39;`
    .replaceAll(/&(amp|lt|gt|quot|#39|nbsp);/g, (_whole, name: string) => ENTITIES[name] ?? '');
  // three line ends and more become two: `a\n\n\nb`, `a\n \n\nb`
  return text.replaceAll(/\n[ \t]*(\n[ \t]*)+/g, '\n\n').trim();
}
