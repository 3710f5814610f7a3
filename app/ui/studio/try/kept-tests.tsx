import { ActionButton } from '../../parts/action-button.tsx';
import { usePlace } from '../../parts/panel.ts';
import { FailedTest } from './failed-test.tsx';
import { countTests, type TrySession, type TryView } from './try-session.ts';

/** Conversations that are played on each save, and where they go another way than when they were kept. */
export function KeptTests({ session, view }: { session: TrySession; view: TryView }) {
  const { phrase } = usePlace();
  if (view.tests === null)
    return view.trouble === '' ? <p className="sw-subtle">{phrase('review.reading')}</p> : null;
  if (view.tests.length === 0) return <p className="sw-subtle">{phrase('studio.try.no-tests')}</p>;
  const { passed, played } = countTests(view.tests);
  return (
    <>
      <div className="sw-row">
        <span role="status">{phrase('studio.try.passed', { passed, count: played })}</span>
        <ActionButton name="play-tests" blocked={view.busy} onPress={() => void session.playAll()}>
          {phrase('studio.try.play')}
        </ActionButton>
      </div>
      <ul className="sws-tests">
        {view.tests.map(({ test, tried }) => (
          <li
            key={test.key}
            data-test={test.name}
            data-passed={tried?.status === 'played' ? tried.passed : undefined}
          >
            <div className="sw-row">
              <strong>{test.name}</strong>
              {tried?.status === 'played' && (
                <span className="swr-badge" data-tone={tried.passed ? 'good' : 'bad'}>
                  {phrase(tried.passed ? 'studio.try.passes' : 'studio.try.fails')}
                </span>
              )}
              {session.mayKeep() && (
                <ActionButton quiet blocked={view.busy} onPress={() => void session.remove(test)}>
                  {phrase('studio.try.remove')}
                </ActionButton>
              )}
            </div>
            <FailedTest tried={tried} titleOf={session.titleOf} />
          </li>
        ))}
      </ul>
    </>
  );
}
