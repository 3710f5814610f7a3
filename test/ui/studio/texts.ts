import { compile } from '../../../app/policy/compile.ts';
import { createCatalog, shippedTools } from '../../../app/tools/catalog.ts';
import { createText } from '../../../app/ui/text.ts';
import messages from '../../../translations/en.json' with { type: 'json' };

export const words = createText('en', messages);
export const catalog = createCatalog(shippedTools);

/** The only policy of a text. */
export function policyOf(text: string) {
  const [policy] = compile([{ text, name: 'text' }], { catalog }).policies;
  if (!policy) throw new Error('the text holds no policy');
  return policy;
}
