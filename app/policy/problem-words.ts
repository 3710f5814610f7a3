/**
 * What problems say. The English of the command line stands here; the translations hold the same sentences under
 * `policy.problem.<code>.<part>`, and a test keeps the two together.
 */
import type { Problem, Span } from '../lib/problem.ts';

/** By code: the parts that are messages and the parts that are mends, `{name}` filled from the problem's values. */
export const PROBLEM_WORDS = {
  'no-policy': {
    message: 'the text holds no step and no trigger',
    mend: 'write `Use this policy when …` and a list of steps below it',
  },
  'text-not-used': {
    message: '`{words}` is kept as a note: nothing in it says what to do',
    mend: 'write it as an instruction in the list of steps, or move it under a heading `Notes`',
  },
  'not-understood': {
    message: '`{words}` was not understood',
    mend: 'write it as a list item or a paragraph of its own',
  },
  'otherwise-without-condition': {
    message: '`Otherwise` answers no condition before it',
    mend: 'put it right behind the step whose condition it answers',
  },
  'unclosed-front-matter': {
    message: 'the head that begins with `---` is never closed',
    mend: 'write `---` on a line of its own behind the last setting',
  },
  'unknown-setting': {
    message: '`{name}` is no setting of a policy',
    mend: 'use title, id, examples, limits or approval, or remove the line',
  },
  'unread-setting': {
    message: '`{words}` cannot be read as a setting',
    mend: 'write `name: value`, one on a line',
  },
  'wrong-limit': {
    message: 'the limit of `{name}` is `{value}`, which is no number',
    mend: 'write a number, such as `15`',
  },
  'wrong-lane': {
    message: '`{value}` says nobody who may approve',
    mend: 'write agent, supervisor or never (auto for reads)',
  },
  'unclosed-parameters': {
    message: 'the parenthesis behind the tool is never closed',
    mend: 'write the parameters as `(name: type, name: type)`',
  },
  'unread-parameters': {
    message: '`{words}` holds something that is no parameter',
    mend: 'write each parameter as `name: type`, types are str, int, float, bool and date',
  },
  'amount-without-limit': {
    message: 'nothing bounds `{param}` of `{tool}`',
    'mend-percent': 'say how much in the step (`up to 15%`), or write `{setting}` under limits',
    'mend-money': 'say how much in the step (`up to $50`), or write `{setting}` under limits',
  },
  'contradicting-amounts': {
    message: 'no amount is at least {low} and at most {high}',
    mend: 'change one of the two',
  },
  'unknown-tool': {
    message: 'there is no tool `{name}`',
    'message-approval': 'there is no tool `{name}` to approve',
    mend: 'mention a tool of the catalog, or leave the mention out and say what is done by hand',
    'mend-near': 'write `@{near}`',
    'mend-approval': 'name a tool of the catalog',
  },
  'auto-on-write': {
    message: '`{name}` changes something, so that it never runs without approval; `auto` is ignored',
    mend: 'write agent, supervisor or never',
  },
  'never-approved': {
    message: 'the head says that `{name}` is never approved, and this step needs it',
    mend: 'take the step or the setting away',
  },
  'missing-argument': {
    message: 'nothing supplies `{param}`, which `{tool}` needs',
    mend: 'ask for the {fact}, or look it up, in a step before this one',
    'mend-write': 'write the {fact} into the step, such as `10%`',
  },
  'no-otherwise': {
    message: 'nothing says what to do unless `{condition}`, and money moves under it',
    mend: 'add `Otherwise: …` behind it, if only `Otherwise: stop here`',
  },
  'condition-not-decidable': {
    message: 'nothing can tell whether `{condition}`',
    mend: 'say what has to be so, in words that a look-up or the customer can answer',
  },
  'condition-without-source': {
    message: 'no step before it finds out whether `{condition}`',
    mend: 'look it up or ask for it in a step before this one; until then the agent is asked',
  },
  'policy-cycle': {
    message: 'nothing stops {way} from going round for ever',
    mend: 'put a question, a look-up or a condition before one of these hand-offs',
  },
  'amount-as-example': {
    message: '`{words}` reads like an example, but only these amounts can be offered',
    mend: 'take `{mark}` away to confirm, or write `up to …` for a maximum',
  },
  'unknown-limit': {
    message: 'there is no tool `{name}` to limit',
    'message-no-parameter': 'the limit of `{name}` names no parameter',
    'message-parameter': '`{name}` takes no `{param}`',
    mend: 'name a tool of the catalog',
    'mend-near': 'write `{near}`',
    'mend-no-parameter': 'write `{name}.percent` or `{name}.amount`',
    'mend-parameter': 'write one of {names}',
  },
  'contradicting-limits': {
    message: 'every amount in the words is over the limit of {limit}, so that each call needs a supervisor',
    mend: 'raise the limit, or write smaller amounts into the step',
  },
  'no-trigger': {
    message: '`{title}` does not say when it applies',
    mend: 'write `Use this policy when …` above the steps',
  },
  'no-steps': {
    message: '`{title}` holds no step',
    mend: 'write what to do as a list',
  },
  'only-notes': {
    message: 'nothing in the steps of `{title}` was read as an instruction',
    mend: 'begin each step with an English verb, such as `Ask`, `Use`, `Offer` or `Tell`',
  },
  'tool-read-into-text': {
    message: '`{label}` names no tool; `{tool}` was read into it',
    mend: 'write `using @{tool}`',
  },
  'write-before-look-up': {
    message: '`{tool}` stands before `{late}`, which it rests on',
    mend: 'move the step with `@{late}` above this one',
  },
  'unknown-policy': {
    message: 'there is no policy `{title}`',
    mend: 'write the title of a policy of the library, or add the policy',
    'mend-near': 'write `#{near}`',
  },
  'ambiguous-policy': {
    message: '`{title}` may be any of {ids}',
    mend: 'write the id of the one that is meant',
  },
  'unknown-section': {
    message: '`{title}` has no section `{section}`',
    mend: 'write the words of one of its steps or headings',
  },
  'policy-read-into-text': {
    message: '`{title}` was read into the words of this step',
    mend: 'write `#{title}` where it is meant',
  },
  'unknown-step': {
    message: 'there is no step {number}',
    mend: 'write the number of a step of this policy',
  },
  'service-not-installed': {
    message: 'service not installed: `{tool}` speaks to `{service}`',
    mend: 'add `{service}` to stepwise.config.json, rebuild and update the app',
  },
  'same-id': {
    message: 'another policy has the id `{id}` too',
    mend: 'give one of them another `id` in its head',
  },
  'same-title': {
    message: 'a mention of this title could also mean `{title}` (`{id}`)',
    mend: 'give this policy a title of its own',
  },
  'same-trigger': {
    message: '`{title}` has the same trigger',
    mend: 'say in each trigger what sets it apart, or join the two',
  },
  'unreachable-step': {
    message: 'no case comes to this step: it stands behind `{words}`',
    'message-contrary': 'no case comes to this step: `{words}` above it says the contrary',
    mend: 'remove it, move it up, or give the step before it a condition',
  },
  'unknown-parameter': {
    message: '`{tool}` takes no `{param}`',
    mend: 'leave it out',
    'mend-near': 'write `{near}`',
  },
  'wrong-type': {
    message: '`{param}` of `{tool}` is {known}, not {written}',
    mend: 'write `{param}: {known}`',
  },
  'wrong-value': {
    message: '`{param}` cannot be `{value}`',
    mend: 'use one of {options}',
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, string>>>>;

/** The stable name of a kind of problem. */
export type ProblemCode = keyof typeof PROBLEM_WORDS;

type Part<Code extends ProblemCode, Kind extends string> = Extract<
  keyof (typeof PROBLEM_WORDS)[Code],
  `${Kind}${string}`
>;

/** What sets one problem apart from others of its code. */
export interface ProblemDetails<Code extends ProblemCode> {
  readonly span: Span;
  readonly values?: Readonly<Record<string, string | number>>;
  /** Which of the code's messages; `message` where it has one only. */
  readonly message?: Part<Code, 'message'>;
  readonly mend?: Part<Code, 'mend'>;
  readonly fix?: Problem['fix'];
}

/** A problem that must be mended. */
export const error = <Code extends ProblemCode>(code: Code, details: ProblemDetails<Code>): Problem =>
  problemOf(code, 'error', details);

/** A problem that the policy can run with. */
export const warning = <Code extends ProblemCode>(code: Code, details: ProblemDetails<Code>): Problem =>
  problemOf(code, 'warning', details);

function problemOf<Code extends ProblemCode>(
  code: Code,
  severity: Problem['severity'],
  { span, values = {}, fix, ...chosen }: ProblemDetails<Code>,
): Problem {
  const { message = 'message', mend = 'mend' }: { message?: string; mend?: string } = chosen;
  const parts: Readonly<Record<string, string>> = PROBLEM_WORDS[code];
  const said = (part: string): string =>
    (parts[part] ?? '').replace(PLACE, (whole, name: string) => String(values[name] ?? whole));
  return {
    code,
    severity,
    span,
    message: said(message),
    mend: said(mend),
    words: { message, mend, values },
    ...(fix ? { fix } : {}),
  };
}

// A place to fill: `{name}`.
const PLACE = /\{(\w+)\}/g;
