/** The ticket itself: notes, messages, and its properties, by the operations that every helpdesk's adapter offers. */
import { isObject, type Json, type JsonObject } from '../lib/json.ts';
import type { HelpdeskOperationName } from '../lib/services/helpdesk.ts';
import { parseTime } from '../lib/time.ts';
import type { ReadBack, ToolResult } from '../tools/tool.ts';
import { type Connector, cannotTell, didNotHappen, happened, unreadable, type Work } from './connector.ts';
import { done, failed, judgeHttp, ok, type ReadStep, type Step, unknown, write } from './exchange.ts';
import { listAt, textAt } from './pick.ts';
import { read } from './retry.ts';

const judge = judgeHttp('helpdesk');

type Args = Readonly<Record<string, string>>;

const readDesk = (work: Work, operation: HelpdeskOperationName, args: Args): Promise<ReadStep<unknown>> =>
  read(work.wire, { service: 'helpdesk', operation, args }, judge);

async function writeDesk(
  work: Work,
  operation: HelpdeskOperationName,
  args: Args,
  body: Json,
): Promise<Step<unknown>> {
  const sent = await write(work.wire, { service: 'helpdesk', operation, args, body }, judge);
  return sent.status === 'ok' && !isObject(sent.value)
    ? unknown('the helpdesk answered something unreadable')
    : sent;
}

/** Where the call's comment is, or would be. */
const marked = ({ context, call }: Work): Args => ({ ticket: context.ticket, marker: call.id });

/** A comment that is on the ticket. */
export interface CommentOnTicket {
  readonly id: string;
}

/** Adds a comment that carries the call's mark. */
export async function addComment(
  work: Work,
  comment: { readonly text: string; readonly public: boolean },
): Promise<Step<CommentOnTicket>> {
  const sent = await writeDesk(work, 'add-comment', marked(work), comment);
  if (sent.status !== 'ok') return sent;
  return ok({ id: textAt(sent.value, 'comment.id') });
}

/** The comment that carries the call's mark; null where there is none. */
export async function findComment(work: Work): Promise<ReadStep<CommentOnTicket | null>> {
  const found = await readDesk(work, 'find-comment', marked(work));
  if (found.status !== 'ok') return found;
  const id = textAt(found.value, 'comment.id');
  return ok(id === '' ? null : { id });
}

const LOOK = 'Look at the conversation of the ticket.';

/** Whether the call's comment is there. What is missing may still be under way on a channel of its own. */
async function readComment(work: Work, missing: ReadBack): Promise<ReadBack> {
  const found = await findComment(work);
  if (found.status !== 'ok') return unreadable(found, LOOK);
  return found.value === null ? missing : happened({ comment_id: found.value.id });
}

/** `add_internal_note`. */
export const addNote: Connector = {
  run: async (work) => {
    const sent = await addComment(work, { text: textAt(work.args, 'text'), public: false });
    return sent.status === 'ok' ? done({ comment_id: sent.value.id }) : sent;
  },
  readBack: (work) => readComment(work, didNotHappen),
};

/** So often, with a pause between, the conversation is read until it shows a message that was sent. */
const ARRIVAL_READS = 4;
const ARRIVAL_PAUSE_MS = 1000;

/** `send_async_message`: done when the comment that carries it is there. */
export const sendMessage: Connector = {
  run: async (work) => {
    const sent = await writeDesk(work, 'send-message', marked(work), { text: textAt(work.args, 'message') });
    if (sent.status !== 'ok') return sent;
    const id = textAt(sent.value, 'comment.id');
    return id === '' ? await awaitArrival(work) : done({ comment_id: id });
  },
  readBack: (work) => readComment(work, cannotTell(LOOK)),
};

async function awaitArrival(work: Work): Promise<ToolResult> {
  for (let reads = 1; reads <= ARRIVAL_READS; reads += 1) {
    const found = await findComment(work);
    if (found.status === 'ok' && found.value) return done({ comment_id: found.value.id });
    await work.wire.sleep(ARRIVAL_PAUSE_MS);
  }
  return unknown('the message was accepted but the ticket does not show it yet');
}

/** `escalate_to_agent`: the note first, then the group; a group that could not be assigned is offered as a call. */
export const escalate: Connector = {
  run: async (work) => {
    const wanted = textAt(work.args, 'group').trim();
    const group = wanted === '' ? ok(null) : await findNamed(work, 'list-groups', 'groups', wanted);
    if (group.status !== 'ok') return group;
    const summary = textAt(work.args, 'summary');
    const reason = `Handed to an agent: ${textAt(work.args, 'reason')}`;
    const text = summary === '' ? reason : `${reason}\n\n${summary}`;
    const noted = await addComment(work, { text, public: false });
    if (noted.status !== 'ok') return noted;
    const output = { comment_id: noted.value.id, group: '' };
    if (!group.value) return done(output);
    const assigned = await update(work, { groupId: group.value.id });
    if (assigned.status === 'unknown') return assigned;
    if (assigned.status === 'ok') return done({ ...output, group: group.value.name });
    const rest = [{ id: `${work.call.id}.group`, tool: 'assign_group', args: { group: group.value.name } }];
    return { status: 'done', output, rest };
  },
  readBack: async (work) => {
    const noted = await readComment(work, didNotHappen);
    const group = textAt(work.args, 'group').trim();
    if (noted.status !== 'happened' || group === '') return noted;
    const now = await readTicket(work);
    if (now.status !== 'ok') return unreadable(now, LOOK);
    return isGroup(now.value, group)
      ? noted
      : { ...noted, rest: [{ id: `${work.call.id}.group`, tool: 'assign_group', args: { group } }] };
  },
};

const update = (work: Work, body: JsonObject): Promise<Step<unknown>> =>
  writeDesk(work, 'update-ticket', { ticket: work.context.ticket }, body);

async function readTicket(work: Work): Promise<ReadStep<unknown>> {
  const answer = await readDesk(work, 'read-ticket', { ticket: work.context.ticket });
  if (answer.status !== 'ok') return answer;
  return textAt(answer.value, 'status') === ''
    ? failed('the helpdesk answered something unreadable', 'Try again in a moment.')
    : answer;
}

interface Named {
  readonly id: string;
  readonly name: string;
}

async function findNamed(
  work: Work,
  operation: 'list-groups' | 'list-macros',
  list: 'groups' | 'macros',
  wanted: string,
): Promise<ReadStep<Named>> {
  const answer = await readDesk(work, operation, {});
  if (answer.status !== 'ok') return answer;
  const all = listAt(answer.value, list).map((each) => ({
    id: textAt(each, 'id'),
    name: textAt(each, 'name') || textAt(each, 'title'),
  }));
  const fitting = all.filter(
    (each) => each.id === wanted || each.name.toLowerCase() === wanted.toLowerCase(),
  );
  const [only] = fitting;
  const noun = list === 'groups' ? 'group' : 'macro';
  if (fitting.length > 1) return failed(`several ${noun}s are called \`${wanted}\``, 'Use its id instead.');
  return only ? ok(only) : failed(`the helpdesk has no ${noun} \`${wanted}\``, `Check the ${noun}'s name.`);
}

/** A property of the ticket and how a call sets it. */
interface Property {
  body(work: Work): ReadStep<JsonObject> | Promise<ReadStep<JsonObject>>;
  isSet(ticket: unknown, work: Work): boolean;
  /** What the result says of the ticket as it was before. */
  before(ticket: unknown, work: Work): JsonObject;
}

function setting(property: Property): Connector {
  return {
    run: async (work) => {
      const body = await property.body(work);
      if (body.status !== 'ok') return body;
      const before = await readTicket(work);
      if (before.status !== 'ok') return before;
      const changed = !property.isSet(before.value, work);
      const output = { ...property.before(before.value, work), changed };
      if (!changed) return done(output);
      const sent = await update(work, body.value);
      return sent.status === 'ok' ? done(output) : sent;
    },
    readBack: async (work) => {
      const now = await readTicket(work);
      if (now.status !== 'ok') return unreadable(now, LOOK);
      return property.isSet(now.value, work) ? happened({ changed: true }) : didNotHappen;
    },
  };
}

/** `set_status`. */
export const setStatus = setting({
  body: ({ args }) => ok({ status: textAt(args, 'status') }),
  isSet: (ticket, { args }) => textAt(ticket, 'status') === textAt(args, 'status'),
  before: (ticket) => ({ previous_status: textAt(ticket, 'status') }),
});

/** `hold_until`: on hold in Zendesk, snoozed in Kustomer. */
export const holdUntil = setting({
  body: ({ args }) => ok({ holdUntil: `${textAt(args, 'until')}T00:00:00.000Z` }),
  isSet: (ticket, { args }) => {
    const until = parseTime(textAt(ticket, 'heldUntil'));
    return until !== undefined && until === parseTime(textAt(args, 'until'));
  },
  before: (ticket) => ({ previous_status: textAt(ticket, 'status') }),
});

const hasTag = (ticket: unknown, { args }: Work): boolean =>
  listAt(ticket, 'tags').includes(textAt(args, 'tag'));

/** `add_tag`. */
export const addTag = setting({
  body: ({ args }) => ok({ addTags: [textAt(args, 'tag')] }),
  isSet: hasTag,
  before: () => ({}),
});

/** `remove_tag`. */
export const removeTag = setting({
  body: ({ args }) => ok({ removeTags: [textAt(args, 'tag')] }),
  isSet: (ticket, work) => !hasTag(ticket, work),
  before: () => ({}),
});

const fieldOf = (ticket: unknown, { args }: Work): string => {
  const fields = isObject(ticket) && isObject(ticket['fields']) ? ticket['fields'] : {};
  const name = textAt(args, 'field');
  const value = Object.hasOwn(fields, name) ? fields[name] : undefined;
  return value === null || value === undefined ? '' : String(value);
};

/** `set_field`: without a value the field is emptied. */
export const setField = setting({
  body: ({ args }) => {
    const name = textAt(args, 'field');
    const value = textAt(args, 'value');
    return value === '' ? ok({ clearField: name }) : ok({ field: { name, value } });
  },
  isSet: (ticket, work) => fieldOf(ticket, work) === textAt(work.args, 'value'),
  before: (ticket, work) => ({ previous_value: fieldOf(ticket, work) }),
});

const isGroup = (ticket: unknown, wanted: string): boolean =>
  textAt(ticket, 'group.id') === wanted ||
  textAt(ticket, 'group.name').toLowerCase() === wanted.toLowerCase();

/** `assign_group`. */
export const assignGroup = setting({
  body: async (work) => {
    const group = await findNamed(work, 'list-groups', 'groups', textAt(work.args, 'group').trim());
    return group.status === 'ok' ? ok({ groupId: group.value.id }) : group;
  },
  isSet: (ticket, { args }) => isGroup(ticket, textAt(args, 'group').trim()),
  before: (ticket) => ({ previous_group: textAt(ticket, 'group.name') }),
});

/** `apply_macro`. A macro without a comment leaves no mark. */
export const applyMacro: Connector = {
  run: async (work) => {
    const macro = await findNamed(work, 'list-macros', 'macros', textAt(work.args, 'macro').trim());
    if (macro.status !== 'ok') return macro;
    const sent = await writeDesk(work, 'apply-macro', { ...marked(work), macro: macro.value.id }, null);
    return sent.status === 'ok' ? done({ macro: macro.value.name }) : sent;
  },
  readBack: (work) => readComment(work, cannotTell(LOOK)),
};
