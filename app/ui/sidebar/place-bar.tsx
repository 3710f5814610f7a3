import { Icon } from '../parts/icons.tsx';
import { usePanel } from '../parts/panel.ts';
import type { OpenPart } from './open-part.ts';

/** More steps than this are drawn as one bar, since single ones could not be told apart. */
const SEGMENTS_MAX = 14;

/** `step 5 of 9`, drawn and said; opens the steps. */
export function PlaceBar({ place, part }: { place: { current: number; total: number }; part: OpenPart }) {
  const { phrase } = usePanel();
  const isOpen = part.open === 'steps';
  return (
    <button
      type="button"
      className="sw-place"
      data-name="steps"
      aria-expanded={isOpen}
      onClick={() => part.toggle('steps')}
    >
      <span className="sw-bar" aria-hidden="true">
        {segmentsOf(place).map((segment) => (
          <span
            key={segment.key}
            className={segment.filled ? 'sw-segment sw-filled' : 'sw-segment'}
            style={{ flexGrow: segment.share }}
          />
        ))}
      </span>
      <span className="sw-place-words">
        {phrase('ui.steps.place', { current: place.current, total: place.total })}
      </span>
      <Icon name="chevron" tone={isOpen ? 'sw-turned' : ''} />
    </button>
  );
}

function segmentsOf({ current, total }: { current: number; total: number }) {
  if (total > SEGMENTS_MAX)
    return [
      { key: 0, filled: true, share: current },
      { key: 1, filled: false, share: total - current },
    ];
  return Array.from({ length: total }, (_, index) => ({ key: index, filled: index < current, share: 1 }));
}
