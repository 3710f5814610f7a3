import { Hono } from 'hono';
import { GROUPS, MACROS, type Macro, type Person, STAFF, TICKET_FIELDS } from '../people.ts';
import { type ApiContext, type ApiEnv, idOf, ok, respond, respondPage } from './api.ts';
import { notFound } from './errors.ts';
import { macroChanges } from './ticket-changes.ts';
import { ticketJson, userJson } from './ticket-json.ts';

/** Users, groups, memberships, macros and ticket fields. */
export function peopleRoutes(): Hono<ApiEnv> {
  const routes = new Hono<ApiEnv>();
  routes.get('/users/me', (c) => ok({ user: userJson(c.var.user) }));
  routes.get('/users/show_many', showManyUsers);
  routes.get('/users/search', searchUsers);
  routes.get('/users/:id', (c) => withPerson(c, (person) => ok({ user: userJson(person) })));
  routes.get('/users/:id/identities', (c) => withPerson(c, (person) => ok(identitiesOf(person))));
  routes.get('/users/:id/groups', (c) =>
    withPerson(c, (person) => ok({ groups: groupsOf(person).map(groupJson), count: person.groupIds.length })),
  );
  routes.get('/users/:id/group_memberships', (c) =>
    withPerson(c, (person) => respondMemberships(c, [person])),
  );
  routes.get('/users/:id/tickets/requested', (c) => withPerson(c, (person) => listRequested(c, person)));
  routes.get('/groups', listGroups);
  routes.get('/groups/assignable', listGroups);
  routes.get('/groups/:id', showGroup);
  routes.get('/groups/:id/memberships', (c) => respondMemberships(c, STAFF, idOf(c, 'id')));
  routes.get('/group_memberships', (c) => respondMemberships(c, STAFF));
  macroRoutes(routes);
  routes.get('/ticket_fields', (c) =>
    respondPage(c, { key: 'ticket_fields', items: allFields(), keyOf: (field) => String(field.id), jsonOf }),
  );
  return routes;
}

function withPerson(c: ApiContext, then: (person: Person) => Response): Response {
  const person = c.var.world.tickets.person(idOf(c, 'id'));
  return person ? then(person) : respond(notFound());
}

function showManyUsers(c: ApiContext): Response {
  const ids = (c.req.query('ids') ?? '').split(',').map(Number);
  const people = ids.map((id) => c.var.world.tickets.person(id)).filter((person) => person !== undefined);
  return ok({ users: people.map(userJson), count: people.length });
}

function searchUsers(c: ApiContext): Response {
  const query = (c.req.query('query') ?? '').toLowerCase().replace(/^email:/, '');
  const people = c.var.world.tickets
    .people()
    .filter((person) => `${person.name} ${person.email ?? ''}`.toLowerCase().includes(query));
  return ok({ users: people.map(userJson), count: people.length, next_page: null, previous_page: null });
}

function identitiesOf(person: Person): Record<string, unknown> {
  const emails = [person.email, ...person.otherEmails].filter((email) => email !== null);
  const identities = emails.map((value, index) => ({
    id: person.id * 10 + index,
    user_id: person.id,
    type: 'email',
    value,
    verified: true,
    primary: index === 0,
  }));
  return { identities, count: identities.length };
}

function listRequested(c: ApiContext, person: Person): Response {
  const tickets = c.var.world.tickets.tickets().filter((ticket) => ticket.requesterId === person.id);
  return respondPage(c, {
    key: 'tickets',
    items: tickets,
    keyOf: (ticket) => String(ticket.id),
    jsonOf: ticketJson,
  });
}

const groupsOf = (person: Person) => GROUPS.filter((group) => person.groupIds.includes(group.id));
const groupJson = (group: { id: number; name: string }) => ({ ...group, deleted: false, is_public: true });

function listGroups(c: ApiContext): Response {
  return respondPage(c, {
    key: 'groups',
    items: GROUPS,
    keyOf: (group) => String(group.id),
    jsonOf: groupJson,
  });
}

function showGroup(c: ApiContext): Response {
  const group = GROUPS.find(({ id }) => id === idOf(c, 'id'));
  return group ? ok({ group: groupJson(group) }) : respond(notFound());
}

function respondMemberships(c: ApiContext, people: readonly Person[], groupId?: number): Response {
  const memberships = people.flatMap((person) =>
    person.groupIds
      .filter((id) => groupId === undefined || id === groupId)
      .map((id, index) => ({
        id: person.id * 100 + index,
        user_id: person.id,
        group_id: id,
        default: index === 0,
      })),
  );
  return respondPage(c, {
    key: 'group_memberships',
    items: memberships,
    keyOf: (membership) => String(membership.id),
    jsonOf: (membership) => membership,
  });
}

function macroRoutes(routes: Hono<ApiEnv>): void {
  routes.get('/macros', listMacros);
  routes.get('/macros/active', listMacros);
  routes.get('/macros/:id', (c) => {
    const macro = MACROS.find(({ id }) => id === idOf(c, 'id'));
    return macro ? ok({ macro: macroJson(macro) }) : respond(notFound());
  });
  routes.get('/macros/:id/apply', (c) => {
    const changes = macroChanges(idOf(c, 'id'), undefined, '');
    return changes ? ok({ result: { ticket: changes } }) : respond(notFound());
  });
}

function listMacros(c: ApiContext): Response {
  return respondPage(c, {
    key: 'macros',
    items: MACROS,
    keyOf: (macro) => String(macro.id),
    jsonOf: macroJson,
  });
}

const macroJson = (macro: Macro) => ({
  id: macro.id,
  title: macro.title,
  active: true,
  description: null,
  restriction: null,
  actions: macro.actions,
});

interface FieldJson {
  readonly id: number;
  readonly title: string;
  readonly type: string;
  readonly options: readonly { readonly name: string; readonly value: string }[];
}

const SYSTEM_FIELDS: readonly FieldJson[] = [
  { id: 4001, title: 'Subject', type: 'subject', options: [] },
  { id: 4002, title: 'Status', type: 'status', options: [] },
  { id: 4003, title: 'Priority', type: 'priority', options: [] },
  { id: 4004, title: 'Group', type: 'group', options: [] },
  { id: 4005, title: 'Assignee', type: 'assignee', options: [] },
];

const allFields = (): readonly FieldJson[] => [...SYSTEM_FIELDS, ...TICKET_FIELDS];

const jsonOf = (field: FieldJson) => ({
  id: field.id,
  type: field.type,
  title: field.title,
  raw_title: field.title,
  active: true,
  required: false,
  removable: !SYSTEM_FIELDS.includes(field),
  ...(field.options.length > 0 ? { custom_field_options: field.options } : {}),
});
