/**
 * React detaches changed refs when it commits; Preact detaches them while it compares trees, so that a later sibling
 * which reads `ref.current` during render finds null, and Garden's lists then open in the wrong place. Here a function
 * ref's null call waits until the next attachment or the commit. Import this before the first render.
 *
 * @see https://github.com/preactjs/preact/pull/4054, read 2026-08
 */
import { type Options, options, type RefCallback, type VNode } from 'preact';

type FunctionRef = RefCallback<unknown>;

/** Preact's hooks that its types leave out. `__c` runs when a tree has been committed. */
interface CommitHook {
  __c?: (root: VNode, queue: unknown[]) => void;
}

const hooks: Options & CommitHook = options;
const wrapped = new WeakMap<FunctionRef, FunctionRef>();
let detached: FunctionRef[] = [];

const afterVnode = hooks.vnode;
hooks.vnode = (vnode) => {
  const ref: unknown = vnode.ref;
  if (typeof vnode.type === 'string' && isFunctionRef(ref)) vnode.ref = deferred(ref);
  afterVnode?.(vnode);
};

const afterCommit = hooks.__c;
hooks.__c = (root, queue) => {
  detachAll();
  afterCommit?.(root, queue);
};

const isFunctionRef = (ref: unknown): ref is FunctionRef => typeof ref === 'function';

function deferred(ref: FunctionRef): FunctionRef {
  const known = wrapped.get(ref);
  if (known) return known;
  const wait: FunctionRef = (instance) => {
    if (instance === null || instance === undefined) {
      detached.push(ref);
      return undefined;
    }
    detachAll();
    return ref(instance);
  };
  wrapped.set(ref, wait);
  wrapped.set(wait, wait);
  return wait;
}

function detachAll(): void {
  const refs = detached;
  detached = [];
  for (const ref of refs) ref(null);
}
