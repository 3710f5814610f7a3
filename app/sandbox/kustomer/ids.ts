/** Kustomer's ids are 24 hexadecimal digits; the sandbox's things are numbers. Each kind has a beginning of its own. */

const KINDS = [
  'org',
  'conversation',
  'customer',
  'user',
  'message',
  'note',
  'team',
  'tag',
  'draft',
  'kobject',
  'shortcut',
  'attachment',
  'role-group',
  'klass',
] as const;

/** A kind of record. */
export type IdKind = (typeof KINDS)[number];

const HEAD = '65f0a1c2d3';
const TAIL_LENGTH = 12;

const headOf = (kind: IdKind): string => `${HEAD}${KINDS.indexOf(kind).toString(16).padStart(2, '0')}`;

/** The id of a record of a kind. */
export const hexId = (kind: IdKind, number: number): string =>
  `${headOf(kind)}${number.toString(16).padStart(TAIL_LENGTH, '0')}`;

/** The number behind an id; `NaN` for one of another kind. */
export function numberOf(kind: IdKind, id: string | undefined): number {
  const head = headOf(kind);
  return id?.startsWith(head) && id.length === head.length + TAIL_LENGTH
    ? Number.parseInt(id.slice(head.length), 16)
    : Number.NaN;
}

/** The sandbox's one org. */
export const ORG_ID = hexId('org', 1);
