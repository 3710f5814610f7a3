/** How often, in words: `every 2 months`; empty where the count is not known. */
export function intervalOf(count: number, unit: string): string {
  if (count < 1 || unit === '') return '';
  const word = unit.toLowerCase().replace(/s$/, '');
  return count === 1 ? `every ${word}` : `every ${count} ${word}s`;
}

/** A product with its variant, as Shopify prints order lines. */
export const productOf = (product: string, variant: string): string =>
  variant === '' || variant === 'Default Title' || variant === product ? product : `${product} - ${variant}`;
