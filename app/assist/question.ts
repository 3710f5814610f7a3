import type { Evidence } from '../lib/evidence.ts';
import type { Json } from '../lib/json.ts';

/**
 * Something that a step needs to know and the ticket does not plainly say.
 * `slot`: a value (the order number). `condition`: yes or no. `choice`: one of several (an offer's options, two orders).
 * `done`: a manual step that only a person can do. `confirm`: a value that needs the agent's word before use.
 */
export interface Question {
  /** `slot:order_id`, `condition:<step ref>`, `part:<step ref>:<n>`, `choice:<step ref>`, `done:<step ref>`, `confirm:<fact>`. */
  readonly id: string;
  readonly kind: 'slot' | 'condition' | 'choice' | 'done' | 'confirm';
  /** In the policy's words: `have they checked with neighbours`. */
  readonly text: string;
  readonly step: string;
  /** Name of the fact that answers it; empty for conditions. */
  readonly slot: string;
  /** What can be chosen; empty for the rest. */
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

/** What a reader made of a question; readers that cannot tell give none. */
export interface Answer {
  readonly question: string;
  /** `true`/`false` for conditions, the value for slots, an option's value or `declined` for choices. */
  readonly value: Json;
  readonly by: 'rules' | 'model' | 'agent';
  readonly evidence: readonly Evidence[];
}

/** A condition's truth as far as it is known. Unknown stays unknown. */
export interface Verdict {
  readonly value: 'yes' | 'no' | 'unknown';
  readonly evidence: readonly Evidence[];
}
