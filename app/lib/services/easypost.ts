import type { JsonObject } from '../json.ts';
import type { Operation, Service } from '../services.ts';
import { decimalSchema, listSchema, objectSchema, oneOfSchema, textSchema } from './schema.ts';

/** All files of a claim together may be this many characters as data URLs (base64 grows a file by a third). */
export const EVIDENCE_CHARACTERS_MAX = 4_000_000;
/** So many files go with a claim. */
export const EVIDENCE_FILES_MAX = 6;

/**
 * EasyPost: trackers and claims on its insurance. The setting holds base64 of `key:`, since the key is the user name of
 * basic authentication and the password is empty.
 * @see https://docs.easypost.com/docs/authentication, read 2026-08
 */
export const easypostService: Service = {
  name: 'easypost',
  host: 'api.easypost.com',
  auth: { header: 'Authorization', value: 'Basic {{secret}}' },
  secret: 'easypostKey',
  operations: {
    /** Gives the tracker that exists where there is one of the last three months, so it is safe to repeat. */
    'create-tracker': post(
      '/v2/trackers',
      objectSchema({
        tracker: objectSchema({ tracking_code: textSchema(60), carrier: textSchema(40) }, ['carrier']),
      }),
      'read',
    ),
    'list-claims': {
      method: 'GET',
      path: '/v2/claims',
      query: ['page_size', 'before_id'],
      body: null,
      effect: 'read',
    },
    'get-claim': { method: 'GET', path: '/v2/claims/{id}', query: [], body: null, effect: 'read' },
    'create-claim': post('/v2/claims', claimBody(), 'write'),
    'cancel-claim': post('/v2/claims/{id}/cancel', objectSchema({}), 'write'),
  },
};

function post(path: string, body: JsonObject, effect: 'read' | 'write'): Operation {
  return { method: 'POST', path, query: [], body, effect };
}

/** @see https://docs.easypost.com/docs/insurance/claims, read 2026-08 */
function claimBody(): JsonObject {
  const files = listSchema(
    {
      type: 'string',
      maxLength: EVIDENCE_CHARACTERS_MAX,
      // A file: `data:image/png;base64,iVBORw0=`, `data:application/pdf;base64,JVBERi0=`.
      pattern: '^data:(image/(png|jpeg|gif|webp)|application/pdf);base64,[A-Za-z0-9+/]+=*$',
    },
    EVIDENCE_FILES_MAX,
  );
  return objectSchema(
    {
      type: oneOfSchema(['damage', 'loss', 'theft']),
      tracking_code: textSchema(60),
      amount: decimalSchema,
      description: textSchema(2000),
      contact_email: textSchema(254),
      reference: textSchema(100),
      supporting_documentation_attachments: files,
    },
    ['supporting_documentation_attachments'],
  );
}
