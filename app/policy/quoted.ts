import type { Step } from './policy.ts';

/**
 * What a step wants said word for word: the words in quotation marks after say, tell, reply and the like, in the given
 * language where the step's children give it per language (`de: “…”`). Null where the step leaves the wording open.
 */
export function quotedWords(step: Step, locale = ''): string | null {
  return inLanguage(step, locale) ?? quoteIn(step.text);
}

function inLanguage(step: Step, locale: string): string | null {
  const wanted = locale.toLowerCase().split('-', 1)[0] ?? '';
  const versions = step.children.flatMap((child) => {
    const found = VERSION.exec(child.text);
    return found?.[1] && found[2] ? [{ language: codeOf(found[1]), words: found[2].trim() }] : [];
  });
  const own = versions.find(({ language }) => language === wanted);
  return (own ?? (quoteIn(step.text) === null ? versions[0] : undefined))?.words ?? null;
}

// A wording for one language: `de: “Es tut uns leid.”`, `German: "Es tut uns leid."`.
const VERSION = /^(?:in )?([a-z]{2}|[A-Za-z]{4,12})(?:-[A-Za-z]{2})?\s*:\s*["“„«](.{2,2000})["”“»]\.?$/s;

const codeOf = (language: string): string => LANGUAGES[language.toLowerCase()] ?? language.toLowerCase();

const LANGUAGES: Readonly<Record<string, string>> = {
  english: 'en',
  german: 'de',
  deutsch: 'de',
  french: 'fr',
  français: 'fr',
  spanish: 'es',
  español: 'es',
  italian: 'it',
  italiano: 'it',
  dutch: 'nl',
  portuguese: 'pt',
  polish: 'pl',
  japanese: 'ja',
  chinese: 'zh',
  arabic: 'ar',
  hebrew: 'he',
};

function quoteIn(text: string): string | null {
  const found = QUOTE.exec(text);
  const words = (found?.[1] ?? found?.[2] ?? found?.[3] ?? '').trim();
  return words.split(/\s+/).length >= WORDS_MIN ? words : null;
}

/** Fewer words in quotation marks are a name or a status, not a sentence to say. */
const WORDS_MIN = 3;

// Words to be said: `tell them: “We are sorry for the delay.”`, `reply with "Thank you for your order."`.
const QUOTE =
  /\b(?:say|tell|reply|respond|answer|write|state|explain|inform|notify|thank|apologi[sz]e|ask|send|message|let|use|remind|saying|words?)\b[^“”"„«»]{0,120}(?:“([^“”]{2,2000})”|"([^"]{2,2000})"|[„«]([^“”«»]{2,2000})[“”»])/i;
