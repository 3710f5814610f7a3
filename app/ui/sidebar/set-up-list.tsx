import { Icon } from '../parts/icons.tsx';
import { usePanel } from '../parts/panel.ts';
import type { SetUpCheck } from '../set-up.ts';

/** What is there and what is missing, with who can put it right. */
export function SetUpList({ checks }: { checks: readonly SetUpCheck[] }) {
  const { phrase } = usePanel();
  return (
    <ul className="sw-plain">
      {checks.map((check) => (
        <li key={check.what} className="sw-missing" data-fine={check.fine}>
          <p>
            <Icon name={check.fine ? 'check' : 'warning'} /> <strong>{check.what}</strong>:{' '}
            {check.because === '' ? phrase('ui.set_up.fine') : check.because}
          </p>
          {check.how !== '' && <p className="sw-small">{check.how}</p>}
        </li>
      ))}
    </ul>
  );
}
