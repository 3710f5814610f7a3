import { isObject } from '../../lib/json.ts';
import type { Connector } from '../connector.ts';
import { done, failed, ok, type ReadStep, type Wire } from '../exchange.ts';
import { decimalAt, listAt, textAt } from '../pick.ts';
import { productOf } from '../words.ts';
import { readShop } from './admin.ts';

/** `search_products`: variants that can be bought, each named as order lines name it. */
export const searchProducts: Connector = {
  run: async ({ args, wire }) => {
    const words = textAt(args, 'query')
      .replaceAll(/[^\p{L}\p{N} -]/gu, ' ')
      .trim();
    if (words === '') return failed('there is nothing to search for', 'Write a word of the product.');
    const variants = await findVariants(wire, words);
    if (variants.status !== 'ok') return variants;
    return done({ found: variants.value.length > 0, products: variants.value });
  },
};

/** A variant that can be bought. */
export type VariantOutput = {
  readonly product: string;
  readonly variant_id: string;
  readonly sku: string;
  readonly price: string;
  readonly currency: string;
};

/** Variants of the products that a search finds. */
export async function findVariants(wire: Wire, words: string): Promise<ReadStep<readonly VariantOutput[]>> {
  const answer = await readShop(wire, 'search-products', { query: words.slice(0, 200) });
  if (answer.status !== 'ok') return answer;
  const currency = textAt(answer.value, 'shop.currencyCode');
  const variants = listAt(answer.value, 'products.nodes').flatMap((product) =>
    listAt(product, 'variants.nodes')
      .filter((variant) => isObject(variant) && variant['availableForSale'] === true)
      .map((variant) => ({
        product: productOf(textAt(product, 'title'), textAt(variant, 'title')),
        variant_id: textAt(variant, 'id'),
        sku: textAt(variant, 'sku'),
        price: decimalAt(variant, 'price', currency),
        currency,
      })),
  );
  return ok(variants);
}
