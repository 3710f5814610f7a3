import { useState } from 'react';
import { ActionButton } from '../parts/action-button.tsx';
import { usePanel } from '../parts/panel.ts';
import { useOnce } from '../parts/use-once.ts';
import { WordsField } from '../parts/words-field.tsx';
import type { InquiryView } from './view-model.ts';

/** What a supervisor wants to know before deciding, and the agent's answer. */
export function InquiryForm({ inquiry }: { inquiry: InquiryView }) {
  const { phrase, actions } = usePanel();
  const [words, setWords] = useState('');
  const [busy, once] = useOnce(inquiry.id);
  const blocked = busy || words.trim() === '';
  return (
    <fieldset className="sw-form" data-inquiry={inquiry.id}>
      <WordsField
        label={
          <>
            <strong className="sw-strong">{phrase('ui.inquiry.asks', { by: inquiry.by })}</strong>{' '}
            {inquiry.words}
          </>
        }
        value={words}
        change={setWords}
      />
      <div className="sw-row">
        <ActionButton
          name="answer-inquiry"
          blocked={blocked}
          onPress={() => once(() => actions.answerInquiry(inquiry.id, words.trim()))}
        >
          {phrase('ui.inquiry.answer')}
        </ActionButton>
      </div>
    </fieldset>
  );
}
