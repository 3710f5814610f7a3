/** Taking out what is older than the team's setting allows: behind everything else, for as long as the page is looked at. */
import { type ReadonlySignal, signal } from '@preact/signals-core';
import type { Helpdesk, PastTickets } from '../../helpdesk/helpdesk.ts';
import { eraseOld, readRetention } from '../../study/retention.ts';
import type { RetentionView } from './audit-view.ts';
import type { ReviewPorts } from './ports.ts';

/** What it is made from. */
export interface RetentionSessionPorts extends Pick<ReviewPorts, 'text' | 'now' | 'isSupervisor'> {
  readonly helpdesk: Pick<Helpdesk, 'setting' | 'store'> & { readonly past: Pick<PastTickets, 'turn'> };
}

/** What goes on, for as long as somebody looks. */
export interface RetentionSession {
  readonly view: ReadonlySignal<RetentionView>;
  looks(isLookedAt: boolean): void;
}

/** Starts for a supervisor; others have no business here. The view says what was taken out and what went wrong. */
export function startRetention(ports: RetentionSessionPorts): RetentionSession {
  const view = signal<RetentionView>({ words: '', trouble: '' });
  const { text, helpdesk } = ports;
  const wanted = readRetention(helpdesk.setting('retentionDays'));
  if (wanted.type === 'unreadable')
    view.value = { words: '', trouble: text.phrase('review.audit.old-bad', { value: wanted.value }) };
  if (wanted.type !== 'days') return { view, looks: () => undefined };
  const { days } = wanted;
  let isLookedAt = true;
  let isBusy = false;
  let isThrough = false;
  let taken = 0;
  void goOn();
  return {
    view,
    looks: (looked) => {
      isLookedAt = looked;
      if (looked) void goOn();
    },
  };

  /** Go after go; one that fails ends it until the page is looked at again. */
  async function goOn(): Promise<void> {
    if (isBusy) return;
    isBusy = true;
    try {
      while (isLookedAt && !isThrough) await go();
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
