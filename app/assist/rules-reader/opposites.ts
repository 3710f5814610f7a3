/** Words that turn a statement round against another: pairs of opposites, and words that say `all is well` against words for trouble. */
import { formOf } from './meaning.ts';

const PAIRS = [
  'hot cold',
  'hot cool',
  'overheat cool',
  'loose tight',
  'loose firm',
  'open close',
  'open shut',
  'slow fast',
  'slow quick',
  'hard easy',
  'hard fine',
  'hard normal',
  'hard smooth',
  'hard soft',
  'hard light',
  'difficult easy',
  'heavy light',
  'heavy easy',
  'increase decrease',
  'increase reduce',
  'more less',
  'more fewer',
  'high low',
  'clean dirty',
  'new old',
  'full empty',
  'full flat',
  'same different',
  'inside outside',
  'move stationary',
  'move still',
  'lock unlock',
  'plug unplug',
  'connect disconnect',
  'enable disable',
  'install uninstall',
  'wet dry',
  'leak dry',
  'smooth rough',
  'smooth jerky',
  'even uneven',
  'stable unstable',
  'steady intermittent',
  'constant intermittent',
  'consistent intermittent',
  'steady unsteady',
  'charge drain',
  'charge dead',
  'charge flat',
  'light dark',
  'light dim',
  'bright dim',
  'loud quiet',
  'strong weak',
  'straight bent',
  'home public',
  'home office',
  'receive lost',
  'receive missing',
  'find lost',
  'correct wrong',
  'correct incorrect',
  'right wrong',
  'complete incomplete',
  'damage intact',
  'seal open',
  'keep cancel',
  'early late',
  'free paid',
  'stay leave',
  'start stop',
  'accept decline',
  'accept refuse',
  'agree refuse',
  'recent old',
  'visible hidden',
  'separate together',
  'faulty working',
  'defective working',
  'dead alive',
  'dead working',
  'silent noise',
  'silent sound',
  'quiet noise',
  'quiet sound',
  'intact blow',
  'intact break',
  'short long',
];
const OPPOSITES = new Map<string, Set<string>>();
for (const pair of PAIRS) {
  const [first = '', second = ''] = pair.split(' ').map(formOf);
  OPPOSITES.set(first, (OPPOSITES.get(first) ?? new Set()).add(second));
  OPPOSITES.set(second, (OPPOSITES.get(second) ?? new Set()).add(first));
}

const WELL = new Set(
  'fine good great well normal easy easily properly proper correctly okay perfect perfectly smooth smoothly steady stable consistent working works functioning operating intact healthy solid flawlessly successfully'
    .split(' ')
    .map(formOf),
);
const TROUBLE = new Set(
  'problem issue trouble leak noise fail failure faulty fault broken damaged damage loose worn stuck difficult tough challenging heavy stiff intermittent overheat freeze crack burnt smoke hiss steam drag jerky clunk vibrate vibration bent error bad wrong dead defective rattle squeal grind dirty corroded low blown concern unusual sporadic unsteady excessive stall flicker uneven missing lost late'
    .split(' ')
    .map(formOf),
);

/** Whether two content words say the opposite of each other. */
export function isOpposite(word: string, other: string): boolean {
  return OPPOSITES.get(word)?.has(other) === true || isPrefixed(word, other) || isPrefixed(other, word);
}

/** `unplug` against `plug`, `disconnect` against `connect`. */
const isPrefixed = (word: string, other: string): boolean =>
  other.length > 3 &&
  ['un', 'dis', 'in', 'im', 'ir', 'non-', 'non'].some((prefix) => word === prefix + other);

/** Whether words speak of things being well or of trouble; `neither` also where they speak of both. */
export function toneOf(words: readonly string[]): 'well' | 'trouble' | 'neither' {
  const well = words.some((word) => WELL.has(word));
  const trouble = words.some((word) => TROUBLE.has(word));
  if (well === trouble) return 'neither';
  return well ? 'well' : 'trouble';
}

/** Whether a word has a tone at all. */
export const hasTone = (word: string): boolean => TROUBLE.has(word) || WELL.has(word);
