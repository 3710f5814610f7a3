import { describe, expect, it } from 'vitest';
import { decideClaim } from '../../../app/sandbox/shops/parcels.ts';
import type { ShopDescription } from '../../../app/sandbox/shops/shop-description.ts';
import { openShop, SMALL } from './open-shop.ts';

const CODE = '1Z999AA10123456784';
const PHOTO = 'data:image/png;base64,iVBORw0KGgo=';

type Parcel = Partial<NonNullable<ShopDescription['orders']>[number]>;

function openWith(parcel: Parcel) {
  const order = {
    number: 1042,
    customer: 'maya@example.com',
    items: ['House blend'],
    placed: '9 days ago',
    status: 'delivered' as const,
    shipped: '8 days ago',
    delivered: '2 days ago',
    tracking: CODE,
    insured: true,
    ...parcel,
  };
  return openShop({ ...SMALL, orders: [order] });
}

const claim = (more: Record<string, unknown> = {}) => ({
  type: 'theft',
  tracking_code: CODE,
  amount: '24.00',
  description: 'Scanned as delivered, never arrived',
  contact_email: 'maya@example.com',
  supporting_documentation_attachments: [PHOTO],
  ...more,
});

const LOSS = { type: 'loss', supporting_documentation_attachments: [] };
const stuck = (days: number): Parcel => ({
  status: 'in-transit',
  placed: `${days + 1} days ago`,
  shipped: `${days} days ago`,
  lastScan: `${days - 1} days ago`,
});

describe('EasyPost trackers', () => {
  it('tells the state of the parcel with its scans', () => {
    const answer = openWith({}).easypost('POST', '/trackers', { tracker: { tracking_code: CODE } });
    expect(answer.status).toBe(200);
    expect(answer.at('status')).toBe('delivered');
    expect(answer.at('carrier')).toBe('UPS');
    expect(answer.at('tracking_details.2.tracking_location.city')).toBe('PORTLAND');
  });

  it('gives the same tracker for the same code', () => {
    const shop = openWith({});
    const first = shop.easypost('POST', '/trackers', { tracker: { tracking_code: CODE, carrier: 'UPS' } });
    const second = shop.easypost('POST', '/trackers', { tracker: { tracking_code: CODE, carrier: 'UPS' } });
    expect(second.at('id')).toBe(first.at('id'));
    expect(shop.kinds()).toEqual(['tracker-created']);
  });

  it('makes a new tracker after three months', () => {
    const shop = openWith({});
    const first = shop.easypost('POST', '/trackers', { tracker: { tracking_code: CODE } });
    shop.wait(100 * 86_400);
    const second = shop.easypost('POST', '/trackers', { tracker: { tracking_code: CODE } });
    expect(second.at('id')).not.toBe(first.at('id'));
  });

  it('knows the test codes and calls other codes unknown', () => {
    const shop = openWith({});
    const statusOf = (code: string) =>
      shop.easypost('POST', '/trackers', { tracker: { tracking_code: code } }).at('status');
    expect(statusOf('EZ4000000004')).toBe('delivered');
    expect(statusOf('EZ2000000002')).toBe('in_transit');
    expect(statusOf('9400100000000000000000')).toBe('unknown');
  });

  it('refuses a tracker without a code', () => {
    const answer = openWith({}).easypost('POST', '/trackers', { tracker: {} });
    expect(answer.status).toBe(422);
    expect(answer.at('error.code')).toBe('PARAMETER.REQUIRED');
    expect(answer.at('error.errors.0.field')).toBe('tracking_code');
  });

  it('finds a tracker by id and by code', () => {
    const shop = openWith({});
    const made = shop.easypost('POST', '/trackers', { tracker: { tracking_code: CODE } });
    expect(shop.easypost('GET', `/trackers/${made.at('id')}`).at('tracking_code')).toBe(CODE);
    expect(shop.easypost('GET', `/trackers?tracking_code=${CODE}`).at('trackers.0.id')).toBe(made.at('id'));
    expect(shop.easypost('GET', '/trackers/trk_0').status).toBe(404);
  });
});

describe('EasyPost claims', () => {
  it('files a claim on an insured parcel', () => {
    const shop = openWith({});
    const answer = shop.easypost('POST', '/claims', claim());
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({
      object: 'Claim',
      status: 'submitted',
      status_detail: 'Claim was created.',
      requested_amount: '24.00',
      insurance_amount: '24.00',
      approved_amount: null,
      payment_method: 'easypost_wallet',
    });
    expect(shop.shops.effects()).toMatchObject([
      { kind: 'claim-created', vendor: 'easypost', subject: CODE },
    ]);
  });

  it('finds no insurance on an uninsured parcel', () => {
    const answer = openWith({ insured: false }).easypost('POST', '/claims', claim());
    expect(answer.status).toBe(404);
    expect(answer.body).toEqual({
      error: {
        code: 'NOT_FOUND',
        message: 'The requested resource could not be found.',
        errors: ['No eligible insurance found with provided tracking code.'],
      },
    });
  });

  it.each(['type', 'tracking_code', 'amount', 'description', 'contact_email'])(
    'needs the field %s',
    (field) => {
      const shop = openWith({});
      const answer = shop.easypost('POST', '/claims', claim({ [field]: undefined }));
      expect(answer.status).toBe(422);
      expect(answer.at('error.errors.0.field')).toBe(field);
      expect(shop.kinds()).toEqual([]);
    },
  );

  it('needs a supporting document for damage and theft', () => {
    const shop = openWith({});
    for (const type of ['damage', 'theft']) {
      const answer = shop.easypost('POST', '/claims', claim({ ...LOSS, type }));
      expect(answer.at('error.errors.0.field')).toBe('supporting_documentation_attachments');
    }
    expect(shop.kinds()).toEqual([]);
  });

  it('refuses an attachment that is no file', () => {
    const answer = openWith({}).easypost(
      'POST',
      '/claims',
      claim({ supporting_documentation_attachments: ['https://example.com/photo.png'] }),
    );
    expect(answer.status).toBe(422);
  });

  it('takes theft until 30 days after the ship date', () => {
    const sent = (days: number) => openWith({ placed: `${days + 1} days ago`, shipped: `${days} days ago` });
    expect(sent(30).easypost('POST', '/claims', claim()).status).toBe(201);
    expect(sent(31).easypost('POST', '/claims', claim()).status).toBe(422);
  });

  it('takes loss between 30 and 60 days after the ship date', () => {
    const statusAt = (days: number) => openWith(stuck(days)).easypost('POST', '/claims', claim(LOSS)).status;
    expect([29, 30, 60, 61].map(statusAt)).toEqual([422, 201, 201, 422]);
  });

  it('takes no loss of a delivered parcel', () => {
    const shop = openWith({ placed: '41 days ago', shipped: '40 days ago', delivered: '35 days ago' });
    expect(shop.easypost('POST', '/claims', claim(LOSS)).status).toBe(422);
  });

  it('files a second claim on the same parcel too', () => {
    const shop = openWith({});
    shop.easypost('POST', '/claims', claim());
    expect(shop.easypost('POST', '/claims', claim()).status).toBe(201);
    expect(shop.kinds()).toEqual(['claim-created', 'claim-created']);
  });

  it('lists claims newest first in pages', () => {
    const shop = openWith({});
    const ids = [1, 2, 3].map(() => shop.easypost('POST', '/claims', claim()).at('id'));
    const first = shop.easypost('GET', '/claims?page_size=2');
    expect([first.at('claims.0.id'), first.at('claims.1.id')]).toEqual([ids[2], ids[1]]);
    expect(first.at('has_more')).toBe(true);
    const rest = shop.easypost('GET', `/claims?page_size=2&before_id=${ids[1]}`);
    expect(rest.body).toMatchObject({ claims: [{ id: ids[0] }], has_more: false });
  });

  it('cancels a claim that nobody has decided', () => {
    const shop = openWith({});
    const id = shop.easypost('POST', '/claims', claim()).at('id');
    const answer = shop.easypost('POST', `/claims/${id}/cancel`, {});
    expect(answer.at('status')).toBe('cancelled');
    expect(answer.at('history.1.status')).toBe('submitted');
    expect(shop.easypost('POST', `/claims/${id}/cancel`, {}).status).toBe(422);
    expect(shop.kinds()).toEqual(['claim-created', 'claim-cancelled']);
  });

  it('shows what the insurer decided', () => {
    const shop = openWith({});
    const id = String(shop.easypost('POST', '/claims', claim()).at('id'));
    decideClaim(shop.state, { claim: id, status: 'approved', at: '2026-11-25T09:00:00.000Z' });
    expect(shop.easypost('GET', `/claims/${id}`).body).toMatchObject({
      status: 'approved',
      approved_amount: '24.00',
      status_timestamp: '2026-11-25T09:00:00',
    });
    expect(shop.easypost('GET', '/claims/clm_0').status).toBe(404);
  });
});

describe('EasyPost access', () => {
  it('asks for the key as user name', () => {
    const shop = openWith({});
    expect(shop.easypost('GET', '/claims', undefined, 'other').status).toBe(401);
    expect(shop.send('GET', 'https://api.easypost.com/v2/claims', {}).at('error.code')).toBe('UNAUTHORIZED');
  });

  it('lists at most five times a second', () => {
    const shop = openWith({});
    const statuses = [1, 2, 3, 4, 5, 6].map(() => shop.easypost('GET', '/claims').status);
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429]);
    shop.wait(1);
    expect(shop.easypost('GET', '/claims').status).toBe(200);
  });

  it('answers an unknown path and a broken body', () => {
    const shop = openWith({});
    expect(shop.easypost('GET', '/shipments').status).toBe(404);
    expect(shop.easypost('POST', '/claims', '{not json').status).toBe(400);
  });
});
