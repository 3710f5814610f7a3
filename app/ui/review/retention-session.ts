/** Taking out what is older than the team's setting allows: behind everything else, for as long as the page is looked at. */
import { type ReadonlySignal, signal } from '@preact/signals-core';
import { eraseOld, readRetention } from '../../study/retention.ts';
import type { RetentionView } from './audit-view.ts';
import type { ReviewPorts } from './ports.ts';

/** What goes on; `stop` ends it with the page. */
export interface RetentionSession {
  readonly view: ReadonlySignal<RetentionView>;
  stop(): void;
}

/** Starts for a supervisor; others have no business here. The view says what was taken out and what went wrong. */
export function startRetention(ports: ReviewPorts): RetentionSession {
  const view = signal<RetentionView>({ words: '', trouble: '' });
  const { text, helpdesk } = ports;
  const wanted = readRetention(helpdesk.setting('retentionDays'));
  if (wanted.type === 'unreadable')
    view.value = { words: '', trouble: text.phrase('review.audit.old-bad', { value: wanted.value }) };
  if (wanted.type !== 'days') return { view, stop: () => undefined };
  const { days } = wanted;
  let isShown = true;
  let isBusy = false;
  let isThrough = false;
  let taken = 0;
  const off = helpdesk.watch((change) => {
    if (change === 'hidden') isShown = false;
    if (change !== 'shown') return;
    isShown = true;
    void goOn();
  });
  void goOn();
  return {
    view,
    stop: () => {
      isShown = false;
      off();
    },
  };

  /** Go after go; one that fails ends it until the page is looked at again. */
  async function goOn(): Promise<void> {
    if (isBusy) return;
    isBusy = true;
    try {
      while (isShown && !isThrough) await go();
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      view.value = { words: view.value.words, trouble: text.phrase('review.audit.old-failed', { reason }) };
    } finally {
      isBusy = false;
    }
  }

  async function go(): Promise<void> {
    const { store, past } = helpdesk;
    const { isSupervisor, now } = ports;
    const aged = await eraseOld(days, { store, isSupervisor, now, turn: () => past.turn() });
    taken += aged.records;
    isThrough = aged.isThrough;
    if (taken === 0) return;
    const date = text.date(aged.through);
    const done = text.phrase('review.audit.old', { count: taken, date });
    view.value = {
      words: isThrough ? done : `${done} ${text.phrase('review.audit.old-more')}`,
      trouble: '',
    };
  }
}
