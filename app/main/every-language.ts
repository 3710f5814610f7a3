/** Every language at once, for the command line and the tests; a page fetches them one by one (`phrases.ts`). */
import de from '../../translations/de.json' with { type: 'json' };
import en from '../../translations/en.json' with { type: 'json' };
import es from '../../translations/es.json' with { type: 'json' };
import fr from '../../translations/fr.json' with { type: 'json' };
import ja from '../../translations/ja.json' with { type: 'json' };
import nl from '../../translations/nl.json' with { type: 'json' };
import pt from '../../translations/pt-BR.json' with { type: 'json' };
import type { AssistInput } from '../assist/assist.ts';
import type { Phrases } from '../lib/phrases.ts';
import { createText, type Messages } from '../ui/text.ts';
import { type Language, shippedLanguage } from './language.ts';

const MESSAGES: Readonly<Record<Language, Messages>> = { en, de, fr, es, 'pt-BR': pt, nl, ja };

/** Formatters take longer to make than to use. */
const made = new Map<string, Phrases>();

/** English for the agent, the reply's own language for the customer. */
export const everyLanguage: Pick<AssistInput, 'phrases' | 'phrasesIn'> = {
  phrases: createText('en', en).phrase,
  phrasesIn: (language) => {
    const known = made.get(language) ?? createText(language, MESSAGES[shippedLanguage(language)]).phrase;
    made.set(language, known);
    return known;
  },
};
