/** Notices that the customer no longer needs what they asked for. Only their own, latest words count. */
import type { Passage } from '../ticket/clean.ts';

/** A sentence that takes the request back, and the question that it raises. */
export interface Withdrawal {
  readonly comment: string;
  readonly quote: string;
  /** Id of the agent's question whether to stop. */
  readonly question: string;
}

/** The withdrawal in the requester's newest message; undefined where there is none. */
export function findWithdrawal(passages: readonly Passage[]): Withdrawal | undefined {
  const latest = passages.findLast((passage) => passage.by === 'requester' && passage.comment !== 'subject');
  const sentence = latest?.sentences.find(
    ({ text }) => (isSign(text) || hasArrived(text)) && !NOT_FOUND.test(text) && !ASKED.test(text),
  );
  return (
    latest &&
    sentence && { comment: latest.comment, quote: sentence.quote, question: `stop:${latest.comment}` }
  );
}

const isSign = (sentence: string): boolean => SIGNS.some((sign) => sign.test(sentence));

/** What arrived as it should; what came broken or too late is a case of its own. */
const hasArrived = (sentence: string): boolean => ARRIVED.test(sentence) && !TROUBLE.test(sentence);

// `it just arrived`, `the parcel has arrived`, `it turned up`, `it has come`, `it finally came`
const ARRIVED =
  /\b(?:it|they|(?:the|my) (?:parcel|package|order|box|shipment|delivery))(?:(?:'s| has| have)?\s+(?:just |now |finally |already |actually )?(?:arrived|turned up|showed up)|(?:'s| has| have)\s+(?:just |now |finally |already |actually )?(?:come|been delivered)|\s+(?:just |finally )came)\b/i;
// `arrived broken`, `came but the lid is missing`, `turned up a week late`
const TROUBLE =
  /\b(?:broken|damaged|wrong|missing|empty|opened|late|cracked|leak\w*|dented|defective|faulty|incomplete|spoiled|smashed|torn|crushed|dirty|expired|different|incorrect|only|but|without|however|except)\b/i;

const SIGNS = [
  // `never mind`, `nevermind, sorted it out`
  /\bnever ?mind\b/i,
  // `I found it`, `we just found the parcel`, `found it!`
  /\b(?:i|we|he|she|they|my \w+)(?:'ve| have|'s| has)?\s+(?:just |now |actually )?found (?:it|them|the (?:parcel|package|box|order|shipment))\b|^(?:just )?found it\b/i,
  // `please ignore this`, `disregard my last message`, `you can close this ticket`
  /\b(?:ignore|disregard) (?:this|that|my|the)\b|\bclose (?:this|the|my) (?:ticket|case|request)\b/i,
  // `I no longer need this`, `problem solved`, `it's sorted now`, `all good now`
  /\bno longer need(?:ed)?\b|\b(?:problem|issue) (?:is |was )?(?:solved|resolved|fixed)\b|\b(?:is|'s|all) sorted\b|\ball good now\b/i,
  // `ich habe es gefunden`, `hat sich erledigt`, `ist angekommen`
  /(?<!\p{L})hat sich erledigt(?!\p{L})|(?<!\p{L})habe? (?:es|ihn|sie|das paket) (?:doch |inzwischen |jetzt )?gefunden(?!\p{L})|(?<!\p{L})(?:ist|sind) (?:doch |inzwischen |jetzt |heute )?angekommen(?!\p{L})/iu,
  // `je l'ai trouvé`, `il est arrivé`, `laissez tomber`
  /(?<!\p{L})je l['’]ai (?:re)?trouvée?(?!\p{L})|(?<!\p{L})est (?:enfin |bien )?arrivée?(?!\p{L})|(?<!\p{L})laissez tomber(?!\p{L})/iu,
  // `ya lo encontré`, `ya llegó`, `olvídalo`; `já encontrei`, `já chegou`; `heb het gevonden`, `is aangekomen`; `見つかりました`, `届きました`
  /(?<!\p{L})ya (?:lo |la )?encontr[ée](?!\p{L})|(?<!\p{L})ya lleg[óo](?!\p{L})|(?<!\p{L})olv[íi]dalo(?!\p{L})|(?<!\p{L})já (?:o |a )?encontrei(?!\p{L})|(?<!\p{L})já chegou(?!\p{L})|(?<!\p{L})heb (?:het|hem) (?:al )?gevonden(?!\p{L})|(?<!\p{L})is (?:toch |al )?aangekomen(?!\p{L})|見つかりました|届きました/iu,
];

// `do they come in green?` asks and takes nothing back.
const ASKED = /[?？]\s*$/;

// `it has not arrived`, `never arrived`, `hasn't turned up`, `if it arrived`: the opposite, or only supposed.
const NOT_FOUND =
  /\b(?:not|never|n['’]t|nothing|no one|nobody|if|when|once|until|unless|says?|said|shows?|marked|supposed|nicht|kein|pas|jamais|no ha|nunca|não|niet)\b(?!\s*mind)/i;
