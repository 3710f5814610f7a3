import type { HoursAgo } from '../clock.ts';
import { CUSTOMERS } from '../customers.ts';
import { STAFF } from '../people.ts';
import type { NewTicket } from '../ticket-store.ts';
import { letter } from './letter.ts';

const KIM = STAFF[0]?.id ?? 0;

/** Subscriptions to be cancelled, kept, skipped, restarted. */
export function subscriptionTickets(hoursAgo: HoursAgo): NewTicket[] {
  const { grace, maya, pete, ruth, tom, ana } = CUSTOMERS;
  return [
    {
      subject: 'Please cancel my subscription',
      requesterId: grace.id,
      channel: 'email',
      status: 'new',
      comments: [
        letter(
          grace,
          hoursAgo(8),
          'Hi,\n\nI would like to cancel my coffee subscription. It has become a bit too expensive for me, and I still have two bags in the cupboard.\n\nThanks\nGrace Lindqvist',
        ),
      ],
    },
    {
      subject: 'Skip the next box',
      requesterId: maya.id,
      channel: 'web',
      status: 'new',
      comments: [
        letter(
          maya,
          hoursAgo(12),
          'Hello, I am travelling for the whole of next month. Can you please skip my next shipment? The one after that can come as usual.\n\nMaya',
        ),
      ],
    },
    {
      subject: 'Start my subscription again',
      requesterId: pete.id,
      channel: 'email',
      status: 'new',
      comments: [
        letter(
          pete,
          hoursAgo(14),
          'Good morning,\n\nI stopped my subscription in spring because I moved. I am settled in now and would like to start it again, same coffee as before.\n\nPete Novak',
        ),
      ],
    },
    {
      subject: 'Abo wieder aufnehmen',
      requesterId: ruth.id,
      channel: 'email',
      status: 'new',
      comments: [
        letter(
          ruth,
          hoursAgo(4),
          'Guten Tag,\n\nich hatte mein Abo vor einem Monat gekündigt, weil ich zu viel Kaffee im Haus hatte. Jetzt ist alles ausgetrunken, und ich würde es gern wieder aufnehmen. Geht das mit der gleichen Sorte?\n\nViele Grüße\nRuth Kessler',
        ),
      ],
    },
    {
      subject: 'Missing parcel and my subscription',
      requesterId: tom.id,
      channel: 'email',
      status: 'open',
      comments: [
        letter(
          tom,
          hoursAgo(18),
          'Hi team,\n\ntwo things:\n1. Order #1043 says delivered since three days, but I never got it.\n2. Please skip my next subscription shipment, I have enough at home right now.\n\nThank you!\nTom',
        ),
      ],
    },
    {
      subject: 'Which of my accounts is it?',
      requesterId: ana.id,
      channel: 'email',
      status: 'pending',
      assigneeId: KIM,
      comments: [
        letter(
          ana,
          hoursAgo(40),
          'Hello, please pause my subscription until the end of the year. I think I have signed up twice by accident, so I am not sure which one you will see first.',
        ),
        {
          authorId: KIM,
          public: false,
          text: 'Two accounts under one address. Do not guess, ask her which coffee she gets.',
          createdAt: hoursAgo(39),
        },
      ],
    },
  ];
}
