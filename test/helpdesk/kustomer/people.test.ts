import { describe, expect, it } from 'vitest';
import { askKustomer, type KustomerRequest } from '../../../app/helpdesk/kustomer/client.ts';
import { isSupervisor } from '../../../app/helpdesk/kustomer/people.ts';
import { type Asked, quickClock, scriptedSdk } from '../../support/scripted-sdk.ts';

function server(answers: Readonly<Record<string, unknown>>) {
  const sdk = scriptedSdk({
    request: ({ path }: Asked) => {
      if (!Object.hasOwn(answers, path)) throw { code: 'forbidden' };
      return answers[path];
    },
  });
  return (request: KustomerRequest) => askKustomer(sdk, request, quickClock());
}

const TEAMS = { '/v1/users/u1/teams': [{ id: 't1', attributes: { name: 'Leads' } }] };
const user = (more: object) => ({ '/v1/users/u1': { id: 'u1', ...more } });
const SETS = { '/v1/role-groups?pageSize=100': [{ id: 'r1', attributes: { name: 'Supervisor' } }] };

describe('a supervisor', () => {
  it.each([
    ['a team by name', TEAMS, { supervisorTeams: 'Others, leads' }],
    ['a team by id', TEAMS, { supervisorTeams: 't1' }],
    [
      'a permission set by id',
      user({ attributes: { roleGroups: ['r1'] } }),
      { supervisorPermissionSets: 'r1' },
    ],
    [
      'a permission set by name',
      { ...user({ attributes: { roleGroups: ['r1'] } }), ...SETS },
      { supervisorPermissionSets: 'supervisor' },
    ],
    [
      'a permission set that is related',
      { ...user({ relationships: { roleGroups: { data: [{ id: 'r1' }] } } }), ...SETS },
      { supervisorPermissionSets: 'Supervisor' },
    ],
  ])('is told by %s', async (_case, answers, settings) => {
    expect(await isSupervisor(server(answers), 'u1', settings)).toBe(true);
  });

  it.each([
    ['no setting names anything', TEAMS, {}],
    ['the teams may not be read', {}, { supervisorTeams: 'Leads' }],
    ['the team is another', TEAMS, { supervisorTeams: 'Lead' }],
    [
      'the person holds another set',
      user({ attributes: { roleGroups: ['r2'] } }),
      { supervisorPermissionSets: 'r1' },
    ],
    ['the person holds none', user({ attributes: {} }), { supervisorPermissionSets: 'r1' }],
  ])('is nobody where %s', async (_case, answers, settings) => {
    expect(await isSupervisor(server(answers), 'u1', settings)).toBe(false);
  });

  it('is nobody without an id', async () => {
    expect(await isSupervisor(server(TEAMS), '', { supervisorTeams: 'Leads' })).toBe(false);
  });
});
