import { useEffect, useId, useMemo, useRef } from 'react';
import type { Policy } from '../../../policy/policy.ts';
import type { Catalog } from '../../../tools/tool.ts';
import type { Text } from '../../text.ts';
import { type Arrow, type Box, layOut, SLANT } from './flow-layout.ts';

interface FlowPictureProps {
  readonly policy: Policy;
  readonly catalog: Catalog;
  readonly words: Text;
  /** Id of the step that the caret stands in; empty for none. */
  readonly current: string;
  goTo(step: string): void;
}

/** The flow of a policy as a picture. The list of steps says the same in words, and is where the keyboard goes. */
export function FlowPicture({ policy, catalog, words, current, goTo }: FlowPictureProps) {
  const picture = useMemo(() => layOut(policy, catalog, words), [policy, catalog, words]);
  const tip = useId();
  const figure = useRef<HTMLElement>(null);
  useEffect(() => {
    const box = figure.current?.querySelector(current === '' ? '.swe-box' : '[data-current]');
    if (box) bringIn(box);
  }, [current, picture]);
  const choices = picture.boxes.filter(({ type }) => type === 'choice').length;
  const label = words.phrase('studio.editor.flow.label', {
    title: policy.title,
    steps: picture.boxes.length - choices - 2,
    choices,
  });
  return (
    <figure ref={figure} className="swe-picture">
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the list of steps is the way of the keyboard */}
      <svg
        role="img"
        aria-label={label}
        style={{ width: `min(100%, ${picture.width}px)`, minWidth: picture.width * SMALLEST }}
        viewBox={`0 0 ${picture.width} ${picture.height}`}
        onClick={(event) => {
          const step = event.target instanceof Element && event.target.closest('[data-step]');
          if (step) goTo(step.getAttribute('data-step') ?? '');
        }}
      >
        <defs>
          <marker id={tip} viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">
            <path className="swe-tip" d="M0 0L8 4L0 8z" />
          </marker>
        </defs>
        {picture.arrows.map((arrow) => (
          <ArrowPath key={arrow.id} arrow={arrow} tip={tip} />
        ))}
        {picture.boxes.map((box) => (
          <BoxShape key={box.id} box={box} isCurrent={box.step !== '' && box.step === current} />
        ))}
      </svg>
    </figure>
  );
}

/** The picture is made smaller to fit its place, but not below this share of its size. */
const SMALLEST = 0.75;

/** Scrolls the picture's own place so that a box is in its middle. */
function bringIn(box: Element): void {
  const place = box.closest<HTMLElement>('.swe-panel');
  if (!place) return;
  const [found, around] = [box.getBoundingClientRect(), place.getBoundingClientRect()];
  place.scrollLeft += found.left + found.width / 2 - (around.left + around.width / 2);
  if (found.top < around.top || found.bottom > around.bottom)
    place.scrollTop += found.top + found.height / 2 - (around.top + around.height / 2);
}

function ArrowPath({ arrow, tip }: { arrow: Arrow; tip: string }) {
  return (
    <g>
      <path className="swe-arrow" d={pathOf(arrow.points)} markerEnd={`url(#${tip})`} />
      {arrow.labelAt && (
        <text className="swe-answer" x={arrow.labelAt.x} y={arrow.labelAt.y + 4} textAnchor="middle">
          {arrow.label}
        </text>
      )}
    </g>
  );
}

/** A soft line through points: straight to the middle between two, bent at each. */
function pathOf(points: Arrow['points']): string {
  const [first, ...rest] = points;
  if (!first) return '';
  const bends = rest.map((point, at) => {
    const next = rest[at + 1];
    return next
      ? `Q${point.x} ${point.y} ${(point.x + next.x) / 2} ${(point.y + next.y) / 2}`
      : `L${point.x} ${point.y}`;
  });
  return `M${first.x} ${first.y}${bends.join('')}`;
}

function BoxShape({ box, isCurrent }: { box: Box; isCurrent: boolean }) {
  const top = box.y - ((box.lines.length - 1) * 16) / 2 + 4;
  return (
    <g
      className="swe-box"
      data-type={box.type}
      data-kind={box.kind ?? undefined}
      data-step={box.step === '' ? undefined : box.step}
      data-current={isCurrent || undefined}
    >
      <title>{box.title}</title>
      <path d={outline(box)} />
      <text x={box.x} y={top} textAnchor="middle">
        {box.lines.map((line, at) => (
          <tspan key={`${box.id} ${at} ${line}`} x={box.x} dy={at === 0 ? 0 : 16}>
            {line}
          </tspan>
        ))}
      </text>
    </g>
  );
}

/** A box with round corners; a choice has pointed sides; the start and the end are round. */
function outline({ type, step, x, y, width, height }: Box): string {
  const [left, right, top, bottom] = [x - width / 2, x + width / 2, y - height / 2, y + height / 2];
  if (type === 'choice')
    return `M${left + SLANT} ${top}H${right - SLANT}L${right} ${y}L${right - SLANT} ${bottom}H${left + SLANT}L${left} ${y}Z`;
  const round = step === '' ? height / 2 : 4;
  return `M${left + round} ${top}H${right - round}Q${right} ${top} ${right} ${top + round}V${bottom - round}Q${right} ${bottom} ${right - round} ${bottom}H${left + round}Q${left} ${bottom} ${left} ${bottom - round}V${top + round}Q${left} ${top} ${left + round} ${top}Z`;
}
