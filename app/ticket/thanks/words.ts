/** The words of thanks, greetings and leave-taking in the interface's languages: lower case, no accents, no apostrophes, `ss` for `ß`. */

/** Alternatives of a language, as parts of patterns. */
export interface Courtesies {
  /** What thanks: `thank you`. */
  readonly thanks: string;
  /** What may stand behind it: `so much`. */
  readonly more: string;
  /** What it is for. */
  readonly reasons: {
    /** `for`, `and`. */
    readonly lead: string;
    /** Before a thing: `your`, `quick`. */
    readonly small: string;
    /** `help`, `refund`. */
    readonly things: string;
    /** `getting back to me`. */
    readonly doings: string;
  };
  /** Before and after: `hi`, `have a nice day`. */
  readonly around: string;
  /** What takes note and may be an answer: `ok`, `sounds great`. */
  readonly assents: string;
}

const ENGLISH: Courtesies = {
  thanks:
    '(?:(?:many|kind|big|a big|huge|a huge|again|once again|and|well|so) )*(?:thanks?(?: you| u)?|thankyou|thx|tysm|ty|cheers|much appreciated|(?:i |we )?(?:really |very much |so |truly |do |greatly )*appreciate (?:it|that|this|you|(?:all )?(?:your|the|all) (?:quick |great |kind )*(?:help|support|assistance|response|reply|effort)s?)|(?:i am|im|we are) (?:so |very |really |truly )*(?:grateful|thankful))',
  more: 'so much|so|with (?:this|that|it|everything)|very much|very kindly|a lot|a million|a bunch|again|once again|once more|in advance|indeed|sincerely|everyone|everybody|all|team|guys|folks|sir|madam|maam',
  reasons: {
    lead: 'for|and|and for',
    small:
      'the|your|all|of|this|that|such|a|an|you|quick|fast|prompt|speedy|swift|rapid|immediate|great|kind|super|amazing|wonderful|excellent|awesome|good|nice|very|so|really|fantastic|friendly|helpful|lovely|generous|customer|full|partial|continued',
    things:
      'help|assistance|support|service|care|response|reply|answer|refund|replacement|credit|discount|coupon|offer|update|updates|information|info|understanding|time|patience|efforts?|kindness|solution|resolution|confirmation|message|email|turnaround|attention|gesture|everything|work|cooperation',
    doings:
      '(?:(?:helping|help|getting back to|letting|taking care of|sorting|sorting out|fixing|resolving|handling|doing|being|looking into|refunding|answering)(?: (?:me|us|it|this|that|everything|know|out|so|very|kind|helpful|understanding|patient|quickly|fast|soon|promptly|with|all of))*|(?:all|everything) (?:that )?(?:you(?:ve| have)? (?:did|done|do)|your? (?:do|did)))',
  },
  around:
    'hi|hello|hey|dear|there|good (?:morning|afternoon|evening|day)|(?:have|enjoy) (?:a|the|your) (?:(?:very|great|nice|good|lovely|wonderful|rest of|your|the) )*(?:day|evening|weekend|week|one|time)|take care|bye|goodbye|(?:with )?(?:(?:my|kind|kindest|best|warm|warmest) )*(?:regards|wishes)|all the best|best|sincerely|yours(?: sincerely| truly)?|god bless(?: you)?|you too|same to you|and|team|all|everyone',
  assents:
    'ok|okay|okey|wow|(?:that|it) (?:works|worked)(?: now)?|great|perfect|super|awesome|wonderful|excellent|brilliant|amazing|fantastic|lovely|nice|cool|noted|understood|got it|sounds (?:good|great|perfect|wonderful)|(?:thats?|that is|this is|its?|it is) (?:so |very |really |all |just )*(?:great|perfect|wonderful|awesome|amazing|fantastic|excellent|good|lovely|kind|nice|helpful|good to (?:know|hear)|great (?:news|to hear)|good news|appreciated|it|i needed)|(?:very |so )(?:kind|nice|good|helpful)(?: of you)?|(?:youre?|you are|you were|you have been|youve been) (?:so |very |really |all |the |a |truly |most )*(?:best|star|great|awesome|amazing|helpful|kind|wonderful|lovely|legend|lifesaver)|great (?:service|job|news|help)|good (?:job|news)|will do|all (?:good|set|sorted)(?: now)?|that (?:helps|helped)(?: a lot)?',
};

const GERMAN: Courtesies = {
  thanks:
    '(?:(?:und|also|ja|na dann|schon mal|nochmals?|noch mal|ganz|recht|vielen|viele|lieben|liebsten|besten|herzlichen|herzlichsten|tausend|schonen|grossen|1000) )*(?:dank|danke|dankeschon|thx|merci)|(?:ich|wir) (?:bedanken?|danken?) (?:(?:mich|uns|ihnen|euch|dir|ganz|sehr|herzlich|vielmals|recht) ?)*|(?:ich|wir) (?:bin|sind) (?:ihnen|euch|dir)? ?(?:sehr |wirklich )*dankbar',
  more: 'schon|sehr|vielmals|nochmals?|noch mal|noch einmal|euch|ihnen|dir|im voraus|auch|dafur|hierfur|herzlichst|an (?:das|euer|ihr|dein)(?: ganze| ganzes| tolle| tolles)? (?:service)?team|zuruck|alle|allen|zusammen',
  reasons: {
    lead: 'fu?e?r|und|und fu?e?r',
    small:
      'die|das|den|der|ihre[nrsm]?|ihr|eure[nrsm]?|euer|deine[nrsm]?|dein|diese[nrs]?|schnelle[nrs]?|superschnelle[nrs]?|tolle[nrs]?|super|rasche[nrs]?|prompte[nrs]?|nette[nrs]?|liebe[nrs]?|freundliche[nrs]?|gute[nrs]?|grossartige[nrs]?|unkomplizierte[nrs]?|kompetente[nrs]?|hervorragende[nrs]?|ganze[nrs]?|grosse[nrs]?|all|so|sehr|und|zugige[nrs]?|volle[nrs]?|umgehende[nrs]?',
    things:
      'hilfe|hilfestellung|unterstutzung|antwort|ruckmeldung|nachricht|mail|email|infos?|information|informationen|auskunft|ruckerstattung|erstattung|gutschein|gutschrift|rabatt|ersatz|ersatzlieferung|muhe|service|kundenservice|geduld|verstandnis|bemuhungen|losung|bearbeitung|erledigung|abwicklung|hilfsbereitschaft|zeit|alles|kulanz|entgegenkommen|angebot|bestatigung|reaktion|beratung',
    doings: 'alles was (?:sie|ihr|du) (?:getan|gemacht) (?:haben|habt|hast)',
  },
  around:
    'hallo|hi|hey|moin|servus|gruss gott|guten (?:tag|morgen|abend)|liebe[rs]?|sehr geehrte[rs]?(?: damen und herren)?|frau|herr|(?:ich wunsche |wir wunschen )?(?:ihnen |euch |dir )?(?:auch )?(?:noch )?(?:einen |eine |ein )?(?:schone[nrs]?|gute[nrs]?|angenehme[nrs]?|tollen?) (?:tag|abend|woche|wochenende|restwoche|feierabend|sonntag|zeit)(?: noch)?|(?:mit )?(?:(?:freundlichen?|besten?|lieben?|herzlichen?|vielen?|schonen?|sonnigen?) )*gru?e?(?:ss|sse|ssen)|lg|vg|mfg|bis (?:dann|bald)|alles (?:gute|liebe)|tschu?e?ss|(?:ihnen|euch|dir) auch|bleiben sie gesund|bleibt gesund|und|team|zusammen',
  assents:
    'ok|okay|super|perfekt|prima|toll|klasse|wunderbar|grossartig|ausgezeichnet|hervorragend|top|spitze|spitzenmassig|genial|passt|alles klar|verstanden|gerne?|na (?:super|toll|prima)|(?:das|es) (?:ist|war) (?:ja |sehr |wirklich |aber |so |echt )*(?:nett|lieb|toll|super|klasse|prima|perfekt|freundlich|grosszugig|hilfreich)(?: von (?:ihnen|euch|dir))?|(?:sehr|super|so) (?:nett|freundlich|lieb|gut|schon|hilfreich|zuvorkommend)(?: von (?:ihnen|euch|dir))?|(?:das )?freut mich(?: sehr)?|(?:das )?hat (?:mir )?(?:sehr )?geholfen|(?:sie|ihr|du) (?:haben|habt|hast) mir sehr geholfen|(?:toller|super|guter|bester) (?:kunden)?service',
};

const FRENCH: Courtesies = {
  thanks:
    '(?:(?:un|et|mille|grand|tres|encore) )*(?:merci|mercis|remerciements)|je (?:vous|te) (?:en )?(?:suis (?:tres )?reconnaissante?|remercie)',
  more: '(?:si |tres )?(?:rapide|precieuse|efficace)|beaucoup|bien|infiniment|encore|mille fois|d avance|davance|par avance|sincerement|vivement|a vous|a toi|a tous|a toute lequipe|tout le monde|lequipe|madame|monsieur',
  reasons: {
    lead: 'pour|de|et|et pour',
    small:
      'le|la|les|l|votre|vos|ta|ton|tes|cette|cet|ce|tres|rapide|bonne?|super|excellente?|precieuse|grande?|belle|gentille|service',
    things:
      'aide|laide|reponse|retour|remboursement|remplacement|avoir|reduction|remise|bon|geste|geste commercial|information|informations|infos?|service|client|soutien|patience|comprehension|temps|solution|rapidite|reactivite|efficacite|gentillesse|message|confirmation|suivi|tout|attention|offre|loffre',
    doings: 'tout ce que vous avez fait|mavoir (?:aidee?|repondu)(?: si vite| aussi vite)?',
  },
  around:
    'bonjour|bonsoir|salut|coucou|madame|monsieur|cher|chere|(?:(?:et|je vous souhaite|passez) )*(?:une? )?(?:tres )?(?:bonne|bon|belle|excellente?) (?:fin de |et )?(?:journee|soiree|semaine|week end|weekend|continuation|apres midi)(?: a vous)?|(?:bien )?(?:cordialement|a vous)|(?:mes |meilleures |sinceres )*salutations(?: distinguees)?|a bientot|au revoir|bien a vous|de meme|et',
  assents:
    'ok|okay|daccord|d accord|parfait|super|genial|top|excellent|impeccable|nickel|tres bien|cest (?:tres |vraiment )*(?:parfait|gentil|super|genial|note|aimable|sympa)(?: de votre part)?|bien recu|(?:vous etes|tu es) (?:tres |vraiment )*(?:gentils?|gentille|au top|formidables?)',
};

const SPANISH: Courtesies = {
  thanks:
    '(?:(?:y|muchas|muchisimas|mil|un millon de|de nuevo) )*gracias|(?:se lo |te lo |lo )?(?:agradezco|agradecemos)(?: mucho| muchisimo)?|(?:le|les|te|os) (?:agradezco|agradecemos)(?: mucho| muchisimo)?|(?:muy )?agradecid[oa]',
  more: '(?:tan |muy )?(?:rapid[oa]|amable)|de nuevo|otra vez|de antemano|de verdad|de corazon|mil|a todos|a ustedes|a usted|a ti|equipo|nuevamente|de todo corazon',
  reasons: {
    lead: 'por|de|y|y por',
    small:
      'el|la|los|las|su|sus|tu|tus|vuestra|vuestro|toda|todo|rapida|rapido|pronta|gran|excelente|buena|buen|amable|esta|este|al',
    things:
      'ayuda|respuesta|apoyo|atencion|servicio|cliente|reembolso|reemplazo|descuento|cupon|informacion|info|tiempo|paciencia|comprension|solucion|rapidez|amabilidad|mensaje|confirmacion|gestion|oferta|todo|colaboracion',
    doings: '(?:ayudarme|responder(?:me)?|contestar(?:me)?|avisar(?:me)?)(?: tan rapido| tan pronto)?',
  },
  around:
    'hola|buen(?:os|as) (?:dias|tardes|noches)|buen dia|estimad[oa]s?|querid[oa]s?|(?:que (?:tenga|tengan|tengas|paseis?|pase|pasen) |feliz )*(?:un |una )?(?:(?:muy |buen|buena|feliz|lindo|excelente|bonito) ?)*(?:dia|tarde|noche|semana|fin de semana)|(?:un )?(?:cordial )?saludos?(?: cordiales?)?|(?:muy )?atentamente|cordialmente|(?:un )?abrazo|hasta (?:luego|pronto)|adios|igualmente|y|equipo',
  assents:
    'ok|okay|vale|perfecto|genial|estupendo|excelente|fantastico|de acuerdo|entendido|muy bien|(?:muy|que) (?:amables?|bien|bueno)|son (?:muy amables|los mejores)|es (?:usted )?muy amable|todo (?:bien|claro|perfecto)',
};

const PORTUGUESE: Courtesies = {
  thanks:
    '(?:(?:e|muito|muitissimo|desde ja|mais uma vez) )*(?:obrigad[oa]s?|obrigad(?:inh|issim)[oa]|valeu|brigad[oa])|(?:eu )?agradeco(?: muito| imenso| imensamente)?|(?:muito |fico |mui )*(?:grat[oa]|agradecid[oa])',
  more: '(?:tao |muito )?(?:rapid[oa]|gentil)|mesmo|de novo|novamente|mais uma vez|desde ja|de coracao|a todos|a voces|a voce|equipe|equipa|pessoal|demais',
  reasons: {
    lead: 'pel[oa]s?|por|e|e pel[oa]s?',
    small:
      'o|a|os|as|sua|seu|suas|vossa|vosso|tua|toda|todo|rapida|rapido|pronta|otim[oa]|excelente|boa|bom|essa|esse',
    things:
      'ajuda|resposta|retorno|apoio|atencao|servico|atendimento|reembolso|troca|substituicao|desconto|cupom|cupao|informacao|informacoes|tempo|paciencia|compreensao|solucao|rapidez|gentileza|mensagem|confirmacao|suporte|oferta|tudo|agilidade',
    doings: '(?:me )?(?:ajudar(?:em)?|responder(?:em)?|avisar(?:em)?)(?: tao rapido)?',
  },
  around:
    'ola|oi|bom dia|boa (?:tarde|noite|semana)|bom (?:fim de semana|final de semana|trabalho)|prezad[oa]s?|car[oa]s?|(?:tenha|tenham) (?:um|uma) (?:otim[oa]|boa?|bom|excelente) (?:dia|tarde|noite|semana)|um (?:otimo|bom|excelente) dia|(?:com os melhores |melhores )?cumprimentos|atenciosamente|att|abracos?|(?:um )?abraco|ate (?:logo|breve|mais)|igualmente|para (?:voce|voces) tambem|e|equipe|equipa',
  assents:
    'ok|okay|perfeito|otimo|excelente|fantastico|maravilha|maravilhoso|show|beleza|certo|combinado|entendido|muito (?:bom|bem|gentil)|que (?:bom|otimo)|(?:voce e|voces sao) (?:muito |demais )*(?:gentil|gentis|otimos|demais)|tudo certo',
};

const DUTCH: Courtesies = {
  thanks:
    '(?:(?:en|heel|hartelijk|hartelijke|heel erg|super|ontzettend|erg|veel|nogmaals|alvast|duizendmaal) )*(?:bedankt|dank|dankjewel|dankuwel|dankje|merci|thanks)|ik (?:dank|bedank) (?:u|je|jullie)',
  more: 'u|je|jullie|wel|u wel|je wel|jullie wel|zeer|nogmaals|alvast|hartelijk|allemaal|team|daarvoor|hiervoor',
  reasons: {
    lead: 'voor|en|en voor',
    small:
      'de|het|uw|je|jouw|jullie|deze|dit|snelle?|goede?|fijne?|prettige|vriendelijke?|geweldige?|super|al|alle|zo|mooie|hele',
    things:
      'hulp|antwoord|reactie|service|klantenservice|ondersteuning|informatie|info|terugbetaling|vervanging|korting|kortingscode|tegoed|moeite|tijd|geduld|begrip|oplossing|bericht|bevestiging|afhandeling|aanbod|alles|vlotte afhandeling',
    doings: 'het (?:snelle )?(?:helpen|antwoorden|oplossen|meedenken|regelen)',
  },
  around:
    'hallo|hoi|hi|hey|goedemorgen|goedemiddag|goedenavond|goede(?:ndag| dag)|beste|geachte|(?:nog )?(?:een )?(?:fijne?|prettige?|goede?|mooie) (?:dag|avond|week|weekend|middag|dag verder)(?: nog| verder)?|(?:met )?(?:vriendelijke |hartelijke |lieve )*groet(?:en|jes)?|mvg|gr|tot ziens|doei|insgelijks|(?:u|jij|jullie) ook|en|team',
  assents:
    'ok|oke|okay|okee|super|perfect|prima|top|geweldig|fantastisch|fijn|mooi|helder|duidelijk|begrepen|akkoord|in orde|helemaal (?:goed|top|prima)|heel (?:fijn|goed|aardig|vriendelijk)(?: van (?:u|je|jullie))?|(?:dat|dit) is (?:heel |erg |zeer )*(?:fijn|aardig|top|mooi|super|vriendelijk)(?: van (?:u|je|jullie))?',
};

/** The languages that are written with spaces. */
export const COURTESIES: readonly Courtesies[] = [ENGLISH, GERMAN, FRENCH, SPANISH, PORTUGUESE, DUTCH];

/** Japanese, where no spaces stand: `ご対応`, `ありがとうございます`, `承知しました`. */
export const JAPANESE_WORDS = {
  thanks:
    '(?:本当に|誠に|どうも|大変)?(?:ありがとう(?:ございました|ございます)?|有難うございま(?:す|した)|感謝(?:いた|致)?し(?:ます|ております)|助かりました|お世話になりました)',
  around:
    '(?:ご(?:対応|返信|連絡|回答)|ご丁寧な(?:対応|説明|返信)|(?:早速|迅速)(?:な|の|に)?|色々と?|いろいろと?|対応|返信|回答|連絡)(?:を)?(?:いただき|頂き|くださり)?|(?:今後とも|引き続き)?よろしくお願い(?:いた|致)?します|失礼(?:いた|致)?します|こんにちは|お疲れ様です',
  assents:
    '(?:承知|了解)(?:いたし|致し|し)?(?:ました|です)|(?:わかり|分かり)ました|よかったです|安心しました',
};
