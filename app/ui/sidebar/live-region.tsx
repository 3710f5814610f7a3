import { useEffect, useRef, useState } from 'react';
import { usePanel } from '../parts/panel.ts';
import { announcementOf } from './announce.ts';
import type { SidebarView } from './view-model.ts';

/** Tells a screen reader politely what changed. */
export function LiveRegion({ view }: { view: SidebarView }) {
  const { text } = usePanel();
  const before = useRef<SidebarView>({ state: 'reading' });
  const [words, setWords] = useState('');
  useEffect(() => {
    const news = announcementOf(before.current, view, text);
    before.current = view;
    if (news !== '') setWords(news);
  }, [view, text]);
  return (
    <div className="sw-hidden" role="status" aria-live="polite" data-live>
      {words}
    </div>
  );
}
