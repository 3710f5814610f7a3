import { describe, expect, it } from 'vitest';
import { createServiceTable, readServiceConfig } from '../../app/lib/services/table.ts';
import { readInstalledTools } from '../../app/main/own-tools.ts';
import { compile } from '../../app/policy/compile.ts';
import { createLibrary } from '../../app/policy/library.ts';
import { lint } from '../../app/policy/lint.ts';
import { answer, openCanned } from '../support/canned-services.ts';

const CONFIG = {
  services: [
    {
      name: 'loyalty',
      host: 'api.loyalty.example',
      auth: { header: 'X-Api-Key', value: '{{secret}}' },
      secret: 'loyaltyKey',
      operations: { 'get-member': { method: 'GET', path: '/members/{email}', effect: 'read' } },
    },
  ],
  tools: [
    {
      name: 'get_member',
      service: 'loyalty',
      operation: 'get-member',
      args: { email: '{email}' },
      params: [{ name: 'email' }],
      result: { member_tier: 'data.tier' },
      title: 'Look up the member',
    },
  ],
};

const TEXT = 'Use this policy for members.\n\n1. Read the tier with @get_member(email: str).\n';

/** Codes of the problems that lint has with the policy where these are the tools. */
function codes(config: unknown): string[] {
  const { catalog } = readInstalledTools(config);
  const { policies } = compile([{ text: TEXT, name: 'p1' }], { catalog });
  const installedServices = Object.keys(createServiceTable(readServiceConfig(config).config));
  return lint({ policies, text: TEXT, library: createLibrary(policies), catalog, installedServices }).map(
    ({ code }) => code,
  );
}

describe('a tool of a team’s own', () => {
  it('is known to lint where the configuration has it', () => {
    expect(codes(CONFIG)).not.toContain('unknown-tool');
    expect(codes(CONFIG)).not.toContain('service-not-installed');
    expect(codes({})).toContain('unknown-tool');
  });

  it('runs with what the configuration says of its result', async () => {
    const { custom } = readInstalledTools(CONFIG);
    const canned = openCanned({ 'get-member': [answer(200, { data: { tier: 'gold' } })] }, custom);
    expect(await canned.run('get_member', { email: 'dana@example.com' })).toMatchObject({
      status: 'done',
      output: { member_tier: 'gold' },
    });
    expect(canned.sent).toMatchObject([{ service: 'loyalty', args: { email: 'dana@example.com' } }]);
  });

  it('has the team’s words, else its name', () => {
    expect(readInstalledTools(CONFIG).words).toMatchObject({
      tool: { get_member: { title: 'Look up the member', preview: 'Look up the member' } },
      result: { member_tier: 'member tier' },
    });
  });

  it('is left out with the reason where it is wrong', () => {
    const { catalog, problems } = readInstalledTools({ ...CONFIG, services: [] });
    expect(catalog.find('get_member')).toBeUndefined();
    expect(problems).toEqual([expect.stringContaining('service not installed')]);
  });
});
