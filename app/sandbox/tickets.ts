/** The sandbox's tickets. Times are relative to the moment the sandbox starts. */
import { isoSeconds } from './clock.ts';
import { CUSTOMERS } from './customers.ts';
import type { NewTicket } from './ticket-store.ts';

const HOUR_MS = 3_600_000;

/** Seed tickets as of `now` (milliseconds since 1970), in order of their numbers. */
export function createTickets(now: number): NewTicket[] {
  const hoursAgo = (hours: number) => isoSeconds(now - hours * HOUR_MS);
  return [
    {
      subject: 'Says delivered but nothing is here',
      requesterId: CUSTOMERS.dana.id,
      channel: 'email',
      comments: [
        {
          authorId: CUSTOMERS.dana.id,
          public: true,
          createdAt: hoursAgo(2),
          text: 'Hi,\n\nmy order #1042 says delivered on the UPS page, but there is nothing here. I was home all day.\n\nDana',
        },
      ],
    },
  ];
}
