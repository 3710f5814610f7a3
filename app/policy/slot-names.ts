/** Names of slots by the words that ask for them. */
import { CUSTOMER_WORDS } from './words.ts';

/** The fact's name for what a phrase asks: a known name, else the phrase in snake_case. */
export function phraseSlot(phrase: string): string {
  if (BIRTH.test(phrase)) return 'date_of_birth';
  const plain = phrase.toLowerCase().replace(OWNER, '').replace(TAIL, '').trim();
  const known = NAMES.find(([pattern]) => pattern.test(plain));
  return known ? known[1] : snake(plain);
}

// A day of birth in any words: `date of birth`, `birthday`.
const BIRTH = /\b(?:date of birth|birth ?date|birthday)\b/i;
// Whose it is: `the customer’s `, `the user's `, `their `.
const OWNER = new RegExp(`^(?:the |a |an )?(?:(?:${CUSTOMER_WORDS})[’']s?|their|his|her|your)\\s+`, 'i');
// What only says more about it: ` of the shipment in question`, ` associated with the order`.
const TAIL =
  /\s+(?:of|for|on|in|that|which|they|associated|linked|used|related|connected|from|at|under|with|who|showing)\s.*$/i;

/** Patterns in order: the first that fits names the slot. */
const NAMES: readonly (readonly [RegExp, string])[] = [
  // `email address`, `e-mail`
  [/\be-?mails?\b/, 'email'],
  // `order number`, `order id`, `order reference`
  [/\border(?:s)?(?: confirmation)?\s*(?:numbers?|ids?|no\.?|#|references?|codes?)|^orders?$/, 'order_id'],
  // `tracking number`, `tracking id`
  [/\btracking\s*(?:numbers?|ids?|codes?|links?)\b|^tracking$/, 'tracking_number'],
  // `subscription id`, `subscription`
  [/\bsubscription\s*(?:numbers?|ids?)\b|^subscriptions?$/, 'subscription_id'],
  // `photo of the damage`, `screenshot`, `pictures`
  [/\b(?:photos?|pictures?|images?|screenshots?|photographs?|pics?)\b/, 'photo'],
  // `phone number`, `mobile`
  [/\b(?:phone|telephone|mobile|cell|contact number)\b/, 'phone'],
  // `shipping address`, `new delivery address`
  [
    /^(?:(?:new|full|correct|current|shipping|delivery|mailing|street|postal|home|updated|complete|right)\s+)*address(?:es)?$/,
    'address',
  ],
  // `reason`, `reason why they cancel`
  [/\breasons?\b|^why\b/, 'reason'],
  // `full name`, `name`
  [/^(?:(?:full|first|last|complete)\s+(?:and last\s+)?)?names?$/, 'name'],
  // `size`, `colour`, `variant`
  [
    /^(?:(?:new|desired|preferred|different|correct|right)\s+)*(?:size|colou?r|variant|flavou?r)s?$/,
    'variant',
  ],
  // `item`, `product name`, `products they want`
  [
    /^(?:(?:new|desired|preferred|different|missing|damaged|other|affected|which|wrong)\s+)*(?:items?|products?)(?:\s+(?:names?|skus?))?$/,
    'product',
  ],
  // `refund amount`, `dollar amount`, `price`
  [/^(?:(?:dollar|refund|exact|total|right|correct)\s+)*(?:amounts?|price|sum)$/, 'amount'],
  // `percentage`, `discount percent`
  [/\bpercent(?:age)?\b/, 'percent'],
  // `new date`, `preferred date`
  [
    /^(?:(?:new|preferred|desired|exact|delivery|shipment|shipping|ship|next|restart|resume|start)\s+)*(?:date|day)s?$/,
    'date',
  ],
];

/** No slot's name has more words. */
const WORDS_MAX = 4;

function snake(phrase: string): string {
  const words = phrase.match(/[\p{L}\p{N}]+/gu) ?? [];
  const telling = words.filter((word) => !IDLE.has(word));
  return (telling.length > 0 ? telling : words).slice(0, WORDS_MAX).join('_') || 'answer';
}

const IDLE = new Set(
  'the a an of to their his her your any some is are do does did they you it be been would like want please s'.split(
    ' ',
  ),
);
