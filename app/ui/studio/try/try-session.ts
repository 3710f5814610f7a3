/** The try pane as a session: a conversation under way, the tests that are kept, a past ticket. Everything is played, nothing is called. */
import { type ReadonlySignal, type Signal, signal } from '@preact/signals-core';
import type { Json } from '../../../lib/json.ts';
import type { Policy } from '../../../policy/policy.ts';
import {
  type PolicyTest,
  readPolicyTests,
  removePolicyTest,
  writePolicyTest,
} from '../../../study/policy-test.ts';
import type { StudioPorts } from '../ports.ts';
import type { Tried, TriedTicket, TriedTurn } from './rehearsal-port.ts';
import { type Scene, STANDARD_SCENE, scriptOf, type TurnWish } from './scene.ts';

/** A kept test with how it went last; null where it was not played yet. */
export interface TestView {
  readonly test: PolicyTest;
  readonly tried: Tried | null;
}

/** What the pane shows. */
export interface TryView {
  readonly scene: Scene;
  readonly wishes: readonly TurnWish[];
  /** One a wish. */
  readonly turns: readonly TriedTurn[];
  readonly busy: boolean;
  /** Null until they are read. */
  readonly tests: readonly TestView[] | null;
  /** Null where none was asked for; `none` where there is no such ticket. */
  readonly past: TriedTicket | 'none' | null;
  readonly trouble: string;
}

/** The running pane. */
export interface TrySession {
  readonly view: ReadonlySignal<TryView>;
  /** Begins anew with another shop. */
  readonly set: (scene: Scene) => void;
  readonly wish: (wish: TurnWish) => Promise<void>;
  /** Takes the last turn back. */
  readonly back: () => Promise<void>;
  readonly restart: () => void;
  /** Keeps the conversation as a test: what happened is what is expected from now on. */
  readonly keep: (name: string) => Promise<void>;
  readonly remove: (test: PolicyTest) => Promise<void>;
  /** Plays the kept tests, and the conversation under way, with the policies as they are now. */
  readonly playAll: () => Promise<void>;
  /** Reads the kept tests anew, where that failed. */
  readonly list: () => Promise<void>;
  readonly readPast: (ticket: string) => Promise<void>;
  /** Whether the person may keep tests and take them away; whoever reads plays them only. */
  readonly mayKeep: () => boolean;
  /** A policy's title by its id. */
  readonly titleOf: (policy: string) => string;
}

interface Held {
  readonly ports: StudioPorts;
  readonly policy: string;
  /** Every policy, the text at hand in its place. */
  readonly policies: () => readonly Policy[];
  readonly view: Signal<TryView>;
  /** Every rehearsal of a pane begins at one time, so that it goes the same way again. */
  now: string;
}

/** Opens the pane for a policy and reads its tests. */
export function startTry(
  ports: StudioPorts,
  policy: string,
  { policies, mayKeep }: { policies: () => readonly Policy[]; mayKeep: () => boolean },
): TrySession {
  const held: Held = {
    ports,
    policy,
    policies,
    now: ports.now(),
    view: signal<TryView>({
      scene: STANDARD_SCENE,
      wishes: [],
      turns: [],
      busy: false,
      tests: null,
      past: null,
      trouble: '',
    }),
  };
  void attempt(held, () => readTests(held));
  const restart = (scene: Scene): void => {
    held.now = ports.now();
    set(held, { scene, wishes: [], turns: [], trouble: '' });
  };
  return {
    view: held.view,
    mayKeep,
    set: restart,
    wish: (wish) => attempt(held, () => play(held, [...held.view.value.wishes, wish])),
    back: () => attempt(held, () => play(held, held.view.value.wishes.slice(0, -1))),
    restart: () => restart(held.view.value.scene),
    keep: (name) => attempt(held, () => keep(held, name)),
    list: () => attempt(held, () => readTests(held)),
    remove: (test) => attempt(held, () => remove(held, test)),
    playAll: () =>
      attempt(held, async () => {
        if (held.view.value.wishes.length > 0) await play(held, held.view.value.wishes);
        await playTests(held);
      }),
    titleOf: (id) => policies().find((each) => each.id === id)?.title ?? id,
    readPast: (ticket) =>
      attempt(held, async () => {
        const past = await ports.rehearsing.readTicket(ticket.trim().replace(NUMBER_SIGN, ''), policies());
        set(held, { past: past ?? 'none' });
      }),
  };
}

// The sign before a number as helpdesks show it: `#42`.
const NUMBER_SIGN = /^#\s*/;

function set(held: Held, change: Partial<TryView>): void {
  held.view.value = { ...held.view.value, ...change };
}

async function attempt(held: Held, work: () => Promise<void>): Promise<void> {
  set(held, { busy: true, trouble: '' });
  try {
    await work();
  } catch (error) {
    set(held, { trouble: error instanceof Error ? error.message : String(error) });
  }
  set(held, { busy: false });
}

/** The whole conversation is played again from its beginning: the same script always goes the same way. */
async function play(held: Held, wishes: readonly TurnWish[]): Promise<void> {
  const { ports, policies, view, now } = held;
  const tried = await ports.rehearsing.play(
    scriptOf(view.value.scene, wishes, { name: '', now }),
    policies(),
  );
  if (tried.status === 'bad') throw new Error(tried.reason);
  set(held, { wishes, turns: tried.turns });
}

async function keep(held: Held, name: string): Promise<void> {
  const { ports, policy, view, now } = held;
  const { scene, wishes, turns } = view.value;
  const expected = wishes.map((wish, i) => ({ ...wish, expect: expectationOf(turns[i]) }));
  const script = scriptOf(scene, expected, { name: name.trim(), now });
  const trouble = await writePolicyTest(ports.helpdesk.store, ports.randomId(), {
    policy,
    name: name.trim(),
    script,
  });
  if (trouble !== '') throw new Error(trouble);
  await readTests(held);
}

/** Names of steps change with every edit; what is said by them is left open. */
function expectationOf(turn: TriedTurn | undefined): Json {
  if (!turn) return {};
  const { policy, status, made, offered, asks, refused } = turn;
  const calls = [...made, ...offered].map(({ tool, args }) => ({ tool, args }));
  const named = asks.every((ask) => !ask.includes('#'));
  return { policy, status, calls, refused: [...refused], ...(named ? { asks: [...asks] } : {}) };
}

async function remove(held: Held, test: PolicyTest): Promise<void> {
  const { ports } = held;
  const trouble = await removePolicyTest(ports.helpdesk.store, ports.randomId(), test);
  if (trouble !== '') throw new Error(trouble);
  set(held, { tests: (held.view.value.tests ?? []).filter((each) => each.test.key !== test.key) });
}

async function readTests(held: Held): Promise<void> {
  const tests = await readPolicyTests(held.ports.helpdesk.store, held.policy, held.ports.mayDo);
  set(held, { tests: tests.map((test) => ({ test, tried: null })) });
  await playTests(held);
}

async function playTests(held: Held): Promise<void> {
  const { ports, policies, view } = held;
  for (const { test } of view.value.tests ?? []) {
    const tried = await ports.rehearsing.play(test.script, policies());
    set(held, {
      tests: (view.value.tests ?? []).map((each) => (each.test.key === test.key ? { test, tried } : each)),
    });
  }
}

/** How many tests were played and how many of them passed. */
export function countTests(tests: readonly TestView[] | null): { played: number; passed: number } {
  const played = (tests ?? []).flatMap(({ tried }) => tried ?? []);
  return {
    played: played.length,
    passed: played.filter((tried) => tried.status === 'played' && tried.passed).length,
  };
}
