import { useEffect, useState } from 'react';
import { ActionButton } from '../parts/action-button.tsx';
import { usePanel } from '../parts/panel.ts';
import type { SetUpCheck } from '../set-up.ts';
import { SetUpList } from './set-up-list.tsx';

/** Asks every service whether it is connected; for those who can put it right. */
export function SetUpPanel() {
  const { phrase, actions } = usePanel();
  const [checks, setChecks] = useState<readonly SetUpCheck[] | null>(null);
  const check = () => {
    setChecks(null);
    void actions.checkSetUp().then(setChecks);
  };
  useEffect(check, []);
  return (
    <section className="sw-part sw-set-up" aria-label={phrase('ui.set_up.title')} aria-live="polite">
      {checks ? <SetUpList checks={checks} /> : <p className="sw-small">{phrase('ui.set_up.checking')}</p>}
      <div className="sw-row">
        <ActionButton name="set-up-again" blocked={checks === null} onPress={check}>
          {phrase('ui.not_set_up.again')}
        </ActionButton>
      </div>
    </section>
  );
}
