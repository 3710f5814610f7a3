/**
 * The small words of a reply in six languages: denials, wishes, asking around. The words of the trade stand in the lexicon
 * that policies are matched by (`match/lexicon.ts`); these say what is made of them. Accents off, as `normalise` writes them.
 */

const KINDS = [
  'not',
  'nothing',
  'nobody',
  'still',
  'want',
  'accept',
  'decline',
  'interest',
  'ask',
  'family',
  'everyone',
  'find',
  'paper',
  'have',
  'it',
  'here',
  'again',
  'send',
  'maybe',
  'passive',
  'thanks',
  'yes',
  'no',
  'marker',
] as const;

/** What a small word does in a sentence; a `marker` only shows the language. */
export type SmallWord = (typeof KINDS)[number];

type Lines = Readonly<Partial<Record<SmallWord, string>>>;

const DE: Lines = {
  not: 'nicht kein keine keinen keiner keinem nie niemals weder',
  nothing: 'nichts nix',
  nobody: 'niemand niemanden',
  still: 'noch immer weiterhin',
  want: 'mochte mochten will wollen hatte gern gerne lieber bevorzuge wunsche nehme nehmen bitte konnen konnten',
  accept: 'einverstanden akzeptiere annehmen klingt passt',
  decline: 'ablehnen lehne verzichte',
  interest: 'interesse interessiert',
  ask: 'gefragt fragte nachgefragt gesprochen herumgefragt',
  family: 'familie haushalt frau mann mitbewohner kinder mitbewohnern',
  everyone: 'alle allen uberall',
  find: 'gefunden aufgetaucht wiedergefunden',
  paper: 'zettel benachrichtigung benachrichtigungskarte karte nachricht abholschein mitteilung',
  have: 'habe hab haben',
  it: 'es ihn sie',
  here: 'da hier',
  again: 'nochmal nochmals erneut neu',
  send: 'schicken schickt senden zusenden',
  maybe: 'wenn falls vielleicht werde wurde wurden ware soll sollte ob',
  passive: 'worden',
  thanks: 'danke dank vielen',
  yes: 'ja jawohl doch',
  no: 'nein',
  marker: 'ich das ist sind mein meine meinen meiner den dem der ein eine einen bei und aber auch mir',
};

const FR: Lines = {
  not: 'pas jamais aucun aucune ni',
  nothing: 'rien',
  nobody: 'personne',
  still: 'toujours encore',
  want: 'veux voudrais souhaite souhaiterais prefere prefererais prends aimerais svp plait pouvez pourriez',
  accept: 'accepte accord',
  decline: 'refuse decline',
  interest: 'interesse interessee',
  ask: 'demande parle interroge questionne',
  family: 'famille femme mari colocataire colocataires conjoint conjointe enfants',
  everyone: 'tous partout monde',
  find: 'trouve retrouve',
  paper: 'avis mot message note',
  have: 'ai avons',
  it: 'l',
  here: 'la ici',
  again: 'nouveau',
  send: 'envoyer envoyez renvoyez renvoyer',
  maybe: 'si peut vais serait pourrait devait',
  passive: 'ete',
  thanks: 'merci',
  yes: 'oui',
  no: 'non',
  marker: 'je j le les mon ma mes est et un une c il mais',
};

const ES: Lines = {
  not: 'no nunca ningun ninguna ninguno tampoco ni',
  nothing: 'nada',
  nobody: 'nadie',
  still: 'todavia aun sigue sigo',
  want: 'quiero quisiera prefiero deseo gustaria favor querria pueden',
  accept: 'acepto acuerdo vale',
  decline: 'rechazo',
  interest: 'interesa',
  ask: 'pregunte preguntado preguntamos hable hablado consulte',
  family: 'familia esposa marido companeros mujer hijos',
  everyone: 'todos',
  find: 'encontre encontrado encontramos aparecio aparecido',
  paper: 'aviso nota notificacion papel',
  have: 'tengo tenemos',
  it: 'lo',
  here: 'aqui esta',
  again: 'nuevo vuelvan otra',
  send: 'reenviar reenvien reenvio envien mandar',
  maybe: 'si quiza quizas voy deberia',
  passive: 'fue sido',
  thanks: 'gracias',
  yes: 'claro',
  no: '',
  marker: 'el los las mi mis y he ha lo una un por pero ya',
};

const PT: Lines = {
  not: 'nao nunca nenhum nenhuma nem',
  nothing: 'nada',
  nobody: 'ninguem',
  still: 'ainda continuo',
  want: 'quero queria queremos gostaria prefiro desejo favor podem',
  accept: 'aceito',
  decline: 'recuso',
  interest: 'interessa interesse',
  ask: 'perguntei perguntado perguntamos falei',
  family: 'familia esposa marido mulher filhos',
  everyone: 'todos',
  find: 'encontrei encontrado encontramos apareceu achei',
  paper: 'aviso nota bilhete notificacao papel',
  have: 'tenho temos',
  it: 'o',
  here: 'aqui esta',
  again: 'novamente novo outra',
  send: 'reenviar reenviem enviem mandar',
  maybe: 'se talvez vou deveria',
  passive: 'foi sido',
  thanks: 'obrigado obrigada',
  yes: 'sim',
  no: '',
  marker: 'eu meu minha meus os e em um uma mas ja',
};

const NL: Lines = {
  not: 'niet geen nooit',
  nothing: 'niets niks',
  nobody: 'niemand',
  still: 'nog steeds',
  want: 'wil willen zou graag liever neem kies alstublieft alsjeblieft',
  accept: 'akkoord accepteer prima',
  decline: 'weiger afwijzen',
  interest: 'interesse geinteresseerd',
  ask: 'gevraagd gesproken navraag nagevraagd',
  family: 'gezin familie vrouw huisgenoten kinderen',
  everyone: 'iedereen overal',
  find: 'gevonden opgedoken',
  paper: 'briefje kaartje bericht afhaalbericht',
  have: 'heb hebben',
  it: 'het hem',
  here: 'hier er',
  again: 'opnieuw nogmaals',
  send: 'sturen stuur',
  maybe: 'als indien misschien zal zou_moeten',
  passive: 'werd',
  thanks: 'bedankt dank dankjewel',
  yes: 'ja jazeker',
  no: 'nee',
  marker: 'ik mijn een bij en maar ook',
};

/** Words of Latin script with what they do in each language; a word of two languages stands under both. */
export const SMALL_WORDS: Readonly<
  Record<'de' | 'fr' | 'es' | 'pt' | 'nl', ReadonlyMap<string, readonly SmallWord[]>>
> = {
  de: mapOf(DE),
  fr: mapOf(FR),
  es: mapOf(ES),
  pt: mapOf(PT),
  nl: mapOf(NL),
};

function mapOf(lines: Lines): ReadonlyMap<string, readonly SmallWord[]> {
  const words = new Map<string, SmallWord[]>();
  for (const kind of KINDS) {
    for (const word of (lines[kind] ?? '').split(' '))
      if (word !== '') words.set(word, [...(words.get(word) ?? []), kind]);
  }
  return words;
}

/** The same in Japanese, whose words are not parted: what stands anywhere in a clause. */
export const JAPANESE: readonly (readonly [SmallWord | 'arrive' | 'receive', RegExp])[] = [
  // `届いていません`, `ない`, `なかった`
  ['not', /ません|ない|なかった|ありませ/],
  // `何もありません`, `なにもない`
  ['nothing', /何も|なにも/],
  // `まだです`, `未だ届かない`
  ['still', /まだ|未だ/],
  // `返金をお願いします`, `キャンセルしたい`, `希望します`
  ['want', /お願い|おねがい|希望|した(?:い|く)|ほしい|欲しい|ください|下さい/],
  // `承諾します`, `それでいいです`
  ['accept', /承諾|承知|了解|それでいい|受け入れ/],
  // `結構です`, `いりません`
  ['decline', /結構です|いりません|要りません|不要|お断り|遠慮/],
  // `聞きました`, `家族に確認しました`
  ['ask', /聞きま|聞いた|聞いて|尋ね|確認し/],
  // `家族に`, `妻が`
  ['family', /家族|妻|夫|同居/],
  // `みんなに`, `全員に`
  ['everyone', /みんな|皆|全員/],
  // `見つかりました`, `見付かった`
  ['find', /見つか|見付か/],
  // `不在票`, `通知もない`
  ['paper', /不在票|不在連絡|通知|お知らせ|メモ/],
  // `届きました`, `到着しました`
  ['arrive', /届[いきかけ]|到着/],
  // `受け取りました`, `受取っていません`
  ['receive', /受け取|受取/],
  // `もう一度`, `再度`
  ['again', /もう一度|再度|改めて/],
  // `送ってください`, `再送`
  ['send', /送って|送り直|再送/],
  // `もし届いたら`, `かもしれません`
  ['maybe', /もし|かもしれ|たら|でしょうか|ますか/],
  // `ありがとう`, `ありがとうございます`
  ['thanks', /ありがと/],
  // `はい、聞きました`, `ええ`
  ['yes', /^(?:はい|ええ|うん)/],
  // `いいえ、結構です`, `いや`
  ['no', /^(?:いいえ|いや(?!だ))/],
];
