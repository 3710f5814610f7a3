import Warning from '@zendeskgarden/svg-icons/src/12/alert-warning-stroke.svg';
import Check from '@zendeskgarden/svg-icons/src/12/check-lg-stroke.svg';
import Chevron from '@zendeskgarden/svg-icons/src/12/chevron-down-stroke.svg';
import Clock from '@zendeskgarden/svg-icons/src/12/clock-stroke.svg';
import Pencil from '@zendeskgarden/svg-icons/src/12/pencil-stroke.svg';
import Reload from '@zendeskgarden/svg-icons/src/12/reload-stroke.svg';
import Cross from '@zendeskgarden/svg-icons/src/12/x-stroke.svg';

const ICONS = {
  warning: Warning,
  check: Check,
  chevron: Chevron,
  clock: Clock,
  cross: Cross,
  pencil: Pencil,
  reload: Reload,
} as const;

/** Names of the small signs that the panel uses. */
export type IconName = keyof typeof ICONS;

/** A small sign that repeats what the words beside it say. */
export function Icon({ name, tone = '' }: { name: IconName; tone?: string }) {
  const Sign = ICONS[name];
  return <Sign aria-hidden="true" className={`sw-icon ${tone}`} />;
}
