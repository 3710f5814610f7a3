import { useState } from 'react';
import { optionKey } from '../parts/field-value.ts';
import { Icon } from '../parts/icons.tsx';
import { usePanel } from '../parts/panel.ts';
import { RetryLink } from '../parts/retry-link.tsx';
import { SourceChip } from '../parts/source-chip.tsx';
import type { LookupView } from './view-model.ts';

/** What was read, a line each; a line opens to what it said, its source and its age. */
export function Lookups({ lookups }: { lookups: readonly LookupView[] }) {
  const { phrase } = usePanel();
  if (lookups.length === 0) return null;
  return (
    <ul className="sw-lookups" data-block="lookups" aria-label={phrase('ui.lookups.title')}>
      {lookups.map((lookup) => (
        <li key={lookup.id} className="sw-lookup" data-state={lookup.state} data-lookup={lookup.id}>
          <Lookup lookup={lookup} />
        </li>
      ))}
    </ul>
  );
}

function Lookup({ lookup }: { lookup: LookupView }) {
  const { phrase } = usePanel();
  switch (lookup.state) {
    case 'loading':
      return <Line lookup={lookup} words={phrase('ui.lookups.reading')} />;
    case 'none':
      return <Line lookup={lookup} words={lookup.because} />;
    case 'found':
      return <Found lookup={lookup} />;
    case 'failed':
      return (
        <>
          <Line lookup={lookup} words={lookup.because} warn />
          <p className="sw-small">{lookup.mend}</p>
          {lookup.mayRetry && <RetryLink id={lookup.id} />}
        </>
      );
    case 'several':
      return (
        <>
          <Line lookup={lookup} words={phrase('ui.lookups.several', { count: lookup.options.length })} />
          <Several question={lookup.question} options={lookup.options} />
        </>
      );
  }
}

function Line({ lookup, words, warn = false }: { lookup: LookupView; words: string; warn?: boolean }) {
  return (
    <p className="sw-lookup-line">
      <span className="sw-lookup-title">{lookup.title}</span>
      <span className={warn ? 'sw-lookup-words sw-warning' : 'sw-lookup-words'}>{words}</span>
    </p>
  );
}

type FoundLookup = Extract<LookupView, { state: 'found' }>;

function Found({ lookup }: { lookup: FoundLookup }) {
  const [isOpen, setOpen] = useState(false);
  const warns = lookup.lines.some((line) => line.warn);
  return (
    <>
      <button
        type="button"
        className="sw-lookup-line"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        <span className="sw-lookup-title">{lookup.title}</span>
        <span className="sw-lookup-words">
          {warns && <Icon name="warning" tone="sw-warning" />} {lookup.summary}
        </span>
        <Icon name="chevron" tone={isOpen ? 'sw-turned' : ''} />
      </button>
      {lookup.note !== '' && (
        <p className="sw-small sw-warning">
          {lookup.note} <RetryLink id={lookup.id} />
        </p>
      )}
      {isOpen && <FoundLines lookup={lookup} />}
    </>
  );
}

function FoundLines({ lookup }: { lookup: FoundLookup }) {
  const { phrase, text, now } = usePanel();
  return (
    <div className="sw-lookup-more">
      <dl className="sw-lines">
        {lookup.lines.map((line) => (
          <div key={line.label} className={line.warn ? 'sw-warning' : undefined}>
            <dt>{line.label}</dt>
            <dd>{line.value}</dd>
          </div>
        ))}
      </dl>
      <p className="sw-small">
        <SourceChip source={lookup.source} of={lookup.title} />{' '}
        {lookup.source.at && phrase('ui.lookups.read_at', { time: text.time(lookup.source.at, now) })}
      </p>
    </div>
  );
}

function Several({
  question,
  options,
}: Pick<Extract<LookupView, { state: 'several' }>, 'question' | 'options'>) {
  const { actions } = usePanel();
  return (
    <div className="sw-options">
      {options.map((option) => (
        <button
          key={optionKey(option.value)}
          type="button"
          className="sw-option"
          onClick={() => actions.answer(question, option.value)}
        >
          <span>{option.label}</span>
          {option.hint !== '' && <span className="sw-small">{option.hint}</span>}
        </button>
      ))}
    </div>
  );
}
