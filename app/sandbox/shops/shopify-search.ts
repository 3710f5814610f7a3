/**
 * Shopify's search syntax: `field:value` terms, quoted texts, `AND` (also unsaid), `OR`, `NOT` or `-`, a star behind a prefix, and
 * `>`, `>=`, `<`, `<=` before a date or number. A field that does not exist is ignored with a warning: the rest still counts.
 * @see https://shopify.dev/docs/api/usage/search-syntax, read 2026-08
 */
import type { SearchDocument } from './shop-state.ts';

/** A parsed query: alternatives of terms that must all hold. */
export interface Search {
  readonly alternatives: readonly (readonly Term[])[];
  readonly warnings: readonly { field: string; message: string; code: string }[];
}

interface Term {
  readonly field: string;
  readonly operator: '=' | '>' | '>=' | '<' | '<=';
  readonly value: string;
  readonly prefix: boolean;
  readonly negated: boolean;
}

/** Reads a query; `known` are the fields that the resource can be searched by. */
export function parseSearch(query: string, known: ReadonlySet<string>): Search {
  const alternatives: Term[][] = [[]];
  const warnings: { field: string; message: string; code: string }[] = [];
  let negated = false;
  for (const token of tokensOf(query)) {
    const word = token.quoted ? '' : token.text.toUpperCase();
    if (word === 'AND') continue;
    if (word === 'OR') alternatives.push([]);
    else if (word === 'NOT') negated = true;
    else {
      const term = termOf(token, negated);
      negated = false;
      if (known.has(term.field)) alternatives.at(-1)?.push(term);
      else
        warnings.push({
          field: term.field,
          message: 'Invalid search field for this query.',
          code: 'invalid_field',
        });
    }
  }
  return { alternatives, warnings };
}

interface Token {
  readonly text: string;
  readonly field: string | null;
  readonly quoted: boolean;
}

// A term: `name:'#1001'`, `-tag:vip`, `created_at:>=2026-01-01`, `"maya okafor"`, `OR`; parentheses only separate.
const TOKEN = /(-?)(?:([a-z_]+):)?(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|([^\s()'"]+))/gi;

function tokensOf(query: string): Token[] {
  return [...query.matchAll(TOKEN)].slice(0, TOKENS_MAX).map((found) => {
    const quotedText = found[3] ?? found[4];
    const field = found[2] === undefined ? null : `${found[1] ?? ''}${found[2].toLowerCase()}`;
    const plain = found[5] ?? '';
    const text = quotedText ?? (field === null ? `${found[1] ?? ''}${plain}` : plain);
    // An escaped character: `it\'s`, `a\:b`.
    return { text: text.replaceAll(/\\(.)/g, '$1'), field, quoted: quotedText !== undefined };
  });
}

const TOKENS_MAX = 50;

function termOf(token: Token, negated: boolean): Term {
  const minus = token.field?.startsWith('-') ?? (!token.quoted && token.text.startsWith('-'));
  const field = (token.field ?? 'default').replace('-', '');
  const text = minus && token.field === null ? token.text.slice(1) : token.text;
  // A comparison: `>=2026-01-01`, `<5`.
  const compared = token.quoted ? null : /^(>=|<=|>|<)(.+)$/.exec(text);
  const operator = compared?.[1];
  const value = compared?.[2] ?? text;
  const prefix = !token.quoted && value.endsWith('*');
  return {
    field,
    operator: operator === '>' || operator === '>=' || operator === '<' || operator === '<=' ? operator : '=',
    value: (prefix ? value.slice(0, -1) : value).toLowerCase(),
    prefix,
    negated: negated !== minus,
  };
}

/** Whether a document satisfies a query. A query without a single usable term finds everything. */
export function isFound(search: Search, document: SearchDocument): boolean {
  return search.alternatives.some((terms) =>
    terms.every((term) => holds(term, document[term.field] ?? []) !== term.negated),
  );
}

function holds(term: Term, values: readonly string[]): boolean {
  return values.some((each) => {
    const value = each.toLowerCase();
    if (term.operator !== '=') return compare(value, term.operator, term.value);
    if (term.field === 'default') return value.includes(term.value);
    if (term.field.endsWith('_at')) return value.startsWith(term.value);
    return term.prefix ? value.startsWith(term.value) : value === term.value;
  });
}

function compare(value: string, operator: Term['operator'], wanted: string): boolean {
  const [left, right] = [comparable(value), comparable(wanted)];
  if (operator === '>') return left > right;
  if (operator === '>=') return left >= right;
  return operator === '<' ? left < right : left <= right;
}

// A whole number: `1042`. Anything else is taken as a date.
const comparable = (text: string): number => (/^\d+$/.test(text) ? Number(text) : Date.parse(text));
