import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Policy } from '../../../app/policy/policy.ts';
import { policyOf, readRows } from './case.ts';

/** A conversation up to the agent's first action, and its flow (one of ten). */
export interface Conversation {
  readonly id: number;
  readonly text: string;
  readonly flow: string;
}

interface Row {
  readonly convo_id: number;
  readonly flow: string;
  readonly context: string;
  readonly history: readonly string[];
}

/** The first row of each conversation that has no action yet. */
export function readConversations(file: string): Conversation[] {
  const seen = new Set<number>();
  return readRows<Row>(file).flatMap((row) => {
    if (seen.has(row.convo_id)) return [];
    seen.add(row.convo_id);
    return row.history.length === 0 ? [{ id: row.convo_id, text: row.context, flow: row.flow }] : [];
  });
}

/** Each conversation's longest text, whatever was done in it. */
export function readWholes(file: string): Conversation[] {
  const longest = new Map<number, Row>();
  for (const row of readRows<Row>(file)) {
    const known = longest.get(row.convo_id);
    if (!known || row.context.length > known.context.length) longest.set(row.convo_id, row);
  }
  return [...longest.values()].map((row) => ({ id: row.convo_id, text: row.context, flow: row.flow }));
}

interface Subflow {
  readonly instructions: readonly string[];
  readonly actions: readonly { readonly text: string; readonly subtext: readonly string[] }[];
}

/**
 * The 55 guidelines as policies, by rule: title is the chapter's and the guideline's heading; trigger is the chapter's
 * one-line description and the guideline's first instruction; every other instruction, action and note is a step.
 */
export function readGuidelines(folder: string): { policy: Policy; flow: string }[] {
  const chapters = JSON.parse(readFileSync(join(folder, 'guidelines.json'), 'utf8')) as Record<
    string,
    { description: string; subflows: Record<string, Subflow> }
  >;
  return Object.entries(chapters).flatMap(([chapter, { description, subflows }]) => {
    const flow = chapter.toLowerCase().replaceAll(/[ -]/g, '_');
    return Object.entries(subflows).map(([title, { instructions, actions }]) => ({
      flow,
      policy: policyOf({
        id: `${flow}/${title}`,
        title: `${chapter}: ${title}`,
        trigger: `${description}\n${instructions[0] ?? ''}`,
        steps: [...instructions.slice(1), ...actions.flatMap(({ text, subtext }) => [text, ...subtext])],
      }),
    }));
  });
}
