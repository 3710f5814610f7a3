/** Rehearsals in the studio: the command line's runner and shops in memory, fetched when somebody tries a policy. */

import type { Helpdesk } from '../helpdesk/helpdesk.ts';
import { emptyLog, eventsOf, readLog } from '../ledger/log.ts';
import type { Policy } from '../policy/policy.ts';
import { momentsOf, type PastCase } from '../study/back-test/past.ts';
import { type Played, playMoment } from '../study/back-test/replay.ts';
import type { Catalog } from '../tools/tool.ts';
import type { Rehearsing, TriedTicket } from '../ui/studio/try/rehearsal-port.ts';
import { createEngine, type EngineWords } from './engine.ts';
import { rehearse } from './rehearse/rehearse.ts';
import { readScript } from './rehearse/script.ts';
import { installedServices } from './service-table.ts';

/** Creates the rehearsals of a page; `words` are the team's own, its limits and lanes too. */
export function createRehearsing(helpdesk: Helpdesk, catalog: Catalog, words: EngineWords): Rehearsing {
  const engineOf = (policies: readonly Policy[]) => createEngine(policies, catalog, words);
  return {
    play: async (value, policies) => {
      const script = readScript(value);
      if (script.status === 'bad') return script;
      const { passed, turns } = await rehearse(script.value, engineOf(policies), installedServices());
      return { status: 'played', passed, turns };
    },
    readTicket: async (id, policies): Promise<TriedTicket | null> => {
      const ticket = await helpdesk.readTicketById(id).catch((reason: unknown) => {
        if (reason instanceof Error && reason.cause === 404) return null;
        throw reason;
      });
      if (!ticket) return null;
      const events = eventsOf(await readLog(helpdesk.store, emptyLog(id)));
      return { subject: ticket.subject, moments: playPast({ ticket, events }, engineOf(policies)) };
    },
  };
}

/** Each moment goes on with the policies that the version chose in those before it. */
function playPast(past: PastCase, engine: ReturnType<typeof createEngine>): TriedTicket['moments'] {
  let chosen: Played['chosen'] = [];
  return momentsOf(past).map((moment) => {
    const played = playMoment(moment, past, { version: { engine, moved: (ref) => ref }, chosen });
    chosen = played.chosen;
    return { moment, said: played.said };
  });
}
