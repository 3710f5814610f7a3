import type { Desk } from '../desk.ts';
import { useStore } from '../state.ts';

/** What the shops hold now, and what was done to them. */
export function ShopView({ desk }: { readonly desk: Desk }) {
  const { view } = useStore(desk.store);
  const effects = Array.isArray(view.effects) ? view.effects : [];
  return (
    <div className="shop-view">
      <pre data-test="effects">{JSON.stringify(effects, null, 1)}</pre>
    </div>
  );
}
