import { tokensOf } from './meaning.ts';

/** How a sentence is meant: as a statement, a question, a request, something supposed, or something yet to come. */
export type Mood = 'statement' | 'question' | 'request' | 'supposed' | 'to-come';

/** Tells how a sentence is meant. */
export function moodOf(sentence: string): Mood {
  const text = tokensOf(sentence).join(' ');
  if (REQUEST.test(text)) return 'request';
  if (/[?？]\s*["'”)]*\s*$/.test(sentence) || QUESTION.test(text)) return 'question';
  if (SUPPOSED.test(text)) return 'supposed';
  return TO_COME.test(text) ? 'to-come' : 'statement';
}

// `can i get a refund`, `could you please resend it`, `please cancel`, `i would like my money back`.
const REQUEST =
  /^(?:(?:hi|hello|hey|again|there|team|everyone|all|dear|good (?:morning|afternoon|evening|day)|ok|okay|so|and|but|then|well|yes|no|thanks|thank you|in that case) )*(?:please |(?:can|could|may|will|would) (?:i|you|we) (?:please |just |kindly )?(?:get|have|cancel|refund|send|resend|reship|replace|ship|give|do|make|change|swap|pause|skip|stop|apply|take|proceed|go|delay|postpone|push|restart|reactivate|resume|move)|i (?:would |just |really |still )*(?:like|want|wish|need|prefer|demand|request|insist)|i (?:will|am going to) (?:take|go|have|keep)|(?:just |kindly )?(?:cancel|refund|send|give|stop|skip|pause|delay|restart|resend) (?:me|my|the|this|it|next|a|an)|give me|send me|let me (?:have|get))\b|\bplease$/;
// `how do i check`, `what is that`, `do you mean the porch`.
const QUESTION =
  /^(?:(?:hi|hello|hey|ok|okay|so|and|but|then|well|sorry|um|hmm) )*(?:how|what|where|why|when|which|who|whose|do you|does (?:it|that|this)|did you|are you|is (?:it|that|this|there)|can you|could you|would you|will you|should i|do i|am i|have you)\b/;
// `if it had come`, `i might have checked`, `maybe the neighbours have it`, `suppose i cancel`.
const SUPPOSED =
  /\b(?:if|unless|whether|maybe|perhaps|might|suppose|supposing|imagine|assuming|wish|as though|in case|what happens|probably|possibly|would|could|should)\b/;
// `i will check tonight`, `i am going to ask them`, `let me look`, `i have to ask my wife`.
const TO_COME =
  /\b(?:will|shall|going to|gonna|about to|plan to|planning to|let me|tomorrow|later|tonight|have to|need to|try to|not yet)\b/;
