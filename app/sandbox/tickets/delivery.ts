import type { HoursAgo } from '../clock.ts';
import { CUSTOMERS } from '../customers.ts';
import { ORDER_FIELD, REASON_FIELD } from '../people.ts';
import type { NewTicket } from '../ticket-store.ts';
import { htmlLetter, letter } from './letter.ts';

/** Parcels that did not arrive, arrived elsewhere, in part or again at the sender. */
export function deliveryTickets(hoursAgo: HoursAgo): NewTicket[] {
  const { maya, dev, ingrid, joan, ben, rosa, olu, hana, sam } = CUSTOMERS;
  return [
    {
      subject: 'It says delivered, but nothing is here',
      requesterId: maya.id,
      channel: 'email',
      status: 'new',
      tags: ['delivery'],
      comments: [
        letter(
          maya,
          hoursAgo(2),
          'Hi,\n\nUPS says my order #1042 was delivered two days ago, but nothing is here. I was home all day and the camera at the door shows nobody.\n\nCan you help?\n\nMaya',
        ),
      ],
    },
    {
      subject: 'package?',
      requesterId: dev.id,
      channel: 'web',
      status: 'new',
      comments: [letter(dev, hoursAgo(3), 'where is my package')],
    },
    {
      subject: 'Order #1044 seems to have vanished somewhere around Memphis',
      requesterId: ingrid.id,
      channel: 'email',
      fields: { [String(ORDER_FIELD)]: '#1044', [String(REASON_FIELD)]: 'reason_delivery' },
      tags: ['reason_delivery'],
      comments: [
        letter(ingrid, hoursAgo(30), LONG_LETTER),
        letter(
          ingrid,
          hoursAgo(5),
          'One more thing: the tracking page still shows the same line as yesterday. It has not moved in twelve days now.',
        ),
      ],
    },
    {
      subject: 'Colis jamais arrivé',
      requesterId: joan.id,
      channel: 'email',
      status: 'new',
      comments: [
        letter(
          joan,
          hoursAgo(16),
          'Bonjour,\n\nma commande #1056 est partie il y a quarante jours et je n’ai toujours rien reçu. Le suivi n’a pas bougé depuis plus d’un mois. Mon adresse est correcte et mes voisins n’ont rien vu.\n\nQue pouvez-vous faire ?\n\nMerci d’avance,\nJoan Mercer',
        ),
      ],
    },
    {
      subject: 'Missing delivery #1057',
      requesterId: ben.id,
      ccIds: [rosa.id],
      channel: 'email',
      comments: [
        letter(
          ben,
          hoursAgo(26),
          'Hello, order #1057 was supposed to arrive on Monday. Tracking says delivered. My wife Rosa is in CC, she is at home more than I am.\n\nBen',
        ),
        letter(
          rosa,
          hoursAgo(20),
          'Hi, Rosa here. I asked next door and looked behind the house, there is nothing. Please just send a new one to my office instead: 12 Harbor Street, Portland.',
        ),
      ],
    },
    {
      subject: 'Only one of two boxes came',
      requesterId: olu.id,
      channel: 'email',
      comments: [
        letter(
          olu,
          hoursAgo(9),
          'Hello! My order #1046 was sent in two boxes. The coffee came two days ago, thank you. The box with the kettle did not arrive, although you wrote that both were on their way.\n\nOlu Adeyemi',
        ),
      ],
    },
    {
      subject: 'Order #1053 not here',
      requesterId: hana.id,
      channel: 'email',
      comments: [
        letter(
          hana,
          hoursAgo(7),
          'Hi there, I have not received my order #1053 yet, and it was for a birthday today. Could you check?\n\nHana',
        ),
        letter(
          hana,
          hoursAgo(6),
          'Never mind, found it! The driver had left it with the shop downstairs. Sorry for the trouble.',
        ),
      ],
    },
    {
      subject: 'Re: Your Green Hollow order #1052 is on its way',
      requesterId: sam.id,
      channel: 'email',
      comments: [
        {
          ...htmlLetter(sam, hoursAgo(11), MAIL_WITH_HISTORY),
          attachments: [{ name: 'tracking-page.png', type: 'image/png' }],
        },
      ],
    },
  ];
}

const LONG_LETTER = `Dear Green Hollow team,

I hope this finds you well. I have been a happy customer for about two years now and this is the first time that I have to write to you, so please excuse me if this is the wrong address.

I ordered the decaf and the tin mug as a present for my mother, who turns seventy at the end of the month. Everything went well at first: the confirmation came within a minute, the parcel left your warehouse the next morning, and the tracking page promised that it would be with us by the weekend. On Saturday I stayed in, on Sunday too, because one never knows these days. Nothing came.

Since then the page has only ever said that the parcel left the sorting centre in Memphis. I called the carrier, waited forty minutes, and was told that only the sender can start a search. My neighbours have not seen it either, and the address on the order is right, I checked twice.

What I would like best is that you send both things once more, so that they get here in time. If that is not possible, I would have to buy something else and would ask for the money back. The order number is #1044 and the email I used is this one.

Thank you so much in advance for looking into it, and please tell me if you need anything else.

With kind regards,
Ingrid Solberg`;

const MAIL_WITH_HISTORY = `<div dir="ltr"><p>Hello,</p>
<p>the tracking of <b>#1052</b> says <i>returned to sender</i>. I was here the whole time and nobody rang.</p>
<p>Could you send the coffee once more, please? The address is the same.</p>
<p>Thanks,<br>Sam</p></div>
<div class="gmail_signature"><p>--<br><b>Sam Whitfield</b><br>Head of Operations, Whitfield &amp; Daughters<br>Phone +1 555 0142 · <a href="https://whitfield.example.net">whitfield.example.net</a><br>Please consider the environment before printing this email.</p></div>
<div class="gmail_quote"><div>On Mon, Green Hollow &lt;orders@greenhollow.example.com&gt; wrote:</div>
<blockquote><p>Hi Sam,</p><p>good news: your order #1052 is on its way. Track it with 9400111899223100001052.</p>
<p>If you want to cancel your order, answer to this email within an hour and we will refund you.</p>
<blockquote><p>On Sun, Sam Whitfield wrote:</p><p>Please cancel my subscription, it is too expensive.</p></blockquote></blockquote></div>`;
