/** A page with the real SDK and nothing else; tests drive it through `window.client` and `window.heard`. */
import ZAFClient from 'zendesk_app_framework_sdk';
import { type Client, isClient } from './client.ts';

declare global {
  interface Window {
    client: Client;
    /** Events that came in, in order. */
    heard: { readonly event: string; readonly message: unknown }[];
    /** What the handler of `ticket.save` gives. */
    saveVerdict: unknown;
  }
}

const client: unknown = ZAFClient.init();
if (!isClient(client)) throw new Error('no origin or app_guid in the address');
window.client = client;
window.heard = [];
window.saveVerdict = true;

const EVENTS = [
  'app.registered',
  'app.activated',
  'app.deactivated',
  'app.willDestroy',
  'comment.text.changed',
  'comment.type.changed',
  'ticket.conversation.changed',
  'ticket.status.changed',
  'ticket.tags.changed',
  'ticket.custom_field_4101.changed',
  'ticket.submit.start',
  'ticket.submit.done',
  'ticket.submit.fail',
  'colorScheme.changed',
  '*.changed',
  'greeting',
];

for (const event of EVENTS)
  client.on(event, (message) => {
    window.heard.push({ event, message });
    document.body.dataset['last'] = event;
  });
client.on('ticket.save', () => window.saveVerdict);
document.body.append('Fixture app');
