import type { Person } from './people.ts';

/** The customers of the sandbox's tickets; those who have bought something are the seed shop's customers too, by email. */
export const CUSTOMERS = {
  maya: customer(1201, 'Maya Okafor', 'maya.okafor@example.com', { tags: ['vip'] }),
  dev: customer(1202, 'Dev Patel', 'dev.patel@example.com'),
  ingrid: customer(1203, 'Ingrid Solberg', 'ingrid.solberg@example.com'),
  noor: customer(1204, 'Noor Haddad', 'noor.haddad@example.com', { locale: 'en-GB' }),
  ruth: customer(1205, 'Ruth Kessler', 'ruth.kessler@example.com', {
    locale: 'de',
    timeZone: 'Europe/Berlin',
  }),
  joan: customer(1206, 'Joan Mercer', 'joan.mercer@example.com', { locale: 'fr', timeZone: 'Europe/Paris' }),
  tom: customer(1207, 'Tom Reyes', 'tom.reyes@example.com'),
  farah: customer(1208, 'Farah Aziz', 'farah.aziz@example.net'),
  visitor: customer(1209, 'Visitor 48213', null),
  sam: customer(1210, 'Sam Whitfield', 'sam.whitfield@example.com'),
  ben: customer(1211, 'Ben Castillo', 'ben.castillo@example.com'),
  rosa: customer(1212, 'Rosa Castillo', 'rosa.castillo@example.net'),
  olu: customer(1213, 'Olu Adeyemi', 'olu.adeyemi@example.com'),
  hana: customer(1214, 'Hana Sato', 'hana.sato@example.com', { timeZone: 'Asia/Tokyo' }),
  grace: customer(1215, 'Grace Lindqvist', 'grace.lindqvist@example.com'),
  pete: customer(1216, 'Pete Novak', 'pete.novak@example.com'),
  ana: customer(1217, 'Ana Ferreira', 'ana.ferreira@example.com', {
    otherEmails: ['ana@ferreira.example.net'],
  }),
  lucia: customer(1218, 'Lucia Marino', 'lucia.marino@example.com', { timeZone: 'Europe/Rome' }),
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
