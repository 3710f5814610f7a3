import { Field, Input } from '@zendeskgarden/react-forms';
import { useState } from 'react';
import type { ModelPrices } from '../../../assist/model/cost.ts';
import type { Phrases } from '../../../lib/phrases.ts';
import { amountOf, type Estimate, OUTPUT_TOKENS_ASSUMED } from '../../../study/back-test/estimate.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { usePlace } from '../../parts/panel.ts';
import type { Text } from '../../text.ts';
import type { BackTestActions, BackTestView, Spending } from './view.ts';
import { amountText } from './words.ts';

interface PartProps {
  readonly view: BackTestView;
  readonly actions: BackTestActions;
}

/** What asking the model may cost, how that was found out, and the limit; nothing was sent yet. */
export function EstimatePart({ view, actions }: PartProps) {
  const { phrase, text } = usePlace();
  const { estimate, spending } = view;
  if (!estimate || !spending) return null;
  const { prices } = spending;
  const lines: readonly [string, string][] = [
    ['messages', text.number(estimate.messages)],
    ['questions', text.number(estimate.questions)],
    ['read', text.number(estimate.usage.inputTokens)],
    ['written', text.number(estimate.usage.outputTokens)],
  ];
  return (
    <section className="swb-form" data-name="estimate" aria-label={phrase('study.backtest.cost.title')}>
      <h3 className="sw-heading">{phrase('study.backtest.cost.title')}</h3>
      <p className="swb-number" data-name="estimated">
        {phrase('study.backtest.cost.about', {
          amount: amountText(amountOf(estimate.usage, prices), prices, { phrase, text }),
        })}
      </p>
      <dl className="swb-cost">
        {lines.map(([name, value]) => (
          <div key={name} data-line={name}>
            <dt className="sw-small">{phrase(`study.backtest.cost.line.${name}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <ul className="swb-how sw-small">
        {howOf(estimate, prices, { phrase, text }).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <LimitField spending={spending} setLimit={actions.setLimit} />
      <div className="sw-row">
        <ActionButton name="ask-model" primary blocked={!(spending.limit > 0)} onPress={actions.askModel}>
          {phrase('study.backtest.ask-model')}
        </ActionButton>
        <ActionButton name="again" quiet onPress={actions.again}>
          {phrase('study.backtest.back')}
        </ActionButton>
      </div>
    </section>
  );
}

interface Words {
  readonly phrase: Phrases;
  readonly text: Text;
}

/** How the estimate came about, sentence by sentence. */
function howOf(
  { tokensEach, recorded, recordedEach }: Estimate,
  prices: ModelPrices | null,
  words: Words,
): string[] {
  const { phrase, text } = words;
  return [
    phrase('study.backtest.cost.how.measured', { count: tokensEach }),
    phrase('study.backtest.cost.how.shared'),
    recordedEach
      ? phrase('study.backtest.cost.how.recorded', {
          count: recorded,
          read: text.number(recordedEach.inputTokens),
          written: text.number(recordedEach.outputTokens),
          amount: amountText(amountOf(recordedEach, prices), prices, words),
        })
      : phrase('study.backtest.cost.how.assumed', { count: OUTPUT_TOKENS_ASSUMED }),
    ...(prices ? [] : [phrase('study.backtest.cost.how.no-prices')]),
    phrase('study.backtest.cost.how.holds'),
  ];
}

function LimitField({ spending, setLimit }: { spending: Spending; setLimit(amount: number): void }) {
  const { phrase } = usePlace();
  const { prices, limit } = spending;
  const [written, setWritten] = useState(String(limit));
  const unit = prices?.currency ?? phrase('study.backtest.cost.tokens');
  return (
    <Field className="swr-choice swb-limit">
      <Field.Label isRegular className="sw-small">
        {phrase('study.backtest.cost.limit', { unit })}
      </Field.Label>
      <Input
        isCompact
        inputMode="decimal"
        data-name="limit"
        value={written}
        validation={limit > 0 ? undefined : 'error'}
        onChange={({ currentTarget: { value } }) => {
          setWritten(value);
          setLimit(readAmount(value));
        }}
      />
    </Field>
  );
}

/** A number with a point or a comma; 0 for what is none, which asks nothing. */
function readAmount(written: string): number {
  const amount = Number(written.trim().replace(',', '.'));
  return Number.isFinite(amount) && amount > 0 ? amount : 0;
}

/** What was spent so far; at the limit, the way on. */
export function SpendingPart({ view, actions }: PartProps) {
  const { phrase, text } = usePlace();
  const { spending, state } = view;
  if (!spending || view.measures) return null;
  const { spent, prices, limit, halt } = spending;
  const words = { phrase, text };
  return (
    <>
      <p className="sw-small swb-count" data-name="spent">
        {phrase('study.backtest.cost.spent', {
          count: spent.asked,
          amount: amountText(amountOf(spent.usage, prices), prices, words),
          limit: amountText(limit, prices, words),
        })}{' '}
        {spent.known > 0 && phrase('study.backtest.cost.known', { count: spent.known })}{' '}
        {spent.failed > 0 && phrase('study.backtest.cost.failed', { count: spent.failed })}
      </p>
      {state === 'paused' && halt?.type === 'limit' && (
        <div className="swr-banner swb-halt" data-tone="unsure" role="alert" data-name="at-limit">
          <p>{phrase('study.backtest.cost.at-limit', { amount: amountText(halt.amount, prices, words) })}</p>
          <LimitField spending={spending} setLimit={actions.setLimit} />
        </div>
      )}
    </>
  );
}
