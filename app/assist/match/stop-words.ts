/** Words that say nothing about what a customer wants, in the languages of the lexicon, as `normalise` writes them. */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  [
    // English
    `a about above after again all also am an and any anyone anything are arent around as at be became because been
     before being below between both but by cant cannot could couldnt did didnt do does doesnt doing done dont down
     during each else etc even ever every everything few for from further had hadnt has hasnt have havent having he
     hed hell her here heres hers herself hes him himself his how hows i id if ill im in into is isnt it itd itll its
     itself ive just lets lot lots made make makes making many may maybe me might mine more most much must my myself
     nor not now of off oh on once only onto or other others our ours ourselves out over own per perhaps please quite
     rather really said same say saying says see seem seems shall she shes should shouldnt since so some someone
     something still such than that thats the their theirs them themselves then there theres these they theyd theyll
     theyre theyve thing things this those though through thru thus to too u under until unto up upon ur us very via
     was wasnt way we wed well were werent weve what whatever whats when whenever where wheres whether which while
     who whom whos whose why will with within without wont would wouldnt yet you youd youll your youre yours yourself
     youve yes yeah yep no nope ok okay hi hello hey dear thanks thank thankyou thx pls plz sir madam mr mrs ms team
     good morning afternoon evening day regards kind best sincerely cheers welcome sure great nice fine alright hope
     let know like want wanted wants need needed needs get gets getting got would help helped helping try trying tried
     able going go goes use used using take takes told tell think thought thinking look looking looks looked come
     comes put keep keeps kept ask asked asking give gives gave given seems actually basically currently already
     however therefore instead today`,
    // German
    `helfen hilfe hilf aber als am an auch auf aus bei bin bis bist bitte da damit dann das dass dem den der des dich die dies diese
     diesem diesen dieser dieses dir doch du durch ein eine einem einen einer eines er es etwas euch euer fur gar gern
     gerne gibt habe haben hallo hat hatte hatten ich ihm ihn ihnen ihr ihre ihrem ihren ihrer im in ins ist ja jetzt
     kann kein keine keinen konnen konnte konnten koennen leider mal man mehr mein meine meinem meinen meiner mich mir
     mit mochte mochten muss nach nicht noch nun nur ob oder schon sehr sein seine seit sich sie sind so soll sollte
     uber um und uns unser unsere vom von vor war waren warum was wegen weil wenn wer werden wie wieder will wir wird
     wo wurde wurden wurde zu zum zur uhr herren damen geehrte sehr grusse freundlichen danke vielen dank guten tag`,
    // French
    `a ai aie ait alors apres au aucun aussi autre aux avais avait avant avec avez avoir avons bien bonjour ca car ce
     cela ces cet cette ceux chez comme comment d dans de depuis des donc du elle elles en encore entre est et etaient
     etait ete etes etre eu eux fait faire il ils j jai jamais je nai toujours deja aider aidez maider plait l la le les leur leurs lui m ma mais me meme merci mes moi
     mon n ne nest ni non nos notre nous on ont ou par parce pas peu peut plus pour pourquoi pouvez pourriez puis
     quand que quel quelle quels qui quil s sa sans ses si son sont sous suis sur t ta te tes toi ton tous tout toute
     tres trop tu un une vers voici votre vos vous vais veux voudrais voulais y monsieur madame cordialement`,
    // Spanish
    `ayudar ayuda ayudarme ayudan todavia nunca jamas al algo algun alguna algunos ante antes aqui asi aun aunque cada como con cual cuando cuanto de del desde donde dos
     el ella ellas ellos en entre era eran es esa esas ese eso esos esta estaba estan estar estas este esto estos estoy
     fue fueron gracias ha haber habia han hasta hay he hola la las le les lo los mas me mi mis mucho muy nada ni nos
     nosotros o os otra otro para pero poco por porque puede pueden puedo que quien quiero quisiera se sea ser si sido
     sin sobre solo son soy su sus tal tambien tan tanto te tengo tiene tienen todo todos tu tus un una uno unos usted
     ustedes y ya yo buenos buenas dias tardes favor saludos senor senora`,
    // Portuguese
    `ajudar ajuda ainda ao aos aquela aquele aqui as ate boa bom com como da das de dela dele depois do dos e ela elas ele eles em entre
     era essa esse esta estao estar estava este estes estou eu foi foram ha isso isto ja lhe mais mas me mesmo meu
     meus minha minhas muito muita na nao nas nem no nos nossa nosso num numa o ola ou para pela pelo pelos por porque
     posso pode qual quando que quem quero queria sao se sem ser seu seus so sua suas tambem te tem tenho ter teu um
     uma voce voces obrigado obrigada dia tarde cumprimentos gostaria`,
    // Dutch
    `helpen hulp steeds aan al alleen als altijd andere ben beste bij daar dan dat de deze die dit doen door dus een en er geen geweest
     goed graag had hallo heb hebben heeft hem het hier hij hoe hun iets ik in is ja je jij jou jouw jullie kan kon
     kunnen kunt maar me meer men met mij mijn moet na naar niet niets nog nu of om omdat onder ons onze ook op over
     reeds te tegen toch toen tot u uit uw van veel voor waar waarom wanneer want waren was wat we wel werd wie wij
     wil worden wordt zal ze zelf zich zij zijn zo zonder zou groet groeten dank bedankt alstublieft`,
    // Japanese particles and courtesies, as runs
    `の が は に を で と も から まで です ます ました ください お願いします ありがとうございます こんにちは はい いいえ`,
  ]
    .join(' ')
    .split(/\s+/)
    .filter((word) => word !== ''),
);
