/** The composer that is on the screen, so that an app can insert at its caret. */
let shown: { readonly tabId: string; insert(html: string): void } | undefined;

/** Called by the composer on the screen; gives the function that takes it back. */
export function offerComposer(tabId: string, insert: (html: string) => void): () => void {
  const handle = { tabId, insert };
  shown = handle;
  return () => {
    if (shown === handle) shown = undefined;
  };
}

/** Inserts at the caret where the tab's composer is on the screen; false where it is not. */
export function insertIntoComposer(tabId: string, html: string): boolean {
  if (shown?.tabId !== tabId) return false;
  shown.insert(html);
  return true;
}
