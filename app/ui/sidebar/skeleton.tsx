/** Heights of what will stand there, in CSS pixels: title, reason, place; question; card; draft. */
const BONES = [
  [20, 16, 12],
  [16, 32],
  [16, 28, 28, 40, 32],
  [16, 88, 32],
] as const;

/** The panel while the ticket is being read: the same blocks at about the same height, and a word for screen readers. */
export function Skeleton({ words }: { words: string }) {
  return (
    <div role="status" data-block="reading">
      <span className="sw-hidden">{words}</span>
      {BONES.map((heights, block) => (
        <div key={heights.join()} className="sw-block" style={{ display: 'grid', gap: 8 }} aria-hidden="true">
          {heights.map((height, bone) => (
            <span
              key={`${heights.join()}-${heights.slice(0, bone).length}`}
              className="sw-bone"
              style={{ height, width: bone === 0 ? (block === 0 ? '64%' : '32%') : '100%' }}
            />
          ))}
        </div>
      ))}
    </div>
  );
}
