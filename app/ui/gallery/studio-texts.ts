/** Made-up policies for the studio's parts. */

/** What the sample may send on to. */
export const LIBRARY_TEXTS = [
  {
    name: 'refund-policy',
    text: '# Refund Policy\n\nUse this policy when a customer wants their money back.\n\n## Give options\n1. Offer store credit.\n2. Offer a refund using @refund_order(order_id: str, amount: float, currency: str).\n',
  },
  {
    name: 'reshipment-policy',
    text: '# Reshipment Policy\n\nUse this policy when an order is to be sent again.\n\n1. Ask for the address.\n2. Send it again using @reship_order(order_id: str).\n',
  },
];

/** A policy with a few things to mend. */
export const SAMPLE = `---
title: Shipment not received
examples:
  - My tracking says delivered but there is nothing here
limits:
  file_carrier_claim.amount: 200
approval:
  reship_order: supervisor
---
Use this policy when a customer says that a shipment has not reached them.

## Find out

1. Ask for the email address on the account.
   - Use @get_skio_account_details(email: str) to see whether Skio knows an account with that address.
2. Ask for the order number of the missing shipment.
3. Read the tracking with @get_traking_info.
4. If the tracking confirms delivery:
   - Tell the customer that the shipment is marked as delivered.
   - Open a claim with the carrier using @file_carrier_claim(order_id: str).
   - If the order is over $100, escalate to a supervisor with @escalate_to_agent.
5. Otherwise:
   - Offer a resolution:
     - Reship the order using #Reshipment Policy.
     - Issue a refund using #Refund Policy – Give options.
     - A gift card with Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft.
6. Thank the customer and close the ticket with @explode.
`;
