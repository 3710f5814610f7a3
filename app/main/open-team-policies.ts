/** The team's policies for the helpdesk's pages. */
import compiler from 'digest:../policy';
import tools from 'digest:../tools';
import type { Helpdesk, User } from '../helpdesk/helpdesk.ts';
import { createMayDo, readRightsSetting } from '../study/studio-rights.ts';
import type { Catalog } from '../tools/tool.ts';
import { browserClock } from './browser-clock.ts';
import { createLocalTexts } from './local-texts.ts';
import { shippedPolicies } from './shipped-policies.ts';
import { openTeamPolicies, type TeamPolicies } from './team-policies.ts';

/** Opens what this person's browser kept of them. */
export const openTeamPoliciesOf = (helpdesk: Helpdesk, user: User, catalog: Catalog): TeamPolicies =>
  openTeamPolicies({
    store: helpdesk.store,
    mayDo: createMayDo(readRightsSetting(helpdesk.setting('studioRights')), helpdesk),
    catalog,
    shipped: shippedPolicies,
    shippedTexts: async () => (await import('./shipped-texts.ts')).shippedTexts,
    local: createLocalTexts(user.id),
    nowMs: browserClock.now,
    build: `${compiler} ${tools}`,
  });
