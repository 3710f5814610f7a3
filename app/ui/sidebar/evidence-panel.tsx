import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { closeOnEscape } from '../parts/close-on-escape.ts';
import { Icon } from '../parts/icons.tsx';
import { type Proof, usePlace } from '../parts/panel.ts';
import { useReturnFocus } from '../parts/use-return-focus.ts';
import { useRoom } from '../parts/use-room.ts';

interface EvidencePanelProps {
  readonly title: string;
  readonly proofs: readonly Proof[];
  /** What asked for it; the panel opens below, or above where there is no room. */
  readonly beside: HTMLElement;
  close(): void;
}

/** The small panel behind every chip, step and sentence: exact words, where they stand, when. */
export function EvidencePanel({ title, proofs, beside, close }: EvidencePanelProps) {
  const { phrase } = usePlace();
  const box = useRef<HTMLDivElement>(null);
  const top = useTop(box, beside);
  useRoom(box, top);
  useReturnFocus(box);
  useEffect(() => box.current?.focus(), []);
  useCloseOutside(box, close);
  return (
    <div
      ref={box}
      role="dialog"
      aria-label={title}
      tabIndex={-1}
      className="sw-evidence"
      style={{ top }}
      onKeyDown={closeOnEscape(close)}
    >
      <div className="sw-block-head">
        <h2 className="sw-heading">{title}</h2>
        <button type="button" className="sw-icon-button" aria-label={phrase('ui.close')} onClick={close}>
          <Icon name="cross" />
        </button>
      </div>
      {proofs.map((proof) => (
        <ProofText key={`${proof.where}${proof.quote}`} proof={proof} />
      ))}
    </div>
  );
}

function ProofText({ proof }: { proof: Proof }) {
  const { phrase, text, now } = usePlace();
  const time = proof.at === null ? '' : text.time(proof.at, now);
  return (
    <figure className="sw-proof">
      <blockquote className="sw-quote sw-pre">{proof.quote || phrase('ui.evidence.empty')}</blockquote>
      <figcaption className="sw-small">{[proof.where, time].filter(Boolean).join(' · ')}</figcaption>
    </figure>
  );
}

/** Room between the panel and what asked for it, in CSS pixels. */
const GAP = 4;

function useTop(box: { current: HTMLElement | null }, beside: HTMLElement): number {
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    const root = box.current?.offsetParent?.getBoundingClientRect();
    if (!box.current || !root) return;
    const asked = beside.getBoundingClientRect();
    const height = box.current.offsetHeight;
    const below = asked.bottom - root.top + GAP;
    const above = asked.top - root.top - height - GAP;
    setTop(below + height > root.height && above >= 0 ? above : below);
  }, [box, beside]);
  return top;
}

function useCloseOutside(box: { current: HTMLElement | null }, close: () => void): void {
  const latest = useRef(close);
  latest.current = close;
  useEffect(() => {
    const onPointer = (event: PointerEvent) => {
      if (event.target instanceof Node && !box.current?.contains(event.target)) latest.current();
    };
    document.addEventListener('pointerdown', onPointer, true);
    return () => document.removeEventListener('pointerdown', onPointer, true);
  }, [box]);
}
