import type { Desk } from '../desk.ts';
import { type DockPanel, useStore } from '../state.ts';
import { CustomerPanel } from './customer-panel.tsx';
import { FaultPanel } from './fault-panel.tsx';
import { Icon } from './icons.tsx';
import { SandboxPanel } from './sandbox-panel.tsx';
import { ShopView } from './shop-view.tsx';

const PANELS = [
  { panel: 'customer', name: 'Play the customer', icon: 'play' },
  { panel: 'shop', name: 'Shop', icon: 'shop' },
  { panel: 'faults', name: 'Faults', icon: 'bolt' },
  { panel: 'sandbox', name: 'Sandbox', icon: 'gear' },
] as const;

/** What is not part of a helpdesk: the customer, the shop, faults, the clock. */
export function Dock({ desk }: { readonly desk: Pick<Desk, 'store'> }) {
  const state = useStore(desk.store);
  const toggle = (panel: DockPanel) =>
    desk.store.set((before) => ({ ...before, dock: before.dock === panel ? null : panel }));
  return (
    <section className="dock" aria-label="Sandbox" data-open={state.dock !== null}>
      <div className="dock-bar">
        {PANELS.map(({ panel, name, icon }) => (
          <button
            key={panel}
            type="button"
            data-test={`dock-${panel}`}
            aria-expanded={state.dock === panel}
            onClick={() => toggle(panel)}
          >
            <Icon name={icon} /> {name}
            {panel === 'faults' && state.view.faults.length > 0 && (
              <span className="count count-hot">{state.view.faults.length}</span>
            )}
          </button>
        ))}
      </div>
      {state.dock !== null && (
        <div className="dock-body">
          {state.dock === 'customer' && <CustomerPanel desk={desk} />}
          {state.dock === 'shop' && <ShopView desk={desk} />}
          {state.dock === 'faults' && <FaultPanel desk={desk} />}
          {state.dock === 'sandbox' && <SandboxPanel desk={desk} />}
        </div>
      )}
    </section>
  );
}
