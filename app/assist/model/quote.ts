/** Finds a quote where it is said to stand. Spaces, line breaks and the form of quotation marks may differ, words may not. */

/** Where a quote stands in a text; null where it does not. A quote without a letter or digit stands nowhere. */
export function findQuote(
  text: string,
  quote: string,
): { readonly start: number; readonly end: number } | null {
  if (!/[\p{L}\p{N}]/u.test(quote)) return null;
  const exact = text.indexOf(quote);
  if (exact >= 0) return { start: exact, end: exact + quote.length };
  const loose = loosen(text);
  const wanted = loosen(quote.trim()).letters;
  const at = loose.letters.indexOf(wanted);
  if (at < 0) return null;
  return { start: loose.places[at] ?? 0, end: (loose.places[at + wanted.length - 1] ?? 0) + 1 };
}

/** A text with runs of space as one space and plain quotation marks, and where each of its characters stood. */
function loosen(text: string): { letters: string; places: number[] } {
  let letters = '';
  const places: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const letter = plainLetter(text.charAt(at));
    if (letter === ' ' && (letters === '' || letters.endsWith(' '))) continue;
    letters += letter;
    places.push(at);
  }
  return { letters, places };
}

function plainLetter(letter: string): string {
  if (/\s/.test(letter)) return ' ';
  if ('‘’‚`´'.includes(letter)) return "'";
  if ('“”„«»'.includes(letter)) return '"';
  return letter;
}
