/**
 * Words by which a sentence speaks of something that a tool does, in the languages of the interface, and whether it says that it
 * has been done. Used only against a draft: a sentence that speaks of an effect needs a done call or the policy's own words.
 */
import type { Tool } from '../../tools/tool.ts';

/** What a tool may have done. */
export type Effect =
  | 'refund'
  | 'reship'
  | 'cancel'
  | 'discount'
  | 'upgrade'
  | 'swap'
  | 'skip'
  | 'pause'
  | 'move'
  | 'restart'
  | 'claim'
  | 'escalate'
  | 'decided';

/** The effects that a text speaks of. */
export function effectsIn(text: string): Effect[] {
  return EFFECTS.flatMap(([effect, pattern]) => (pattern.test(text) ? [effect] : []));
}

/** The effects of a tool, by its name. */
export function effectsOf(tool: Tool): Effect[] {
  return TOOL_EFFECTS.flatMap(([effect, pattern]) =>
    pattern.test(tool.name) || tool.classes.some((each) => pattern.test(each)) ? [effect] : [],
  );
}

/** Whether a text says that something has been done: `we have refunded`, `wurde storniert`, `しました`. */
export const saysDone = (text: string): boolean => DONE.some((pattern) => pattern.test(text));

/** Whether a text says what we will do: `we will`, `wir werden`, `nous allons`. */
export const saysWill = (text: string): boolean => WILL.some((pattern) => pattern.test(text));

/** Whether a text speaks of what the customer wants or said: `you asked us to`, `Sie möchten`. */
export const saysWanted = (text: string): boolean => WANTED.some((pattern) => pattern.test(text));

const EFFECTS: readonly (readonly [Effect, RegExp])[] = [
  // `refund`, `reimburse`, `your money back`, `Erstattung`, `rembourser`, `reembolso`, `terugbetaling`, `返金`
  [
    'refund',
    /refund|reimburs|money back|pa(?:y|id) (?:you |it |this |that )?back|credited|credit(?: to)? your|erstatt|rückzahl|gutschr|zurück(?:zahl|überwies)|rembours|recrédit|reembols|devol(?:ver|uci|vid|ução)|reintegr|restitu|estorn|terugbetal|geld terug|返金|払い戻/iu,
  ],
  // `reship`, `send you a new one`, `replacement`, `erneut versenden`, `Ersatz`, `renvoyer`, `reenviar`, `opnieuw verzenden`, `再送`
  [
    'reship',
    /re-?ship|re-?send|(?:send|ship|sent|shipp)\w*\b.{0,30}\b(?:new|another|again|replacement)|replacement|new (?:order|parcel|package|shipment)|erneut|ersatz|neu(?:es|e)? (?:paket|sendung|bestellung)|noch ?mal|renvoy|nouvel envoi|remplac|reexp[ée]di|reenv[ií]|nuevo (?:envío|paquete)|reemplaz|novo envio|substitui|opnieuw|vervang|再送|再発送|代替/iu,
  ],
  // `cancel`, `stornieren`, `kündigen`, `annuler`, `résilier`, `cancelar`, `anular`, `annuleren`, `opzeggen`, `キャンセル`
  [
    'cancel',
    /cancel|storni|kündig|annul|annull|résili|resili|anular|anulad|opze[gt]|opgezegd|キャンセル|解約/iu,
  ],
  // `discount`, `% off`, `coupon`, `voucher`, `free of charge`, `compensation`, `Rabatt`, `Gutschein`, `kostenlos`, `remise`, `descuento`, `korting`, `割引`
  [
    'discount',
    /discount|\boff (?:your|the|this|any)|% off|coupon|voucher|gift ?card|store credit|for free|free of charge|no (?:extra |additional )?(?:charge|cost)|compensat|goodwill|rabatt|gutschein|nachlass|kostenlos|gratis|entschädig|remise|réduction|bon d['’]achat|gratuit|offert|dédommag|descuento|cup[óo]n|compensac|indemni|desconto|cupom|gr[áa]tis|grátis|korting|kortingscode|tegoed|vergoed|割引|クーポン|無料|補償/iu,
  ],
  // `express shipping`, `expedite`, `upgrade`, `Expressversand`, `livraison express`, `envío exprés`, `速達`
  ['upgrade', /expedit|express|upgrad|overnight|priority (?:shipping|mail)|eilversand|exprés|spoed|速達/iu],
  // `swap`, `exchange`, `umtauschen`, `échanger`, `cambiar`, `trocar`, `omruilen`, `交換`
  [
    'swap',
    /\bswap|exchang|umtausch|getauscht|tauschen|échang|intercambi|canje|\btroca|omruil|geruild|交換/iu,
  ],
  // `skip`, `überspringen`, `sauter`, `omitir`, `pular`, `overslaan`, `スキップ`
  [
    'skip',
    /\bskip|überspr|übersprungen|\bsauter|\bsauté|omitir|omitid|saltar|pular|pulad|oversla|overgeslagen|スキップ/iu,
  ],
  // `pause`, `pausieren`, `mettre en pause`, `pausar`, `pauzeren`, `一時停止`
  ['pause', /\bpaus|\bpauz|on hold|suspend|一時停止|休止/iu],
  // `moved your next shipment`, `reschedule`, `postpone`, `verschieben`, `reporter`, `aplazar`, `adiar`, `verzetten`, `延期`
  [
    'move',
    /reschedul|postpon|push(?:ed)? back|delay(?:ed)? (?:your|the) (?:next|shipment|order)|verschob|verschieb|décal|\breport[eé]|aplaz|posponer|pospuest|adiar|adiad|verzet|uitgesteld|延期/iu,
  ],
  // `restart`, `reactivate`, `resume`, `reaktivieren`, `réactiver`, `reactivar`, `heractiveren`, `再開`
  [
    'restart',
    /\brestart|re-?activat|\bresum(?:e|ed|ing)\b|reaktivier|wieder aktiv|réactiv|reprend|reactiv|reanud|reativ|heractiv|再開/iu,
  ],
  // `claim`, `Nachforschung`, `Schadensmeldung`, `réclamation`, `reclamación`, `reclamação`, `claim ingediend`, `申請`
  [
    'claim',
    /\bclaim|nachforsch|schadens?(?:meldung|fall)|reklamation|réclamation|reclamaci|reclamaç|enquête|investigaci(?:ón)? (?:con|ante)|schadeclaim|申請|クレーム/iu,
  ],
  // `escalated`, `forwarded to my supervisor`, `weitergeleitet`, `transmis`, `derivado`, `encaminhado`, `doorgestuurd`
  [
    'escalate',
    /escalat|forward(?:ed|ing)? (?:this|your|it|the)|hand(?:ed|ing) (?:this|your|it|over)|pass(?:ed|ing) (?:this|your|it) (?:on|to)|supervisor|manager|weitergeleitet|weitergegeben|transmis|transféré|derivad|escalad|encaminhad|doorgestuurd|doorverwezen|担当部署|引き継/iu,
  ],
  // `approved`, `accepted`, `guarantee`, `granted`, `genehmigt`, `garantiert`, `approuvé`, `garanti`, `aprobado`, `goedgekeurd`, `承認`, `保証`
  [
    'decided',
    /approv|guarant|\bgranted|authoriz|authoris|\bentitled|eligible|genehmigt|bewillig|garant|anspruch|approuv|accordé|aprobad|aprovad|goedgekeurd|承認|保証/iu,
  ],
];

const TOOL_EFFECTS: readonly (readonly [Effect, RegExp])[] = [
  // `refund_order`; `cancel_order` pays back too
  ['refund', /refund|cancel_order|withdraw/],
  // `reship_order`
  ['reship', /reship|replacement/],
  // `cancel_order`, `cancel_subscription`
  ['cancel', /cancel/],
  // `set_discount_to_order`, `create_discount_coupon`
  ['discount', /discount|coupon|credit|swap|upgrade/],
  ['upgrade', /upgrade_shipping/],
  ['swap', /swap/],
  ['skip', /skip/],
  ['pause', /pause/],
  ['move', /delay|move|reschedule/],
  // `restart_subscription`, `unskip_shipment`
  ['restart', /restart|resume|reactivate|unskip/],
  ['claim', /claim/],
  // `escalate_to_agent`, `assign_group`
  ['escalate', /escalat|assign/],
];

const DONE: readonly RegExp[] = [
  // `we have refunded`, `I’ve cancelled`, `has been filed`, `was issued`, `is now cancelled`, `already`, `just sent`
  /\b(?:have|has|had|['’]ve)\b(?! (?:you|a|an|any|the|not yet|to)\b)|\b(?:was|were)\b|\b(?:is|are) (?:now|already)\b|\balready\b|\bjust (?:been|now|sent|filed|issued|processed)|\b(?:i|we) (?:refunded|issued|filed|sent|cancell?ed|applied|processed|shipped|opened|added|approved|escalated|forwarded|paused|skipped|credited|arranged|initiated|submitted|reshipped)\b|\b(?:is|are|been) (?:refunded|cancell?ed|approved|done|processed|on its way|on the way|underway|complete)|\bon (?:its|the) way\b|\bunderway\b/i,
  // `wurde erstattet`, `haben wir storniert`, `ist bereits`, `soeben`
  /\bwurden?\b|\b(?:haben|habe|hat) (?:wir|ich|ihnen|ihre|den|die|das|unser)|\b(?:ist|sind) (?:bereits|jetzt|nun|unterwegs)|\bbereits\b|\bsoeben\b|\bworden\b/i,
  // `a été remboursé`, `nous avons annulé`, `vient d'être`, `déjà`
  /(?<!\p{L})(?:a|ont) été(?!\p{L})|(?<!\p{L})(?:nous avons|j['’]ai)(?!\p{L})|(?<!\p{L})vien(?:t|nent) d['’]|(?<!\p{L})déjà(?!\p{L})|est en route/iu,
  // `ha sido`, `hemos`, `fue cancelado`, `ya está`; `foi`, `já`, `cancelamos`
  /(?<!\p{L})(?:ha|han) sido(?!\p{L})|(?<!\p{L})hemos(?!\p{L})|(?<!\p{L})he (?:cancel|reembols|envi|aplic)|(?<!\p{L})fue(?:ron)?(?!\p{L})|(?<!\p{L})ya (?:está|fue|se|hemos)|(?<!\p{L})foi(?!\p{L})|(?<!\p{L})foram(?!\p{L})|(?<!\p{L})já(?!\p{L})|(?<!\p{L})(?:cancel|reembols|envi|aprov)(?:amos|ei)(?!\p{L})/iu,
  // `is terugbetaald`, `hebben wij geannuleerd`, `al verstuurd`
  /\b(?:is|zijn|werd|werden|heb|hebben)\b.{0,40}\b(?:ge|ver|be|terug|op|her|door)\p{L}+(?:d|t|en)\b|\breeds\b|\bonderweg\b/iu,
  // `返金しました`, `手続き済み`
  /ました|済み|完了/,
];

const WILL: readonly RegExp[] = [
  // `we will`, `we'll`, `I am going to`, `you will receive`, `shall`
  /\b(?:i|we|you|it|they|he|she|team|carrier|refund|parcel|package|order|money|claim|replacement|manager|supervisor)(?:['’]ll| will| shall)\b|\b(?:am|are|is|['’]re|['’]m) going to\b|\bwill (?:be|have|receive|arrive|get|send|contact)\b|\bi promise|\bwe promise|\brest assured/i,
  // `wir werden`, `Sie erhalten`, `wird erstattet`
  /\b(?:wir|ich) werden?\b|\bwird\b|\bsie (?:erhalten|bekommen|werden)\b|\bversprech/i,
  // `nous allons`, `nous ferons`, `vous recevrez`
  /\b(?:nous allons|je vais|va être|vont être)\b|\b(?:vous|nous) \p{L}+r(?:ez|ons)\b|\bsera\b|\bseront\b/iu,
  // `vamos a`, `recibirá`, `será`; `vamos`, `você receberá`
  /(?<!\p{L})vamos(?!\p{L})|(?<!\p{L})voy a(?!\p{L})|(?<!\p{L})\p{L}+(?:ir|er|ar)(?:á|án|emos|ão)(?!\p{L})(?<!(?<!\p{L})favor)|(?<!\p{L})será(?!\p{L})/iu,
  // `we zullen`, `ik ga`, `u ontvangt`
  /\b(?:we|wij|ik) (?:zullen|zal|gaan|ga)\b|\bu (?:ontvangt|krijgt)\b|\bwordt\b/i,
  // `いたします`, `お送りします`, `予定です`
  /いたします|致します|お送りします|予定です|差し上げます/,
];

const WANTED: readonly RegExp[] = [
  // `you would like to cancel`, `you asked for a refund`, `your request to`, `as you wrote`
  /\byou(?:['’]d| would) like\b|\byou (?:want|wish|asked|requested|mentioned|wrote|told|are looking|need)\b|\byour (?:request|message|wish|question)\b/i,
  /\bsie (?:möchten|wünschen|wollen|haben uns|baten|schreiben)\b|\bihr(?:e|en|em)? (?:wunsch|anfrage|nachricht|bitte)\b/i,
  /\bvous (?:souhaitez|voulez|désirez|avez demandé|nous avez)\b|\bvotre (?:demande|message|souhait)\b/i,
  /(?<!\p{L})(?:desea|quiere|quieres|solicitó|ha solicitado|nos pidió)(?!\p{L})|(?<!\p{L})su (?:solicitud|mensaje|petición)(?!\p{L})|(?<!\p{L})(?:deseja|quer|solicitou|pediu)(?!\p{L})|(?<!\p{L})(?:seu|sua) (?:pedido de|solicitação|mensagem)(?!\p{L})/iu,
  /\bu (?:wilt|wenst|vroeg|heeft gevraagd)\b|\buw (?:verzoek|bericht|vraag)\b/i,
  /ご希望|ご依頼|ご要望/,
];
