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
    (each) =>
      SIGNS.some((sign) => sign.test(each.text)) && !NOT_FOUND.test(each.text) && !ASKED.test(each.text),
  );
  return (
    latest &&
    sentence && { comment: latest.comment, quote: sentence.quote, question: `stop:${latest.comment}` }
  );
}

const SIGNS = [
  // `never mind`, `nevermind, sorted it out`
  /\bnever ?mind\b/i,
  // `I found it`, `we just found the parcel`, `found it!`
  /\b(?:i|we|he|she|they|my \w+)(?:'ve| have|'s| has)?\s+(?:just |now |actually )?found (?:it|them|the (?:parcel|package|box|order|shipment))\b|^(?:just )?found it\b/i,
  // `it just arrived`, `the parcel has arrived`, `it turned up`, `it showed up today`
  /\b(?:it|they|(?:the|my) (?:parcel|package|order|box|shipment|delivery))(?:'s| has| have)?\s+(?:just |now |finally |already |actually )?(?:arrived|turned up|showed up|come|came|been delivered)\b/i,
  // `please ignore this`, `disregard my last message`, `you can close this ticket`
  /\b(?:ignore|disregard) (?:this|that|my|the)\b|\bclose (?:this|the|my) (?:ticket|case|request)\b/i,
  // `I no longer need this`, `problem solved`, `it's sorted now`, `all good now`
  /\bno longer need(?:ed)?\b|\b(?:problem|issue) (?:is |was )?(?:solved|resolved|fixed)\b|\b(?:is|'s|all) sorted\b|\ball good now\b/i,
  // `ich habe es gefunden`, `hat sich erledigt`, `ist angekommen`
  /\bhat sich erledigt\b|\bhabe? (?:es|ihn|sie|das paket) (?:doch |inzwischen |jetzt )?gefunden\b|\b(?:ist|sind) (?:doch |inzwischen |jetzt |heute )?angekommen\b/i,
  // `je l'ai trouvé`, `il est arrivé`, `laissez tomber`
  /\bje l['’]ai (?:re)?trouvée?\b|\best (?:enfin |bien )?arrivée?\b|\blaissez tomber\b/i,
  // `ya lo encontré`, `ya llegó`, `olvídalo`; `já encontrei`, `já chegou`; `heb het gevonden`, `is aangekomen`; `見つかりました`, `届きました`
  /\bya (?:lo |la )?encontr[ée]\b|\bya lleg[óo]\b|\bolv[íi]dalo\b|\bjá (?:o |a )?encontrei\b|\bjá chegou\b|\bheb (?:het|hem) (?:al )?gevonden\b|\bis (?:toch |al )?aangekomen\b|見つかりました|届きました/i,
];

// `do they come in green?` asks and takes nothing back.
const ASKED = /[?？]\s*$/;

// `it has not arrived`, `never arrived`, `hasn't turned up`, `if it arrived`: the opposite, or only supposed.
const NOT_FOUND =
  /\b(?:not|never|n['’]t|nothing|no one|nobody|if|when|once|until|unless|says?|said|shows?|marked|supposed|nicht|kein|pas|jamais|no ha|nunca|não|niet)\b(?!\s*mind)/i;
