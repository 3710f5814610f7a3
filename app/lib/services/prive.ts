import type { Operation, Service } from '../services.ts';
import { constSchema, momentSchema, objectSchema, oneOfSchema, textSchema } from './schema.ts';

/**
 * Prive, named Recurly Commerce since it was bought; one REST API under both names, so the host is a setting of the build.
 * @see https://docs.recurly.com/recurly-commerce/reference, read 2026-08
 */
export function priveService(host: string): Service {
  return {
    name: 'prive',
    host,
    auth: { header: 'Authorization', value: 'Bearer {{secret}}' },
    secret: 'priveKey',
    operations: OPERATIONS,
  };
}

const read = (path: string, query: readonly string[]): Operation => ({
  method: 'GET',
  path,
  query,
  body: null,
  effect: 'read',
});

const OPERATIONS: Readonly<Record<string, Operation>> = {
  'find-subscribers': read('/api/v1/subscribers', ['page', 'limit', 'email']),
  'find-subscriptions': read('/api/v1/subscriptions', ['page', 'limit', 'subscriberEmail', 'statuses']),
  'get-subscription': read('/api/v1/subscriptions/{id}', []),
  'list-activities': read('/api/v1/subscriptionActivities', ['page', 'limit', 'subscriptionId']),
  'set-status': {
    method: 'PATCH',
    path: '/api/v1/subscriptions/{id}/status',
    query: [],
    body: objectSchema(
      { status: oneOfSchema(['ACTIVE', 'PAUSED', 'CANCELLED']), cancelReason: textSchema(500) },
      ['cancelReason'],
    ),
    effect: 'write',
  },
  'set-next-dates': {
    method: 'PATCH',
    path: '/api/v1/subscriptions/{id}/nextBillingAndDeliveryDate',
    query: [],
    body: objectSchema({
      nextBillingDate: momentSchema,
      nextDeliveryDate: momentSchema,
      preserveHour: constSchema(true),
    }),
    effect: 'write',
  },
  'skip-upcoming-order': {
    method: 'PATCH',
    path: '/api/v1/subscriptions/{id}/upcomingOrders/{date}/skip',
    query: [],
    body: objectSchema({ skip: { type: 'boolean' } }),
    effect: 'write',
  },
};
