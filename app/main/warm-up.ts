/**
 * Makes the engine ready while the helpdesk is still being reached. A browser compiles code and patterns when they are first used; on a
 * made-up ticket that happens while there is nothing else to do, and not when the agent waits for the first suggestion.
 */
import { assist } from '../assist/assist.ts';
import { createCatalog, shippedTools } from '../tools/catalog.ts';
import { createEngine, NO_SETTINGS } from './engine.ts';
import { shippedPolicies } from './shipped-policies.ts';

/** Works a made-up ticket once, in a task of its own; nothing of it is kept. */
export function warmUp(): void {
  setTimeout(() => {
    const words = (key: string): string => key;
    const engine = createEngine(shippedPolicies, createCatalog(shippedTools), {
      phrases: words,
      phrasesIn: () => words,
      settings: NO_SETTINGS,
    });
    assist({ ...engine, now: AT, events: [], ticket: TICKET });
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
