/** The audit page as a session: reads the record page by page, checks a ticket's chain, gives it as a file. */
import { type ReadonlySignal, type Signal, signal } from '@preact/signals-core';
import {
  AUDITED,
  type AuditedType,
  type AuditPart,
  checkTicket,
  exportRecords,
  readAudit,
} from '../../study/audit.ts';
import type { AuditLine } from '../../study/audit-line.ts';
import { eraseTicket } from '../../study/erase.ts';
import { createNames, type Names } from '../names.ts';
import type { AuditActions, AuditRow, AuditView, RetentionView } from './audit-view.ts';
import { type CustomerErasing, createCustomerErasing } from './customer-erasing.ts';
import type { ReviewPorts } from './ports.ts';
import { createReadAhead, type ReadAhead } from './read-ahead.ts';
import { createOnce, quarterOf } from './steady.ts';

/** The running page. `looks` tells it whether somebody looks at it. */
export interface AuditSession {
  readonly view: ReadonlySignal<AuditView>;
  readonly actions: AuditActions;
  looks(isLookedAt: boolean): void;
  readonly customer: CustomerErasing;
}

interface Held {
  readonly ports: ReviewPorts;
  readonly view: Signal<AuditView>;
  readonly names: Names;
  readonly retention: ReadonlySignal<RetentionView>;
  readonly ahead: ReadAhead<string, AuditPart>;
  readonly rowOnce: (line: AuditLine, sign: string, make: () => AuditRow) => AuditRow;
  type: AuditedType;
  ticket: string;
  lines: readonly AuditLine[];
  next: string | null;
  /** Newer ones were let go of for older ones. */
  isCut: boolean;
  isReading: boolean;
  isRead: boolean;
  chain: AuditView['chain'];
  exported: number | null;
  isStopped: boolean;
  erased: string;
  trouble: string;
  /** Which reading is the newest; an older one that comes back late is dropped. */
  turn: number;
}

/** Starts the page with what was done last. */
export function startAudit(ports: ReviewPorts, retention: ReadonlySignal<RetentionView>): AuditSession {
  const held: Held = {
    ports,
    retention,
    names: createNames(
      (ids) => ports.helpdesk.names(ids),
      new Map([[ports.user.id, ports.user.name]]),
      () => show(held),
    ),
    ahead: createReadAhead((cursor) =>
      readAudit(ports.helpdesk.store, held.type, { ticket: held.ticket, cursor }),
    ),
    rowOnce: createOnce(),
    view: signal<AuditView>(NOTHING),
    type: 'run',
    ticket: '',
    lines: [],
    next: null,
    isCut: false,
    isReading: false,
    isRead: false,
    chain: null,
    exported: null,
    isStopped: false,
    erased: '',
    trouble: '',
    turn: 0,
  };
  void read(held, null);
  retention.subscribe(() => show(held));
  return {
    view: held.view,
    actions: actionsOf(held),
    customer: createCustomerErasing(ports),
    looks: (isLookedAt) => held.ahead.looks(isLookedAt),
  };
}

const NOTHING: AuditView = {
  state: 'reading',
  now: '',
  type: 'run',
  ticket: '',
  rows: [],
  isCut: false,
  more: 'none',
  chain: null,
  exported: null,
  erased: '',
  trouble: '',
  retention: { words: '', trouble: '' },
};

/** So many lines are kept on the page; who wants older ones beside newer ones takes the file. */
const LINES_MAX = 1_000;

async function read(held: Held, cursor: string | null): Promise<void> {
  held.turn += 1;
  const { turn, ticket, type } = held;
  const { store } = held.ports.helpdesk;
  held.isReading = true;
  if (cursor === null) {
    held.ahead.expect(null);
    Object.assign(held, { lines: [], next: null, isCut: false, isRead: false, chain: null });
  }
  show(held);
  try {
    const [part, checked] = await Promise.all([
      cursor === null ? readAudit(store, type, { ticket, cursor }) : held.ahead.take(cursor),
      ticket !== '' && cursor === null ? checkTicket(store, ticket) : null,
    ]);
    if (turn !== held.turn) return;
    keep(held, part);
    if (checked) held.chain = chainView(held, checked);
    held.trouble = '';
  } catch (error) {
    if (turn !== held.turn) return;
    held.trouble = error instanceof Error ? error.message : String(error);
  }
  held.isReading = false;
  held.isRead = true;
  show(held);
}

/** A list whose pages are counted gives a line twice where others write meanwhile; it stands there once. */
function keep(held: Held, part: AuditPart): void {
  const all = [...new Map([...held.lines, ...part.lines].map((line) => [line.id, line])).values()];
  held.lines = all.slice(-LINES_MAX);
  if (all.length > LINES_MAX) held.isCut = true;
  held.next = part.next;
  held.ahead.expect(part.next);
}

function chainView(
  { ports }: Held,
  { check, turns }: Awaited<ReturnType<typeof checkTicket>>,
): AuditView['chain'] {
  const { text } = ports;
  if (check.status === 'whole')
    return { isWhole: true, words: text.phrase('review.audit.whole', { count: turns }) };
  const { seq, reason } = check;
  return { isWhole: false, words: text.phrase('review.audit.broken', { seq: seq + 1, reason }) };
}

function show(held: Held): void {
  held.view.value = {
    state: held.isRead ? 'ready' : 'reading',
    now: quarterOf(held.ports.now()),
    type: held.type,
    ticket: held.ticket,
    rows: held.lines.map((line) => rowOf(line, held)),
    isCut: held.isCut,
    more: held.isReading ? 'reading' : held.next === null ? 'none' : 'more',
    chain: held.chain,
    exported: held.exported,
    erased: held.erased,
    trouble: held.trouble,
    retention: held.retention.value,
  };
}

function rowOf(line: AuditLine, { ports, names, rowOnce }: Held): AuditRow {
  const { text, library } = ports;
  const by = names.nameOf(line.by) || line.by;
  const policy = library.find(line.policy)?.title ?? line.policy;
  return rowOnce(line, `${by}\n${policy}`, () => ({
    id: line.id,
    at: line.at,
    by,
    ticket: line.ticket,
    what: [
      text.phrase(`review.event.${line.what}`),
      line.tool === '' ? '' : text.phrase(`tool.${line.tool}.title`),
    ]
      .filter(Boolean)
      .join(': '),
    policy: [policy, line.step.slice(line.step.lastIndexOf('#') + 1)].filter(Boolean).join(' '),
    version: line.version,
    detail: line.detail,
    evidence: line.evidence.map(({ quote }) => quote),
    altered: line.altered,
  }));
}

/** Each page goes into a piece of its own, which a browser may keep on its disk. */
async function save(held: Held, from: string, to: string): Promise<void> {
  if (held.exported !== null) return;
  Object.assign(held, { exported: 0, isStopped: false });
  show(held);
  const parts: Blob[] = [];
  try {
    const wish = { types: AUDITED, ticket: held.ticket, from, to };
    await exportRecords(held.ports.helpdesk.store, wish, (lines, count) => {
      parts.push(new Blob([lines]));
      held.exported = (held.exported ?? 0) + count;
      show(held);
      return !held.isStopped;
    });
    const about =
      held.ticket === '' ? [from, to].filter(Boolean).join('-') || 'all' : `ticket-${held.ticket}`;
    if (!held.isStopped) held.ports.save(`stepwise-audit-${about}.jsonl`, 'application/jsonl', parts);
  } catch (error) {
    held.trouble = error instanceof Error ? error.message : String(error);
  }
  held.exported = null;
  show(held);
}

async function erase(held: Held): Promise<void> {
  const { ticket, ports } = held;
  if (ticket === '') return;
  try {
    const count = await eraseTicket(ports.helpdesk.store, ticket);
    held.erased = ports.text.phrase('review.audit.erased', { count });
  } catch (error) {
    held.trouble = error instanceof Error ? error.message : String(error);
  }
  await read(held, null);
}

function actionsOf(held: Held): AuditActions {
  return {
    show: (type) => {
      held.type = type;
      void read(held, null);
    },
    find: (ticket) => {
      Object.assign(held, { ticket: ticket.trim(), erased: '' });
      void read(held, null);
    },
    more: () => {
      if (held.next !== null && !held.isReading) void read(held, held.next);
    },
    save: (from, to) => void save(held, from, to),
    stopSaving: () => {
      held.isStopped = true;
    },
    openTicket: (ticket) => held.ports.helpdesk.openTicket(ticket),
    erase: () => erase(held),
    retry: () => void read(held, null),
  };
}
