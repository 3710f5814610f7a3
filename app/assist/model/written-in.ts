/** Whether a draft is written in the language asked for, as far as small words and scripts tell. */

/** Small words that are common in one of the interface's languages and rare in the others. */
const SMALL: Readonly<Record<string, ReadonlySet<string>>> = {
  en: words(
    'the and is are was were have has had you your we our it this that with for not but from can could would will please be been any if when they there my me us to of',
  ),
  de: words(
    'der die das und ist sind war haben hat sie ihre ihr ihnen wir uns nicht mit für aber von können könnten bitte wenn es ein eine den dem zu auf bei noch schon dass ich',
  ),
  fr: words(
    'le la les et est sont était vous votre vos nous notre ne pas avec pour mais de du des pouvez si il elle une un au sur que qui je cette avez avons merci',
  ),
  es: words(
    'el los las y es son usted su sus nosotros nuestro con para pero del puede si una un por que ha hemos se lo esta este gracias está hay',
  ),
  pt: words(
    'os as e é são você seu sua nós nosso com para mas do da dos das pode se uma um por que não foi temos está obrigado obrigada há isso',
  ),
  nl: words(
    'het een en zijn u uw wij we ons niet met voor maar van kunt als er dat deze ik heeft hebben wordt naar bij nog graag aan op is',
  ),
};

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(' '));
}

const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;
const LATIN = /\p{Script=Latin}/gu;

/** False where a text is plainly in another language than asked for. A text of a few words may be in any. */
export function isWrittenIn(text: string, language: string): boolean {
  if (language === 'ja') return KANA.test(text);
  if (KANA.test(text)) return false;
  const said = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  if (said.length >= WORDS_MIN && !(text.match(LATIN) ?? []).length) return !Object.hasOwn(SMALL, language);
  const hits = Object.entries(SMALL).map(([name, small]) => ({
    name,
    count: said.filter((word) => small.has(word)).length,
  }));
  const own = hits.find((each) => each.name === language)?.count ?? 0;
  const other = Math.max(...hits.filter((each) => each.name !== language).map((each) => each.count));
  if (!Object.hasOwn(SMALL, language)) return other < STRANGE_MIN;
  return other < FEW || own >= other;
}

/** Fewer words of another language are chance. */
const FEW = 3;
/** So many words of one of our languages are not another language by chance. */
const STRANGE_MIN = 8;
/** Fewer words say nothing of a script. */
const WORDS_MIN = 4;
