import { Input } from '@zendeskgarden/react-forms';
import { useEffect, useRef, useState } from 'react';
import { Field } from '../parts/field.tsx';
import { usePanel } from '../parts/panel.ts';
import type { SearchView } from './view-model.ts';

/** The search starts when the typing pauses for this long. */
const PAUSE_MS = 150;

interface PolicySearchProps {
  readonly search: SearchView;
  /** Null where none may be chosen; a click then opens its text. */
  readonly choose: ((id: string) => void) | null;
}

/** A search over all policies. */
export function PolicySearch({ search, choose }: PolicySearchProps) {
  const { phrase, actions } = usePanel();
  const [query, setQuery] = useState(search.query);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const type = (typed: string) => {
    setQuery(typed);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => actions.search(typed.trim()), PAUSE_MS);
  };
  return (
    <search className="sw-search">
      <Field>
        <Field.Label isRegular className="sw-small">
          {phrase('ui.search.label')}
        </Field.Label>
        <Input
          isCompact
          type="search"
          data-name="search"
          value={query}
          onChange={(event) => type(event.currentTarget.value)}
        />
      </Field>
      <Results search={search} choose={choose} />
    </search>
  );
}

function Results({ search, choose }: PolicySearchProps) {
  const { phrase, actions } = usePanel();
  if (search.state === 'idle') return null;
  if (search.state === 'searching') return <p className="sw-small">{phrase('ui.search.searching')}</p>;
  if (search.results.length === 0)
    return <p className="sw-small">{phrase('ui.search.none', { query: search.query })}</p>;
  return (
    <ul
      className="sw-plain sw-results"
      aria-label={phrase('ui.search.results', { count: search.results.length })}
    >
      {search.results.map((result) => (
        <li key={result.id}>
          <button
            type="button"
            className="sw-result"
            data-policy={result.id}
            onClick={() => (choose ?? actions.readPolicy)(result.id)}
          >
            <span>{result.title}</span>
            <span className="sw-small sw-clamp">{result.snippet}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
