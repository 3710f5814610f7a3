import { Hono } from 'hono';
import { MACROS, type Person } from '../../people.ts';
import { hexId, numberOf, ORG_ID } from '../ids.ts';
import {
  conversationJson,
  customerJson,
  ROLE_GROUPS,
  roleGroupJson,
  shortcutJson,
  TEAMS,
  teamJson,
  userJson,
} from '../record-json.ts';
import { type ApiContext, type ApiEnv, notFound, ok, okPage } from './answer.ts';

/** Customers, users, teams, permission sets, shortcuts, tags, settings. */
export function peopleRoutes(): Hono<ApiEnv> {
  const routes = new Hono<ApiEnv>();
  routes.get('/orgs/current', (c) =>
    ok({ type: 'org', id: ORG_ID, attributes: { name: c.var.world.subdomain } }),
  );
  routes.get('/customers/:id', (c) => {
    const person = customerNamed(c, c.req.param('id'));
    return person ? ok(customerJson(person)) : notFound();
  });
  routes.get('/customers/:id/conversations', (c) => {
    const person = customerNamed(c, c.req.param('id'));
    if (!person) return notFound();
    const { tickets } = c.var.world;
    const own = tickets.tickets().filter(({ requesterId }) => requesterId === person.id);
    return okPage(c, own, (ticket) => conversationJson(c.var.org, ticket, tickets.people()));
  });
  routes.get('/users/current', (c) => ok(userJson(c.var.user)));
  routes.get('/users/:id', (c) => {
    const person = staff(c).find(({ id }) => id === numberOf('user', c.req.param('id')));
    return person ? ok(userJson(person)) : notFound();
  });
  routes.get('/users/:id/teams', (c) => {
    const person = staff(c).find(({ id }) => id === numberOf('user', c.req.param('id')));
    if (!person) return notFound();
    return okPage(
      c,
      TEAMS.filter(({ id }) => person.groupIds.includes(id)),
      (team) => teamOf(c, team),
    );
  });
  routes.get('/teams', (c) => okPage(c, TEAMS, (team) => teamOf(c, team)));
  routes.get('/teams/:id', (c) => {
    const team = TEAMS.find(({ id }) => id === numberOf('team', c.req.param('id')));
    return team ? ok(teamOf(c, team)) : notFound();
  });
  routes.get('/role-groups', (c) => okPage(c, ROLE_GROUPS, roleGroupJson));
  routes.get('/shortcuts', (c) => okPage(c, MACROS, shortcutJson));
  routes.get('/shortcuts/:id', (c) => {
    const macro = MACROS.find(({ id }) => id === numberOf('shortcut', c.req.param('id')));
    return macro ? ok(shortcutJson(macro)) : notFound();
  });
  routes.get('/tags', (c) =>
    okPage(c, c.var.org.tags(), ({ id, name }) => ({ type: 'tag', id, attributes: { name } })),
  );
  routes.get('/settings/:app', showSettings);
  return routes;
}

/** By id, or as `email=maya@example.com`. */
function customerNamed(c: ApiContext, name: string): Person | undefined {
  const { tickets } = c.var.world;
  return name.startsWith('email=')
    ? tickets.personByEmail(name.slice('email='.length))
    : tickets.person(numberOf('customer', name));
}

const staff = (c: ApiContext) => c.var.world.tickets.people().filter(({ role }) => role !== 'end-user');

const teamOf = (c: ApiContext, team: (typeof TEAMS)[number]) =>
  teamJson(
    team,
    staff(c).filter(({ groupIds }) => groupIds.includes(team.id)),
  );

/** What people see in place of a secret. */
const SECRET_SHOWN = '********';

function showSettings(c: ApiContext): Response {
  const { app, settings } = c.var.org;
  if (c.req.param('app') !== app.name) return notFound();
  const rows = app.settings.map(({ name, type }) => ({
    type: 'setting',
    id: hexId('org', 1),
    attributes: { name, type, value: type === 'secret' ? SECRET_SHOWN : settings.get(name) },
  }));
  return ok({ default: rows });
}
