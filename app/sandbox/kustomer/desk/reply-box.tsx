import { useLayoutEffect, useRef, useState } from 'react';
import { control } from '../../desk/control.ts';
import { useStore } from '../../desk/state.ts';
import { refresh } from '../../desk/submit.ts';
import { showToast } from '../../desk/toasts.ts';
import type { DeskTicket } from '../../ticket-store.ts';
import { askDesk, type KustomerDesk } from './state.ts';

/** The reply box: what stands in it is the agent's draft at the server, whoever wrote it. */
export function ReplyBox({ desk, ticket }: { readonly desk: KustomerDesk; readonly ticket: DeskTicket }) {
  const [isNote, setNote] = useState(false);
  const { box, isBusy, keep, send } = useReply(desk, ticket, isNote);
  return (
    <section className={`composer ${isNote ? 'composer-note' : ''}`} aria-label="Composer">
      <div className="composer-head">
        <label>
          <span className="sr-only">Write as</span>
          <select
            data-test="comment-type"
            value={isNote ? 'note' : 'reply'}
            onChange={(event) => setNote(event.target.value === 'note')}
          >
            <option value="reply">{ticket.channel === 'email' ? 'Email' : 'Reply'}</option>
            <option value="note">Note</option>
          </select>
        </label>
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: the real reply box is an editable element too */}
      <div
        ref={box}
        className="composer-text plain"
        role="textbox"
        aria-multiline="true"
        aria-label={isNote ? 'Note' : 'Reply'}
        tabIndex={0}
        contentEditable="plaintext-only"
        data-test="composer"
        onInput={(event) => keep(event.currentTarget.textContent ?? '')}
        suppressContentEditableWarning
      />
      <div className="composer-foot">
        <button type="button" data-test="send-done" disabled={isBusy} onClick={() => void send('solved')}>
          Send and mark done
        </button>
        <button
          type="button"
          className="primary"
          data-test="submit"
          disabled={isBusy}
          onClick={() => void send()}
        >
          {isNote ? 'Add note' : 'Send'}
        </button>
      </div>
    </section>
  );
}

/** What the box holds, kept in step with the draft at the server; a note is nobody's draft. */
function useReply(desk: KustomerDesk, ticket: DeskTicket, isNote: boolean) {
  const [isBusy, setBusy] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const draft = useStore(desk.own).view.drafts[String(ticket.id)] ?? '';
  const typed = useRef(draft);
  useLayoutEffect(() => {
    if (!box.current || isNote || draft === typed.current) return;
    typed.current = draft;
    box.current.textContent = draft;
  }, [draft, isNote]);
  useLayoutEffect(() => {
    if (box.current) box.current.textContent = isNote ? '' : typed.current;
  }, [isNote]);
  const keep = (text: string) => {
    if (isNote) return;
    typed.current = text;
    void askDesk(desk.store, `drafts/${ticket.id}`, { method: 'PUT', body: JSON.stringify({ text }) });
  };
  const send = async (status?: 'solved') => {
    const text = (box.current?.textContent ?? '').trim();
    if (text === '') return;
    setBusy(true);
    const { error } = await control(`tickets/${ticket.id}/submit`, {
      userId: desk.store.get().userId,
      ticket: { comment: { body: text, public: !isNote }, ...(status ? { status } : {}) },
    });
    setBusy(false);
    if (error !== null) return showToast(desk.store, error, 'error');
    if (box.current) box.current.textContent = '';
    keep('');
    await refresh(desk.store);
  };
  return { box, isBusy, keep, send };
}
