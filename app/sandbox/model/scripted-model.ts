/**
 * A stand-in for a language model that speaks the Responses API over HTTP. It understands nothing: it answers from a script, or by
 * the few rules of `demo-reading.ts`, and says so in its name. It refuses requests that the real server would refuse.
 */
import { isObject, parseJson } from '../../lib/json.ts';
import type { OutgoingReply, OutgoingRequest } from '../outgoing.ts';
import { readByRules } from './demo-reading.ts';
import { type AskedOfModel, readAsked } from './prompt-reader.ts';
import { checkRequest } from './request-check.ts';
import { type Ending, errorReply, responseReply } from './wire.ts';

/** The name under which it answers, so that nobody takes it for a language model. */
export const SCRIPTED_MODEL = 'scripted-model (sandbox, rules only)';

/** The name by which it is set up. */
export const SCRIPTED_NAME = 'scripted-model';

/** One turn of a script. A function gets what the model was asked. */
export type Turn =
  | { readonly type: 'answer'; readonly text: string | ((asked: AskedOfModel) => string) }
  | { readonly type: 'refusal'; readonly text: string }
  | { readonly type: 'cut-off'; readonly text: string }
  | { readonly type: 'content-filter' }
  | {
      readonly type: 'error';
      readonly status: number;
      readonly code: string;
      readonly message: string;
      readonly headers?: Readonly<Record<string, string>>;
    }
  | { readonly type: 'raw'; readonly reply: OutgoingReply };

/** A scripted model with what it was asked. */
export interface ScriptedModel {
  handle(request: OutgoingRequest): Promise<OutgoingReply>;
  /** The next answers, in order; then the rules answer again. */
  play(...turns: readonly Turn[]): void;
  /** Forgets the script and what was asked. */
  forget(): void;
  /** Bodies of the requests that were of the right form, oldest first. */
  readonly asked: readonly AskedOfModel[];
  /** Errors with which requests were refused. */
  readonly faults: readonly string[];
}

/** Creates one. `now` in milliseconds since 1970. */
export function createScriptedModel({ now }: { readonly now: () => number }): ScriptedModel {
  const turns: Turn[] = [];
  const asked: AskedOfModel[] = [];
  const faults: string[] = [];
  return {
    asked,
    faults,
    play: (...more) => {
      turns.push(...more);
    },
    forget: () => {
      for (const list of [turns, asked, faults]) list.length = 0;
    },
    handle: async (request) => {
      const problem = refuse(request);
      if (problem) {
        faults.push(problem.body);
        return problem;
      }
      const next = readAsked(parseJson(request.body ?? ''), asked);
      asked.push(next);
      return answer(turns.shift(), next, { now: now(), serial: asked.length });
    },
  };
}

function refuse(request: OutgoingRequest): OutgoingReply | null {
  const { pathname } = new URL(request.url);
  if (!pathname.endsWith('/responses') || request.method !== 'POST')
    return errorReply(404, {
      message: `Invalid URL (${request.method} ${pathname})`,
      param: null,
      code: 'unknown_url',
    });
  // `Bearer sk-…`: a placeholder that nobody filled in is no key
  if (!/^Bearer (?!\{\{)\S+/.test(request.headers['authorization'] ?? ''))
    return errorReply(401, { message: 'Incorrect API key provided.', param: null, code: 'invalid_api_key' });
  const body = parseJson(request.body ?? '');
  const found = checkRequest(body);
  if (found) return errorReply(400, found);
  const model = isObject(body) ? String(body['model']) : '';
  return model === SCRIPTED_NAME
    ? null
    : errorReply(404, {
        message: `The model '${model}' does not exist.`,
        param: null,
        code: 'model_not_found',
      });
}

const REFILL_MESSAGE = 'The answer was stopped by the content filter.';

function answer(
  turn: Turn | undefined,
  asked: AskedOfModel,
  at: { now: number; serial: number },
): OutgoingReply {
  if (turn?.type === 'raw') return turn.reply;
  if (turn?.type === 'error')
    return errorReply(turn.status, { message: turn.message, param: null, code: turn.code }, turn.headers);
  const ending = endingOf(turn, asked);
  return responseReply({
    id: `resp_${at.serial}`,
    model: SCRIPTED_MODEL,
    createdAt: at.now,
    ending,
    tokens: { input: asked.tokens, cached: asked.cachedTokens, output: Math.ceil(ending.text.length / 4) },
  });
}

function endingOf(turn: Exclude<Turn, { type: 'raw' | 'error' }> | undefined, asked: AskedOfModel): Ending {
  switch (turn?.type) {
    case undefined:
      return { type: 'text', text: JSON.stringify(readByRules(asked)) };
    case 'answer':
      return { type: 'text', text: typeof turn.text === 'string' ? turn.text : turn.text(asked) };
    case 'refusal':
      return { type: 'refusal', text: turn.text };
    case 'cut-off':
      return { type: 'incomplete', reason: 'max_output_tokens', text: turn.text };
    case 'content-filter':
      return { type: 'incomplete', reason: 'content_filter', text: REFILL_MESSAGE };
  }
}
