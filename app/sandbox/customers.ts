import type { Person } from './people.ts';

/** The customers of the sandbox's tickets; those who have bought something are the seed shop's customers too, by email. */
export const CUSTOMERS = {
  dana: customer(1201, 'Dana Reyes', 'dana.reyes@example.com'),
} as const;

function customer(id: number, name: string, email: string | null, more: Partial<Person> = {}): Person {
  return {
    id,
    name,
    email,
    otherEmails: [],
    role: 'end-user',
    locale: 'en-US',
    timeZone: 'America/New_York',
    phone: null,
    groupIds: [],
    tags: [],
    fields: {},
    ...more,
  };
}
