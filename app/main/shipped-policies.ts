/** The policies that ship, compiled with the package's tools when it was built, so that no page waits for the compiler. */
import policies from 'compiled:../policy/library';
import type { Policy } from '../policy/policy.ts';

/** In the order of their files' names. */
export const shippedPolicies: readonly Policy[] = policies;
