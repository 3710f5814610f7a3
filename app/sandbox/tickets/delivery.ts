import { CUSTOMERS } from '../customers.ts';
import { ORDER_FIELD, REASON_FIELD } from '../people.ts';
import type { NewTicket } from '../ticket-store.ts';
import type { HoursAgo } from '../tickets.ts';
import { htmlLetter, letter } from './letter.ts';

/** Parcels that did not arrive, arrived twice, broken or in part. */
export function deliveryTickets(hoursAgo: HoursAgo): NewTicket[] {
  const { dana, marcus, priya, tom, lena, ben, mia, yuki, peter, rachel } = CUSTOMERS;
  return [
    {
      subject: 'It says delivered, but nothing is here',
      requesterId: dana.id,
      channel: 'email',
      status: 'new',
      tags: ['delivery'],
      comments: [
        letter(
          dana,
          hoursAgo(2),
          'Hi,\n\nUPS says my order #1042 was delivered two days ago, but nothing is here. I was home all day and the camera at the door shows nobody.\n\nCan you help?\n\nDana',
        ),
      ],
    },
    {
      subject: 'package?',
      requesterId: marcus.id,
      channel: 'web',
      status: 'new',
      comments: [letter(marcus, hoursAgo(3), 'where is my package')],
    },
    {
      subject: 'Order #1051 seems to have vanished somewhere around Memphis',
      requesterId: priya.id,
      channel: 'email',
      fields: { [String(ORDER_FIELD)]: '#1051', [String(REASON_FIELD)]: 'reason_delivery' },
      tags: ['reason_delivery'],
      comments: [
        letter(priya, hoursAgo(30), PRIYA_LONG),
        letter(
          priya,
          hoursAgo(5),
          'One more thing: the tracking page still shows the same line as yesterday. It has not moved in nine days now.',
        ),
      ],
    },
    {
      subject: 'ABSOLUTE JOKE OF A COMPANY',
      requesterId: tom.id,
      channel: 'email',
      status: 'open',
      priority: 'urgent',
      comments: [
        letter(
          tom,
          hoursAgo(1),
          'Third time I am writing!!! Order 1053 arrived SMASHED. Glass everywhere, my daughter nearly stepped into it. I do not want another one, I want my 64 dollars back TODAY or I call my bank.\n\nT. Hargreaves',
        ),
      ],
    },
    {
      subject: 'Sendung nicht angekommen',
      requesterId: lena.id,
      channel: 'email',
      status: 'new',
      comments: [
        letter(
          lena,
          hoursAgo(4),
          'Guten Tag,\n\nlaut Sendungsverfolgung wurde meine Bestellung #1054 am Dienstag zugestellt. Bei mir ist aber nichts angekommen, und auch die Nachbarn haben nichts angenommen. Die Adresse stimmt.\n\nWas können wir da machen?\n\nViele Grüße\nLena Vogt',
        ),
      ],
    },
    {
      subject: 'Missing delivery #1055',
      requesterId: ben.id,
      ccIds: [mia.id],
      channel: 'email',
      comments: [
        letter(
          ben,
          hoursAgo(26),
          'Hello, order #1055 was supposed to arrive on Monday. Tracking says delivered. My wife Mia is in CC, she is at home more than I am.\n\nBen',
        ),
        {
          ...letter(
            mia,
            hoursAgo(20),
            'Hi, Mia here. I asked next door and looked behind the house, there is nothing. Please just send a new one to my office instead: 12 Harbor Street, Portland.',
          ),
        },
      ],
    },
    {
      subject: 'Only one of two boxes came',
      requesterId: yuki.id,
      channel: 'email',
      comments: [
        letter(
          yuki,
          hoursAgo(9),
          'Hello! My order #1058 was sent in two boxes. One came on Wednesday, thank you. The other one with the kettle did not arrive, although you wrote that both were on their way.\n\nYuki Tanaka',
        ),
      ],
    },
    {
      subject: 'Order #1049 not delivered',
      requesterId: peter.id,
      channel: 'email',
      comments: [
        letter(
          peter,
          hoursAgo(7),
          'Hi there, my order #1049 is marked as delivered since yesterday but I do not have it. Could you check?\n\nPeter',
        ),
        letter(
          peter,
          hoursAgo(6),
          'Never mind, found it! The driver had put it into the recycling bin. Sorry for the trouble.',
        ),
      ],
    },
    {
      subject: 'Re: Your Northleaf order #1056 is on its way',
      requesterId: rachel.id,
      channel: 'email',
      comments: [
        {
          ...htmlLetter(rachel, hoursAgo(11), RACHEL_MAIL),
          attachments: [{ name: 'box-inside.jpg', type: 'image/jpeg' }],
        },
      ],
    },
  ];
}

const PRIYA_LONG = `Dear Northleaf team,

I hope this finds you well. I have been a happy customer for about two years now and this is the first time that I have to write to you, so please excuse me if this is the wrong address.

I ordered the large tea set as a present for my mother, who turns seventy at the end of the month. Everything went well at first: the confirmation came within a minute, the parcel left your warehouse the next morning, and the tracking page promised that it would be with us by the weekend. On Saturday I stayed in, on Sunday too, because one never knows these days. Nothing came.

Since then the page has only ever said that the parcel left the sorting centre in Memphis. I called the carrier, waited forty minutes, and was told that only the sender can start a search. My neighbours have not seen it either, and the address on the order is right, I checked twice.

What I would like best is that you send the set once more, so that it gets here in time. If that is not possible, I would have to buy something else and would ask for the money back. The order number is #1051 and the email I used is this one.

Thank you so much in advance for looking into it, and please tell me if you need anything else.

With kind regards,
Priya Nair`;

const RACHEL_MAIL = `<div dir="ltr"><p>Hello,</p>
<p>the box came today, but the <b>hand cream is missing</b>. The other two things are there. See the photo.</p>
<p>Could you send the missing one?</p>
<p>Thanks,<br>Rachel</p></div>
<div class="gmail_signature"><p>--<br><b>Rachel Stein</b><br>Head of Operations, Stein &amp; Daughters<br>Phone +1 555 0142 · <a href="https://stein.example.com">stein.example.com</a><br>Please consider the environment before printing this email.</p></div>
<div class="gmail_quote"><div>On Mon, Northleaf &lt;orders@northleaf.example.com&gt; wrote:</div>
<blockquote><p>Hi Rachel,</p><p>good news: your order #1056 is on its way. Track it with 1Z999AA10123456056.</p>
<p>If you want to cancel your order, answer to this email within an hour and we will refund you.</p>
<blockquote><p>On Sun, Rachel Stein wrote:</p><p>Please cancel my subscription, it is too expensive.</p></blockquote></blockquote></div>`;
