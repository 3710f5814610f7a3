import { usePanel } from '../parts/panel.ts';
import type { ModelView } from './view-model.ts';

/** What the model took, and every word that was sent to it. */
export function ModelPanel({ model }: { model: ModelView }) {
  const { phrase } = usePanel();
  if (model.asking) return <p className="sw-part sw-quiet">{phrase('ui.model.asking')}</p>;
  return (
    <section className="sw-part" aria-label={phrase('ui.model.title')}>
      <dl className="sw-keys">
        {model.lines.map((line) => (
          <div key={line.label}>
            <dt>{line.label}</dt>
            <dd>{line.value}</dd>
          </div>
        ))}
      </dl>
      <p className="sw-small">{phrase('ui.model.sent')}</p>
      <pre className="sw-pre sw-small" data-name="model-sent">
        {model.sent === '' ? phrase('ui.model.not_kept') : model.sent}
      </pre>
    </section>
  );
}
