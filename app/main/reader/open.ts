/** Beside the page's own bundle; `scripts/bundle.ts` writes it. */
const WORKER_FILE = './reader.js';

/** A worker that reads texts; undefined where the helpdesk's frame forbids one. */
export function openReader(): Worker | undefined {
  try {
    return new Worker(new URL(WORKER_FILE, import.meta.url), { type: 'module' });
  } catch {
    return undefined;
  }
}
