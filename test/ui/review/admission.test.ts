/** Who is shown the cases: whom the helpdesk's server calls a supervisor, and nobody before it has said so. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createMemoryStorage } from '../../../app/lib/memory-store.ts';
import { POLL_MS } from '../../../app/ui/poll.ts';
import { type ReviewSession, startReview } from '../../../app/ui/review-session.ts';
import { reviewPorts } from '../../support/review-ports.ts';

const NOW = '2026-09-10T12:00:00.000Z';

const open: ReviewSession[] = [];
afterEach(() => {
  for (const session of open.splice(0)) session.stop();
  vi.useRealTimers();
});

/** A page of sam, as whom the page itself calls them; the server's word comes when the test gives it. */
function page(role: 'agent' | 'supervisor') {
  const store = createMemoryStorage({ now: () => NOW }).storeFor('sam');
  const finds: string[] = [];
  const find: typeof store.find = async (query) => {
    finds.push(query.type);
    return await store.find(query);
  };
  const ports = reviewPorts({ ...store, find }, NOW);
  let says = (_isSupervisor: boolean): void => undefined;
  const word = new Promise<boolean>((resolve) => {
    says = resolve;
  });
  const session = startReview({ ...ports, user: { ...ports.user, role }, isSupervisor: () => word });
  open.push(session);
  const pages = () => (session.frame.value.state === 'open' ? session.frame.value.pages : null);
  return { session, finds, pages, says: (isSupervisor: boolean) => says(isSupervisor) };
}

describe('the supervisors’ page', () => {
  it('reads what waits while it asks who looks, and shows none of it', async () => {
    const { finds, pages, says } = page('supervisor');
    await vi.waitFor(() => expect(finds).toEqual(['request']));
    expect(pages()).toBeNull();
    says(true);
    await vi.waitFor(() => expect(pages()).toContain('waiting'));
    expect(finds).toEqual(['request']);
  });

  it('goes on reading what waits when the tab was turned to before the word came', async () => {
    vi.useFakeTimers();
    const { finds, pages, says } = page('supervisor');
    document.dispatchEvent(new Event('visibilitychange'));
    says(true);
    await vi.waitFor(() => expect(pages()).toContain('waiting'));
    await vi.advanceTimersByTimeAsync(POLL_MS.first);
    expect(finds).toEqual(['request', 'request']);
  });

  it('shows an agent the policies and reads nothing else', async () => {
    const { finds, pages, says } = page('agent');
    says(false);
    await vi.waitFor(() => expect(pages()).toEqual(['policies']));
    expect(finds).toEqual([]);
  });

  it('shows nothing to whom only the page calls a supervisor, and reads on no more', async () => {
    const { session, finds, pages, says } = page('supervisor');
    says(false);
    await vi.waitFor(() => expect(pages()).toEqual(['policies']));
    session.actions.show('waiting');
    document.dispatchEvent(new Event('visibilitychange'));
    expect([pages(), finds]).toEqual([['policies'], ['request']]);
    expect(session.frame.value).toMatchObject({ page: 'policies' });
  });
});
