import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Assistance } from '../../app/assist/assist.ts';
import type { RunEvent } from '../../app/assist/event.ts';
import { writeCase } from '../../app/assist/written.ts';
import type { JsonObject } from '../../app/lib/json.ts';
import { everyLanguage } from '../../app/main/every-language.ts';
import {
  answered,
  assistWith,
  type CaseInShort,
  callsIn,
  order,
  returned,
  ticketOf,
} from '../support/engine.ts';

const TITLES = [
  'shipment-not-received',
  'reshipment-policy',
  'refund-policy',
  'single-order-cancellation-policy',
];
const library = TITLES.map((name) =>
  readFileSync(new URL(`../../app/policy/library/${name}.md`, import.meta.url), 'utf8'),
);

const DELIVERED = { found: true, status: 'delivered', delivered_at: '2026-11-12T16:00:00.000Z' };
const MISSING = 'The tracking says my parcel was delivered, but there is nothing here.';
const CHECKED: CaseInShort['said'] = [
  { by: 'agent', text: 'Have you checked with household members or neighbors?' },
  'Yes, I asked everyone.',
];

/** Everything before the claim is settled. */
const settled = (tracking: JsonObject = DELIVERED): RunEvent[] => [
  returned('get_skio_account_details', { email: 'dana@example.com' }, { found: true }),
  returned('skio_order_details', { order_id: '1042' }, order({ shipping_status: 'delivered' })),
  returned('get_order_details', { order_id: '1042' }, order({ shipping_status: 'delivered' })),
  returned(
    'get_tracking_info',
    { order_id: '1042' },
    { order_id: '1042', parcels: [{ tracking_number: '1Z1' }], ...tracking },
  ),
  ...['1', '2', '3'].map((part) => answered(`part:p1#5.${part}:1`, true)),
  answered('condition:p1#6', true),
];

const describedIn = (assistance: Assistance): string => {
  const claim = callsIn(assistance).find(({ tool }) => tool === 'file_carrier_claim');
  return String(claim?.args['description']);
};

const told = (said: CaseInShort['said'], events = settled()): string =>
  describedIn(assistWith(library, { said: said ?? [], events, ticket: { subject: 'Order #1042' } }));

describe('what a claim tells', () => {
  it('quotes the complaint and not what was answered later', () => {
    const text = told([`Hi Kim, ${MISSING} My order is #1042.`, ...(CHECKED ?? [])]);
    expect(text).toContain('there is nothing here');
    expect(text).not.toContain('asked everyone');
  });

  it('finds a complaint in the second message', () => {
    const text = told(['Hello there, I have a question.', MISSING, ...(CHECKED ?? [])]);
    expect(text).toContain(`“${MISSING}”`);
  });

  it('quotes a German complaint in its own words', () => {
    const german = 'Laut Sendungsverfolgung wurde mein Paket zugestellt, aber hier ist nichts angekommen.';
    const text = told([`Guten Tag,\n\n${german}\n\nBestellung #1042`, 'Ja, ich habe alle gefragt.']);
    expect(text).toContain(`“${german}”`);
  });

  it('says what tracking found, and when', () => {
    expect(told([MISSING])).toContain('Tracking says: delivered (Nov 12).');
  });

  it('says nothing of tracking that tells nothing', () => {
    const text = told([MISSING], settled({ found: true, status: 'unknown' }));
    expect(text).toContain(MISSING);
    expect(text).not.toContain('Tracking says');
  });

  it('takes the subject where the complaint stands there', () => {
    const ticket = { subject: 'It says delivered, but my package is not here' };
    const found = assistWith(library, { said: ['Order 1042.'], events: settled(), ticket });
    expect(describedIn(found)).toContain(`“${ticket.subject}”`);
  });

  it('cuts a very long sentence at a word', () => {
    const long = `${MISSING.slice(0, -1)} ${'and I looked again and again '.repeat(60)}`;
    const text = told([long]);
    expect(text.length).toBeLessThan(600);
    expect(text).toMatch(/\w …”/);
  });
});

describe('what somebody is told who takes a case over', () => {
  const BROKEN = 'My mug arrived broken.';
  const tell = (...said: readonly string[]): string | undefined => {
    const inShort = { said, events: [] };
    const found = assistWith('# Broken mug\nUse this policy when a mug is broken.\n\n1. Say sorry.', inShort);
    const [run] = found.past.runs;
    if (!run) throw new Error('no policy answers');
    const context = { ...found, ticket: ticketOf(inShort), phrases: everyLanguage.phrases };
    return writeCase(context, { policy: { title: 'Broken mug' }, run });
  };

  it('holds the complaint and what is to be answered now', () => {
    const text = tell(`Hi, ${BROKEN}`, 'Hello again. Does a refund include the shipping costs?');
    expect(text).toContain('mug arrived broken');
    expect(text).toContain('Most recently: “Does a refund include the shipping costs?”');
  });

  it('says a complaint once that is all there is', () => {
    expect(tell(BROKEN)).toBe(`Broken mug. The customer writes: “${BROKEN}”`);
  });
});
