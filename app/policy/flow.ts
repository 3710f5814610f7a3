/** A policy as a picture's nodes and arrows: what follows what, and under which condition. */
import type { Policy, Step } from './policy.ts';
import { readReference } from './reference.ts';

/** A box of the picture. */
export interface FlowNode {
  /** The step's id; with `?` behind it for the condition of a step. */
  readonly id: string;
  /** `choice` asks a condition, `end` is where the case leaves this policy. */
  readonly type: 'start' | 'step' | 'choice' | 'end';
  /** The step that it stands for; null for the start and the end. */
  readonly step: Step | null;
}

/** An arrow of the picture. */
export interface FlowEdge {
  readonly from: string;
  readonly to: string;
  /** How the condition that it leaves was answered; `option` leads to one of several offers. */
  readonly label: 'yes' | 'no' | 'option' | '';
}

/** Nodes in reading order, arrows between them. */
export interface Flow {
  readonly nodes: readonly FlowNode[];
  readonly edges: readonly FlowEdge[];
}

/** Ways out of what was drawn so far, to be joined to what comes next. */
type Exit = Pick<FlowEdge, 'from' | 'label'>;

interface Drawing {
  readonly nodes: FlowNode[];
  readonly edges: FlowEdge[];
}

/** Draws a policy; notes are left out. A policy without steps is a start and an end. */
export function flowOf(policy: Policy): Flow {
  const drawing: Drawing = { nodes: [{ id: START, type: 'start', step: null }], edges: [] };
  const exits = drawAll(policy.steps, [{ from: START, label: '' }], drawing);
  drawing.nodes.push({ id: END, type: 'end', step: null });
  join(exits, END, drawing);
  return drawing;
}

const START = 'start';
const END = 'end';

/** Siblings one after the other; an `Otherwise` goes on from where its condition was answered with no. */
function drawAll(steps: readonly Step[], entries: readonly Exit[], drawing: Drawing): Exit[] {
  let exits = [...entries];
  let refused: { readonly text: string; readonly exit: Exit } | undefined;
  for (const step of steps) {
    if (step.kind === 'note' && step.children.length === 0) continue;
    if (refused && step.condition?.negated && step.condition.text === refused.text) {
      const others = exits.filter((exit) => exit !== refused?.exit);
      exits = [...others, ...drawStep(step, [refused.exit], drawing)];
      refused = undefined;
      continue;
    }
    refused = undefined;
    if (!step.condition) {
      exits = drawStep(step, exits, drawing);
      continue;
    }
    const choice = `${step.id}?`;
    drawing.nodes.push({ id: choice, type: 'choice', step });
    join(exits, choice, drawing);
    const [met, unmet]: [Exit, Exit] = step.condition.negated
      ? [
          { from: choice, label: 'no' },
          { from: choice, label: 'yes' },
        ]
      : [
          { from: choice, label: 'yes' },
          { from: choice, label: 'no' },
        ];
    refused = { text: step.condition.text, exit: unmet };
    exits = [unmet, ...drawStep(step, [met], drawing)];
  }
  return exits;
}

/** A step and what stands below it; a bare condition is its choice alone. */
function drawStep(step: Step, entries: readonly Exit[], drawing: Drawing): Exit[] {
  if (step.kind === 'branch') return drawAll(step.children, entries, drawing);
  drawing.nodes.push({ id: step.id, type: leaves(step) ? 'end' : 'step', step });
  join(entries, step.id, drawing);
  if (leaves(step)) return [];
  if (step.kind === 'offer' && step.children.length > 1) return drawOptions(step, drawing);
  return drawAll(step.children, [{ from: step.id, label: '' }], drawing);
}

/** Options stand beside each other, and any of them leads on. */
function drawOptions(step: Step, drawing: Drawing): Exit[] {
  const options = step.children.filter(({ condition }) => condition === null);
  const others = step.children.filter(({ condition }) => condition !== null);
  const exits = options.flatMap((option) => drawStep(option, [{ from: step.id, label: 'option' }], drawing));
  return drawAll(others, exits.length > 0 ? exits : [{ from: step.id, label: '' }], drawing);
}

/** Whether nothing behind a step applies. */
const leaves = (step: Step): boolean => readReference(step)?.type === 'stop';

function join(exits: readonly Exit[], to: string, { edges }: Drawing): void {
  for (const exit of exits) edges.push({ ...exit, to });
}
