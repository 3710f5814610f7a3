import { Checkbox, Field, Input, Select } from '@zendeskgarden/react-forms';
import { useState } from 'react';
import { ActionButton } from '../../parts/action-button.tsx';
import { usePlace } from '../../parts/panel.ts';
import { useSignal } from '../../parts/use-signal.ts';
import { argsWords, toolTitle } from '../backtest/words.ts';
import { TabRow } from '../tab-row.tsx';
import { Trouble } from '../trouble.tsx';
import { KeptTests } from './kept-tests.tsx';
import { PastTicket } from './past-ticket.tsx';
import { ORDER_STATES, type Scene, SUBSCRIPTIONS, type TurnWish } from './scene.ts';
import type { TrySession, TryView } from './try-session.ts';
import { TurnView } from './turn-view.tsx';

const TABS = ['talk', 'tests', 'past'] as const;

/** Play the customer against the draft: tools answer from a shop in memory, nothing real is called. */
export function TryPanel({ session }: { session: TrySession }) {
  const { phrase } = usePlace();
  const view = useSignal(session.view);
  const [tab, setTab] = useState<(typeof TABS)[number]>('talk');
  return (
    <div className="sws-panel" data-name="try" data-busy={view.busy || undefined}>
      <TabRow
        label={phrase('studio.side.try')}
        className="sws-tries"
        mark="try"
        names={TABS}
        current={tab}
        wordsOf={(name) => phrase(`studio.try.tab.${name}`)}
        choose={(name) => setTab(name)}
      />
      {view.trouble !== '' && view.tests === null && (
        <Trouble reason={view.trouble} retry={() => void session.list()} />
      )}
      {view.trouble !== '' && view.tests !== null && (
        <p className="sw-danger sws-reason" role="alert">
          {view.trouble}
        </p>
      )}
      {tab === 'talk' && <Talk session={session} view={view} />}
      {tab === 'tests' && <KeptTests session={session} view={view} />}
      {tab === 'past' && <PastTicket session={session} view={view} />}
    </div>
  );
}

function Talk({ session, view }: { session: TrySession; view: TryView }) {
  const { phrase } = usePlace();
  const last = view.turns.at(-1);
  return (
    <>
      <p className="sw-subtle">{phrase('studio.try.help')}</p>
      <SceneForm scene={view.scene} set={session.set} />
      <ol className="sws-talk" aria-live="polite">
        {view.turns.map((turn, i) => (
          <TurnView
            key={`${i + 1}`}
            wish={view.wishes[i]}
            turn={turn}
            title={session.titleOf(turn.policy ?? '')}
          />
        ))}
      </ol>
      {last && <Answers turn={last} wish={session.wish} busy={view.busy} />}
      <Say key={view.wishes.length} wish={session.wish} busy={view.busy} draft={last?.reply ?? ''} />
      {view.wishes.length > 0 && <Keep session={session} busy={view.busy} />}
    </>
  );
}

function SceneForm({ scene, set }: { scene: Scene; set(scene: Scene): void }) {
  const { phrase } = usePlace();
  return (
    <fieldset className="sws-scene" aria-label={phrase('studio.try.shop')}>
      <Field>
        <Field.Label>{phrase('studio.try.order')}</Field.Label>
        <Select
          isCompact
          value={scene.status}
          onChange={(event) => {
            const status = ORDER_STATES.find((each) => each === event.currentTarget.value);
            if (status) set({ ...scene, status });
          }}
        >
          {ORDER_STATES.map((status) => (
            <option key={status} value={status}>
              {phrase(`studio.try.order-state.${status}`)}
            </option>
          ))}
        </Select>
      </Field>
      <Field>
        <Field.Label>{phrase('studio.try.product')}</Field.Label>
        <Input
          isCompact
          defaultValue={scene.product}
          onBlur={(event) => {
            const product = event.currentTarget.value.trim();
            if (product !== '' && product !== scene.product) set({ ...scene, product });
          }}
        />
      </Field>
      <Field>
        <Field.Label>{phrase('studio.try.price')}</Field.Label>
        <Input
          isCompact
          inputMode="decimal"
          defaultValue={String(scene.price)}
          onBlur={(event) => {
            const price = Number(event.currentTarget.value.replace(',', '.'));
            if (price > 0 && price !== scene.price) set({ ...scene, price });
          }}
        />
      </Field>
      <Field>
        <Field.Label>{phrase('studio.try.subscription')}</Field.Label>
        <Select
          isCompact
          value={scene.subscription}
          onChange={(event) => {
            const subscription = SUBSCRIPTIONS.find((each) => each === event.currentTarget.value);
            if (subscription) set({ ...scene, subscription });
          }}
        >
          {SUBSCRIPTIONS.map((each) => (
            <option key={each} value={each}>
              {phrase(`studio.try.vendor.${each}`)}
            </option>
          ))}
        </Select>
      </Field>
      <Field>
        <Checkbox
          checked={scene.insured}
          onChange={(event) => set({ ...scene, insured: event.currentTarget.checked })}
        >
          <Field.Label>{phrase('studio.try.insured')}</Field.Label>
        </Checkbox>
      </Field>
    </fieldset>
  );
}

interface WishProps {
  readonly busy: boolean;
  wish(wish: TurnWish): Promise<void>;
}

/** Questions to the agent and calls that wait for them. */
function Answers({ turn, wish, busy }: WishProps & { turn: TryView['turns'][number] }) {
  const { phrase } = usePlace();
  return (
    <div className="sws-answers">
      {turn.questions.map(({ id, text }) => (
        <div key={id} className="sw-row" data-question={id}>
          <span>{text}</span>
          <ActionButton blocked={busy} onPress={() => void wish({ answer: { [id]: true } })}>
            {phrase('ui.yes')}
          </ActionButton>
          <ActionButton blocked={busy} onPress={() => void wish({ answer: { [id]: false } })}>
            {phrase('ui.no')}
          </ActionButton>
        </div>
      ))}
      {turn.offered.map(({ tool, args }) => (
        <div key={`${tool} ${JSON.stringify(args)}`} className="sw-row" data-call={tool}>
          <ActionButton
            name="approve-call"
            blocked={busy}
            onPress={() => void wish({ approve: { tool, args } })}
          >
            {phrase('studio.try.approve', { tool: toolTitle(tool, phrase) })}
          </ActionButton>
          <span className="sw-small">{argsWords(args, phrase)}</span>
        </div>
      ))}
    </div>
  );
}

function Say({ wish, busy, draft }: WishProps & { draft: string }) {
  const { phrase } = usePlace();
  const [words, setWords] = useState('');
  const say = () => {
    if (words.trim() !== '') void wish({ customer: words.trim() });
  };
  return (
    <div className="sws-say">
      <Field>
        <Field.Label>{phrase('studio.try.customer')}</Field.Label>
        <Input
          isCompact
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.nativeEvent.isComposing && !busy) say();
          }}
        />
      </Field>
      <ActionButton name="say" primary blocked={busy || words.trim() === ''} onPress={say}>
        {phrase('studio.try.say')}
      </ActionButton>
      {draft !== '' && (
        <ActionButton name="send-draft" blocked={busy} onPress={() => void wish({ agent: '' })}>
          {phrase('studio.try.send-draft')}
        </ActionButton>
      )}
    </div>
  );
}

function Keep({ session, busy }: { session: TrySession; busy: boolean }) {
  const { phrase } = usePlace();
  const [name, setName] = useState('');
  return (
    <div className="sws-say">
      {session.mayKeep() && (
        <>
          <Field>
            <Field.Label>{phrase('studio.try.test-name')}</Field.Label>
            <Input isCompact value={name} onChange={(event) => setName(event.currentTarget.value)} />
          </Field>
          <ActionButton
            name="keep-test"
            blocked={busy || name.trim() === ''}
            onPress={() => void session.keep(name).then(() => setName(''))}
          >
            {phrase('studio.try.keep')}
          </ActionButton>
        </>
      )}
      <ActionButton name="back" quiet blocked={busy} onPress={() => void session.back()}>
        {phrase('studio.try.back')}
      </ActionButton>
      <ActionButton name="restart" quiet blocked={busy} onPress={session.restart}>
        {phrase('studio.try.restart')}
      </ActionButton>
    </div>
  );
}
