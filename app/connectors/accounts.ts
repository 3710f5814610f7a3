import type { JsonObject } from '../lib/json.ts';

/** Accounts found by an address, in the form that both platforms' look-ups have. */
export function customersOwn(
  email: string,
  accounts: readonly (JsonObject & {
    readonly name: string;
    readonly subscriptions: readonly JsonObject[];
  })[],
): JsonObject {
  const [only] = accounts;
  const single = accounts.length === 1 && only !== undefined ? only : null;
  return {
    found: accounts.length > 0,
    email: email.toLowerCase(),
    name: single?.name ?? '',
    accounts,
    subscriptions: single?.subscriptions ?? [],
  };
}
