import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compile } from '../../../app/policy/compile.ts';
import type { Policy } from '../../../app/policy/policy.ts';
import type { Ticket } from '../../../app/ticket/ticket.ts';
import { ticketOf as ticketOfComments } from '../../ticket/ticket-of.ts';

const FOLDER = join(import.meta.dirname, '../../../app/policy/library');

/** The policies that ship. */
export const shipped: readonly Policy[] = compile(
  readdirSync(FOLDER)
    .filter((file) => file.endsWith('.md'))
    .map((file) => ({ name: file.replace(/\.md$/, ''), text: readFileSync(join(FOLDER, file), 'utf8') })),
).policies;

/** A policy of a title and little else. */
export const policyOf = (id: string, about: Partial<Policy> = {}): Policy => ({
  id,
  title: id,
  trigger: '',
  examples: [],
  limits: {},
  approval: {},
  mentions: { tools: [], policies: [] },
  steps: [],
  ...about,
});

/** A ticket of the requester's messages. */
export const saying = (...texts: string[]): Ticket => ticketOfComments(texts);
