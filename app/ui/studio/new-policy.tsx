import { Field, Input, Select } from '@zendeskgarden/react-forms';
import { useEffect, useRef, useState } from 'react';
import { quote } from '../../policy/print.ts';
import { slug } from '../../policy/words.ts';
import { ActionButton } from '../parts/action-button.tsx';
import { usePlace } from '../parts/panel.ts';
import type { StudioSession } from './session.ts';

/** Begins a policy: from a procedure, from an empty page, or from one that is there. */
export function NewPolicy({ session, close }: { session: StudioSession; close(): void }) {
  const { phrase } = usePlace();
  const { policies } = session.shelf.view.value;
  const [title, setTitle] = useState('');
  const [from, setFrom] = useState('');
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  const begin = () => {
    if (title.trim() === '') return;
    const source = policies.find(({ id }) => id === from);
    session.create([{ name: slug(title), text: startOf(title.trim(), source?.text ?? null) }]);
    close();
  };
  return (
    <fieldset className="sw-form sws-new" aria-label={phrase('studio.library.new')}>
      <div className="sws-new-way">
        <ActionButton name="from-procedure" onPress={session.fromProcedure}>
          {phrase('studio.new.procedure')}
        </ActionButton>
        <p className="sw-small">{phrase('studio.new.procedure-help')}</p>
      </div>
      <div className="sws-new-row">
        <Field>
          <Field.Label>{phrase('studio.new.title')}</Field.Label>
          <Input
            ref={first}
            isCompact
            value={title}
            onChange={(event) => setTitle(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && !event.nativeEvent.isComposing) begin();
            }}
          />
        </Field>
        <Field>
          <Field.Label>{phrase('studio.new.from')}</Field.Label>
          <Select isCompact value={from} onChange={(event) => setFrom(event.currentTarget.value)}>
            <option value="">{phrase('studio.new.empty')}</option>
            {policies.map((policy) => (
              <option key={policy.id} value={policy.id}>
                {policy.title}
              </option>
            ))}
          </Select>
        </Field>
        <ActionButton name="begin" blocked={title.trim() === ''} onPress={begin}>
          {phrase('studio.new.begin')}
        </ActionButton>
      </div>
      <div className="sw-row">
        <ActionButton quiet onPress={close}>
          {phrase('ui.cancel')}
        </ActionButton>
      </div>
    </fieldset>
  );
}

/** A copy bears its own title; its head keeps no id of the one it was made from. */
function startOf(words: string, copied: string | null): string {
  const title = quote(words);
  if (copied === null) return `---\ntitle: ${title}\n---\n${EMPTY}`;
  const [, head, rest = ''] = HEAD.exec(copied) ?? [];
  if (head === undefined) return `---\ntitle: ${title}\n---\n${copied}`;
  const lines = head.split('\n').filter((line) => !OWN_NAMES.test(line));
  return `---\n${[`title: ${title}`, ...lines].filter((line) => line.trim() !== '').join('\n')}\n---\n${rest}`;
}

/** The words of a policy are English, whatever language its author's page is in. */
const EMPTY = 'Use this policy when …\n\n1. Ask for the order number.\n';

// A head between its rules: `---\ntitle: Refunds\n---\n`, and what follows.
const HEAD = /^---\r?\n([\s\S]*?)\r?\n---\r?\n?([\s\S]*)$/;
// Lines that name a policy: `title: Refunds`, `id: refunds`.
const OWN_NAMES = /^(?:title|id):/;
