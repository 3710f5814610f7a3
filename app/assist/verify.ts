import type { Proposal, VerifiedCall } from './outcome.ts';

const verified: unique symbol = Symbol('verified');

/** A proposal that passed every check. Made only here. */
export type Suggestion = (VerifiedCall | Exclude<Proposal, { type: 'call' }>) & { readonly [verified]: true };

/** A call that passed every check. */
export type CallSuggestion = VerifiedCall & { readonly [verified]: true };
