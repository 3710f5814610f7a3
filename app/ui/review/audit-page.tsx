import { Field, Input } from '@zendeskgarden/react-forms';
import { memo, useState } from 'react';
import { AUDITED, type AuditedType } from '../../study/audit.ts';
import { ActionButton } from '../parts/action-button.tsx';
import { usePlace } from '../parts/panel.ts';
import { useOnce } from '../parts/use-once.ts';
import { useSignal } from '../parts/use-signal.ts';
import type { AuditSession } from './audit-session.ts';
import type { AuditActions, AuditRow, AuditView, RetentionView } from './audit-view.ts';
import { Choice, Day } from './choice.tsx';
import { CustomerForm } from './customer-form.tsx';
import { Trouble } from './list-frame.tsx';

/** Everything that was decided and done, by whom and when, on what grounds. */
export function AuditPage({ session }: { session: AuditSession }) {
  const { phrase } = usePlace();
  const view = useSignal(session.view);
  const { actions } = session;
  return (
    <div className="swr-page swr-part" data-state={view.state}>
      <Tools type={view.type} ticket={view.ticket} exported={view.exported} actions={actions} />
      <CustomerForm erasing={session.customer} />
      {view.chain && (
        <p
          className="swr-banner"
          data-tone={view.chain.isWhole ? 'good' : 'bad'}
          data-name="chain"
          role="status"
        >
          {view.chain.words}
        </p>
      )}
      {view.erased !== '' && (
        <p className="swr-banner" role="status">
          {view.erased}
        </p>
      )}
      <Retention {...view.retention} />
      <Trouble className="sw-danger" words={view.trouble} retry={actions.retry} />
      {view.isCut && (
        <p>
          <button type="button" className="sw-link" data-name="newest" onClick={actions.retry}>
            {phrase('review.newest')}
          </button>
        </p>
      )}
      <Lines rows={view.rows} now={view.now} openTicket={actions.openTicket} />
      {view.more === 'more' && (
        <p>
          <button type="button" className="sw-link" data-name="more" onClick={actions.more}>
            {phrase('review.audit.more')}
          </button>
        </p>
      )}
      {view.more === 'reading' && <p className="sw-small">{phrase('review.reading')}</p>}
    </div>
  );
}

/** What the setting for old records did while the page was open. */
function Retention({ words, trouble }: RetentionView) {
  if (words === '' && trouble === '') return null;
  return (
    <p
      className="swr-banner"
      data-name="retention"
      data-tone={trouble === '' ? undefined : 'bad'}
      role={trouble === '' ? 'status' : 'alert'}
    >
      {[words, trouble].filter(Boolean).join(' ')}
    </p>
  );
}

interface ToolsProps extends Pick<AuditView, 'type' | 'ticket' | 'exported'> {
  readonly actions: AuditActions;
}

/** Drawn again only when it says something else: the lines change with every page. */
const Tools = memo(function Tools({ type, ticket: shown, exported, actions }: ToolsProps) {
  const { phrase } = usePlace();
  const [ticket, setTicket] = useState(shown);
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  return (
    <div className="swr-filters">
      <Choice
        label={phrase('review.audit.show')}
        value={type}
        options={AUDITED.map((type) => ({ value: type, label: phrase(`review.record.${type}`) }))}
        choose={(wanted) => actions.show(wanted as AuditedType)}
      />
      <Field className="swr-choice">
        <Field.Label isRegular className="sw-small">
          {phrase('review.audit.ticket')}
        </Field.Label>
        <Input
          isCompact
          value={ticket}
          onChange={(event) => setTicket(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') actions.find(ticket);
          }}
        />
      </Field>
      <ActionButton name="find-ticket" onPress={() => actions.find(ticket)}>
        {phrase('review.audit.find')}
      </ActionButton>
      {shown !== '' && <Erase key={shown} ticket={shown} erase={actions.erase} />}
      <Day label={phrase('review.filter.from')} value={from} choose={setFrom} />
      <Day label={phrase('review.filter.to')} value={to} choose={setTo} />
      {exported === null ? (
        <ActionButton name="save-audit" quiet onPress={() => actions.save(from, to)}>
          {phrase('review.audit.save')}
        </ActionButton>
      ) : (
        <span className="sw-row sw-small" role="status">
          {phrase('review.audit.saving', { count: exported })}
          <ActionButton quiet onPress={actions.stopSaving}>
            {phrase('ui.cancel')}
          </ActionButton>
        </span>
      )}
    </div>
  );
});

/** What cannot be taken back is asked twice. */
function Erase({ ticket, erase }: { ticket: string; erase(): Promise<void> }) {
  const { phrase } = usePlace();
  const [asked, setAsked] = useState(false);
  const [busy, once] = useOnce(ticket);
  if (!asked)
    return (
      <ActionButton name="erase" quiet onPress={() => setAsked(true)}>
        {phrase('review.audit.erase')}
      </ActionButton>
    );
  return (
    <fieldset className="sw-form" aria-label={phrase('review.audit.erase')}>
      <p className="sw-small">{phrase('review.audit.erase-what', { ticket })}</p>
      <div className="sw-row">
        <ActionButton name="erase-now" danger blocked={busy} onPress={() => once(erase)}>
          {phrase('review.audit.erase-now')}
        </ActionButton>
        <ActionButton quiet onPress={() => setAsked(false)}>
          {phrase('ui.cancel')}
        </ActionButton>
      </div>
    </fieldset>
  );
}

const COLUMNS = ['at', 'by', 'ticket', 'what', 'policy', 'version', 'detail'] as const;

interface LinesProps extends Pick<AuditView, 'rows' | 'now'> {
  openTicket(ticket: string): void;
}

const Lines = memo(function Lines({ rows, now, openTicket }: LinesProps) {
  const { phrase } = usePlace();
  return (
    <div className="swr-scroll">
      <table className="swr-table swr-audit">
        <thead>
          <tr>
            {COLUMNS.map((name) => (
              <th key={name} scope="col">
                {phrase(`review.audit.column.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Line key={row.id} row={row} now={now} openTicket={openTicket} />
          ))}
        </tbody>
      </table>
    </div>
  );
});

interface LineProps {
  readonly row: AuditRow;
  readonly now: string;
  openTicket(ticket: string): void;
}

/** Drawn again only when it says something else: there are up to a thousand. */
const Line = memo(function Line({ row, now, openTicket }: LineProps) {
  const { phrase, text } = usePlace();
  return (
    <tr data-line={row.id} data-warn={row.altered || undefined}>
      <td>{text.time(row.at, now)}</td>
      <td>{row.by}</td>
      <td>
        {row.ticket !== '' && (
          <button type="button" className="sw-link" onClick={() => openTicket(row.ticket)}>
            {row.ticket}
          </button>
        )}
      </td>
      <td>
        {row.what}
        {row.altered && <span className="sw-danger"> {phrase('review.row.altered')}</span>}
      </td>
      <td>{row.policy}</td>
      <td>{row.version}</td>
      <td className="swr-detail">
        {row.detail}
        {row.evidence.map((quote) => (
          <q key={quote}>{quote}</q>
        ))}
      </td>
    </tr>
  );
});
