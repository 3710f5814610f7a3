/** Fills a tool's arguments from what is known, each with its source; what nothing supplies stays missing. */
import type { Evidence } from '../lib/evidence.ts';
import type { Json, JsonObject } from '../lib/json.ts';
import type { Amount } from '../policy/policy.ts';
import type { Fact } from '../ticket/fact.ts';
import type { Param, Tool } from '../tools/tool.ts';
import type { Known } from './known.ts';

/** Arguments as far as they are known. */
export interface FilledArguments {
  readonly args: JsonObject;
  readonly sources: Readonly<Record<string, Evidence>>;
  /** Required parameters without a value. */
  readonly missing: readonly Param[];
}

/** Where values may come from. */
export interface ArgumentSources {
  readonly known: Known;
  /** Amounts in the words of the step, of the chosen option first. */
  readonly amounts: readonly Amount[];
  /** Step ref behind those amounts, and its words. */
  readonly ref: string;
  readonly words: string;
  /** Text that the app composes, by parameter name. */
  readonly written: (name: string) => { text: string; evidence: Evidence } | undefined;
}

/** The arguments of a call to a tool. */
export function fillArguments(tool: Tool, sources: ArgumentSources): FilledArguments {
  const args: Record<string, Json> = {};
  const from: Record<string, Evidence> = {};
  for (const param of tool.params) {
    const filled = fillOne(param, sources);
    if (!filled) continue;
    args[param.name] = filled.value;
    from[param.name] = filled.evidence;
  }
  return {
    args,
    sources: from,
    missing: tool.params.filter((param) => param.required && args[param.name] === undefined),
  };
}

interface Filled {
  readonly value: Json;
  readonly evidence: Evidence;
}

function fillOne(param: Param, sources: ArgumentSources): Filled | undefined {
  return (
    fromFact(param, sources) ??
    fromPolicy(param, sources) ??
    fromWriting(param, sources) ??
    fromStandard(param, sources)
  );
}

function fromFact(param: Param, { known }: ArgumentSources): Filled | undefined {
  const fact =
    known.certain(param.fact) ?? (param.fact === param.name ? undefined : agentsWord(known, param.name));
  const value = fact && coerce(fact.value, param);
  return fact && value !== undefined ? { value, evidence: fact.source } : undefined;
}

/** What the agent typed under the parameter's own name counts where its fact is not known. */
const agentsWord = (known: Known, name: string): Fact | undefined => {
  const fact = known.certain(name);
  return fact?.source.kind === 'agent' ? fact : undefined;
};

/** The least of the amounts that the step's words offer for this parameter's unit. */
function fromPolicy(param: Param, { amounts, ref, words }: ArgumentSources): Filled | undefined {
  if (param.origin !== 'policy') return undefined;
  const fitting = amounts.filter(
    (amount) => amount.in === 'act' && unitsOf(param.name).includes(amount.unit),
  );
  const least = fitting.toSorted((a, b) => a.value - b.value)[0];
  const value = least && coerce(least.value, param);
  return value === undefined
    ? undefined
    : { value, evidence: { kind: 'policy', id: ref, path: '', quote: words } };
}

/** Units of the amounts that a parameter of this name takes. */
export function unitsOf(name: string): readonly Amount['unit'][] {
  if (name === 'percent') return ['percent'];
  if (name === 'amount') return ['money'];
  if (/days|weeks|months|interval|period/.test(name)) return ['days', 'business-days', 'weeks', 'months'];
  return name === 'quantity' || name === 'count' ? ['count'] : [];
}

function fromWriting(param: Param, sources: ArgumentSources): Filled | undefined {
  const written = param.origin === 'written' ? sources.written(param.name) : undefined;
  return written && { value: written.text, evidence: written.evidence };
}

function fromStandard(param: Param, { ref }: ArgumentSources): Filled | undefined {
  if (param.standard === null) return undefined;
  return {
    value: param.standard,
    evidence: { kind: 'policy', id: ref, path: param.name, quote: String(param.standard) },
  };
}

/** A value in a parameter's type; undefined where it does not fit. */
export function coerce(value: unknown, param: Param): Json | undefined {
  if (param.type.endsWith('[]')) return coerceList(value, param);
  const single = coerceSingle(value, param.type);
  if (single === undefined || (param.options.length > 0 && !param.options.includes(String(single))))
    return undefined;
  return single;
}

function coerceList(value: unknown, param: Param): Json | undefined {
  const items = (Array.isArray(value) ? value : [value]).map((item) =>
    coerceSingle(item, param.type.slice(0, -2)),
  );
  return items.some((item) => item === undefined) ? undefined : (items as Json[]);
}

function coerceSingle(value: unknown, type: string): string | number | boolean | undefined {
  switch (type) {
    case 'int':
      return Number.isInteger(Number(value)) && String(value).trim() !== '' ? Number(value) : undefined;
    case 'float':
      return Number.isFinite(Number(value)) && String(value).trim() !== '' ? Number(value) : undefined;
    case 'bool':
      return typeof value === 'boolean'
        ? value
        : value === 'true'
          ? true
          : value === 'false'
            ? false
            : undefined;
    case 'date':
      return typeof value === 'string' && !Number.isNaN(Date.parse(value)) ? value : undefined;
    default:
      return typeof value === 'string' || typeof value === 'number' ? coerceText(String(value)) : undefined;
  }
}

const coerceText = (text: string): string | undefined =>
  text.trim() === '' ? undefined : text.trim().replace(/^#(?=[\w-]+$)/, '');
