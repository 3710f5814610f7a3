import { findRaises, type Raise, readAllowances } from '../../policy/allowance.ts';
import { compile, libraryOf } from '../../policy/compile.ts';
import { compareMeaning, type MeaningChange } from '../../policy/meaning.ts';
import type { Policy } from '../../policy/policy.ts';
import { type PolicyFile, readPolicyFile } from '../policy-files.ts';
import type { CommandInput, Output } from './input.ts';
import { installedCatalog } from './installed-catalog.ts';

/** `diff BEFORE AFTER`: what a change of a policy's text changes in what it does, and which limits rise; exit 1 only where a file cannot be read. */
export function diffCommand({ files, json }: CommandInput, { out, err }: Output): number {
  const [before, after, third] = files;
  if (before === undefined || after === undefined || third !== undefined) {
    err('diff takes two files: before and after');
    return 1;
  }
  const reads = [before, after].map(readPolicyFile);
  for (const read of reads) if (read.status === 'bad') err(read.reason);
  const [old, fresh] = reads.flatMap((read) => (read.status === 'read' ? [read.file] : []));
  if (!old || !fresh) return 1;
  const difference = differenceOf(old, fresh);
  if (typeof difference === 'string') {
    err(difference);
    return 1;
  }
  out(json ? JSON.stringify(difference, null, 2) : printDifference(difference));
  return 0;
}

/** What two texts of one policy differ in. */
export interface Difference {
  readonly changes: readonly MeaningChange[];
  /** `Infinity` is null in JSON: nothing bounds it. */
  readonly raises: readonly Raise[];
}

const catalog = installedCatalog();

function differenceOf(before: PolicyFile, after: PolicyFile): Difference | string {
  const [old, fresh] = [before, after].map(onlyPolicy);
  if (!old || !fresh) return `${old ? after.file : before.file}: the file has to hold one policy`;
  return comparePolicies(old, fresh);
}

/** The policy of a file; undefined where it holds none or several. */
export function onlyPolicy(file: PolicyFile): Policy | undefined {
  const { policies } = compile([file], { catalog, library: libraryOf({ policies: [], problems: [] }) });
  return policies.length === 1 ? policies[0] : undefined;
}

/** What differs between two policies; everything is new beside none. */
export const comparePolicies = (before: Policy | undefined, after: Policy): Difference => ({
  changes: before ? compareMeaning(before, after) : [],
  raises: findRaises(before ? readAllowances(before, catalog) : [], readAllowances(after, catalog)),
});

/** A difference as lines that read like a diff. */
export function printDifference({ changes, raises }: Difference): string {
  if (changes.length + raises.length === 0) return 'no change in what it does';
  return [...changes.map(changeLine), ...raises.map(raiseLine)].join('\n');
}

function changeLine(change: MeaningChange): string {
  switch (change.type) {
    case 'title':
    case 'trigger':
      return `${change.type}: ${change.before || 'none'} → ${change.after || 'none'}`;
    case 'examples':
      return lines('examples', change);
    case 'limit':
      return `limit ${change.name}: ${change.before ?? 'none'} → ${change.after ?? 'none'}`;
    case 'lane':
      return `approval of ${change.tool}: ${change.before ?? 'none'} → ${change.after ?? 'none'}`;
    case 'step-added':
      return `+ ${change.step} ${change.text}`;
    case 'step-removed':
      return `- ${change.step} ${change.text}`;
    case 'step-moved':
      return `step ${change.step} stood at ${change.from}: ${change.text}`;
    case 'step-changed':
      return [
        `~ ${change.step} ${change.after}`,
        ...change.parts.map((part) => `    ${partLine(part)}`),
      ].join('\n');
  }
}

type Part = Extract<MeaningChange, { type: 'step-changed' }>['parts'][number];

const partLine = (part: Part): string =>
  part.part === 'kind' || part.part === 'condition'
    ? `${part.part}: ${part.before || 'none'} → ${part.after || 'none'}`
    : lines(part.part, part);

const lines = (
  name: string,
  { added, removed }: { added: readonly string[]; removed: readonly string[] },
): string =>
  `${name}: ${[...removed.map((each) => `- ${each}`), ...added.map((each) => `+ ${each}`)].join(', ')}`;

function raiseLine({ tool, param, which, before, after, currency }: Raise): string {
  const value = (number: number): string =>
    param === ''
      ? number > 0
        ? 'allowed'
        : 'not allowed'
      : number === Number.POSITIVE_INFINITY
        ? 'any amount'
        : `${number}${currency === '' ? '' : ` ${currency}`}`;
  const who = which === 'alone' ? 'an agent alone' : 'at all';
  return `! ${tool}${param === '' ? '' : `.${param}`}, ${who}: ${value(before)} → ${value(after)}`;
}
