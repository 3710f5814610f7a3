import { Field, Input } from '@zendeskgarden/react-forms';
import { useState } from 'react';
import { ActionButton } from '../parts/action-button.tsx';
import { usePlace } from '../parts/panel.ts';
import { useOnce } from '../parts/use-once.ts';
import { useSignal } from '../parts/use-signal.ts';
import type { CustomerActions, CustomerView } from './audit-view.ts';
import type { CustomerErasing } from './customer-erasing.ts';

/** Takes out what is kept about one customer, where they ask for it. */
export function CustomerForm({ erasing }: { erasing: CustomerErasing }) {
  const { phrase } = usePlace();
  const view = useSignal(erasing.view);
  return (
    <details className="sw-details" data-name="customer" data-state={view.state}>
      <summary>{phrase('review.customer.title')}</summary>
      <Inside view={view} actions={erasing.actions} />
    </details>
  );
}

function Inside({ view, actions }: { view: CustomerView; actions: CustomerActions }) {
  const { phrase } = usePlace();
  switch (view.state) {
    case 'asked':
      return <Ask trouble={view.trouble} find={actions.find} />;
    case 'finding':
      return (
        <p className="sw-small" role="status">
          {phrase('review.reading')}
        </p>
      );
    case 'found':
      return <Confirm words={view.words} actions={actions} />;
    case 'erasing':
      return (
        <div className="sw-row">
          <span role="status">{view.words}</span>
          <ActionButton quiet onPress={actions.stop}>
            {phrase('review.customer.stop')}
          </ActionButton>
        </div>
      );
    case 'done':
      return (
        <div className="sw-form" role="status">
          <p>{view.erased}</p>
          {view.left.map((words) => (
            <p key={words} className="sw-small">
              {words}
            </p>
          ))}
          <ActionButton quiet onPress={actions.close}>
            {phrase('ui.close')}
          </ActionButton>
        </div>
      );
  }
}

function Ask({ trouble, find }: { trouble: string; find(email: string): Promise<void> }) {
  const { phrase } = usePlace();
  const [email, setEmail] = useState('');
  return (
    <div className="sw-form">
      <Field>
        <Field.Label isRegular className="sw-small">
          {phrase('review.customer.email')}
        </Field.Label>
        <Input
          isCompact
          type="email"
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
      </Field>
      <div className="sw-row">
        <ActionButton name="find-customer" blocked={!email.includes('@')} onPress={() => void find(email)}>
          {phrase('review.customer.find')}
        </ActionButton>
      </div>
      {trouble !== '' && (
        <p className="sw-danger" role="alert">
          {trouble}
        </p>
      )}
    </div>
  );
}

/** What cannot be taken back is asked twice. */
function Confirm({ words, actions }: { words: string; actions: CustomerActions }) {
  const { phrase } = usePlace();
  const [busy, once] = useOnce(words);
  return (
    <div className="sw-form">
      <p>{words}</p>
      <p className="sw-small">{phrase('review.customer.kept')}</p>
      <div className="sw-row">
        <ActionButton name="erase-customer" danger blocked={busy} onPress={() => once(actions.erase)}>
          {phrase('review.audit.erase-now')}
        </ActionButton>
        <ActionButton quiet onPress={actions.close}>
          {phrase('ui.cancel')}
        </ActionButton>
      </div>
    </div>
  );
}
