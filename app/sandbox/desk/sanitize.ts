/** Customer mail and app text become nodes only through here: an allow-list of elements, and links to the web only. */

const ELEMENTS = new Set(
  'A B BLOCKQUOTE BR CODE DIV EM H1 H2 H3 H4 HR I LI OL P PRE SPAN STRONG TABLE TBODY TD TH THEAD TR U UL'.split(
    ' ',
  ),
);
const DROPPED = new Set(
  'SCRIPT STYLE HEAD TITLE META LINK IFRAME OBJECT EMBED FORM TEMPLATE SVG MATH'.split(' '),
);

/** The permitted part of a piece of HTML, as nodes of this page. */
export function safeNodes(html: string): DocumentFragment {
  const parsed = new DOMParser().parseFromString(html, 'text/html');
  const fragment = document.createDocumentFragment();
  for (const child of parsed.body.childNodes) append(fragment, child);
  return fragment;
}

/** The permitted part of a piece of HTML, as HTML. */
export function safeHtml(html: string): string {
  const holder = document.createElement('div');
  holder.append(safeNodes(html));
  return holder.innerHTML;
}

/** Text that an app puts into a rich composer: HTML where it has tags, else plain text with its line breaks. */
export function htmlFromApp(text: string): string {
  // `<p>hi</p>`, `a<br>b`
  if (/<[a-z][^>]*>/i.test(text)) return safeHtml(text);
  const holder = document.createElement('div');
  for (const [index, line] of text.split('\n').entries()) {
    if (index > 0) holder.append(document.createElement('br'));
    holder.append(line);
  }
  return holder.innerHTML;
}

function append(parent: Node, node: Node): void {
  if (node.nodeType === Node.TEXT_NODE) parent.appendChild(document.createTextNode(node.textContent ?? ''));
  if (!(node instanceof Element)) return;
  if (DROPPED.has(node.tagName.toUpperCase())) return;
  const kept = ELEMENTS.has(node.tagName) ? copyOf(node) : document.createDocumentFragment();
  for (const child of node.childNodes) append(kept, child);
  parent.appendChild(kept);
}

function copyOf(node: Element): HTMLElement {
  const copy = document.createElement(node.tagName);
  const href = node.getAttribute('href') ?? '';
  // `https://example.com`, `mailto:a@b.c`
  if (copy instanceof HTMLAnchorElement && /^(https?:|mailto:)/i.test(href)) {
    copy.href = href;
    copy.target = '_blank';
    copy.rel = 'noopener noreferrer';
  }
  return copy;
}

/** Whether a piece of composer HTML says nothing. */
export const isBlank = (html: string): boolean => (safeNodes(html).textContent ?? '').trim() === '';
