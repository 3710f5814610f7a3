import { useId, useMemo } from 'react';
import { compile } from '../../../policy/compile.ts';
import { createLibrary } from '../../../policy/library.ts';
import { type Policy, walkSteps } from '../../../policy/policy.ts';
import { neededTools } from '../../../policy/procedure/needed-tools.ts';
import type { MentionSuggestion } from '../../../policy/procedure/suggestion.ts';
import type { ProcedureDraft } from '../../../policy/procedure.ts';
import type { Catalog } from '../../../tools/tool.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import type { Text } from '../../text.ts';
import { readSteps } from '../editor/read-steps.ts';
import { toolWords } from '../editor/tool-words.ts';
import { acceptAll, type DraftChoice, textOf } from './choices.ts';

interface DraftReportProps {
  readonly draft: ProcedureDraft;
  readonly choice: DraftChoice;
  /** The document holds no other. */
  readonly isOnly: boolean;
  readonly words: Text;
  readonly catalog: Catalog;
  readonly known: readonly Policy[];
  /** Shows a part of the procedure; null where it does not stand in the field. */
  readonly show: ((start: number, end: number) => void) | null;
  change(choice: DraftChoice): void;
}

/** What was understood of one policy of a procedure, what was not, which tools it needs, and what could be mentioned. */
export function DraftReport(props: DraftReportProps) {
  const { draft, choice, isOnly, words, change, catalog, known } = props;
  const { phrase } = words;
  const title = useId();
  // Read with what was accepted, so that the steps say at once what an acceptance changes.
  const policy = useMemo(() => {
    const source = { text: textOf(draft, choice), name: draft.policy.id };
    return compile([source], { catalog, library: createLibrary(known) }).policies[0] ?? draft.policy;
  }, [draft, choice, catalog, known]);
  return (
    <section className="swp-draft" data-draft={draft.policy.id} aria-labelledby={title}>
      <div className="swp-head">
        <h2 id={title} className="sw-hidden">
          {choice.title}
        </h2>
        {!isOnly && (
          <label className="swp-want">
            <input
              type="checkbox"
              checked={choice.wanted}
              onChange={(event) => change({ ...choice, wanted: event.currentTarget.checked })}
            />
            {phrase('studio.procedure.want')}
          </label>
        )}
        <label className="swp-title">
          <span className="sw-heading">{phrase('studio.procedure.policy-title')}</span>
          <input
            type="text"
            value={choice.title}
            onChange={(event) => change({ ...choice, title: event.currentTarget.value })}
          />
        </label>
        {draft.twinOf !== null && (
          <p className="sw-warning">{phrase('studio.procedure.twin', { title: draft.twinOf })}</p>
        )}
      </div>
      <Understood policy={policy} words={words} catalog={catalog} count={draft.stepCount} />
      <Suggestions {...props} />
      <Tools policy={policy} words={words} catalog={catalog} />
      <LeftOut {...props} />
    </section>
  );
}

interface ReadProps {
  readonly policy: Policy;
  readonly words: Text;
  readonly catalog: Catalog;
}

function Understood({ policy, words, catalog, count }: ReadProps & { count: number }) {
  const { phrase } = words;
  return (
    <section className="swp-part">
      <h3 className="sw-title">{phrase('studio.procedure.understood', { count })}</h3>
      <p className={policy.trigger === '' ? 'sw-warning' : 'sw-subtle'}>
        {policy.trigger === '' ? phrase('studio.procedure.no-trigger') : policy.trigger}
      </p>
      {policy.steps.length > 0 && walkSteps(policy.steps).every(({ step }) => step.kind === 'note') && (
        <p className="sw-warning" role="status">
          {phrase('studio.procedure.only-notes')}
        </p>
      )}
      <ol className="swp-steps">
        {readSteps(policy, catalog, words).map((step) => (
          <li key={step.id} className="swe-row" data-depth={Math.min(step.depth, 5)}>
            <span className="swp-number">{step.id}</span> {step.meaning}
          </li>
        ))}
      </ol>
    </section>
  );
}

function Suggestions({ draft, choice, words, change, catalog }: DraftReportProps) {
  const { phrase } = words;
  const { decisions } = choice;
  const open = draft.suggestions.filter(({ id }) => decisions[id] === undefined).length;
  if (draft.suggestions.length === 0)
    return <p className="sw-subtle">{phrase('studio.procedure.no-suggestions')}</p>;
  return (
    <section className="swp-part">
      <div className="sw-row">
        <h3 className="sw-title">
          {phrase('studio.procedure.suggestions', { count: draft.suggestions.length })}
        </h3>
        {open > 0 && (
          <ActionButton
            name="accept-all"
            onPress={() => change({ ...choice, decisions: acceptAll(draft, decisions) })}
          >
            {phrase('studio.procedure.accept-all', { count: open })}
          </ActionButton>
        )}
      </div>
      <ul className="swp-suggestions">
        {draft.suggestions.map((suggestion) => (
          <OneSuggestion
            key={suggestion.id}
            suggestion={suggestion}
            text={draft.text}
            decided={decisions[suggestion.id]}
            words={words}
            catalog={catalog}
            decide={(decided) => {
              const { [suggestion.id]: _old, ...others } = decisions;
              change({
                ...choice,
                decisions: decided === undefined ? others : { ...others, [suggestion.id]: decided },
              });
            }}
          />
        ))}
      </ul>
    </section>
  );
}

interface OneSuggestionProps {
  readonly suggestion: MentionSuggestion;
  readonly text: string;
  readonly decided: number | 'rejected' | undefined;
  readonly words: Text;
  readonly catalog: Catalog;
  decide(decided: number | 'rejected' | undefined): void;
}

function OneSuggestion({ suggestion, text, decided, words, catalog, decide }: OneSuggestionProps) {
  const { phrase } = words;
  const { phrase: found, options, step } = suggestion;
  const state = decided === undefined ? 'open' : decided === 'rejected' ? 'rejected' : 'accepted';
  const chosen = typeof decided === 'number' ? decided : 0;
  const name = (at: number): string => {
    const option = options[at]?.name ?? '';
    return suggestion.type === 'tool' ? `@${option}` : `#${option}`;
  };
  return (
    <li className="swp-suggestion" data-suggestion={suggestion.id} data-state={state}>
      <span className="swp-number">{step}</span>
      <span className="swp-words">
        <q>{text.slice(found.start, found.end)}</q> <span aria-hidden="true">→</span>{' '}
        {options.length > 1 ? (
          <select
            aria-label={phrase('studio.procedure.which')}
            value={String(chosen)}
            onChange={(event) => decide(Number(event.currentTarget.value))}
          >
            {options.map((option, at) => (
              <option key={option.name} value={String(at)}>
                {name(at)}
              </option>
            ))}
          </select>
        ) : (
          <strong>{name(0)}</strong>
        )}
        {suggestion.type === 'tool' && (
          <span className="sw-subtle">
            {' '}
            ·{' '}
            {toolWords(options[chosen]?.name ?? '', catalog, words)
              .sentences.slice(0, 2)
              .join(' · ')}
          </span>
        )}
      </span>
      <span className="sw-row swp-decide">
        {state === 'open' ? (
          <>
            <ActionButton name="accept" onPress={() => decide(chosen)}>
              {phrase('studio.procedure.accept')}
            </ActionButton>
            <ActionButton quiet name="reject" onPress={() => decide('rejected')}>
              {phrase('studio.procedure.reject')}
            </ActionButton>
          </>
        ) : (
          <>
            <span className={state === 'accepted' ? 'sw-success' : 'sw-subtle'}>
              {phrase(`studio.procedure.decided.${state}`)}
            </span>
            <ActionButton quiet name="reopen" onPress={() => decide(undefined)}>
              {phrase('studio.procedure.reopen')}
            </ActionButton>
          </>
        )}
      </span>
    </li>
  );
}

function Tools({ policy, words, catalog }: ReadProps) {
  const { phrase } = words;
  const tools = neededTools(policy, catalog);
  if (tools.length === 0) return null;
  return (
    <section className="swp-part">
      <h3 className="sw-title">{phrase('studio.procedure.tools')}</h3>
      <ul className="swp-tools">
        {tools.map(({ name, isKnown, near, steps }) => (
          <li key={name} data-tool={name} data-known={isKnown}>
            <strong>@{name}</strong>{' '}
            {steps.length > 0 && (
              <span className="sw-subtle">
                {phrase('studio.procedure.in-steps', { steps: words.list(steps), count: steps.length })}
              </span>
            )}
            <span className={isKnown ? 'sw-subtle' : 'sw-danger'}>
              {' '}
              · {toolWords(name, catalog, words).sentences[0]}
              {near !== null && ` · ${phrase('studio.procedure.near', { name: `@${near}` })}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function LeftOut({ draft, words, show }: DraftReportProps) {
  const { phrase } = words;
  if (draft.leftOver.length === 0) return <p className="sw-success">{phrase('studio.procedure.all-read')}</p>;
  return (
    <section className="swp-part">
      <h3 className="sw-title">{phrase('studio.procedure.left', { count: draft.leftOver.length })}</h3>
      <p className="sw-subtle">{phrase('studio.procedure.left-help')}</p>
      <ul className="swp-left">
        {draft.leftOver.map(({ span, text, why }) => (
          <li key={span.start} data-why={why}>
            <q>{text}</q> <span className="sw-subtle">{phrase(`studio.procedure.why.${why}`)}</span>{' '}
            {show && (
              <button type="button" className="sw-link" onClick={() => show(span.start, span.end)}>
                {phrase('studio.procedure.show')}
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
