import type { Text } from '../text.ts';
import type { ReadyView, SidebarView } from './view-model.ts';

/** What a screen reader should say about a change of the panel; empty where it is nothing new. */
export function announcementOf(before: SidebarView, after: SidebarView, text: Text): string {
  if (after.state !== 'ready' || after.mode === 'muted') return '';
  const news =
    before.state === 'ready' && before.ticket === after.ticket
      ? changes(before, after, text)
      : arrival(after, text);
  return news.filter((part) => part !== '').join(' ');
}

function arrival(view: ReadyView, text: Text): string[] {
  return [
    view.policy
      ? text.phrase('ui.say.policy', { policy: view.policy.title })
      : text.phrase('ui.no_policy.title'),
    view.place
      ? `${text.phrase('ui.steps.place', { current: view.place.current, total: view.place.total })}.`
      : '',
    ...questionAndCards(null, view, text),
  ];
}

function changes(before: ReadyView, after: ReadyView, text: Text): string[] {
  const known = new Set(before.done.map((receipt) => `${receipt.id} ${receipt.state}`));
  return [
    ...after.done
      .filter((receipt) => !known.has(`${receipt.id} ${receipt.state}`))
      .map((receipt) =>
        text.phrase('ui.say.receipt', {
          state: text.phrase(`ui.done.${receipt.state}`),
          title: receipt.title,
        }),
      ),
    ...after.notices
      .filter((notice) => !before.notices.some((old) => old.id === notice.id))
      .map((notice) => noticeWords(notice, text)),
    before.policy?.id !== after.policy?.id && after.policy
      ? text.phrase('ui.say.policy', { policy: after.policy.title })
      : '',
    ...questionAndCards(before, after, text),
    before.draft?.id !== after.draft?.id && after.draft ? text.phrase('ui.say.draft') : '',
    before.waiting?.on !== after.waiting?.on && after.waiting
      ? text.phrase(`ui.say.waiting_${after.waiting.on}`)
      : '',
    before.ended === null && after.ended ? text.phrase(`ui.ended.${after.ended.how}`) : '',
  ];
}

function questionAndCards(before: ReadyView | null, after: ReadyView, text: Text): string[] {
  const known = new Set(before?.next.map((card) => card.id));
  const question = after.needsYou;
  return [
    question && question.id !== before?.needsYou?.id
      ? text.phrase('ui.say.question', { question: question.text })
      : '',
    ...after.next
      .filter((card) => !known.has(card.id))
      .map((card) => text.phrase('ui.say.card', { title: card.title })),
  ];
}

function noticeWords(notice: ReadyView['notices'][number], text: Text): string {
  switch (notice.type) {
    case 'model-away':
      return text.phrase('ui.notice.model_away');
    case 'model-doubt':
      return `${text.phrase('ui.notice.model_doubt')} ${notice.text}`;
    case 'service-down':
      return text.phrase('ui.notice.service_down', { service: notice.service });
    case 'planted-text':
      return text.phrase('ui.notice.planted_text');
    case 'no-permission':
      return notice.what;
    case 'other-version':
      return notice.today === null ? text.phrase('ui.notice.withdrawn', { policy: notice.policy }) : '';
    case 'trouble':
      return notice.message;
  }
}
