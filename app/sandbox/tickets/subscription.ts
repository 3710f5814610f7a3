import { CUSTOMERS } from '../customers.ts';
import { STAFF } from '../people.ts';
import type { NewTicket } from '../ticket-store.ts';
import type { HoursAgo } from '../tickets.ts';
import { letter } from './letter.ts';

const KIM = STAFF[0]?.id ?? 0;

/** Subscriptions to be cancelled, kept, skipped, restarted. */
export function subscriptionTickets(hoursAgo: HoursAgo): NewTicket[] {
  const { sofia, jonas, elena, camille, grace, alan } = CUSTOMERS;
  return [
    {
      subject: 'Please cancel my subscription',
      requesterId: sofia.id,
      channel: 'email',
      status: 'new',
      comments: [
        letter(
          sofia,
          hoursAgo(8),
          'Hi,\n\nI would like to cancel my coffee subscription. It has become a bit too expensive for me, and I still have two bags in the cupboard.\n\nThanks\nSofia Marin',
        ),
      ],
    },
    {
      subject: 'Skip the next box',
      requesterId: jonas.id,
      channel: 'web',
      status: 'new',
      comments: [
        letter(
          jonas,
          hoursAgo(12),
          'Hello, I am travelling for the whole of next month. Can you please skip my next shipment? The one after that can come as usual.\n\nJonas',
        ),
      ],
    },
    {
      subject: 'Start my subscription again',
      requesterId: elena.id,
      channel: 'email',
      status: 'new',
      comments: [
        letter(
          elena,
          hoursAgo(14),
          'Good morning,\n\nI cancelled my subscription in spring because I moved. I am settled in now and would like to start it again, same coffee as before.\n\nElena Petrova',
        ),
      ],
    },
    {
      subject: 'Sauter la prochaine livraison',
      requesterId: camille.id,
      channel: 'email',
      status: 'new',
      comments: [
        letter(
          camille,
          hoursAgo(16),
          'Bonjour,\n\nje pars en vacances et j’ai encore assez de thé. Pouvez-vous sauter ma prochaine livraison, s’il vous plaît ? Mon adresse e-mail est celle de ce message.\n\nMerci d’avance,\nCamille Laurent',
        ),
      ],
    },
    {
      subject: 'Missing parcel and my subscription',
      requesterId: grace.id,
      channel: 'email',
      status: 'open',
      comments: [
        letter(
          grace,
          hoursAgo(18),
          'Hi team,\n\ntwo things:\n1. Order #1057 says delivered since Friday, but I never got it.\n2. Please skip my next subscription shipment, I have enough at home right now.\n\nThank you!\nGrace',
        ),
      ],
    },
    {
      subject: 'Which of my accounts is it?',
      requesterId: alan.id,
      channel: 'email',
      status: 'pending',
      assigneeId: KIM,
      comments: [
        letter(
          alan,
          hoursAgo(40),
          'Hello, please pause my subscription until the end of the year. I think I have signed up twice, once with a.whitfield@example.org and once with this address.',
        ),
        {
          authorId: KIM,
          public: false,
          text: 'Two customers in the shop with his name. Do not guess, ask him which box he gets.',
          createdAt: hoursAgo(39),
        },
      ],
    },
  ];
}
