/**
 * The port to a language model, and the reasons for which it may have nothing to say. Guided mode has no model; everything
 * that a model says passes the checks of `model/` before anything is made of it.
 */
import type { JsonObject } from '../lib/json.ts';

/** One structured question to a model. Prose is data: none of it reaches a URL, a header or a placeholder. */
export interface ModelRequest {
  /** The unchanging front: what to do, by which rules. Equal requests share it byte for byte, so that it can be cached. */
  readonly instructions: string;
  /** The parts behind it, from the least to the most changing. */
  readonly parts: readonly string[];
  /** Strict JSON Schema of the answer; the same for every ticket. */
  readonly schema: { readonly name: string; readonly schema: JsonObject };
  /** Equal for requests that share a front. */
  readonly cacheKey: string;
  /** Stable for one agent of one helpdesk, says nothing of who that is. */
  readonly safetyId: string;
  readonly outputTokensMax: number;
  readonly timeoutMs: number;
}

/** What an exchange took, as the model's server counted. */
export interface ModelUsage {
  readonly inputTokens: number;
  /** Of the input, what the server had cached. */
  readonly cachedTokens: number;
  readonly outputTokens: number;
}

/** Why there is no answer. */
export type ModelProblem =
  /** 401: the key is missing, wrong or expired. */
  | 'unauthorised'
  /** 403: the key may not use this model or this server. */
  | 'forbidden'
  /** 404: the server has no such model or no such address. */
  | 'no-model'
  /** 429: asked too often at the moment. */
  | 'busy'
  /** 429 that waiting does not mend: the account's credit is used up. */
  | 'no-credit'
  /** 5xx. */
  | 'server-error'
  | 'timeout'
  /** No connection, or the reply was lost. */
  | 'lost'
  /** The installed package has no such service. */
  | 'not-installed'
  /** The request was not understood, e.g. a server without structured answers. */
  | 'bad-request'
  /** The conversation is longer than the model can read. */
  | 'too-long'
  /** The model declined to answer. */
  | 'refused'
  | 'content-filter'
  /** The answer broke off at its length limit. */
  | 'cut-off'
  | 'empty'
  /** Not an answer of the form that was asked for. */
  | 'unreadable';

/** What became of a request. */
export type ModelReply =
  | {
      readonly status: 'answered';
      /** JSON text, not yet checked. */
      readonly text: string;
      readonly usage: ModelUsage;
      /** The model that answered, as the server names it. */
      readonly model: string;
    }
  | {
      readonly status: 'failed';
      readonly problem: ModelProblem;
      /** The server's own words, shortened; empty where it said nothing. */
      readonly detail: string;
      /** When the server said that another try may do, milliseconds from now; null where it did not say. */
      readonly retryAfterMs: number | null;
      /** What the failed answer took all the same; null where nobody knows. */
      readonly usage: ModelUsage | null;
    };

/** A language model that is asked once and answers whole. Never throws, never retries, settles within `timeoutMs`. */
export interface Model {
  /** The name under which it was set up. */
  readonly name: string;
  ask(request: ModelRequest): Promise<ModelReply>;
}

/** Nothing was taken. */
export const NO_USAGE: ModelUsage = { inputTokens: 0, cachedTokens: 0, outputTokens: 0 };

/** Two exchanges together. */
export const addUsage = (a: ModelUsage, b: ModelUsage): ModelUsage => ({
  inputTokens: a.inputTokens + b.inputTokens,
  cachedTokens: a.cachedTokens + b.cachedTokens,
  outputTokens: a.outputTokens + b.outputTokens,
});
