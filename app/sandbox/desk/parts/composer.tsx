import { useEffect, useLayoutEffect, useRef } from 'react';
import type { DeskTicket, TicketStatus } from '../../ticket-store.ts';
import { offerComposer } from '../composer-handle.ts';
import { applyMacro, type Desk } from '../desk.ts';
import { setComposerType } from '../host/changes.ts';
import { isBlank, safeHtml } from '../sanitize.ts';
import { type CommentType, changeTab, type Tab, userOf, useStore } from '../state.ts';
import { sendLiveMessage, submitTab } from '../submit.ts';
import { showToast } from '../toasts.ts';
import { SubmitButton } from './submit-button.tsx';

/** Where the agent writes: public reply or internal note, one text for both as in the real desk. */
export function ComposerPane(props: { readonly desk: Desk; readonly tab: Tab; readonly ticket: DeskTicket }) {
  const { desk, tab, ticket } = props;
  const state = useStore(desk.store);
  const isLight = userOf(state).role === 'light-agent';
  const isLive = ticket.channel === 'native_messaging' || ticket.channel === 'chat';
  const isNote = tab.composer.type === 'internalNote';
  return (
    <section className={`composer ${isNote ? 'composer-note' : ''}`} aria-label="Composer">
      <div className="composer-head">
        <label>
          <span className="sr-only">Write as</span>
          <select
            data-test="comment-type"
            value={tab.composer.type}
            onChange={(event) => setComposerType(desk.store, tab.id, event.target.value as CommentType)}
          >
            {!isLight && <option value="publicReply">{isLive ? 'Messaging' : 'Public reply'}</option>}
            <option value="internalNote">Internal note</option>
          </select>
        </label>
        <label>
          <span className="sr-only">Macro</span>
          <select
            data-test="macro"
            value=""
            onChange={(event) => void applyMacro(desk.store, tab, Number(event.target.value))}
          >
            <option value="">Apply macro</option>
            {state.view.macros.map((macro) => (
              <option key={macro.id} value={macro.id}>
                {macro.title}
              </option>
            ))}
          </select>
        </label>
      </div>
      <ComposerText desk={desk} tab={tab} name={isNote ? 'Internal note' : 'Public reply'} />
      <div className="composer-foot">
        {isLive && !isNote ? (
          <button
            type="button"
            className="primary"
            data-test="send-message"
            disabled={isBlank(tab.composer.html)}
            onClick={() => void sendNow(desk, tab)}
          >
            Send
          </button>
        ) : (
          <SubmitButton tab={tab} status={ticket.status} submit={(status) => submit(desk, tab, status)} />
        )}
      </div>
    </section>
  );
}

const submit = (desk: Desk, tab: Tab, status: TicketStatus): void => void submitTab(desk, tab.id, status);

async function sendNow(desk: Desk, tab: Tab): Promise<void> {
  const text = plainTextOf(tab.composer.html);
  const problem = await sendLiveMessage(desk.store, tab, text);
  if (problem !== null) return showToast(desk.store, problem, 'error');
  changeTab(desk.store, tab.id, (before) => ({
    ...before,
    composer: { ...before.composer, html: '', revision: before.composer.revision + 1 },
  }));
}

function plainTextOf(html: string): string {
  const holder = document.createElement('div');
  holder.innerHTML = safeHtml(html).replaceAll('<br>', '\n').replaceAll('</p>', '</p>\n\n');
  return (holder.textContent ?? '').trim();
}

function ComposerText({
  desk,
  tab,
  name,
}: {
  readonly desk: Desk;
  readonly tab: Tab;
  readonly name: string;
}) {
  const box = useRef<HTMLDivElement>(null);
  const { revision } = tab.composer;
  const keep = () => {
    const html = box.current?.innerHTML ?? '';
    changeTab(desk.store, tab.id, (before) => ({ ...before, composer: { ...before.composer, html } }));
  };
  useLayoutEffect(() => {
    if (box.current) box.current.innerHTML = safeHtml(tab.composer.html);
  }, [tab.id, revision]);
  useEffect(() =>
    offerComposer(tab.id, (html) => {
      insertAt(box.current, html);
      keep();
    }),
  );
  return (
    // biome-ignore lint/a11y/useSemanticElements: rich text needs an editable element
    <div
      ref={box}
      className="composer-text rich"
      role="textbox"
      aria-multiline="true"
      aria-label={name}
      tabIndex={0}
      contentEditable
      data-test="composer"
      onInput={keep}
      suppressContentEditableWarning
    />
  );
}

/** Inserts where the caret stands; a page keeps its caret although the app's frame has the focus. */
function insertAt(box: HTMLDivElement | null, html: string): void {
  if (!box) return;
  const range = caretIn(box) ?? endOf(box);
  const nodes = document.createRange().createContextualFragment(safeHtml(html));
  range.deleteContents();
  range.insertNode(nodes);
  range.collapse(false);
}

function caretIn(box: HTMLDivElement): Range | undefined {
  const selection = document.getSelection();
  const range = selection?.rangeCount ? selection.getRangeAt(0) : undefined;
  return range && box.contains(range.commonAncestorContainer) ? range : undefined;
}

function endOf(box: HTMLDivElement): Range {
  const range = document.createRange();
  range.selectNodeContents(box);
  range.collapse(false);
  return range;
}
