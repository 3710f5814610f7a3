import { useState } from 'react';
import { FAULT_KINDS, type FaultKind } from '../../faults.ts';
import { control } from '../control.ts';
import type { Desk } from '../desk.ts';
import { killThisTab } from '../kill.ts';
import { useStore } from '../state.ts';
import { refresh } from '../submit.ts';

const SERVICES = ['helpdesk', 'skio', 'prive', 'shopify', 'easypost', 'openai', '*'];

const WORDS: Readonly<Record<FaultKind, string>> = {
  latency: 'slow answer',
  'too-many-requests': '429 with Retry-After',
  'error-before': '500, nothing happened',
  'error-after': '500, after the effect',
  lost: 'reply lost after the effect',
  garbage: 'garbage',
  'expired-token': 'expired token',
  'kill-before': 'the asking tab is killed, nothing is sent',
  'kill-after': 'the asking tab is killed, after the effect',
};

/** Breaks things on purpose: the next exchanges with a service go wrong in the chosen way. */
export function FaultPanel({ desk }: { readonly desk: Pick<Desk, 'store'> }) {
  const { view } = useStore(desk.store);
  const [service, setService] = useState('shopify');
  const [kind, setKind] = useState<FaultKind>('error-before');
  const [times, setTimes] = useState('1');
  const [latency, setLatency] = useState('0');
  const [retryAfter, setRetryAfter] = useState('2');
  const [match, setMatch] = useState('');
  const add = async () => {
    const fault = {
      service,
      kind,
      times: Number(times),
      latencyMs: Number(latency),
      retryAfterSeconds: Number(retryAfter),
      match,
    };
    await control('faults', fault);
    await refresh(desk.store);
  };
  const remove = async (path: string) => {
    await control(path, {}, 'DELETE');
    await refresh(desk.store);
  };
  return (
    <div className="fault-panel">
      <form
        aria-label="Add a fault"
        onSubmit={(event) => {
          event.preventDefault();
          void add();
        }}
      >
        <label>
          Service
          <select
            data-test="fault-service"
            value={service}
            onChange={(event) => setService(event.target.value)}
          >
            {SERVICES.map((name) => (
              <option key={name} value={name}>
                {name === '*' ? 'all of them' : name}
              </option>
            ))}
          </select>
        </label>
        <label>
          What goes wrong
          <select
            data-test="fault-kind"
            value={kind}
            onChange={(event) => setKind(kindOf(event.target.value))}
          >
            {FAULT_KINDS.map((name) => (
              <option key={name} value={name}>
                {WORDS[name]}
              </option>
            ))}
          </select>
        </label>
        <NumberField name="Times" test="fault-times" value={times} change={setTimes} />
        <NumberField name="Latency (ms)" test="fault-latency" value={latency} change={setLatency} />
        <NumberField name="Retry after (s)" test="fault-retry" value={retryAfter} change={setRetryAfter} />
        <label>
          Only requests with
          <input
            data-test="fault-match"
            value={match}
            placeholder="any"
            onChange={(event) => setMatch(event.target.value)}
          />
        </label>
        <button type="submit" className="primary" data-test="fault-add">
          Add fault
        </button>
        <button type="button" data-test="faults-clear" onClick={() => void remove('faults')}>
          Clear all
        </button>
        <button type="button" data-test="kill-page" onClick={killThisTab}>
          Kill this tab
        </button>
      </form>
      <ul className="fault-list" aria-label="Faults in force">
        {view.faults.length === 0 && <li className="hint">Everything works.</li>}
        {view.faults.map((fault) => (
          <li key={fault.id} data-test="fault">
            <b>{fault.service}</b> {WORDS[fault.kind]}
            <span className="hint">
              {fault.times}×{fault.latencyMs > 0 && `, ${fault.latencyMs} ms`}
              {fault.match !== '' && `, with “${fault.match}”`}
            </span>
            <button type="button" onClick={() => void remove(`faults/${fault.id}`)}>
              Remove
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

const kindOf = (text: string): FaultKind => FAULT_KINDS.find((kind) => kind === text) ?? 'latency';

function NumberField(props: {
  readonly name: string;
  readonly test: string;
  readonly value: string;
  readonly change: (value: string) => void;
}) {
  return (
    <label>
      {props.name}
      <input
        type="number"
        min="0"
        data-test={props.test}
        value={props.value}
        onChange={(event) => props.change(event.target.value)}
      />
    </label>
  );
}
