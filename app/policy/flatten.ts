/**
 * Finds the levels that copying out of a document took from a list. What is left of them: items that end with a colon, bullets
 * standing alone on a line before the last item of a level, labels, and items that open with the same words.
 */
import type { Block } from './blocks.ts';
import { firstWords, leadingVerb } from './words.ts';

interface Group {
  readonly block: Block;
  readonly depth: number;
  members: number;
  labelled: number;
  /** Whether its last member came loose, after which the group is over. */
  ended: boolean;
  /** Whether something in it is asked or decided, which a condition below it may answer. */
  decides: boolean;
}

/** For each block of a run of bullets of one indent: how deep it was in the list that was flattened. All 0 where nothing was lost. */
export function findDepths(run: readonly Block[]): number[] {
  const usesLoose = run.some((block) => block.loose);
  const open: Group[] = [];
  return run.map((block, index) => {
    const heads = isHead(block) && index + 1 < run.length;
    const depth = block.loose ? looseDepth(block, heads, open) : tightDepth(block, heads, usesLoose, open);
    count(block, heads, open.at(-1));
    if (heads && open.length < LEVELS_MAX)
      open.push({ block, depth, members: 0, labelled: 0, ended: false, decides: DECIDES.test(block.text) });
    return depth;
  });
}

/** Whether an item opens a list of its own. */
export const isHead = (block: Block): boolean => /[:：]$/.test(block.text);

/** No list that was flattened had more levels. */
const LEVELS_MAX = 6;

// Something that the customer decides: `Confirm the decision:`, `Ask whether`.
const DECIDES = /\b(?:ask|decisions?|choose|choice|confirm with|find out)\b/i;

function count(block: Block, heads: boolean, group: Group | undefined): void {
  if (!group) return;
  group.members += 1;
  if (!heads && LABELLED.test(block.text)) group.labelled += 1;
  if (DECIDES.test(block.text)) group.decides = true;
  if (block.loose && !heads) group.ended = true;
}

// An item that begins with a label: `Discount Offer: Use …`.
const LABELLED = /^[^:.@#]{2,50}: \S/;

/** A lone bullet stands before items of the first level and before the last item of the second. */
function looseDepth(block: Block, heads: boolean, open: Group[]): number {
  if (heads) {
    const twin = open.findLastIndex((group) => opensAlike(group.block, block));
    const depth = twin < 0 ? 0 : (open[twin] as Group).depth;
    open.length = Math.max(twin, 0);
    return depth;
  }
  const first = open[0];
  if (!first || first.ended || opensAlike(first.block, block)) {
    open.length = 0;
    return 0;
  }
  open.length = 1;
  return first.depth + 1;
}

function tightDepth(block: Block, heads: boolean, usesLoose: boolean, open: Group[]): number {
  while (open.length > 0 && isOver(open.at(-1) as Group, block)) open.pop();
  if (heads) closeForHead(block, usesLoose, open);
  else if (!usesLoose) closeForSibling(block, open);
  const group = open.at(-1);
  return group ? group.depth + 1 : 0;
}

/** A list whose items all carry a label ends at the first item without one. */
function isOver(group: Group, block: Block): boolean {
  return group.labelled >= 2 && group.labelled === group.members && !LABELLED.test(block.text);
}

/** A heading that opens like an open one stands beside it; a plain heading beside another plain one where no lone bullet tells levels. */
function closeForHead(block: Block, usesLoose: boolean, open: Group[]): void {
  const twin = open.findLastIndex((group) => opensAlike(group.block, block) && group.members > 0);
  if (twin >= 0) open.length = twin;
  else if (!usesLoose) {
    const inside = open.findLastIndex((group) => group.members === 0 || isWithin(block, group));
    open.length = inside + 1;
  }
}

/** A condition belongs into a group that asks or checks; an instruction into a group under a condition. */
function isWithin(block: Block, group: Group): boolean {
  const condition = CONDITION.test(block.text);
  const under = CONDITION.test(group.block.text);
  if (condition) return group.decides && !under;
  return under && leadingVerb(block.text) !== undefined;
}

// A heading that is a condition: `If the user accepts:`, `When it is lost:`.
const CONDITION = /^(?:if|when|unless|in case|otherwise|else|once|for)\b/i;

/** An item that opens like the heading of an open group stands beside that heading. */
function closeForSibling(block: Block, open: Group[]): void {
  const twin = open.findLastIndex((group) => opensAlike(group.block, block) && group.members > 0);
  if (twin >= 0 && !CONDITION.test(block.text)) open.length = twin;
}

/** `Ask for the …` and `Ask for the …`; for conditions the subject counts: `If the user …` and `If the user …`. */
function opensAlike(one: Block, other: Block): boolean {
  const [first, second] = opening(one.text);
  const [third, fourth] = opening(other.text);
  return first === third && second === fourth && second !== undefined;
}

function opening(text: string): [string | undefined, string | undefined] {
  const words = firstWords(text, 6).map(({ word }) => word);
  if (!CONDITION.test(text)) return [words[0], words[1]];
  return [words[0], words.slice(1).find((word) => !ARTICLES.has(word))];
}

const ARTICLES = new Set(['the', 'a', 'an', 'their', 'your']);
