/** Where the boxes and arrows of a policy's picture lie. */
import { Graph, layout } from '@dagrejs/dagre';
import { splitCondition } from '../../../policy/condition.ts';
import { type Flow, type FlowNode, flowOf } from '../../../policy/flow.ts';
import type { Policy, Step } from '../../../policy/policy.ts';
import type { Catalog } from '../../../tools/tool.ts';
import type { Text } from '../../text.ts';
import { titleOf } from './tool-words.ts';

/** A box; places in CSS pixels from the top left corner. */
export interface Box {
  readonly id: string;
  readonly type: FlowNode['type'];
  /** The step it stands for; empty for the start and the end. */
  readonly step: string;
  readonly kind: Step['kind'] | null;
  /** Every word of it. */
  readonly title: string;
  /** What fits, line by line. */
  readonly lines: readonly string[];
  /** Of the middle. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** An arrow through its points; the label is empty where it says nothing. */
export interface Arrow {
  readonly id: string;
  readonly points: readonly { readonly x: number; readonly y: number }[];
  readonly label: string;
  readonly labelAt: { readonly x: number; readonly y: number } | null;
}

/** A picture of a policy. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly Box[];
  readonly arrows: readonly Arrow[];
}

/** Lays a policy's flow out from top to bottom. */
export function layOut(policy: Policy, catalog: Catalog, words: Text): Picture {
  const flow = flowOf(policy);
  const graph = new Graph({ multigraph: true });
  graph.setGraph({ rankdir: 'TB', nodesep: 24, ranksep: 36, marginx: 8, marginy: 8 });
  graph.setDefaultEdgeLabel(() => ({}));
  const drawn = flow.nodes.map((node) => ({ node, ...sized(node, catalog, words) }));
  for (const { node, width, height } of drawn) graph.setNode(node.id, { width, height });
  flow.edges.forEach((edge, at) => {
    const label =
      edge.label === 'yes' || edge.label === 'no' ? words.phrase(`studio.editor.flow.${edge.label}`) : '';
    graph.setEdge(
      edge.from,
      edge.to,
      label === '' ? {} : { width: label.length * CHARACTER + 8, height: LINE, labelpos: 'c' },
      String(at),
    );
  });
  layout(graph);
  const { width = 0, height = 0 } = graph.graph();
  return {
    width,
    height,
    boxes: drawn.map(({ node, title, lines, width: wide, height: tall }) => {
      const { x = 0, y = 0 } = graph.node(node.id);
      return {
        id: node.id,
        type: node.type,
        step: node.step?.id ?? '',
        kind: node.step?.kind ?? null,
        title,
        lines,
        x,
        y,
        width: wide,
        height: tall,
      };
    }),
    arrows: arrowsOf(flow, graph, words),
  };
}

function arrowsOf(flow: Flow, graph: Graph, words: Text): Arrow[] {
  return flow.edges.map((edge, at) => {
    const laid = graph.edge({ v: edge.from, w: edge.to, name: String(at) });
    const says = edge.label === 'yes' || edge.label === 'no';
    return {
      id: `${edge.from} ${edge.to} ${at}`,
      points: laid.points ?? [],
      label: says ? words.phrase(`studio.editor.flow.${edge.label}`) : '',
      labelAt: says && laid.x !== undefined && laid.y !== undefined ? { x: laid.x, y: laid.y } : null,
    };
  });
}

/** Of a letter of 12 px, a little more than most take. */
const CHARACTER = 6.6;
const LINE = 16;
const PAD = 10;
const LETTERS_MAX = 26;
const LINES_MAX = 3;

function sized(node: FlowNode, catalog: Catalog, words: Text) {
  const title = titleOfNode(node, catalog, words);
  const lines = wrap(title);
  const longest = Math.max(...lines.map(lettersOf));
  const slant = node.type === 'choice' ? 2 * SLANT : 0;
  return {
    title,
    lines,
    width: Math.max(56, Math.ceil(longest * CHARACTER) + 2 * PAD + slant),
    height: lines.length * LINE + 2 * PAD - 4,
  };
}

/** How far the sides of a choice come in, in CSS pixels. */
export const SLANT = 12;

function titleOfNode({ type, step }: FlowNode, catalog: Catalog, words: Text): string {
  if (!step) return words.phrase(type === 'start' ? 'studio.editor.flow.start' : 'studio.editor.flow.end');
  if (type === 'choice') return `${step.condition?.text ?? step.text}?`;
  const tools = step.tools.flatMap(({ name }) => {
    const tool = catalog.find(name);
    return tool ? [titleOf(tool, words)] : [`@${name}`];
  });
  const policies = step.policies.map(({ title, section }) => `→ ${section ?? title.replaceAll('_', ' ')}`);
  if (tools.length + policies.length > 0) return [...tools, ...policies].join(', ');
  const { rest } = splitCondition(step.text);
  return rest === '' ? step.text : rest;
}

/** Words in lines of a box, the last with `…` where there are more; signs of East Asian scripts count twice. */
export function wrap(words: string): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of words.match(PIECE) ?? [words]) {
    if (line !== '' && lettersOf(line + piece.trimEnd()) > LETTERS_MAX) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += piece;
  }
  lines.push(line.trimEnd());
  return lines.length <= LINES_MAX ? lines : [...lines.slice(0, LINES_MAX - 1), `${lines[LINES_MAX - 1]}…`];
}

// What may stand on a line by itself: a word with its space, a piece of a long word, a sign of an East Asian script.
const PIECE = /[\u2e80-\u9fff\uff00-\uffef]\s*|[^\s\u2e80-\u9fff\uff00-\uffef]{1,24}\s*/g;

const lettersOf = (words: string): number =>
  [...words].reduce((sum, letter) => sum + (letter > '\u2e7f' ? 1.8 : 1), 0);
