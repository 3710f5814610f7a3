import { Field, Input } from '@zendeskgarden/react-forms';
import { useState } from 'react';
import { ActionButton } from '../../parts/action-button.tsx';
import { usePlace } from '../../parts/panel.ts';
import { toolTitle } from '../backtest/words.ts';
import type { TrySession, TryView } from './try-session.ts';

/** What the text at hand would have said on a real past ticket; only read, look-ups answered from its record. */
export function PastTicket({ session, view }: { session: TrySession; view: TryView }) {
  const { phrase } = usePlace();
  const [number, setNumber] = useState('');
  const read = () => void session.readPast(number);
  return (
    <>
      <p className="sw-subtle">{phrase('studio.try.past-help')}</p>
      <div className="sws-say">
        <Field>
          <Field.Label>{phrase('studio.try.ticket')}</Field.Label>
          <Input
            isCompact
            value={number}
            onChange={(event) => setNumber(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && !event.nativeEvent.isComposing && number.trim() !== '') read();
            }}
          />
        </Field>
        <ActionButton name="read-past" blocked={view.busy || number.trim() === ''} onPress={read}>
          {phrase('studio.try.read')}
        </ActionButton>
      </div>
      {view.past === 'none' && <p role="alert">{phrase('studio.try.no-ticket')}</p>}
      {view.past !== null && view.past !== 'none' && <Moments past={view.past} titleOf={session.titleOf} />}
    </>
  );
}

interface MomentsProps {
  readonly past: Exclude<TryView['past'], 'none' | null>;
  titleOf(policy: string): string;
}

function Moments({ past, titleOf }: MomentsProps) {
  const { phrase, text } = usePlace();
  return (
    <>
      <h3 className="sws-sub">{past.subject}</h3>
      {past.moments.length === 0 && <p className="sw-subtle">{phrase('studio.try.never-wrote')}</p>}
      <ol className="sws-talk">
        {past.moments.map(({ moment, said }) => (
          <li key={moment.at} className="sws-turn" data-moment={moment.at}>
            <p className="sws-said-by-customer">{moment.said}</p>
            <p className="sw-small sw-subtle">
              {said.policy === ''
                ? phrase('studio.try.no-policy')
                : phrase('studio.try.where', {
                    policy: titleOf(said.policy),
                    status: phrase(`studio.try.status.${said.status}`),
                  })}
            </p>
            {said.calls.length > 0 && (
              <p className="sw-small">
                {phrase('studio.try.would-offer', {
                  tools: text.list(said.calls.map(({ tool }) => toolTitle(tool, phrase))),
                })}
              </p>
            )}
            {said.unanswered !== '' && (
              <p className="sw-small sw-warning">
                {phrase('studio.try.up-to', { tool: toolTitle(said.unanswered, phrase) })}
              </p>
            )}
            {said.reply !== '' && <blockquote className="sws-reply">{said.reply}</blockquote>}
            {moment.done.reply !== '' && (
              <p className="sw-small sw-subtle">{phrase('studio.try.wrote', { words: moment.done.reply })}</p>
            )}
          </li>
        ))}
      </ol>
    </>
  );
}
