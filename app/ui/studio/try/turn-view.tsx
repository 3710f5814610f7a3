import type { Phrases } from '../../../lib/phrases.ts';
import { usePlace } from '../../parts/panel.ts';
import { toolTitle } from '../backtest/words.ts';
import type { TriedTurn } from './rehearsal-port.ts';
import type { TurnWish } from './scene.ts';

interface TurnViewProps {
  readonly wish: TurnWish | undefined;
  readonly turn: TriedTurn;
  /** Of the turn's policy. */
  readonly title: string;
}

/** A turn of the conversation: what was said or done, what the app found out, what it would write. */
export function TurnView({ wish, turn, title }: TurnViewProps) {
  const { phrase, text } = usePlace();
  return (
    <li className="sws-turn">
      {wish && <Wish wish={wish} turn={turn} />}
      {turn.made.length > 0 && (
        <ul className="sws-made sw-small">
          {turn.made.map(({ tool, args, status }) => (
            <li key={`${tool} ${JSON.stringify(args)}`} data-made={tool}>
              {toolTitle(tool, phrase)}: {madeWords(status, phrase)}
            </li>
          ))}
        </ul>
      )}
      {turn.policy !== null && (
        <p className="sw-small sw-subtle">
          {phrase('studio.try.where', {
            policy: title,
            status: phrase(`studio.try.status.${turn.status}`),
          })}
        </p>
      )}
      {turn.policy === null && <p className="sw-small sw-warning">{phrase('studio.try.no-policy')}</p>}
      {turn.refused.length > 0 && (
        <p className="sw-small sw-warning">
          {phrase('studio.try.refused', { checks: text.list(turn.refused) })}
        </p>
      )}
      {turn.reply !== '' && <blockquote className="sws-reply">{turn.reply}</blockquote>}
      {turn.mismatches.map(({ what, expected, found }) => (
        <p key={`${what} ${expected}`} className="sw-danger sw-small">
          {expected} ≠ {found}
        </p>
      ))}
    </li>
  );
}

/** `failed: the order is not there` says why. */
function madeWords(status: string, phrase: Phrases): string {
  const [name = '', ...why] = status.split(': ');
  return [phrase(`studio.try.made.${name}`), why.join(': ')].filter(Boolean).join(': ');
}

function Wish({ wish, turn }: { wish: TurnWish; turn: TriedTurn }) {
  const { phrase } = usePlace();
  if ('customer' in wish) return <p className="sws-said-by-customer">{wish.customer}</p>;
  if ('approve' in wish)
    return (
      <p className="sw-small">
        {phrase('studio.try.approved', { tool: toolTitle(wish.approve.tool, phrase) })}
      </p>
    );
  if ('agent' in wish) return <p className="sw-small">{phrase('studio.try.sent')}</p>;
  const [[question, value] = ['', null]] = Object.entries(wish.answer);
  const words = turn.questions.find(({ id }) => id === question)?.text ?? '';
  return (
    <p className="sw-small">
      {[words, phrase(value === true ? 'ui.yes' : 'ui.no')].filter(Boolean).join(' ')}
    </p>
  );
}
