import type { Person } from './people.ts';

/** The customers of the sandbox's tickets; those who have bought something are the seed shop's customers too, by email. */
export const CUSTOMERS = {
  dana: customer(1201, 'Dana Reyes', 'dana.reyes@example.com', { tags: ['vip'] }),
  marcus: customer(1202, 'Marcus Bell', 'marcus.bell@example.com'),
  priya: customer(1203, 'Priya Nair', 'priya.nair@example.com'),
  tom: customer(1204, 'Tom Hargreaves', 'tom.hargreaves@example.com', { locale: 'en-GB' }),
  lena: customer(1205, 'Lena Vogt', 'lena.vogt@example.com', { locale: 'de', timeZone: 'Europe/Berlin' }),
  camille: customer(1206, 'Camille Laurent', 'camille.laurent@example.com', {
    locale: 'fr',
    timeZone: 'Europe/Paris',
  }),
  grace: customer(1207, 'Grace Kim', 'grace.kim@example.com'),
  noor: customer(1208, 'Noor Haddad', 'noor.haddad@example.com'),
  visitor: customer(1209, 'Visitor 48213', null),
  rachel: customer(1210, 'Rachel Stein', 'rachel.stein@example.com'),
  ben: customer(1211, 'Ben Carter', 'ben.carter@example.com'),
  mia: customer(1212, 'Mia Carter', 'mia.carter@example.com'),
  yuki: customer(1213, 'Yuki Tanaka', 'yuki.tanaka@example.com'),
  peter: customer(1214, 'Peter Novotny', 'peter.novotny@example.com'),
  sofia: customer(1215, 'Sofia Marin', 'sofia.marin@example.com'),
  jonas: customer(1216, 'Jonas Weber', 'jonas.weber@example.com'),
  elena: customer(1217, 'Elena Petrova', 'elena.petrova@example.com'),
  alan: customer(1218, 'Alan Whitfield', 'alan.whitfield@example.com', {
    otherEmails: ['a.whitfield@example.org'],
  }),
  kofi: customer(1219, 'Kofi Mensah', 'kofi.mensah@example.com'),
  hannah: customer(1220, 'Hannah Brooks', 'hannah.brooks@example.com'),
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
