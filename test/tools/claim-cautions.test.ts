import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../app/lib/json.ts';
import { claimCautions } from '../../app/tools/claim-cautions.ts';

const NOW = '2026-11-20T10:00:00.000Z';
const daysAgo = (days: number): string => new Date(Date.parse(NOW) - days * 86_400_000).toISOString();

/** Codes of the cautions about a claim on a parcel that was shipped so many days ago. */
function codes(args: JsonObject, parcel: JsonObject): string[] {
  const tracking = { found: true, parcels: [{ tracking_number: '1Z 99', ...parcel }] };
  const seen = { now: NOW, find: (tool: string) => (tool === 'get_tracking_info' ? tracking : undefined) };
  return claimCautions({ tracking_number: '1z99', ...args }, seen).map(({ code }) => code);
}

const FILES = ['data:image/png;base64,iVBORw0='];

describe('a claim', () => {
  it('of loss is ruled out once the parcel was delivered', () => {
    const seen = {
      now: NOW,
      find: () => ({ parcels: [{ tracking_number: '1Z99', status: 'delivered', shipped_at: daysAgo(9) }] }),
    };
    expect(claimCautions({ tracking_number: '1Z99' }, seen)).toEqual([
      { param: 'type', code: 'loss-after-delivery', not: ['loss'] },
    ]);
  });

  it('of loss waits for the thirtieth day', () => {
    expect(codes({ type: 'loss' }, { status: 'in_transit', shipped_at: daysAgo(29) })).toEqual([
      'loss-too-early',
    ]);
    expect(codes({ type: 'loss' }, { status: 'in_transit', shipped_at: daysAgo(30) })).toEqual([]);
  });

  it('of loss ends with the sixtieth day', () => {
    expect(codes({ type: 'loss' }, { status: 'in_transit', shipped_at: daysAgo(60) })).toEqual([]);
    expect(codes({ type: 'loss' }, { status: 'in_transit', shipped_at: daysAgo(61) })).toEqual([
      'loss-too-late',
    ]);
  });

  it('of damage ends with the thirtieth day', () => {
    const args = { type: 'damage', evidence: FILES };
    expect(codes(args, { status: 'attempted', shipped_at: daysAgo(30) })).toEqual([]);
    expect(codes(args, { status: 'attempted', shipped_at: daysAgo(31) })).toEqual(['theft-too-late']);
  });

  it.each(['theft', 'damage'])('of %s wants a file', (type) => {
    const parcel = { status: 'attempted', shipped_at: daysAgo(9) };
    expect(codes({ type }, parcel)).toEqual(['evidence-needed']);
    expect(codes({ type, evidence: [] }, parcel)).toEqual(['evidence-needed']);
    expect(codes({ type, evidence: FILES }, parcel)).toEqual([]);
  });

  it('on a parcel that was not looked up is left open', () => {
    expect(codes({ tracking_number: 'other', type: 'loss' }, { status: 'delivered' })).toEqual([]);
    expect(claimCautions({ type: 'loss' }, { now: NOW, find: () => undefined })).toEqual([]);
  });
});
