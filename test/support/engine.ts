/** The engine over a policy written in the test, for cases of a few lines. */
import { type Assistance, assist } from '../../app/assist/assist.ts';
import type { RunEvent } from '../../app/assist/event.ts';
import { createIndex } from '../../app/assist/match.ts';
import type { JsonObject } from '../../app/lib/json.ts';
import { everyLanguage } from '../../app/main/every-language.ts';
import { compile } from '../../app/policy/compile.ts';
import { createLibrary } from '../../app/policy/library.ts';
import type { Ticket } from '../../app/ticket/ticket.ts';
import { createCatalog, shippedTools } from '../../app/tools/catalog.ts';

/** When the cases happen. */
export const NOW = '2026-11-20T10:00:00.000Z';

/** A moment so many minutes before `NOW`. */
export const minutesAgo = (minutes: number): string =>
  new Date(Date.parse(NOW) - minutes * 60_000).toISOString();

/** What is said on a ticket, oldest first, a minute apart unless a time is given. */
export interface Said {
  readonly by?: 'requester' | 'other' | 'agent';
  readonly text: string;
  readonly at?: string;
  readonly public?: boolean;
}

/** A case in short. */
export interface CaseInShort {
  readonly said?: readonly (string | Said)[];
  readonly events?: readonly RunEvent[];
  readonly ticket?: Partial<Ticket>;
  readonly requesterEmail?: string | null;
  readonly now?: string;
  readonly limits?: Readonly<Record<string, number>>;
}

/** A ticket of a requester called Dana. */
export function ticketOf({
  said = [],
  ticket = {},
  requesterEmail = 'dana@example.com',
}: CaseInShort): Ticket {
  const comments = said.map((each, index) => {
    const {
      by = 'requester',
      text,
      at,
      public: isPublic = true,
    } = typeof each === 'string' ? { text: each } : each;
    const createdAt = at ?? minutesAgo(60 - index);
    return {
      id: `c${index + 1}`,
      author: { kind: by, id: by, name: by },
      public: isPublic,
      text,
      createdAt,
      attachments: [],
    };
  });
  return {
    id: 't1',
    helpdesk: 'zendesk',
    subject: '',
    status: 'open',
    channel: 'email',
    brand: '',
    createdAt: minutesAgo(60),
    tags: [],
    fields: {},
    requester: {
      id: 'requester',
      name: 'Dana Reyes',
      email: requesterEmail,
      emails: requesterEmail === null ? [] : [requesterEmail],
      locale: 'en-US',
      tags: [],
      fields: {},
    },
    comments,
    ...ticket,
  };
}

/** What the engine makes of a case under policies written as text; the first of them runs. */
export function assistWith(texts: string | readonly string[], inShort: CaseInShort = {}): Assistance {
  const catalog = createCatalog(shippedTools);
  const sources = (typeof texts === 'string' ? [texts] : texts).map((text, index) => ({
    text,
    name: `p${index + 1}`,
  }));
  const { policies } = compile(sources, { catalog });
  const first = policies[0]?.id ?? '';
  return assist({
    now: inShort.now ?? NOW,
    ticket: ticketOf(inShort),
    events: [chosen(first), ...(inShort.events ?? [])],
    library: createLibrary(policies),
    index: createIndex(policies),
    catalog,
    settings: { approval: {}, limits: inShort.limits ?? {} },
    ...everyLanguage,
  });
}

const APP = { kind: 'app', id: 'test' } as const;
const AGENT = { kind: 'agent', id: 'kim' } as const;

let serial = 0;
const base = (by: typeof APP | typeof AGENT, at = minutesAgo(1)) => {
  serial += 1;
  return { id: `e${serial}`, at, run: '1', by };
};

/** A policy begins; with `from`, a hand-off was taken. */
export const chosen = (policy: string, from: string | null = null, run = '1'): RunEvent => ({
  ...base(APP, minutesAgo(60)),
  run,
  type: 'policy-chosen',
  policy,
  version: '',
  from,
});

/** A tool answered. */
export const returned = (
  tool: string,
  args: JsonObject,
  output: JsonObject,
  more: { step?: string; at?: string; status?: 'done' | 'failed' | 'unknown' } = {},
): RunEvent => ({
  ...base(APP, more.at),
  type: 'tool-returned',
  call: { id: `${tool}-${JSON.stringify(args)}`, tool, args },
  step: more.step ?? '',
  status: more.status ?? 'done',
  output,
});

/** An agent answered a question. */
export const answered = (question: string, value: string | boolean): RunEvent => ({
  ...base(AGENT),
  type: 'question-answered',
  question,
  value,
  evidence: [],
});

/** An agent set a step. */
export const overridden = (step: string, to: 'todo' | 'active' | 'done' | 'skipped'): RunEvent => ({
  ...base(AGENT),
  type: 'step-overridden',
  step,
  to,
  reason: 'because',
});

/** A time round a loop is over; `comment` is the newest one heard by then. */
export const roundEnded = (step: string, comment = 'c1', at = minutesAgo(1)): RunEvent => ({
  ...base(APP, at),
  type: 'round-ended',
  step,
  comment,
});

/** An agent put a draft into the composer. */
export const inserted = (text: string, asks: readonly string[], at = minutesAgo(59)): RunEvent => ({
  ...base(AGENT, at),
  type: 'draft-inserted',
  text,
  asks,
});

/** An agent turned a call down. */
export const rejected = (tool: string, step: string): RunEvent => ({
  ...base(AGENT),
  type: 'call-rejected',
  call: { id: 'x', tool, args: {} },
  step,
  reason: 'not now',
});

/** An order as a look-up gives it. */
export const order = (more: JsonObject = {}): JsonObject => ({
  found: true,
  order_id: '1042',
  email: 'dana@example.com',
  total: '48.00',
  refundable: '48.00',
  currency: 'USD',
  financial_status: 'paid',
  fulfillment_status: 'unfulfilled',
  shipping_status: 'not_shipped',
  editable: true,
  items: [{ product: 'House blend', quantity: 2 }],
  parcels: [],
  ...more,
});

/** Calls that are offered, look-ups left out or kept. */
export const callsIn = (assistance: Assistance, lanes: readonly string[] = ['agent', 'supervisor']) =>
  assistance.suggestions.flatMap((each) =>
    each.type === 'call' && lanes.includes(each.lane)
      ? [{ tool: each.call.tool, args: each.call.args, lane: each.lane }]
      : [],
  );

/** Look-ups that run by themselves. */
export const lookUpsIn = (assistance: Assistance): string[] =>
  callsIn(assistance, ['auto']).map((call) => call.tool);

/** Ids of questions to the agent. */
export const questionsIn = (assistance: Assistance): string[] =>
  assistance.suggestions.flatMap((each) => (each.type === 'ask-agent' ? [each.question.id] : []));

/** A step's status, by its number. */
export const statusOf = (assistance: Assistance, id: string, run = 0): string =>
  assistance.runs[run]?.steps.find((step) => step.id === id)?.status ?? 'none';

/** Names of the checks that refused something. */
export const refusedIn = (assistance: Assistance): string[] => assistance.refused.map((each) => each.check);
