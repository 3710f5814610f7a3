import { control } from '../control.ts';
import { type Desk, resetSandbox } from '../desk.ts';
import { useStore } from '../state.ts';
import { refresh } from '../submit.ts';
import { momentOf } from './time.ts';

const HOUR_MS = 3_600_000;

const JUMPS = [
  { name: '+1 hour', ms: HOUR_MS },
  { name: '+1 day', ms: 24 * HOUR_MS },
  { name: '+3 days', ms: 72 * HOUR_MS },
];

const MODELS = [{ name: 'scripted-model', title: 'Scripted model (rules, no language model)' }];

/** A real model that the environment lends. */
const isLent = (name: unknown): boolean =>
  typeof name === 'string' && name !== '' && !MODELS.some((model) => model.name === name);

/** Clock, plan, reset, and what each app instance asked of the helpdesk. */
export function SandboxPanel({ desk }: { readonly desk: Pick<Desk, 'store'> }) {
  const { view } = useStore(desk.store);
  const send = async (path: string, body: unknown) => {
    await control(path, body);
    await refresh(desk.store);
  };
  return (
    <div className="sandbox-panel">
      <section aria-label="Clock">
        <h3>Clock</h3>
        <p data-test="clock">{momentOf(view.now)}</p>
        {JUMPS.map(({ name, ms }) => (
          <button
            key={name}
            type="button"
            onClick={() => void send('clock', { offsetMs: view.offsetMs + ms })}
          >
            {name}
          </button>
        ))}
        <button type="button" onClick={() => void send('clock', { offsetMs: 0 })}>
          Today
        </button>
      </section>
      <section aria-label="Account">
        <h3>Account</h3>
        <label>
          Plan
          <select
            data-test="plan"
            value={view.plan}
            onChange={(event) => void send('plan', { plan: event.target.value })}
          >
            <option value="professional">Professional (no roles)</option>
            <option value="enterprise">Enterprise (roles protect rules)</option>
          </select>
        </label>
        <label>
          Model, from the next page load on
          <select
            data-test="model"
            value={String(view.app.settings['modelName'] ?? '')}
            onChange={(event) => void send('model', { name: event.target.value })}
          >
            <option value="">None (guided mode)</option>
            {MODELS.map(({ name, title }) => (
              <option key={name} value={name}>
                {title}
              </option>
            ))}
            {isLent(view.app.settings['modelName']) && (
              <option value={String(view.app.settings['modelName'])}>
                {String(view.app.settings['modelName'])}
              </option>
            )}
          </select>
        </label>
        <button type="button" data-test="reset" onClick={() => void resetSandbox()}>
          Reset everything
        </button>
      </section>
      <section aria-label="Requests by the app">
        <h3>Requests by the app</h3>
        <table>
          <thead>
            <tr>
              <th>Instance</th>
              <th>Since</th>
              <th>Reads</th>
              <th>Writes</th>
              <th>Proxied</th>
            </tr>
          </thead>
          <tbody>
            {view.counts.flatMap((instance) =>
              instance.buckets.map((bucket, index) => (
                <tr key={`${instance.instance}-${bucket.cause}-${index}`}>
                  <td>{instance.ticketId === null ? instance.location : `ticket ${instance.ticketId}`}</td>
                  <td>{bucket.cause}</td>
                  <td>{bucket.reads}</td>
                  <td>{bucket.writes}</td>
                  <td>{bucket.proxied}</td>
                </tr>
              )),
            )}
          </tbody>
        </table>
      </section>
    </div>
  );
}
