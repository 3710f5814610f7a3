/**
 * One person's work on one ticket: reads it, lets the engine plan, runs the look-ups, keeps the log, carries out what was
 * approved. Everything shown is planned anew from ticket and log; what is not in the log did not happen.
 */

import type { Refusal } from '../assist/outcome.ts';
import type { CallSuggestion } from '../assist/verify.ts';
import type { Evidence } from '../lib/evidence.ts';
import type { Json, JsonObject } from '../lib/json.ts';
import { answer, ask, checkAsked, findAsked, handsOf, inquireOf, supervise } from './desk/asking.ts';
import { type ApprovalOutcome, approveSuggestion, undo } from './desk/carrying-out.ts';
import { freshRun, person, versionOf } from './desk/events.ts';
import { createHeld, type DeskPorts, type DeskState } from './desk/held.ts';
import { readWithModel } from './desk/looking-up.ts';
import { moveRun, noteDraft, open, retry, write } from './desk/reading.ts';
import { reject } from './desk/suggested.ts';
import type { Word } from './request.ts';
import { carryOutDecided, decideRequest, recheckAsked, type SupervisedOutcome } from './supervise.ts';

/** A person at work on a ticket. Methods may be called at any time; the state follows. */
export interface Desk {
  /** Null before the ticket was read and where none is open. */
  state(): DeskState | null;
  subscribe(listener: () => void): () => void;
  /** Reads ticket and log, finds what became of unfinished calls, looks up what is needed. Throws where the ticket cannot be read. */
  open(): Promise<void>;
  /** The same after a change on the ticket. */
  refresh(): Promise<void>;
  /** Lets the model read the newest message, where one is set up and the message waits; the state follows. Never throws for the model. */
  readWithModel(): Promise<void>;
  /** The same after the model was away. */
  retryModel(): Promise<void>;
  approve(id: string, args: JsonObject): Promise<ApprovalOutcome>;
  reject(id: string, reason: string): Promise<void>;
  /** Takes back what a receipt is about, by a call of its own through the same gate. */
  undo(receipt: string): Promise<ApprovalOutcome>;
  askSupervisor(id: string, args: JsonObject, words: string): Promise<string>;
  /** Reads whether anything was decided or asked about pending requests; goes on with the case where it was. */
  checkAsked(): Promise<void>;
  /** Answers a supervisor's question by its key; gives why it could not be, empty where it was. */
  answerInquiry(key: string, words: string): Promise<string>;
  /** The same from the supervisor's side: asks the agent about a request, by its key. */
  inquire(request: string, words: string): Promise<string>;
  /** Puts a request's call with these arguments through every check; gives what speaks against it. */
  recheck(request: string, args: JsonObject): CallSuggestion | Refusal | null;
  /** A supervisor's word on a request; what is approved is carried out at once. */
  decide(request: string, word: Word): Promise<SupervisedOutcome>;
  /** Carries out what was decided where the page that decided went away. */
  carryOut(request: string): Promise<SupervisedOutcome>;
  answer(question: string, value: Json, evidence?: readonly Evidence[]): Promise<void>;
  /** Remembers what was put into the composer. */
  noteDraft(text: string): Promise<void>;
  override(step: string, to: 'todo' | 'active' | 'done' | 'skipped', reason: string): Promise<void>;
  /** Another policy for a run; null starts one where none runs. */
  choosePolicy(policy: string, run: string | null): Promise<void>;
  endRun(run: string, reason: string): Promise<void>;
  /** A run that no other called goes on with the version of its policy that is published today. */
  moveRun(run: string): Promise<void>;
  /** Runs a look-up once more, whether it failed or was answered; all that failed for an empty id. */
  retry(id: string): Promise<void>;
  close(): void;
}

/** Creates the desk of a person at a ticket. */
export function createDesk(ports: DeskPorts): Desk {
  const held = createHeld(ports);
  return {
    state: () => held.state,
    subscribe: (listener) => {
      held.listeners.add(listener);
      return () => held.listeners.delete(listener);
    },
    open: () => open(held),
    refresh: () => open(held),
    readWithModel: () => readWithModel(held),
    retryModel: () => {
      ports.reader?.retry();
      return readWithModel(held);
    },
    approve: (id, args) => approveSuggestion(held, id, args),
    reject: (id, reason) => reject(held, id, reason),
    undo: (receipt) => undo(held, receipt),
    askSupervisor: (id, args, words) => ask(held, id, { args, words }),
    checkAsked: () => checkAsked(held),
    answerInquiry: (key, words) => answer(held, key, words),
    inquire: (request, words) => inquireOf(held, request, words),
    recheck: (request, args) => {
      const asked = findAsked(held, request);
      return asked ? recheckAsked(asked.request, args, handsOf(held)) : null;
    },
    decide: (request, word) => supervise(held, request, (asked, hands) => decideRequest(asked, word, hands)),
    carryOut: (request) => supervise(held, request, carryOutDecided),
    answer: (question, value, evidence = []) =>
      write(held, [{ ...person(held, question), type: 'question-answered', question, value, evidence }]),
    noteDraft: (text) => noteDraft(held, text),
    override: (step, to, reason) =>
      write(held, [{ ...person(held, step), type: 'step-overridden', step, to, reason }]),
    choosePolicy: (policy, run) =>
      write(held, [
        {
          ...person(held, ''),
          run: run ?? freshRun(held),
          type: 'policy-chosen',
          policy,
          version: versionOf(held, policy),
          from: null,
        },
      ]),
    moveRun: (run) => moveRun(held, run),
    endRun: (run, reason) => write(held, [{ ...person(held, ''), run, type: 'run-ended', reason }]),
    retry: (id) => retry(held, id),
    close: () => {
      held.closed = true;
      held.listeners.clear();
    },
  };
}
