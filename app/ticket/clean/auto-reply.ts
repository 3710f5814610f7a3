/** Whether a message was written by a machine: an absence note, a receipt, a failed delivery. Needs its plain heading, or two signs. */
export function isAutoReply(subject: string, text: string): boolean {
  const head = text.trimStart().slice(0, 160);
  if (HEADING.test(subject.trim()) || HEADING.test(head)) return true;
  const short = text.slice(0, 1200);
  return ABSENT.test(short) && PROMISE.test(short);
}

// What machines put first: `Automatic reply: Your order`, `Abwesenheitsnotiz`.
const HEADING =
  /^(?:re:\s*)?(?:auto(?:matic|mated)?[- ]?(?:reply|response|answer)\b|out of (?:the )?office(?: auto-?reply| reply)?\s*(?:[:\n]|$)|this is an auto(?:mated|matic) (?:message|reply|response)|do not reply to this (?:email|message)|delivery status notification|undeliverable:|mail delivery (?:failed|subsystem)|undelivered mail|automatische (?:antwort|abwesenheit)|abwesenheits(?:notiz|nachricht)|unzustellbar|réponse automatique|message d['’]absence|respuesta automática|fuera de la oficina\s*[:\n]|resposta automática|automatisch (?:antwoord|bericht)|afwezigheids(?:assistent|bericht)|自動返信|自動応答|不在通知)/iu;
// Somebody is away: `I am out of the office`, `Ich bin bis 12.1. nicht im Büro`.
const ABSENT =
  /\b(?:(?:i am|i'm|i’m|i will be|we are) (?:currently |now )?(?:out of (?:the )?office|on (?:annual |parental |sick )?leave|away from my (?:desk|email))|nicht im (?:büro|hause)|(?:bin|derzeit|momentan) (?:ich )?(?:bis .{1,20} )?(?:abwesend|nicht erreichbar)|(?:je suis|suis actuellement) (?:absente?|en congés?)|(?:estoy|me encuentro|estaré) (?:actualmente )?(?:fuera de la oficina|de vacaciones|ausente)|(?:estou|encontro-me|estarei) (?:atualmente )?(?:ausente|fora do escritório|de férias)|(?:ben ik|ik ben) (?:momenteel )?(?:afwezig|niet op kantoor|met vakantie))\b|不在にして(?:おり|い)ます|休暇中/iu;
// What such a note goes on to say: `limited access to my email`, `In dringenden Fällen`.
const PROMISE =
  /\b(?:limited access to (?:my )?e-?mail|(?:will|shall) (?:respond|reply|get back|return) .{0,40}(?:return|when|as soon)|upon my return|on my return|for urgent (?:matters|requests|issues)|in urgent cases|if (?:your|the) (?:matter|request|message|email) is urgent|in dringenden (?:fällen|angelegenheiten)|nach meiner rückkehr|(?:nicht|werden nicht) weitergeleitet|à mon retour|en cas d['’]urgence|a mi (?:regreso|vuelta)|en caso de urgencia|para (?:asuntos )?urgentes?|no meu regresso|quando (?:eu )?(?:voltar|regressar)|em caso de urgência|bij mijn terugkomst|voor dringende|in dringende gevallen)\b|戻り次第|お急ぎの/iu;
