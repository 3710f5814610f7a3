import { Checkbox, Field, Textarea } from '@zendeskgarden/react-forms';
import { useState } from 'react';
import { MARKS } from '../../study/scorecard.ts';
import { ActionButton } from '../parts/action-button.tsx';
import { usePlace } from '../parts/panel.ts';
import { SourceChip } from '../parts/source-chip.tsx';
import { useOnce } from '../parts/use-once.ts';
import { WordsField } from '../parts/words-field.tsx';
import { Part } from './case-panel.tsx';
import { criterionName } from './review-make.ts';
import type { OpenReview, ReviewActions } from './review-view.ts';

interface OpenProps {
  readonly view: OpenReview;
  readonly actions: ReviewActions;
}

interface PanelProps extends OpenProps {
  close(): void;
}

/** A suggestion beside what was sent or done, the difference, the evidence, and the scorecard under it. */
export function OpenReviewPanel({ view, actions, close }: PanelProps) {
  const { phrase } = usePlace();
  return (
    <article className="swr-case" data-open={view.id} data-state={view.state} aria-label={view.title}>
      <Head view={view} actions={actions} close={close} />
      {view.state === 'gone' && <p className="sw-subtle">{phrase('review.open.gone')}</p>}
      {view.customer !== '' && (
        <Part title={phrase('review.case.customer')}>
          <p className="swr-quote">{view.customer}</p>
        </Part>
      )}
      {view.step && (
        <Part title={phrase('ui.evidence.step', { policy: view.step.policy, number: view.step.number })}>
          <p className="swr-quote">{view.step.text}</p>
        </Part>
      )}
      <Body view={view} />
      {view.evidence.length > 0 && (
        <Part title={phrase('review.open.evidence')}>
          <p className="sw-row">
            {view.evidence.map((source) => (
              <SourceChip
                key={`${source.kind}${source.where}${source.quote}`}
                source={source}
                of={source.where}
              />
            ))}
          </p>
        </Part>
      )}
      {view.state === 'ready' && <Card view={view} actions={actions} />}
      {view.state === 'ready' && <Note view={view} actions={actions} />}
    </article>
  );
}

function Head({ view, actions, close }: PanelProps) {
  const { phrase, text, now } = usePlace();
  const facts = [
    view.agent,
    text.time(view.at, now),
    view.outcome,
    view.policy,
    view.looked === '' ? '' : phrase('review.open.looked', { time: view.looked }),
  ];
  return (
    <header className="swr-part">
      <div className="swr-row-head">
        <h2 className="sw-title">{view.title}</h2>
        <button type="button" className="sw-link" data-name="close" onClick={close}>
          {phrase('ui.close')}
        </button>
      </div>
      <p className="sw-row sw-small">
        <span>{facts.filter(Boolean).join(' · ')}</span>
        <button
          type="button"
          className="sw-link"
          data-name="open-ticket"
          onClick={() => actions.openTicket(view.ticket)}
        >
          {phrase('review.case.open', { id: view.ticket })}
        </button>
      </p>
      {view.quick && <p className="sw-small sw-warning">{phrase('review.open.quick')}</p>}
      {view.state === 'reading' && view.trouble === '' && (
        <p className="sw-small">{phrase('review.reading')}</p>
      )}
      {view.trouble !== '' && (
        <p className="sw-danger" role="alert">
          {view.trouble}
        </p>
      )}
    </header>
  );
}

function Body({ view }: { view: OpenReview }) {
  const { phrase } = usePlace();
  const { body } = view;
  if (!body) return null;
  if (body.type === 'call')
    return (
      <table className="swr-table swr-values" data-name="values">
        <thead>
          <tr>
            <td />
            <th scope="col">{phrase('review.open.suggested')}</th>
            <th scope="col">{phrase('review.open.done')}</th>
          </tr>
        </thead>
        <tbody>
          {body.values.map((value) => (
            <tr key={value.name} data-warn={value.changed || undefined}>
              <th scope="row">{value.label}</th>
              <td>{value.suggested}</td>
              <td>{value.taken}</td>
            </tr>
          ))}
        </tbody>
      </table>
    );
  return (
    <>
      <div className="swr-sides">
        <Part title={phrase('review.open.suggested')}>
          <p className="swr-quote" data-name="suggested">
            {body.suggested}
          </p>
        </Part>
        <Part title={phrase('review.open.sent')}>
          <p className="swr-quote" data-name="sent">
            {body.taken === '' ? phrase('review.open.nothing') : body.taken}
          </p>
        </Part>
      </div>
      {body.taken !== '' && body.taken !== body.suggested && (
        <Part title={phrase('review.open.difference')}>
          <p className="swr-quote sw-difference" data-name="difference">
            {body.difference.map((change, i) => {
              // Changes have no names of their own and keep their order.
              const key = `${i}${change.kind}`;
              if (change.kind === 'added') return <ins key={key}>{change.text}</ins>;
              if (change.kind === 'removed') return <del key={key}>{change.text}</del>;
              return <span key={key}>{change.text}</span>;
            })}
          </p>
        </Part>
      )}
    </>
  );
}

function Card({ view, actions }: OpenProps) {
  const { phrase, text } = usePlace();
  const [tellAgent, setTellAgent] = useState(false);
  const [busy, once] = useOnce(String(view.mine.isSaved));
  const nameOf = (criterion: string): string => criterionName(criterion, text);
  return (
    <Part title={phrase('review.card.title')}>
      {view.criteria.map((criterion) => (
        <div key={criterion} className="swr-criterion" data-criterion={criterion}>
          <span>{nameOf(criterion)}</span>
          <fieldset className="swr-marks" aria-label={nameOf(criterion)}>
            {MARKS.map((mark) => (
              <button
                key={mark}
                type="button"
                className="swr-mark"
                aria-pressed={view.mine.marks[criterion] === mark}
                onClick={() => actions.mark(criterion, mark)}
              >
                {phrase(`review.mark.${mark}`)}
              </button>
            ))}
          </fieldset>
          <span className="sw-small">
            {view.others
              .filter(({ marks }) => marks[criterion] !== undefined)
              .map(({ by, marks }) => `${by}: ${phrase(`review.mark.${marks[criterion] ?? 'na'}`)}`)
              .join(', ')}
          </span>
        </div>
      ))}
      {view.keptBack > 0 && (
        <p className="sw-small" data-name="kept-back">
          {phrase('review.card.kept-back', { count: view.keptBack })}
        </p>
      )}
      {view.others
        .filter(({ comment }) => comment !== '')
        .map(({ by, comment }) => (
          <p key={`${by}${comment}`} className="swr-said">
            <span className="sw-small">{by}</span> {comment}
          </p>
        ))}
      <Field>
        <Field.Label isRegular className="sw-small">
          {phrase('review.card.comment')}
        </Field.Label>
        <Textarea
          isCompact
          minRows={2}
          maxRows={8}
          value={view.mine.comment}
          onChange={(event) => actions.comment(event.currentTarget.value)}
        />
      </Field>
      <Field>
        <Checkbox checked={tellAgent} onChange={(event) => setTellAgent(event.currentTarget.checked)}>
          <Field.Label isRegular>{phrase('review.card.tell')}</Field.Label>
        </Checkbox>
      </Field>
      <div className="sw-row">
        <ActionButton
          name="save-score"
          primary
          blocked={busy}
          onPress={() => once(() => actions.saveScore(tellAgent))}
        >
          {phrase('review.card.save')}
        </ActionButton>
        {view.mine.isSaved && (
          <span className="sw-small" role="status">
            {phrase('review.card.saved')}
          </span>
        )}
      </div>
    </Part>
  );
}

function Note({ view, actions }: OpenProps) {
  const { phrase } = usePlace();
  const [words, setWords] = useState('');
  const [busy, once] = useOnce(String(view.noted));
  return (
    <Part title={phrase('review.notes.title')}>
      <WordsField label={phrase('review.notes.words')} value={words} change={setWords} />
      <div className="sw-row">
        <ActionButton
          name="save-note"
          blocked={busy || words.trim() === ''}
          onPress={() =>
            once(async () => {
              await actions.note(words);
              setWords('');
            })
          }
        >
          {phrase('review.notes.save')}
        </ActionButton>
        <ActionButton name="save-rehearsal" quiet onPress={actions.saveRehearsal}>
          {phrase('review.notes.rehearsal')}
        </ActionButton>
        {view.noted && (
          <span className="sw-small" role="status">
            {phrase('review.notes.saved')}
          </span>
        )}
      </div>
    </Part>
  );
}
