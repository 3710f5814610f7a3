import type { DeskState, Store, Toast } from './state.ts';

const SHOWN_MS = 6_000;
let lastId = 0;

/** Shows a message for a few seconds. */
export function showToast(store: Store<DeskState>, text: string, kind: Toast['kind'] = 'notice'): void {
  lastId += 1;
  const id = lastId;
  store.set((state) => ({ ...state, toasts: [...state.toasts, { id, kind, text }] }));
  setTimeout(() => dismissToast(store, id), SHOWN_MS);
}

/** Takes a message away. */
export function dismissToast(store: Store<DeskState>, id: number): void {
  store.set((state) => ({ ...state, toasts: state.toasts.filter((toast) => toast.id !== id) }));
}
