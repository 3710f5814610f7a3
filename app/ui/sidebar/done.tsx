import { useState } from 'react';
import { ActionButton } from '../parts/action-button.tsx';
import { Block } from '../parts/block.tsx';
import { Icon, type IconName } from '../parts/icons.tsx';
import { usePanel, usePlace } from '../parts/panel.ts';
import { SourceChip } from '../parts/source-chip.tsx';
import { useOnce } from '../parts/use-once.ts';
import type { ReceiptView } from './view-model.ts';

/** As many receipts are shown at once; the rest opens with a click. */
const RECENT = 3;

/** Receipts, newest first. */
export function Done({ receipts, mayUndo }: { receipts: readonly ReceiptView[]; mayUndo: boolean }) {
  const { phrase } = usePlace();
  const [all, setAll] = useState(false);
  const shown = all ? receipts : receipts.slice(0, RECENT);
  const hidden = receipts.length - RECENT;
  return (
    <Block name="done" title={phrase('ui.done.title')}>
      <ul className="sw-plain">
        {shown.map((receipt) => (
          <li key={receipt.id} className="sw-receipt" data-receipt={receipt.id} data-state={receipt.state}>
            <Receipt receipt={receipt} mayUndo={mayUndo} />
          </li>
        ))}
      </ul>
      {hidden > 0 && (
        <button type="button" className="sw-link" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? phrase('ui.done.fewer') : phrase('ui.done.more', { count: hidden })}
        </button>
      )}
    </Block>
  );
}

const SIGNS: Record<ReceiptView['state'], { icon: IconName; tone: string }> = {
  done: { icon: 'check', tone: 'sw-success' },
  checking: { icon: 'reload', tone: 'sw-warning' },
  unsure: { icon: 'warning', tone: 'sw-warning' },
  part: { icon: 'warning', tone: 'sw-warning' },
  failed: { icon: 'cross', tone: 'sw-subtle' },
  undone: { icon: 'check', tone: 'sw-subtle' },
};

function Receipt({ receipt, mayUndo }: { receipt: ReceiptView; mayUndo: boolean }) {
  const { phrase, text, now } = usePlace();
  const sign = SIGNS[receipt.state];
  return (
    <>
      <Icon name={sign.icon} tone={sign.tone} />
      <div className="sw-receipt-text">
        <p>
          <span className="sw-hidden">{phrase(`ui.done.${receipt.state}`)}: </span>
          {receipt.title}
          {receipt.source && (
            <>
              {' '}
              <SourceChip source={receipt.source} of={receipt.title} />
            </>
          )}
        </p>
        <p className="sw-small">
          {[stateWords(receipt, phrase), receipt.reference, text.time(receipt.at, now), receipt.by]
            .filter(Boolean)
            .join(' · ')}
        </p>
        {receipt.note !== '' && (
          <p className={receipt.state === 'done' ? 'sw-small' : 'sw-small sw-strong'}>{receipt.note}</p>
        )}
        {mayUndo && receipt.undo !== '' && <Undo receipt={receipt} />}
      </div>
    </>
  );
}

const stateWords = (receipt: ReceiptView, phrase: (key: string) => string): string =>
  receipt.state === 'done' ? '' : phrase(`ui.done.${receipt.state}`);

function Undo({ receipt }: { receipt: ReceiptView }) {
  const { phrase, actions } = usePanel();
  const [asked, setAsked] = useState(false);
  const [busy, once] = useOnce(receipt.state);
  if (!asked)
    return (
      <button type="button" className="sw-link" onClick={() => setAsked(true)}>
        {phrase('ui.done.undo')}
      </button>
    );
  return (
    <fieldset aria-label={phrase('ui.done.undo')}>
      <p className="sw-small">{receipt.undo}</p>
      <div className="sw-row">
        <ActionButton blocked={busy} onPress={() => once(() => actions.undo(receipt.id))}>
          {phrase('ui.done.undo_now')}
        </ActionButton>
        <ActionButton quiet onPress={() => setAsked(false)}>
          {phrase('ui.cancel')}
        </ActionButton>
      </div>
    </fieldset>
  );
}
