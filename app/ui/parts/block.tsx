import { type ReactNode, useId } from 'react';

interface BlockProps {
  readonly name: string;
  readonly title: string;
  /** Stands at the end of the heading's line. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** A block of the panel with its heading; `name` marks it for the keyboard and for tests. */
export function Block({ name, title, aside, children }: BlockProps) {
  const id = useId();
  return (
    <section className={`sw-block sw-${name}`} data-block={name} aria-labelledby={id}>
      <div className="sw-block-head">
        <h2 id={id} className="sw-heading">
          {title}
        </h2>
        {aside}
      </div>
      {children}
    </section>
  );
}
