/** Taking out what is older than the team's setting allows, once a visit, behind everything else that the page does. */
import { type ReadonlySignal, signal } from '@preact/signals-core';
import { eraseOld, readRetention } from '../../study/retention.ts';
import type { RetentionView } from './audit-view.ts';
import type { ReviewPorts } from './ports.ts';

/** Starts for a supervisor; others have no business here. The signal says what was taken out and what went wrong. */
export function startRetention(ports: ReviewPorts): ReadonlySignal<RetentionView> {
  const view = signal<RetentionView>({ words: '', trouble: '' });
  const { text, helpdesk } = ports;
  const wanted = readRetention(helpdesk.setting('retentionDays'));
  if (wanted.type === 'unreadable')
    view.value = { words: '', trouble: text.phrase('review.audit.old-bad', { value: wanted.value }) };
  if (wanted.type === 'days') void run(wanted.days);
  return view;

  async function run(days: number): Promise<void> {
    const { store, past } = helpdesk;
    const { isSupervisor, now } = ports;
    try {
      const { records, through } = await eraseOld(days, {
        store,
        isSupervisor,
        now,
        turn: () => past.turn(),
      });
      const date = through === '' ? '' : text.date(through);
      if (records > 0)
        view.value = { words: text.phrase('review.audit.old', { count: records, date }), trouble: '' };
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      view.value = { words: '', trouble: text.phrase('review.audit.old-failed', { reason }) };
    }
  }
}
