/** Puts the blocks of one policy into the outline that a person sees in them. */
import type { Span } from '../lib/problem.ts';
import type { Block, Cell } from './blocks.ts';
import { clean } from './clean.ts';
import { findDepths, isHead } from './flatten.ts';
import { mayBeSeveral, readSentences } from './sentences.ts';

/** A place in the outline; its words may become a step, a section or a note. */
export interface Node extends Span {
  readonly origin: 'heading' | 'item' | 'text' | 'row';
  readonly text: string;
  /** Of a row: the words of its left cells; empty for the rest. */
  readonly label: string;
  /** Of a heading: its level; 0 for the rest. */
  readonly level: number;
  /** Where its own words begin: behind the left cells of a row, at its start elsewhere. */
  readonly from: number;
  readonly children: Node[];
}

/** The outline of blocks in reading order. `heads` are the head rows of tables by the row that they stand over. */
export function buildOutline(masked: string, blocks: readonly Block[]): Node[] {
  const depths = flattenedDepths(blocks);
  const roots: Node[] = [];
  const open: Open[] = [];
  let head: readonly Cell[] = [];
  for (let index = 0; index < blocks.length; index += 1) {
    const block = blocks[index] as Block;
    if (block.type === 'row' && block.head) {
      head = block.cells;
      continue;
    }
    if (block.type !== 'row') head = [];
    const place = placeOf(block, depths[index] ?? 0, blocks[index + 1]);
    closeFor(place, block, open);
    if (open.length >= DEPTH_MAX) open.length = DEPTH_MAX - 1;
    const nodes = block.type === 'row' ? rowNodes(block, head) : nodesOf(masked, block);
    const siblings = open.at(-1)?.node.children ?? roots;
    for (const node of nodes) siblings.push(node);
    const last = nodes.at(-1);
    countUnder(open.at(-1), place);
    if (last && block.type !== 'row') open.push({ place, node: last, counted: 0 });
  }
  return roots;
}

/** Deeper levels are taken for the deepest; nobody nests so far. */
const DEPTH_MAX = 24;

interface Place {
  readonly origin: Node['origin'];
  /** Of headings: the level; smaller is wider. */
  readonly level: number;
  readonly indent: number;
  readonly depth: number;
  readonly mark: Block['mark'];
  readonly number: number;
  /** Whether it ends with a colon. */
  readonly heads: boolean;
  /** Whether what follows without a mark of its own belongs below it. */
  readonly leads: boolean;
}

interface Open {
  readonly place: Place;
  readonly node: Node;
  /** Of a list of the same marks that began anew below it: the number of its last item; 0 where there is none. */
  counted: number;
}

function placeOf(block: Block, depth: number, next: Block | undefined): Place {
  const leads =
    isHead(block) ||
    (block.type === 'text' && next?.type === 'item' && !next.gap && !/[.!?]["”’)]?$/.test(block.text));
  return {
    origin: block.type,
    level: block.type === 'heading' ? block.level : 0,
    indent: block.indent,
    depth: block.level > 1 && block.mark === 'number' ? block.level - 1 : depth,
    mark: block.mark,
    number: block.number,
    heads: isHead(block),
    leads: block.type === 'text' && leads,
  };
}

/** Levels lost in pasting: for each block how much deeper it belongs than its indent says. */
function flattenedDepths(blocks: readonly Block[]): number[] {
  const depths = blocks.map(() => 0);
  for (let start = 0; start < blocks.length; ) {
    const first = blocks[start] as Block;
    let end = start + 1;
    while (end < blocks.length && isSameRun(first, blocks[end] as Block)) end += 1;
    if (
      first.type === 'item' &&
      first.mark === 'bullet' &&
      end - start > 1 &&
      lostLevels(blocks, start, end)
    ) {
      const deeperFollows = isDeeper(blocks[end], first);
      const run = blocks.slice(start, end);
      const found = findDepths(deeperFollows ? withoutLastHead(run) : run);
      found.forEach((depth, index) => {
        depths[start + index] = depth;
      });
    }
    start = end;
  }
  return depths;
}

/** Whether anything in a run tells of levels: a colon before its end, or a bullet that stood alone. */
function lostLevels(blocks: readonly Block[], start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) {
    const block = blocks[at] as Block;
    if (block.loose || (isHead(block) && at + 1 < end)) return true;
  }
  return false;
}

function isSameRun(first: Block, block: Block): boolean {
  return block.type === 'item' && block.mark === first.mark && block.indent === first.indent;
}

const isDeeper = (block: Block | undefined, than: Block): boolean =>
  block !== undefined && block.type === 'item' && block.indent > than.indent;

/** The last of a run has children of its own below it; its colon opens nothing in the run. */
function withoutLastHead(run: readonly Block[]): Block[] {
  return run.map((block, index) =>
    index === run.length - 1 ? { ...block, text: block.text.replace(/[:：]$/, '') } : block,
  );
}

/** Closes what the block does not stand below. */
function closeFor(place: Place, block: Block, open: Open[]): void {
  while (open.length > 0 && !holds(open.at(-1) as Open, place, block, open)) open.pop();
}

function holds(above: Open, place: Place, block: Block, open: readonly Open[]): boolean {
  if (place.origin === 'heading') return above.place.origin === 'heading' && above.place.level < place.level;
  if (above.place.origin === 'heading') return true;
  if (place.origin === 'text' || place.origin === 'row') return holdsText(above, place, block);
  if (above.place.origin === 'text')
    return above.place.leads && above.place.indent <= place.indent && !isApart(above, block);
  return holdsItem(above, place, open);
}

/** A line without a mark belongs to the item that it is indented under, or to a line that announced it. */
function holdsText(above: Open, place: Place, block: Block): boolean {
  if (above.place.origin === 'item') return place.indent > above.place.indent;
  if (!above.place.leads || isHead(block)) return false;
  return above.place.indent <= place.indent && (!block.gap || above.node.children.length === 0);
}

/** An item behind a blank line is apart from an announcement that paragraphs already answered. */
const isApart = (above: Open, block: Block): boolean =>
  block.gap && above.node.children.at(-1)?.origin === 'text';

function holdsItem(above: Open, place: Place, open: readonly Open[]): boolean {
  if (place.indent > above.place.indent + 1) return true;
  if (place.indent < above.place.indent - 1) return false;
  if (place.mark === above.place.mark)
    return place.depth > above.place.depth || restarts(above, place) || goesOn(above, place);
  const ranked = open.some(
    (other) =>
      other.place.origin === 'item' &&
      other.place.mark === place.mark &&
      Math.abs(other.place.indent - place.indent) <= 1,
  );
  return !ranked;
}

/** `1. Verify:` `1. Look it up` `2. Compare`: a count that begins anew below an announcement is a list of its own. */
function restarts(above: Open, place: Place): boolean {
  if (place.mark !== 'number' || place.number !== 1 || above.place.depth > 0 || place.depth > 0) return false;
  return /[:：]$/.test(above.node.text);
}

/** The next number of a list that began anew, unless it announces a list as the item above it did. */
function goesOn(above: Open, place: Place): boolean {
  if (above.counted === 0 || place.number !== above.counted + 1) return false;
  return !(place.heads && place.number === above.place.number + 1);
}

function countUnder(above: Open | undefined, place: Place): void {
  if (above?.place.mark === 'number' && place.mark === 'number' && place.indent <= above.place.indent + 1)
    above.counted = place.number;
}

function nodesOf(masked: string, block: Block): Node[] {
  if (block.type !== 'text' || !mayBeSeveral(block.text)) return [toNode(masked, block, block)];
  return readSentences(masked, block.start, block.end).map((span) => toNode(masked, block, span));
}

function toNode(masked: string, block: Block, span: Span): Node {
  const text = span === block ? block.text : clean(masked, span.start, span.end);
  return {
    origin: block.type,
    text,
    label: '',
    start: span.start,
    end: span.end,
    level: block.type === 'heading' ? block.level : 0,
    from: span.start,
    children: [],
  };
}

/** A row's last cell says what to do, the cells left of it when. */
function rowNodes(block: Block, head: readonly Cell[]): Node[] {
  const cells = block.cells.filter((cell) => cell.text !== '');
  const action = block.cells.at(-1);
  if (!action || action.text === '') return [];
  const left = block.cells.slice(0, -1).flatMap((cell, index) => cellCondition(cell, head[index]) ?? []);
  const first = cells[0] ?? action;
  const label = left.join(' and ');
  return [
    {
      origin: 'row',
      text: action.text,
      label,
      start: first.start,
      end: action.end,
      level: 0,
      from: action.start,
      children: [],
    },
  ];
}

function cellCondition(cell: Cell, head: Cell | undefined): string | undefined {
  if (
    !/[\p{L}\p{N}]/u.test(cell.text) ||
    NO_CONDITION.test(cell.text) ||
    /^(?:step\s*)?\d+[.)]?$/i.test(cell.text) ||
    /^[-–—*]$|^any$/i.test(cell.text)
  )
    return undefined;
  const plain = cell.text.replace(/^(?:if|when)\s+/i, '');
  if (!head || plain !== cell.text || GENERAL_HEAD.test(head.text)) return plain;
  return `${head.text} is ${plain}`;
}

// A cell that is a sentence of its own or names a tool or policy: `Ask them.`, `Use @x`.
const NO_CONDITION = /[@#]\p{L}|[.!?。]\s|[.!?。]$|.{160}/u;
// Heads that only say that the column holds situations: `Situation`, `If…`, `Customer says`.
const GENERAL_HEAD =
  /^(?:|#|if.*|when.*|where.*|situations?|cases?|scenarios?|conditions?|reasons?|issues?|problems?|types?|customer.*|case type|trigger|what happened|circumstances?|.*\bsays)$/i;
