import { usePlace } from '../../parts/panel.ts';
import { mismatchWords } from './mismatch-words.ts';
import type { TestView, TrySession } from './try-session.ts';

/** Where a kept test goes another way than when it was kept, as a difference: what was expected goes, what was found comes. */
export function FailedTest({ tried, titleOf }: Pick<TestView, 'tried'> & Pick<TrySession, 'titleOf'>) {
  const { phrase } = usePlace();
  if (tried?.status === 'bad') return <p className="sw-danger sw-small">{tried.reason}</p>;
  return (
    <>
      {(tried?.turns ?? []).flatMap(({ mismatches }, i) =>
        mismatches.map((mismatch) => {
          const { what } = mismatch;
          const { expected, found } = mismatchWords(mismatch, { phrase, titleOf });
          return (
            <div key={`${i + 1} ${what} ${expected}`} className="sws-mismatch sw-small">
              <span>
                {phrase('studio.try.turn', { turn: i + 1, what: phrase(`studio.try.what.${what}`) })}
              </span>
              <del>{expected}</del>
              <ins>{found}</ins>
            </div>
          );
        }),
      )}
    </>
  );
}

/** The kept tests that fail now, each with where; nothing where all pass. */
export function FailedTests({
  tests,
  titleOf,
}: { tests: readonly TestView[] | null } & Pick<TrySession, 'titleOf'>) {
  const failed = (tests ?? []).filter(({ tried }) => tried && !(tried.status === 'played' && tried.passed));
  if (failed.length === 0) return null;
  return (
    <ul className="sws-tests sws-failed" data-name="failed-tests">
      {failed.map(({ test, tried }) => (
        <li key={test.key} data-test={test.name}>
          <strong>{test.name}</strong>
          <FailedTest tried={tried} titleOf={titleOf} />
        </li>
      ))}
    </ul>
  );
}
