/** Tells trigger, steps and notes apart, and one policy from the next in the same document. */
import type { Span } from '../lib/problem.ts';
import type { Block } from './blocks.ts';
import { clean } from './clean.ts';
import { splitCondition } from './condition.ts';
import { readSentences } from './sentences.ts';
import { leadingVerb } from './words.ts';

/** A range that no step is made of. `quiet` where its author cannot have meant it as a step. */
export interface Note extends Span {
  readonly quiet: boolean;
}

/** What belongs to one policy, in reading order. */
export interface Section {
  /** The level-1 heading (for a later policy of a document, the nearest heading); empty where there is none. */
  readonly title: string;
  readonly trigger: string;
  readonly triggers: readonly Span[];
  readonly notes: readonly Note[];
  /** Headings, items, paragraphs and rows that make steps. */
  readonly blocks: readonly Block[];
}

interface Piece {
  readonly role: 'heading' | 'trigger' | 'step' | 'note' | 'quiet';
  readonly block: Block;
}

/** Cuts a document's blocks into policies. `isTitled`: whether the first has a head of its own, so that a trigger below its steps opens another. */
export function readSections(masked: string, blocks: readonly Block[], isTitled: boolean): Section[] {
  const pieces = readPieces(masked, blocks);
  return cutPieces(pieces, isTitled).map((part, index) => toSection(part, index));
}

function readPieces(masked: string, blocks: readonly Block[]): Piece[] {
  const pieces: Piece[] = [];
  let quietLevel = 99;
  let asking = false;
  for (const block of blocks) {
    if (block.type === 'heading') {
      if (block.level <= quietLevel) quietLevel = NOTE_HEADING.test(block.text) ? block.level : 99;
      asking = TRIGGER_HEADING.test(block.text);
      pieces.push({ role: 'heading', block });
    } else if (quietLevel < 99) pieces.push({ role: 'quiet', block });
    else if (block.type === 'text') {
      const found = readText(masked, block, asking);
      if (found.some((piece) => piece.role !== 'note')) asking = false;
      for (const piece of found) pieces.push(piece);
    } else pieces.push({ role: asking && !isInstruction(block.text) ? 'trigger' : 'step', block });
  }
  return pieces;
}

// Headings over what is no instruction: `FAQ`, `Sample replies`, `Background`.
const NOTE_HEADING =
  /^(?:faqs?\b|frequently asked|(?:sample|example) (?:repl|respons|message|sentence|phrase|ticket|question|answer|email)|examples?$|templates?$|(?:change ?log|revision|version|document) ?(?:history|log)?$|references?$|glossary|background|overview$|introduction$|purpose$|scope$|definitions?$|notes?$|additional notes|ingredients$|related|what customers (?:say|ask))/i;
// Headings that ask when the policy applies: `When should I use this policy?`, `Trigger`.
const TRIGGER_HEADING =
  /^(?:when (?:should|do|to|can|is|does)\b.*\b(?:use|policy|apply|applies)\b|triggers?$|applies (?:to|when)|use (?:this )?when|applicability$)/i;

function readText(masked: string, block: Block, asking: boolean): Piece[] {
  const sentences = readSentences(masked, block.start, block.end);
  const words = sentences.map((span) => clean(masked, span.start, span.end));
  if (!asking && !words.some(isTrigger)) return [{ role: textRole(words, block), block }];
  const explicit = words.some(isTrigger);
  let triggered = false;
  return sentences.map((span, index) => {
    const text = words[index] ?? '';
    const trigger = explicit ? isTrigger(text) : !isInstruction(text) && !LEAD_IN.test(text);
    triggered = triggered || trigger;
    const role = trigger ? 'trigger' : triggered && isInstruction(text) && !isLeadIn(text) ? 'step' : 'quiet';
    return {
      role,
      block: { ...block, start: span.start, end: span.end, text, gap: block.gap && index === 0 },
    };
  });
}

/** Whether a sentence says when the policy applies. */
const isTrigger = (text: string): boolean => TRIGGER.test(text) && !TRIGGER_HEADING.test(text);

// A trigger: `Use this policy when …`, `This policy applies to …`, `Trigger: …`, `… Use this policy when …`.
const TRIGGER =
  /^(?:[^.?!]{0,80}[:?]\s+)?(?:(?:please )?use (?:this|the following|the) (?:policy|procedure|process|flow|sop|guide|playbook)(?: only)? (?:when|if|for|whenever|to|in)\b|this (?:policy|procedure|process|flow|sop|guide|playbook) (?:applies|should be (?:used|applied|followed)|is (?:for|used|to be used|meant|intended)|covers|handles|is designed)\b|(?:use|used|apply|applies) (?:this )?(?:when|if|for|to|whenever)\b|triggers?\s*:|when to use\s*:)/i;

function textRole(words: readonly string[], block: Block): Piece['role'] {
  const instructions = words.filter(isInstruction).length;
  const last = words.at(-1) ?? '';
  if (instructions > 0 && instructions === 1 && isLeadIn(last) && words.length === 1) return 'quiet';
  if (instructions > 0 && (isInstruction(words[0] ?? '') || instructions * 2 >= words.length)) return 'step';
  if (/[:：]$/.test(last)) return isLeadIn(last) ? 'quiet' : 'step';
  if (block.loose || NOTED.test(block.text)) return 'quiet';
  if (!LATIN.test(block.text)) return 'step';
  return 'note';
}

// A letter of the script whose words are known here; text in others is left whole, as a step that is a note.
const LATIN = /\p{Script=Latin}/u;
// A note that says so: `Note: …`, `Example: …`.
const NOTED = /^(?:notes?|nb|examples?|tips?|important|reminder|please note|e\.g)\b/i;

/** Whether a sentence only announces the steps: `To implement this policy, use the following logic:`. */
export function isLeadIn(text: string): boolean {
  if (!/[:：]$/.test(text) || /[@#]\w/.test(text) || splitCondition(text).condition) return false;
  const verb = leadingVerb(text)?.verb;
  return LEAD_IN.test(text) && (verb === undefined || LEAD_IN_VERBS.has(verb));
}

// Words that announce steps: `the following`, `these steps`, `the logic of this policy`.
const LEAD_IN =
  /\b(?:following|follows?|these|below|steps|logic|process|procedure|this policy|in this case|actions)\b/i;
const LEAD_IN_VERBS = new Set(
  'use follow take complete perform do implement see proceed execute apply'.split(' '),
);

/** Whether a sentence asks for something to be done. */
export function isInstruction(text: string): boolean {
  if (/[@#]\p{L}/u.test(text)) return true;
  const split = splitCondition(text);
  if (split.answers) return true;
  if (split.condition && split.rest === '') return /[:：]$/.test(text);
  if (split.condition && split.conditionSpans[0]?.start === 0) return isActed(split.rest);
  return isActed(split.rest);
}

function isActed(words: string): boolean {
  const colon = words.indexOf(': ');
  const behind = colon > 0 && colon < 60 ? words.slice(colon + 2) : '';
  return leadingVerb(words) !== undefined || (behind !== '' && leadingVerb(behind) !== undefined);
}

/** Cuts at a new level-1 heading or a new trigger where steps of its own follow. */
function cutPieces(pieces: readonly Piece[], isTitled: boolean): Piece[][] {
  const nextStep = nextIndex(pieces, (piece) => piece.role === 'step');
  const nextTitle = nextIndex(pieces, isTitle);
  const parts: Piece[][] = [];
  let start = 0;
  let lastStep = -1;
  let isPolicy = isTitled;
  pieces.forEach((piece, index) => {
    if (piece.role === 'step') lastStep = index;
    const opens = isTitle(piece) || piece.role === 'trigger';
    const stepsFollow = (nextStep[index + 1] ?? 0) < (nextTitle[index + 1] ?? 0);
    if (opens && lastStep >= start && stepsFollow && (isPolicy || isTitle(piece))) {
      const cut = isTitle(piece) ? index : lastStep + 1;
      parts.push(pieces.slice(start, cut));
      start = cut;
    }
    isPolicy = isPolicy || opens;
  });
  return [...parts, pieces.slice(start)];
}

const isTitle = (piece: Piece): boolean => piece.role === 'heading' && piece.block.level === 1;

/** For each place the index of the first piece at or behind it that fits; the length where none does. */
function nextIndex(pieces: readonly Piece[], fits: (piece: Piece) => boolean): number[] {
  const next: number[] = new Array(pieces.length + 1).fill(pieces.length);
  for (let index = pieces.length - 1; index >= 0; index -= 1)
    next[index] = fits(pieces[index] as Piece) ? index : (next[index + 1] ?? 0);
  return next;
}

function toSection(pieces: readonly Piece[], index: number): Section {
  const firstTrigger = pieces.findIndex((piece) => piece.role === 'trigger');
  const hasLater = firstTrigger >= 0 && pieces.slice(firstTrigger).some((piece) => piece.role === 'step');
  const from = hasLater ? firstTrigger : 0;
  const firstStep = pieces.findIndex((piece, at) => at >= from && piece.role === 'step');
  const notes: Note[] = [];
  const blocks: Block[] = [];
  pieces.forEach((piece, at) => {
    const { start, end } = piece.block;
    if (piece.role === 'trigger') return;
    if (at >= from && (piece.role === 'step' || (piece.role === 'heading' && !isTitle(piece))))
      blocks.push(piece.block);
    else notes.push({ start, end, quiet: piece.role !== 'note' && !(piece.role === 'step' && at < from) });
  });
  const triggers = pieces.filter((piece) => piece.role === 'trigger').map((piece) => piece.block);
  return {
    title: titleOf(pieces, index, firstStep),
    trigger: triggers.map((block) => withoutLead(block.text)).join(' '),
    triggers: triggers.map(({ start, end }) => ({ start, end })),
    notes,
    blocks,
  };
}

/** The words of a trigger from where it begins: what stands before `Use this policy when` is left out. */
const withoutLead = (text: string): string =>
  text.replace(/^[^.?!]{0,80}[:?]\s+(?=(?:please )?(?:use|this)\b)/i, '').replace(LABEL, '');

// A label before a trigger: `Trigger: `, `When to use: `.
const LABEL = /^(?:triggers?|when to use)\s*:\s*/i;

function titleOf(pieces: readonly Piece[], index: number, firstStep: number): string {
  const title = pieces.find(isTitle);
  if (title) return title.block.text;
  if (index === 0) return '';
  const before = pieces.slice(0, Math.max(firstStep, 0)).filter((piece) => piece.role === 'heading');
  return before.find((piece) => !TRIGGER_HEADING.test(piece.block.text))?.block.text ?? '';
}
