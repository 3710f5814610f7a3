import type { StudioSession } from '../session.ts';

/** Its colleague's branch brings it; until then the part is empty. */
export function ExperimentsPage({ session }: { session: StudioSession }) {
  return <div className="swr-page" data-rights={session.view.value.rights?.has('experiment') || undefined} />;
}
