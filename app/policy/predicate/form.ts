/** The forms that the words of a condition can take. */
import type { Entity } from './entities.ts';

/** How a measured value is compared; `between` takes both ends in. */
export type Comparison = '>' | '>=' | '<' | '<=' | '=' | 'between';

/** A bound on a number; `upper` only for `between`. */
export interface Bound {
  readonly comparison: Comparison;
  readonly value: number;
  readonly upper: number | null;
}

/** What a condition's words ask for. Texts inside are plain lower-case words; only `open` keeps the author's own. */
export type Predicate =
  | { readonly type: 'all' | 'any'; readonly parts: readonly Predicate[] }
  | { readonly type: 'not'; readonly part: Predicate }
  | { readonly type: 'always' }
  /**
   * What a thing's status is. `states` are names of `STATES`, any of which will do, or, where `literal`, a status as the service
   * spells it. `some`: one such thing is enough (`has an active subscription`); `every`: all of them; `the`: the one spoken of.
   * `yet`: asked for as it is now (`not delivered yet`), so that what may still come has not come.
   */
  | {
      readonly type: 'state';
      readonly subject: string;
      readonly entity: Entity;
      readonly states: readonly string[];
      readonly literal: boolean;
      readonly quantity: 'the' | 'some' | 'every';
      readonly yet: boolean;
    }
  /** A number in a fact or a result. `unit` is `money`, `percent`, a noun or empty; `currency` only for money. */
  | {
      readonly type: 'number';
      readonly subject: string;
      readonly bound: Bound;
      readonly unit: string;
      readonly currency: string | null;
    }
  /** How many things of a name there are (`more than one order`). */
  | { readonly type: 'count'; readonly noun: string; readonly bound: Bound }
  /** How long ago something happened; `>` is longer ago. */
  | { readonly type: 'age'; readonly event: AgeEvent; readonly bound: Bound; readonly unit: AgeUnit }
  /** How far ahead something planned lies (`the next charge is within 3 days`); `>` is further ahead. */
  | { readonly type: 'ahead'; readonly event: PlannedEvent; readonly bound: Bound; readonly unit: AgeUnit }
  /** A tag of the ticket, the requester or a looked-up account. */
  | { readonly type: 'tag'; readonly tags: readonly string[] }
  | { readonly type: 'field'; readonly name: string; readonly value: string }
  | { readonly type: 'channel'; readonly channel: string }
  /** BCP 47 primary subtag. */
  | { readonly type: 'language'; readonly language: string }
  /** What the customer made of an offer; `option` names the one meant, empty otherwise. */
  | { readonly type: 'choice'; readonly outcome: 'accepts' | 'declines' | 'option'; readonly option: string }
  /** Something that the customer says of themself or wants, without the subject: `has checked with neighbours`. */
  | { readonly type: 'said'; readonly statement: string }
  /** Which contact about the same matter this is. */
  | { readonly type: 'contacts'; readonly bound: Bound }
  /** A fact that the customer has given, by its name (`order_id`). */
  | { readonly type: 'known'; readonly fact: string }
  | { readonly type: 'attachment'; readonly media: 'photo' | 'any'; readonly given: 'already' | 'on-request' }
  | { readonly type: 'open'; readonly text: string };

/** Moments that ages are counted from; `opened` is the ticket's beginning, `written` the customer's newest message. */
export type AgeEvent =
  | 'delivered'
  | 'ordered'
  | 'shipped'
  | 'scanned'
  | 'expected'
  | 'paid'
  | 'cancelled'
  | 'refunded'
  | 'claimed'
  | 'started'
  | 'opened'
  | 'written'
  | 'billed';

/** What a subscription has ahead of it. */
export type PlannedEvent = 'charge' | 'shipment';

/** Units of ages. */
export type AgeUnit = 'hours' | 'days' | 'business-days' | 'weeks' | 'months' | 'years';
