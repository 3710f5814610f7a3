import { useCallback, useEffect, useState } from 'react';
import { lazyPart } from '../parts/lazy.tsx';
import { usePlace } from '../parts/panel.ts';
import type { StudioSession } from '../studio/session.ts';

const StudioPage = lazyPart(async () => (await import('../studio/page.tsx')).StudioPage);

interface StudioDoorProps {
  readonly open: () => Promise<StudioSession>;
  readonly theme: 'light' | 'dark';
}

/** The policy studio, fetched when it is first shown. */
export function StudioDoor({ open, theme }: StudioDoorProps) {
  const { phrase } = usePlace();
  const [session, setSession] = useState<StudioSession | null>(null);
  const [trouble, setTrouble] = useState('');
  const load = useCallback(() => {
    setTrouble('');
    open().then(setSession, (reason: unknown) =>
      setTrouble(reason instanceof Error ? reason.message : String(reason)),
    );
  }, [open]);
  useEffect(load, [load]);
  if (session) return <StudioPage session={session} theme={theme} />;
  if (trouble === '') return <p className="swr-page sw-subtle">{phrase('review.reading')}</p>;
  return (
    <div className="swr-page" role="alert">
      <p>{trouble}</p>
      <button type="button" className="sw-link" onClick={load}>
        {phrase('ui.retry')}
      </button>
    </div>
  );
}
