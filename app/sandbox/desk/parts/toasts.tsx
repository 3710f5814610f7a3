import type { Desk } from '../desk.ts';
import { useStore } from '../state.ts';
import { dismissToast } from '../toasts.ts';
import { Icon } from './icons.tsx';

/** Messages at the desk's corner. */
export function Toasts({ desk }: { readonly desk: Pick<Desk, 'store'> }) {
  const { toasts } = useStore(desk.store);
  return (
    <div className="toasts" role="status" aria-label="Notifications">
      {toasts.map((toast) => (
        <div key={toast.id} className={`toast toast-${toast.kind}`} data-test="toast" data-kind={toast.kind}>
          <span>{toast.text}</span>
          <button type="button" aria-label="Dismiss" onClick={() => dismissToast(desk.store, toast.id)}>
            <Icon name="close" />
          </button>
        </div>
      ))}
    </div>
  );
}
