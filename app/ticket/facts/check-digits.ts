/** Whether the last digit is right by Luhn's rule, as on payment cards; digits only. */
export function isLuhn(digits: string): boolean {
  let sum = 0;
  for (let at = 0; at < digits.length; at += 1) {
    const digit = Number(digits[digits.length - 1 - at]);
    const doubled = at % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return digits.length > 0 && sum % 10 === 0;
}

/**
 * Whether a UPS number (`1Z` and 16 more) carries the right check digit.
 * @see https://www.ups.com/us/en/tracking/help/tracking/tcd.page, read 2026-08
 */
export function isUps(code: string): boolean {
  if (!/^1Z[A-Z0-9]{15}\d$/.test(code)) return false;
  let sum = 0;
  for (let at = 2; at < 17; at += 1) {
    const char = code.charCodeAt(at);
    const value = char >= 65 ? (char - 63) % 10 : char - 48;
    sum += at % 2 === 1 ? value * 2 : value;
  }
  return (10 - (sum % 10)) % 10 === Number(code[17]);
}

/** Whether the last digit is right where digits weigh 3 and 1 in turn from the right, as on USPS and SSCC labels. */
export function isMod10Weight3(digits: string): boolean {
  let sum = 0;
  for (let at = 1; at < digits.length; at += 1)
    sum += Number(digits[digits.length - 1 - at]) * (at % 2 === 1 ? 3 : 1);
  return digits.length > 1 && (10 - (sum % 10)) % 10 === Number(digits[digits.length - 1]);
}

const S10_WEIGHTS = [8, 6, 4, 2, 3, 5, 9, 7];

/** Whether a postal S10 number (`RR123456785DE`) carries the right check digit. */
export function isS10(code: string): boolean {
  if (!/^[A-Z]{2}\d{9}[A-Z]{2}$/.test(code)) return false;
  const sum = S10_WEIGHTS.reduce((total, weight, at) => total + weight * Number(code[at + 2]), 0);
  const rest = 11 - (sum % 11);
  return (rest === 10 ? 0 : rest === 11 ? 5 : rest) === Number(code[10]);
}

const FEDEX_WEIGHTS = [1, 3, 7];

/** Whether a FedEx number of 12 digits carries the right check digit. */
export function isFedex12(digits: string): boolean {
  if (!/^\d{12}$/.test(digits)) return false;
  let sum = 0;
  for (let at = 0; at < 11; at += 1) sum += Number(digits[10 - at]) * (FEDEX_WEIGHTS[at % 3] ?? 0);
  return (sum % 11) % 10 === Number(digits[11]);
}

/** Whether a DHL Express number of 10 digits carries the right check digit. */
export const isDhl10 = (digits: string): boolean =>
  /^\d{10}$/.test(digits) && Number(digits.slice(0, 9)) % 7 === Number(digits[9]);
