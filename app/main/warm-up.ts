/**
 * Makes the engine ready while the helpdesk is still being reached. A browser compiles code and patterns when they are first used; on a
 * made-up ticket that happens while there is nothing else to do, and not when the agent waits for the first suggestion.
 */
import { assist, matchTicket } from '../assist/assist.ts';
import { readPassages } from '../ticket/clean.ts';
import { readFacts } from '../ticket/facts.ts';
import { createCatalog, shippedTools } from '../tools/catalog.ts';
import { createEngine, type Engine, NO_SETTINGS } from './engine.ts';
import { shippedPolicies } from './shipped-policies.ts';

/**
 * Works a made-up ticket once, piece by piece, each only when the page has nothing else to do; nothing of it is kept. Gives the
 * function that ends it, for the moment when there is a real ticket to work.
 */
export function warmUp(): () => void {
  let made: Engine | undefined;
  const engine = (): Engine => {
    made ??= engineOfWords();
    return made;
  };
  const pieces = [
    () => void readPassages(TICKET),
    () => void readFacts(TICKET),
    () => void matchTicket(TICKET, engine().index),
    () => void assist({ ...engine(), now: AT, events: [], ticket: TICKET }),
  ];
  const goOn = (): void =>
    whenIdle(() => {
      pieces.shift()?.();
      if (pieces.length > 0) goOn();
    });
  goOn();
  return () => void pieces.splice(0);
}

/** Safari cannot say when it is idle; a task of its own has to do. */
const whenIdle = (work: () => void): void => {
  if ('requestIdleCallback' in window) window.requestIdleCallback(work);
  else setTimeout(work);
};

/** An engine without sentences of its own. */
function engineOfWords(): Engine {
  const words = (key: string): string => key;
  return createEngine(shippedPolicies, createCatalog(shippedTools), {
    phrases: words,
    phrasesIn: () => words,
    settings: NO_SETTINGS,
  });
}

const AT = '2026-01-05T10:00:00Z';
const SAM = { id: '1', name: 'Sam Reed' };

const TICKET = {
  id: '1',
  helpdesk: 'zendesk' as const,
  subject: 'Where is my parcel?',
  status: 'open' as const,
  channel: 'email',
  brand: '',
  createdAt: AT,
  tags: [],
  fields: {},
  requester: {
    ...SAM,
    email: 'sam@example.com',
    emails: ['sam@example.com'],
    locale: 'en',
    tags: [],
    fields: {},
  },
  comments: [
    {
      id: '1',
      author: { kind: 'requester' as const, ...SAM },
      public: true,
      text: 'Hello,\n\nyour tracking says that order #1000 was delivered, but nothing is here. Can you help?\n\nThanks,\nSam',
      createdAt: AT,
      attachments: [],
    },
  ],
};
