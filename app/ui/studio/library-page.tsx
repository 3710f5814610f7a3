import { Field, Input } from '@zendeskgarden/react-forms';
import { useRef, useState } from 'react';
import { ActionButton } from '../parts/action-button.tsx';
import { usePlace } from '../parts/panel.ts';
import { useSignal } from '../parts/use-signal.ts';
import { exportPolicies } from './export-policies.ts';
import { type LibraryRow, libraryRows } from './library-make.ts';
import { NewPolicy } from './new-policy.tsx';
import { takeFile } from './procedure/take-over.ts';
import type { StudioSession } from './session.ts';

/** Every policy that ships and every policy of the team: found, opened, begun, taken in and given out. */
export function LibraryPage({ session }: { session: StudioSession }) {
  const { phrase } = usePlace();
  const shelf = useSignal(session.shelf.view);
  const view = useSignal(session.view);
  const [query, setQuery] = useState('');
  const [isNew, setNew] = useState(false);
  // Texts that only this browser has are read anew with every drawing.
  const [, redraw] = useState(0);
  const mayDraft = view.rights?.has('draft') ?? false;
  const rows = shelf.state === 'ready' ? libraryRows(session, query) : [];
  return (
    <div className="swr-page sws-library" data-state={shelf.state}>
      <div className="sws-bar">
        <Field>
          <Field.Label hidden>{phrase('studio.library.search')}</Field.Label>
          <Input
            isCompact
            type="search"
            placeholder={phrase('studio.library.search')}
            value={query}
            onChange={(event) => setQuery(event.currentTarget.value)}
          />
        </Field>
        <span className="sws-space" />
        {mayDraft && (
          <ActionButton name="new-policy" primary expanded={isNew} onPress={() => setNew(!isNew)}>
            {phrase('studio.library.new')}
          </ActionButton>
        )}
        {mayDraft && <Import session={session} taken={() => redraw((count) => count + 1)} />}
        <ActionButton name="export-all" quiet onPress={() => void exportPolicies(session, shelf.policies)}>
          {phrase('studio.library.export')}
        </ActionButton>
      </div>
      {isNew && <NewPolicy session={session} close={() => setNew(false)} />}
      {shelf.ignored.length > 0 && (
        <p className="sws-warn" role="status">
          {phrase('studio.library.ignored', { count: shelf.ignored.length })}
        </p>
      )}
      {shelf.strange > 0 && (
        <p className="sws-warn" role="status">
          {phrase('studio.library.strange', { count: shelf.strange })}
        </p>
      )}
      {shelf.state === 'reading' && <Bones />}
      {shelf.state === 'ready' && rows.length > 0 && <Rows rows={rows} session={session} />}
      {shelf.state === 'ready' && rows.length === 0 && shelf.trouble === '' && (
        <p className="sws-none">{phrase('studio.library.none')}</p>
      )}
    </div>
  );
}

const COLUMNS = ['title', 'state', 'owner', 'changed', 'use', 'accepted', 'notes', 'problems'] as const;

function Rows({ rows, session }: { rows: readonly LibraryRow[]; session: StudioSession }) {
  const { phrase } = usePlace();
  return (
    <div className="swr-scroll">
      <table className="swr-table sws-table">
        <thead>
          <tr>
            {COLUMNS.map((name) => (
              <th key={name} scope="col">
                {phrase(`studio.column.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.id} row={row} open={() => session.open(row.id)} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

const TONES = { published: 'good', off: 'bad', draft: undefined, unsaved: 'unsure' } as const;

function Row({ row, open }: { row: LibraryRow; open(): void }) {
  const { phrase, text, now } = usePlace();
  return (
    <tr data-policy={row.id} data-state={row.state}>
      <th scope="row">
        <button type="button" className="sw-link sws-name" onClick={open}>
          {row.title}
        </button>
      </th>
      <td className="sws-states">
        <span className="swr-badge" data-tone={TONES[row.state]}>
          {phrase(`studio.state.${row.state}`)}
        </span>
        {row.waits !== '' && (
          <span className="swr-badge" data-tone="unsure">
            {phrase(`studio.waits.${row.waits}`)}
          </span>
        )}
        {row.version !== '' && <span className="sw-small">{row.version}</span>}
      </td>
      <td className="sws-owner">{row.owner}</td>
      <Cell name="changed" words={row.changedAt === '' ? '' : text.time(row.changedAt, now)} />
      <Cell name="use" words={row.use} />
      <Cell name="accepted" words={row.accepted} />
      <Cell name="notes" words={row.notes === 0 ? '' : text.number(row.notes)} />
      {row.errors + row.warnings === 0 ? (
        <Cell name="problems" words="" />
      ) : (
        <td data-of={phrase('studio.column.problems')}>
          <span>
            {row.errors > 0 && (
              <span className="sw-danger">{phrase('studio.errors', { count: row.errors })}</span>
            )}
            {row.errors > 0 && row.warnings > 0 && ', '}
            {row.warnings > 0 && phrase('studio.warnings', { count: row.warnings })}
          </span>
        </td>
      )}
    </tr>
  );
}

/** A value with the name of its column, which a narrow page shows beside it; a dash where there is none. */
function Cell({ name, words }: { name: (typeof COLUMNS)[number]; words: string }) {
  const { phrase } = usePlace();
  return (
    <td data-of={phrase(`studio.column.${name}`)} data-empty={words === '' || undefined}>
      {words || '–'}
    </td>
  );
}

/** Keeps the place of the list until it is read. */
function Bones() {
  const { phrase } = usePlace();
  return (
    <div className="sws-bones">
      <p className="sw-hidden" role="status">
        {phrase('review.reading')}
      </p>
      {BONES.map((width) => (
        <span key={width} className="sw-bone" style={{ width }} />
      ))}
    </div>
  );
}

const BONES = ['52%', '61%', '44%', '57%', '48%', '64%', '41%'];

/** Files as git and the command line have them; each becomes an unsaved text. */
function Import({ session, taken }: { session: StudioSession; taken(): void }) {
  const { phrase } = usePlace();
  const field = useRef<HTMLInputElement>(null);
  const [said, setSaid] = useState<Said>({ taken: '', refused: [] });
  const take = async (files: readonly File[]) => {
    const read = await Promise.all(files.map(takeFile));
    const { ids, held } = session.take(read.filter((each) => each.status === 'text'));
    const because = (why: string, file: string): string => phrase(`studio.library.refused.${why}`, { file });
    setSaid({
      taken: ids.length > 0 ? phrase('studio.library.imported', { count: ids.length }) : '',
      refused: [
        ...read.flatMap((each) => (each.status === 'refused' ? because(each.because, each.file) : [])),
        ...held.map((name) => because('held', name)),
      ],
    });
    const [only] = ids;
    if (only !== undefined && files.length === 1) session.open(only);
    else taken();
  };
  return (
    <>
      <ActionButton name="import" quiet onPress={() => field.current?.click()}>
        {phrase('studio.library.import')}
      </ActionButton>
      <input
        ref={field}
        type="file"
        multiple
        hidden
        accept=".md,.markdown,.txt"
        aria-label={phrase('studio.library.import')}
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])];
          event.currentTarget.value = '';
          void take(files);
        }}
      />
      {said.taken !== '' && (
        <span className="sw-small" role="status">
          {said.taken}
        </span>
      )}
      {said.refused.length > 0 && (
        <ul className="sws-refused sw-danger" role="alert">
          {said.refused.map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
      )}
    </>
  );
}

/** What is told of an import. */
interface Said {
  readonly taken: string;
  readonly refused: readonly string[];
}
