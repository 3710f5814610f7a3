import type { ReactNode } from 'react';
import { usePlace } from '../parts/panel.ts';
import { SourceChip } from '../parts/source-chip.tsx';
import { Done } from '../sidebar/done.tsx';
import type { LookupView } from '../sidebar/view-model.ts';
import type { CaseView, FactView, QuoteView } from './view-model.ts';

/** The case behind a request: the customer's words, what is known, the policy's step, what was done. */
export function CasePanel({ view, openTicket }: { view: CaseView; openTicket(): void }) {
  const { phrase, text, now } = usePlace();
  return (
    <article className="swr-case" data-case={view.id} data-state={view.state} aria-label={view.title}>
      <header className="swr-part">
        <h2 className="sw-title">{view.ticket.subject || view.title}</h2>
        <p className="sw-row sw-small">
          <span>
            {[
              view.ticket.requester,
              phrase('review.case.asked', { by: view.by, time: text.time(view.at, now) }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
          <button type="button" className="sw-link" data-name="open-ticket" onClick={openTicket}>
            {phrase('review.case.open', { id: view.ticket.id })}
          </button>
        </p>
        {view.trouble !== '' && (
          <p className="sw-danger" role="alert">
            {view.trouble}
          </p>
        )}
      </header>
      {view.note !== '' && (
        <Part title={phrase('review.case.note', { by: view.by })}>
          <p className="sw-pre">{view.note}</p>
        </Part>
      )}
      {view.quotes.length > 0 && (
        <Part title={phrase('review.case.customer')}>
          {view.quotes.map((quote) => (
            <Quote key={quote.id} quote={quote} />
          ))}
        </Part>
      )}
      {view.step && (
        <Part title={phrase('ui.evidence.step', { policy: view.step.policy, number: view.step.number })}>
          <p className="swr-quote">{view.step.text}</p>
        </Part>
      )}
      {view.facts.length > 0 && (
        <Part title={phrase('review.case.facts')}>
          <dl className="swr-facts">
            {view.facts.map((fact) => (
              <Fact key={`${fact.label}${fact.value}`} fact={fact} />
            ))}
          </dl>
        </Part>
      )}
      {view.lookups.length > 0 && (
        <Part title={phrase('ui.lookups.title')}>
          <div className="swr-reads">
            {view.lookups.map((lookup) => (
              <Read key={lookup.id} lookup={lookup} />
            ))}
          </div>
        </Part>
      )}
      {view.done.length > 0 && <Done receipts={view.done} mayUndo={false} />}
    </article>
  );
}

interface PartProps {
  readonly title: string;
  /** Of its heading: 2 where it stands right under the page's, 3 within a case. */
  readonly level?: 2 | 3;
  readonly children: ReactNode;
}

/** A part of the page with its heading. */
export function Part({ title, level = 3, children }: PartProps) {
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <section className="swr-part">
      <Heading className="sw-heading">{title}</Heading>
      {children}
    </section>
  );
}

function Quote({ quote }: { quote: QuoteView }) {
  const { text, now } = usePlace();
  return (
    <figure className="swr-part">
      <blockquote className="swr-quote">
        {quote.parts.map((part, index) => (part.isMarked ? <mark key={index}>{part.text}</mark> : part.text))}
      </blockquote>
      <figcaption className="sw-small">
        {[quote.author, quote.at === '' ? '' : text.time(quote.at, now)].filter(Boolean).join(' · ')}
      </figcaption>
    </figure>
  );
}

function Fact({ fact }: { fact: FactView }) {
  return (
    <div className="swr-fact">
      <dt>{fact.label}</dt>
      <dd>{fact.value}</dd>
      <SourceChip source={fact.source} of={fact.label} />
    </div>
  );
}

function Read({ lookup }: { lookup: LookupView }) {
  const { phrase, text, now } = usePlace();
  if (lookup.state !== 'found')
    return (
      <p className="sw-small">
        <strong>{lookup.title}</strong> {'because' in lookup ? lookup.because : phrase('ui.lookups.reading')}
      </p>
    );
  return (
    <div>
      <p className="sw-small sw-strong">{lookup.title}</p>
      <dl className="sw-lines">
        {lookup.lines.map((line) => (
          <div key={`${line.label}${line.value}`} className={line.warn ? 'sw-warning' : undefined}>
            <dt>{line.label}</dt>
            <dd>{line.value}</dd>
          </div>
        ))}
      </dl>
      {lookup.source.at && (
        <p className="sw-small">{phrase('ui.lookups.read_at', { time: text.time(lookup.source.at, now) })}</p>
      )}
    </div>
  );
}
