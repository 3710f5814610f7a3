import { useState } from 'react';
import type { ShopSummary } from '../../shop-summary.ts';
import type { Desk } from '../desk.ts';
import { activeTab, type DeskState, propertiesOf, useStore } from '../state.ts';
import { type DataRow, DataTable } from './data-table.tsx';
import { momentOf } from './time.ts';

const SHEETS = ['Orders', 'Subscriptions', 'Claims', 'Refunds', 'Coupons'] as const;
type Sheet = (typeof SHEETS)[number];

/** What the shops hold now, and what was really done to them, newest first. */
export function ShopView({ desk }: { readonly desk: Pick<Desk, 'store'> }) {
  const state = useStore(desk.store);
  const [sheet, setSheet] = useState<Sheet>('Orders');
  const [isNarrow, setNarrow] = useState(true);
  const { shop } = state.view;
  if (!shop) return <p className="hint">This sandbox has no shop.</p>;
  const email = requesterEmail(state);
  const shown = isNarrow && email ? narrowed(shop, email) : shop;
  return (
    <div className="shop-view">
      <section aria-label="Shop">
        <div className="shop-head">
          <div className="segments" role="tablist" aria-label="Shop records">
            {SHEETS.map((name) => (
              <button
                key={name}
                type="button"
                role="tab"
                aria-selected={sheet === name}
                data-test={`shop-${name.toLowerCase()}`}
                onClick={() => setSheet(name)}
              >
                {name}
              </button>
            ))}
          </div>
          {email && (
            <label className="shop-filter">
              <input
                type="checkbox"
                data-test="shop-narrow"
                checked={isNarrow}
                onChange={(event) => setNarrow(event.target.checked)}
              />
              Only {email}
            </label>
          )}
        </div>
        <div data-test="shop-sheet">
          <SheetTable sheet={sheet} shop={shown} />
        </div>
      </section>
      <section aria-label="What happened" className="effects">
        <h3>
          What happened <span className="count">{shop.effects.length}</span>
        </h3>
        <ol data-test="effects">
          {shop.effects.length === 0 && <li className="hint">Nothing yet.</li>}
          {shop.effects.map((effect) => (
            <li
              key={`${effect.at}-${effect.kind}-${effect.subject}`}
              data-test="effect"
              data-kind={effect.kind}
            >
              <b>{effect.kind}</b> <span className="hint">{effect.vendor}</span>
              <time dateTime={effect.at}>{momentOf(effect.at)}</time>
              <code>{effect.subject}</code>
              <code>{effect.details}</code>
            </li>
          ))}
        </ol>
      </section>
    </div>
  );
}

function requesterEmail(state: DeskState): string {
  const tab = activeTab(state);
  if (!tab) return '';
  const { requesterId } = propertiesOf(state, tab);
  return state.view.people.find(({ id }) => id === requesterId)?.email ?? '';
}

function narrowed(shop: ShopSummary, email: string): ShopSummary {
  const isTheirs = (row: { readonly email: string }) => row.email.toLowerCase() === email.toLowerCase();
  return {
    ...shop,
    orders: shop.orders.filter(isTheirs),
    subscriptions: shop.subscriptions.filter(isTheirs),
    claims: shop.claims.filter(isTheirs),
    refunds: shop.refunds.filter(isTheirs),
  };
}

interface TableOf {
  readonly names: readonly string[];
  readonly rows: readonly DataRow[];
}

function SheetTable({ sheet, shop }: { readonly sheet: Sheet; readonly shop: ShopSummary }) {
  const { names, rows } = TABLES[sheet](shop);
  return <DataTable names={names} rows={rows} />;
}

const TABLES: Readonly<Record<Sheet, (shop: ShopSummary) => TableOf>> = {
  Orders: orderTable,
  Subscriptions: subscriptionTable,
  Claims: ({ claims }) => ({
    names: ['Claim', 'Type', 'Parcel', 'Amount', 'Status'],
    rows: claims.map((row) => ({
      key: row.id,
      isFaded: row.status === 'cancelled',
      cells: [row.id.slice(0, 12), row.type, row.parcel, row.amount, row.status],
    })),
  }),
  Refunds: ({ refunds }) => ({
    names: ['Order', 'Amount', 'Note', 'When'],
    rows: refunds.map((row) => ({
      key: `${row.order}-${row.at}`,
      isFaded: false,
      cells: [row.order, row.amount, row.note, momentOf(row.at)],
    })),
  }),
  Coupons: ({ coupons }) => ({
    names: ['Code', 'Worth', 'Used'],
    rows: coupons.map((row) => ({
      key: row.code,
      isFaded: !row.isActive,
      cells: [row.code, row.worth, row.used],
    })),
  }),
};

function orderTable({ orders }: ShopSummary): TableOf {
  return {
    names: ['Order', 'Customer', 'Items', 'Total', 'Payment', 'Shipping', 'Refunded'],
    rows: orders.map((row) => ({
      key: row.name,
      isFaded: row.isCancelled,
      cells: [
        row.name,
        row.customer || row.email,
        row.items,
        row.total,
        row.isCancelled ? `cancelled, ${row.payment}` : row.payment,
        row.parcels || row.fulfilment,
        row.refunded,
      ],
    })),
  };
}

function subscriptionTable({ subscriptions }: ShopSummary): TableOf {
  return {
    names: ['At', 'Customer', 'Items', 'Status', 'Next charge', 'Discounts'],
    rows: subscriptions.map((row) => ({
      key: row.id,
      isFaded: row.status === 'cancelled',
      cells: [
        row.vendor,
        row.email,
        row.items,
        row.status,
        row.nextChargeAt ? momentOf(row.nextChargeAt) : '–',
        row.discounts,
      ],
    })),
  };
}
