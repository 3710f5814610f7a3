/** Cards: what can happen next, with every argument, where it came from, and what will come of it. */
import { unitsOf } from '../../assist/arguments.ts';
import type { VerifiedCall } from '../../assist/outcome.ts';
import { policyOfRef } from '../../assist/run.ts';
import { findStep, type Suggestion } from '../../assist/verify.ts';
import type { AskedRequest } from '../../ledger/asked.ts';
import { limitWords } from '../../ledger/desk/limit-check.ts';
import { suggestionId } from '../../ledger/desk/suggested.ts';
import type { Json } from '../../lib/json.ts';
import { decimalsOf } from '../../lib/money.ts';
import { phraseOr } from '../../lib/phrases.ts';
import { isJsonObject } from '../../lib/services/json-value.ts';
import type { Amount } from '../../policy/policy.ts';
import type { Caution, Param, Seen, Tool, ToolCall } from '../../tools/tool.ts';
import type { CallCardView, CardView, FieldView, LimitView, ProgressView } from '../sidebar/view-model.ts';
import type { SessionContext } from './context.ts';
import { sourceView, stepRefOr } from './sources.ts';

/** The cards of a run. Look-ups run by themselves and hand-offs are followed; neither is a card. */
export function cardViews(run: string, context: SessionContext): CardView[] {
  return context.desk.assistance.suggestions.flatMap((suggestion): CardView[] => {
    if (suggestion.run !== run) return [];
    if (suggestion.type === 'call' && suggestion.lane !== 'auto') return callCard(suggestion, context);
    return suggestion.type === 'escalate' ? [escalateCard(suggestion, context)] : [];
  });
}

/** What an agent typed stays with the action, also when an attempt failed and it is offered anew. */
export const editsOf = (suggestion: {
  readonly step: string;
  readonly call: { readonly tool: string };
}): string => `${suggestion.step} ${suggestion.call.tool}`;

type Of<T extends Suggestion['type']> = Extract<Suggestion, { type: T }>;

/** A call as a card shows it, whether or not it passed the checks again. */
export type ShownCall = Omit<VerifiedCall, 'missing'>;

/** The card of a call; none where its tool is not part of this package. */
export function callCard(suggestion: ShownCall, context: SessionContext): CallCardView[] {
  const { phrases, memory, catalog } = context;
  const tool = catalog.find(suggestion.call.tool);
  if (!tool) return [];
  const args = { ...suggestion.call.args, ...memory.edits[editsOf(suggestion)] };
  const title = phrases(`tool.${tool.name}.title`);
  const limits = limitViews({ tool: tool.name, args }, context);
  const over = limits.find(({ state }) => state === 'over');
  return [
    {
      type: 'call',
      id: suggestion.call.id,
      title,
      step: stepRefOr(suggestion.step, context),
      sources: suggestion.evidence.map((each) => sourceView(each, context)),
      progress: progressOf(suggestion.call.id, context),
      fields: tool.params
        .filter((param) => isShown(param, args))
        .map((param) => fieldView(param, { suggestion, args, tool }, context)),
      preview: previewOf(tool, args, context),
      weight:
        tool.moves === 'money' || tool.moves === 'shipping'
          ? 'money'
          : tool.reversible
            ? 'reversible'
            : 'permanent',
      lane: suggestion.lane === 'supervisor' || over ? 'supervisor' : 'agent',
      laneBecause: suggestion.laneBecause,
      limits,
      blockedBecause: '',
    },
  ];
}

function limitViews(call: Pick<ToolCall, 'tool' | 'args'>, { desk, phrases }: SessionContext): LimitView[] {
  const check = desk.limitsOn(call);
  if (check.status === 'none') return [];
  if (check.status === 'reading') return [{ state: 'reading', text: phrases('limit.reading') }];
  if (check.status === 'unread')
    return [{ state: 'unread', text: phrases('limit.unread', { reason: check.reason }) }];
  return check.standings.map((standing) => ({
    state: standing.status === 'within' ? 'within' : 'over',
    text: limitWords(standing, phrases),
  }));
}

/** Optional parameters without a value stay out of the way. */
const isShown = (param: Param, args: Readonly<Record<string, Json>>): boolean =>
  !isUnit(param, args) &&
  (param.required || isFiles(param) || (args[param.name] !== undefined && param.standard === null));

/** A currency stands behind its amount. */
const isUnit = (param: Param, args: Readonly<Record<string, Json>>): boolean =>
  param.name === 'currency' && args['amount'] !== undefined && args['currency'] !== undefined;

/** Evidence is chosen from the agent's own files. */
const isFiles = (param: Param): boolean => param.name === 'evidence' && param.type === 'str[]';

interface Filled {
  readonly suggestion: ShownCall;
  readonly args: Readonly<Record<string, Json>>;
  readonly tool: Tool;
}

function fieldView(param: Param, { suggestion, args, tool }: Filled, context: SessionContext): FieldView {
  const { phrases } = context;
  const source = Object.hasOwn(suggestion.sources, param.name) ? suggestion.sources[param.name] : undefined;
  const changed = context.memory.edits[editsOf(suggestion)]?.[param.name];
  const allowed = allowedBy(param, suggestion, context);
  const cautions = cautionsAbout(param, { args, tool }, context);
  const out = cautions.flatMap(({ not }) => not);
  const { type, options } = kindOf(param, allowed, context);
  const value = args[param.name] ?? null;
  return {
    name: param.name,
    label: phrases(`param.${param.name}`),
    type,
    value: typeof value === 'string' && out.includes(value) ? null : value,
    required: param.required,
    editable: true,
    currency: type === 'money' && typeof args['currency'] === 'string' ? args['currency'] : '',
    options: options.filter((option) => !out.includes(String(option.value))),
    min: allowed.min,
    max: allowed.max,
    source:
      changed !== undefined && changed !== suggestion.call.args[param.name]
        ? sourceView({ kind: 'agent', id: '', path: '', quote: quoteOf(changed, param) }, context)
        : source
          ? sourceView(source, context)
          : null,
    problem: problemOf(param, { suggestion, args, tool }, context),
    note: cautions.map(({ code }) => phrases(`caution.${code}`)).join(' '),
  };
}

/** Files are named by how many they are; their content is no quote. */
const quoteOf = (value: Json, param: Param): string =>
  isFiles(param) && Array.isArray(value) ? String(value.length) : String(value);

/** What is known beforehand of how the other side will take a value, by the newest look-ups. */
function cautionsAbout(
  param: Param,
  { args, tool }: Pick<Filled, 'args' | 'tool'>,
  { desk }: SessionContext,
): readonly Caution[] {
  const seen: Seen = {
    now: desk.now,
    find: (name) => {
      const output = desk.assistance.past.returns.findLast(
        (one) => one.call.tool === name && one.status === 'done',
      )?.output;
      return isJsonObject(output) ? output : undefined;
    },
  };
  return (tool.cautions?.(args, seen) ?? []).filter((caution) => caution.param === param.name);
}

function kindOf(
  param: Param,
  allowed: Allowed,
  { phrases }: SessionContext,
): Pick<FieldView, 'type' | 'options'> {
  const choice = (values: readonly Json[], word: (value: Json) => string) => ({
    type: 'choice' as const,
    options: values.map((value) => ({ value, label: word(value), hint: '' })),
  });
  if (param.options.length > 0)
    return choice(param.options, (value) =>
      phraseOr(phrases, `option.${param.name}.${String(value)}`, String(value)),
    );
  if (allowed.exactly.length > 1)
    return choice(allowed.exactly, (value) =>
      param.name === 'percent' ? `${String(value)} %` : String(value),
    );
  return { type: typeOf(param), options: [] };
}

function typeOf(param: Param): FieldView['type'] {
  if (isFiles(param)) return 'files';
  if (param.type.endsWith('[]')) return 'list';
  if (param.name === 'amount') return 'money';
  if (param.name === 'percent') return 'percent';
  if (param.origin === 'written') return 'long-text';
  return (
    ({ int: 'integer', float: 'number', bool: 'yes-no', date: 'date' } as const)[param.type as 'int'] ??
    'text'
  );
}

interface Allowed {
  readonly exactly: readonly number[];
  readonly min: number | null;
  readonly max: number | null;
}

/** What the policy's words allow for a parameter: the chosen option's words before the step's own. */
function allowedBy(param: Param, suggestion: ShownCall, context: SessionContext): Allowed {
  const policy = context.library.find(policyOfRef(suggestion.step));
  const step = policy && findStep(policy, suggestion.step);
  const offer = context.desk.assistance.offers.findLast(
    (each) => each.ref.startsWith(`${policy?.id}#`) && each.chosen !== null,
  );
  const chosen = offer?.options.find((option) => option.label === offer.chosen);
  const fitting = (amounts: readonly Amount[]) =>
    amounts.filter((amount) => amount.in === 'act' && unitsOf(param.name).includes(amount.unit));
  const own = fitting(chosen?.amounts ?? []);
  const bounds = own.length > 0 ? own : fitting(step?.amounts ?? []);
  const value = (bound: Amount['bound']): number | null =>
    bounds.find((each) => each.bound === bound)?.value ?? null;
  return {
    exactly: bounds.filter((each) => each.bound === 'exactly').map((each) => each.value),
    min: value('at-least'),
    max: value('at-most'),
  };
}

/** What the checks say about the value as it was last edited. */
function problemOf(param: Param, { suggestion, args }: Filled, context: SessionContext): string {
  const edited = context.memory.edits[editsOf(suggestion)];
  if (!edited || edited[param.name] === undefined) return '';
  const { type, run, step, call, sources, evidence } = suggestion;
  const source = { kind: 'agent' as const, id: '', path: '', quote: String(args[param.name]) };
  const checked = context.desk.assistance.reverify({
    type,
    run,
    step,
    evidence,
    call: { ...call, args: { ...call.args, [param.name]: args[param.name] ?? null } },
    sources: { ...sources, [param.name]: source },
  });
  return 'lane' in checked ? '' : checked.reason;
}

function previewOf(tool: Tool, args: Readonly<Record<string, Json>>, { phrases }: SessionContext): string {
  const values = Object.fromEntries(
    tool.params.map((param) => [param.name, args[param.name] === undefined ? '…' : String(args[param.name])]),
  );
  const money: Record<string, string> =
    typeof args['amount'] === 'number' ? { amount: decimalText(args['amount'], args['currency']) } : {};
  return phrases(`tool.${tool.name}.preview`, { ...values, ...money });
}

/** An amount with its currency's decimals, `48.00`. */
const decimalText = (amount: number, currency: Json | undefined): string =>
  amount.toFixed(decimalsOf(typeof currency === 'string' ? currency : 'USD'));

function progressOf(id: string, context: SessionContext): ProgressView {
  const { desk } = context;
  if (desk.running.has(id)) return { state: 'running' };
  const asked = desk.asked.findLast(({ request }) => request.asked.proposal.call.id === id);
  const requested = asked && askedProgress(asked, context);
  if (requested) return requested;
  const failure = desk.failures.get(id);
  return failure ? { state: 'failed', because: failure.reason, mend: failure.mend } : { state: 'idle' };
}

/** Null where the request says nothing about the card any more. */
function askedProgress(asked: AskedRequest, { nameOf }: SessionContext): ProgressView | null {
  const { request, decision, stage } = asked;
  const by = decision ? nameOf(decision.by) : '';
  switch (stage) {
    case 'waiting': {
      const inquiry = asked.inquiries.find(({ answer }) => answer === null);
      return {
        state: 'asked',
        since: request.at,
        inquiry: inquiry ? { id: inquiry.key, by: nameOf(inquiry.by), words: inquiry.words } : null,
      };
    }
    case 'approved':
      return { state: 'agreed', by };
    case 'rejected':
      return { state: 'turned-down', by, because: decision?.reason ?? '' };
    case 'stale':
      return { state: 'outdated', since: request.at };
    case 'altered':
    case 'carried-out':
      return null;
  }
}

function escalateCard(suggestion: Of<'escalate'>, context: SessionContext): CardView {
  const id = suggestionId(suggestion);
  return {
    type: 'escalate',
    id,
    title: context.phrases('tool.escalate_to_agent.title'),
    step: stepRefOr(suggestion.step, context),
    sources: suggestion.evidence.map((each) => sourceView(each, context)),
    progress: progressOf(id, context),
    because: suggestion.reason,
    group: '',
    note: suggestion.evidence[0]?.quote ?? suggestion.reason,
  };
}
