/** Confidence intervals by cited methods. Pure arithmetic; a level of 0.95 leaves one in twenty outside. */

/** A range, lower bound first. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** `hits` of `count`. */
export interface Proportion {
  readonly hits: number;
  readonly count: number;
}

/** A sample's size, mean and variance (divided by one less than its size). */
export interface Sample {
  readonly count: number;
  readonly mean: number;
  readonly variance: number;
}

/**
 * Wilson's score interval of one proportion, without correction for continuity.
 * @see Wilson, JASA 22 (1927) 209–212; Newcombe, Statistics in Medicine 17 (1998) 857–872, method 3
 */
export function wilsonInterval({ hits, count }: Proportion, level: number): Interval {
  if (count === 0) return { low: 0, high: 1 };
  const z = normalQuantile((1 + level) / 2);
  const middle = 2 * hits + z * z;
  const width = z * Math.sqrt(z * z + (4 * hits * (count - hits)) / count);
  const whole = 2 * (count + z * z);
  return { low: Math.max(0, (middle - width) / whole), high: Math.min(1, (middle + width) / whole) };
}

/**
 * Newcombe's hybrid score interval of the difference `a − b` of two independent proportions.
 * @see Newcombe, Statistics in Medicine 17 (1998) 873–890, method 10
 */
export function newcombeInterval(a: Proportion, b: Proportion, level: number): Interval {
  const [first, second] = [wilsonInterval(a, level), wilsonInterval(b, level)];
  const [p, q] = [shareOf(a), shareOf(b)];
  return {
    low: p - q - Math.hypot(p - first.low, second.high - q),
    high: p - q + Math.hypot(first.high - p, q - second.low),
  };
}

/** The share; a half where nothing was counted. */
export const shareOf = ({ hits, count }: Proportion): number => (count === 0 ? 0.5 : hits / count);

/**
 * Welch's interval of the difference `a − b` of two means; the widest there is where a sample has fewer than two.
 * @see Welch, Biometrika 34 (1947) 28–35
 */
export function welchInterval(a: Sample, b: Sample, level: number): Interval {
  if (a.count < 2 || b.count < 2) return { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY };
  const [first, second] = [a.variance / a.count, b.variance / b.count];
  const difference = a.mean - b.mean;
  if (first + second === 0) return { low: difference, high: difference };
  const freedom = (first + second) ** 2 / (first ** 2 / (a.count - 1) + second ** 2 / (b.count - 1));
  const width = studentQuantile((1 + level) / 2, freedom) * Math.sqrt(first + second);
  return { low: difference - width, high: difference + width };
}

/** A sample's figures. */
export function sampleOf(values: readonly number[]): Sample {
  const count = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / Math.max(count, 1);
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { count, mean, variance: count < 2 ? 0 : squares / (count - 1) };
}

/** The normal distribution's quantile, as Student's with so much freedom that nothing differs in eight digits. */
export const normalQuantile = (probability: number): number => studentQuantile(probability, 1e9);

/** Halvings until a quantile's digits are all there. */
const HALVINGS = 200;
const QUANTILE_MAX = 1e6;

/** The quantile of Student's distribution, found by halving; `probability` above a half. */
export function studentQuantile(probability: number, freedom: number): number {
  if (probability === 0.5) return 0;
  if (probability < 0.5) return -studentQuantile(1 - probability, freedom);
  let low = 0;
  let high = QUANTILE_MAX;
  for (let i = 0; i < HALVINGS && high - low > 1e-12 * high; i += 1) {
    const middle = (low + high) / 2;
    if (studentBelow(middle, freedom) < probability) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** How likely Student's variable is below a positive `t`. @see Abramowitz and Stegun (1964), 26.7.1 */
const studentBelow = (t: number, freedom: number): number =>
  1 - incompleteBeta(freedom / (freedom + t * t), freedom / 2, 0.5) / 2;

/** The regularised incomplete beta function by its continued fraction. @see Abramowitz and Stegun (1964), 26.5.8 */
function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const front = Math.exp(betaFront(a, b) + a * Math.log(x) + b * Math.log1p(-x));
  return x < (a + 1) / (a + b + 2)
    ? (front * fraction(x, a, b)) / a
    : 1 - (front * fraction(1 - x, b, a)) / b;
}

/** ln Γ(a+b) − ln Γ(a) − ln Γ(b); for a great `a` by the ratio's expansion, where logarithms would cancel. */
function betaFront(a: number, b: number): number {
  const [great, small] = a > b ? [a, b] : [b, a];
  if (great < 1e4) return logGamma(a + b) - logGamma(a) - logGamma(b);
  return small * Math.log(great) + (small * (small - 1)) / (2 * great) - logGamma(small);
}

const TERMS_MAX = 5000;
const TINY = 1e-300;

/** Lentz's evaluation. */
function fraction(x: number, a: number, b: number): number {
  const kept = (value: number): number => (Math.abs(value) < TINY ? TINY : value);
  let c = 1;
  let d = 1 / kept(1 - ((a + b) * x) / (a + 1));
  let result = d;
  for (let m = 1; m <= TERMS_MAX; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / kept(1 + even * d);
    c = kept(1 + even / c);
    result *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / kept(1 + odd * d);
    c = kept(1 + odd / c);
    result *= d * c;
    if (Math.abs(d * c - 1) < 1e-15) break;
  }
  return result;
}

/** ln Γ by Stirling's series, shifted to where it is exact to fifteen digits. @see Abramowitz and Stegun (1964), 6.1.41 */
function logGamma(value: number): number {
  let x = value;
  let shift = 0;
  for (; x < 12; x += 1) shift += Math.log(x);
  const series = 1 / (12 * x) - 1 / (360 * x ** 3) + 1 / (1260 * x ** 5) - 1 / (1680 * x ** 7);
  return (x - 0.5) * Math.log(x) - x + Math.log(2 * Math.PI) / 2 + series - shift;
}
