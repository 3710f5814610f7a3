import { TICKET_STATUSES } from '../lib/services/helpdesk.ts';
import { defineWrite, facts, fromPolicy, single, textOf, written } from './define.ts';
import { ticketForm } from './forms.ts';
import type { Tool } from './tool.ts';

const onTicket = {
  services: ['helpdesk'],
  moves: 'ticket',
  output: ticketForm,
  subjectOf: () => 'ticket',
} as const;

/** Messages to the customer and changes of the ticket itself. */
export const helpdeskTools: readonly Tool[] = [
  defineWrite({
    ...onTicket,
    name: 'send_async_message',
    aliases: ['send_message', 'send_follow_up_message'],
    moves: 'message',
    words: ['follow-up message', 'send a message'],
    params: [written('message')],
    factsOf: single('comment_id'),
  }),
  defineWrite({
    ...onTicket,
    name: 'escalate_to_agent',
    aliases: ['escalate', 'route_to_agent', 'handoff_to_agent', 'transfer_to_agent', 'escalate_to_human'],
    classes: ['escalation'],
    words: ['route the case to an agent', 'escalate', 'hand over to an agent', 'transfer to an agent'],
    params: [
      written('reason', { fact: 'escalation_reason' }),
      written('summary', { fact: 'case_summary', required: false }),
      fromPolicy('group', { fact: 'escalation_group', required: false }),
    ],
    factsOf: facts(single('comment_id'), single('group')),
  }),
  defineWrite({
    ...onTicket,
    name: 'add_internal_note',
    aliases: ['internal_note', 'add_note'],
    words: ['internal note', 'leave a note'],
    params: [written('text', { fact: 'note_text' })],
    factsOf: single('comment_id'),
  }),
  defineWrite({
    ...onTicket,
    name: 'set_status',
    aliases: ['set_ticket_status', 'change_status'],
    words: ['set the status', 'set the ticket'],
    params: [fromPolicy('status', { fact: 'wanted_status', options: TICKET_STATUSES })],
    undo: (_args, output) => before(output, 'previous_status', 'set_status', 'status'),
  }),
  defineWrite({
    ...onTicket,
    name: 'hold_until',
    aliases: ['put_on_hold', 'snooze', 'snooze_ticket'],
    classes: ['hold'],
    words: ['put the ticket on hold', 'set the ticket on hold'],
    params: [fromPolicy('until', { type: 'date', fact: 'hold_until' })],
    undo: (_args, output) => {
      const status = textOf(output, 'previous_status');
      return { tool: 'set_status', args: { status: status === 'new' || status === '' ? 'open' : status } };
    },
  }),
  defineWrite({
    ...onTicket,
    name: 'add_tag',
    aliases: ['tag_ticket', 'add_ticket_tag'],
    words: ['add the tag', 'tag the ticket'],
    params: [fromPolicy('tag', { fact: 'wanted_tag' })],
    undo: (args, output) =>
      output['changed'] === false ? null : { tool: 'remove_tag', args: { tag: textOf(args, 'tag') } },
  }),
  defineWrite({
    ...onTicket,
    name: 'remove_tag',
    aliases: ['remove_ticket_tag'],
    words: ['remove the tag'],
    params: [fromPolicy('tag', { fact: 'wanted_tag' })],
    undo: (args, output) =>
      output['changed'] === false ? null : { tool: 'add_tag', args: { tag: textOf(args, 'tag') } },
  }),
  defineWrite({
    ...onTicket,
    name: 'set_field',
    aliases: ['set_ticket_field', 'update_field'],
    words: ['set the field', 'fill in the field'],
    params: [
      fromPolicy('field', { fact: 'wanted_field' }),
      fromPolicy('value', { fact: 'wanted_value', required: false }),
    ],
    undo: (args, output) => ({
      tool: 'set_field',
      args: { field: textOf(args, 'field'), value: textOf(output, 'previous_value') },
    }),
  }),
  defineWrite({
    ...onTicket,
    name: 'assign_group',
    aliases: ['assign_to_group', 'set_group'],
    words: ['assign the ticket to the group', 'assign to the group'],
    params: [fromPolicy('group', { fact: 'wanted_group' })],
    undo: (_args, output) => before(output, 'previous_group', 'assign_group', 'group'),
  }),
  defineWrite({
    ...onTicket,
    name: 'apply_macro',
    aliases: ['run_macro', 'use_macro', 'apply_shortcut'],
    words: ['apply the macro', 'use the macro'],
    params: [fromPolicy('macro', { fact: 'wanted_macro' })],
  }),
];

/** The same change back to what the result says stood there before; null where nothing did. */
function before(
  output: Parameters<Tool['undo']>[1],
  path: string,
  tool: string,
  param: string,
): ReturnType<Tool['undo']> {
  const value = textOf(output, path);
  return value === '' ? null : { tool, args: { [param]: value } };
}
