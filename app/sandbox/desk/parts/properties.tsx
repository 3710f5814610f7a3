import type { TicketProperties } from '../../ticket-store.ts';
import type { Desk } from '../desk.ts';
import { changeTab, propertiesOf, type Tab, ticketOf, useStore } from '../state.ts';

/** The ticket's properties as one line of small controls; what is changed here waits for Submit. */
export function Properties({ desk, tab }: { readonly desk: Desk; readonly tab: Tab }) {
  const state = useStore(desk.store);
  const ticket = ticketOf(state, tab);
  const properties = propertiesOf(state, tab);
  const requester = state.view.people.find(({ id }) => id === properties.requesterId);
  const ccs = properties.ccIds.map((id) => state.view.people.find((person) => person.id === id)?.name ?? id);
  const isClosed = ticket?.status === 'closed';
  const change = (changes: Partial<TicketProperties>) =>
    changeTab(desk.store, tab.id, (before) => ({ ...before, changes: { ...before.changes, ...changes } }));
  return (
    <div className="properties">
      <span className={`status-word status-${properties.status}`} data-test="ticket-status">
        {properties.status}
      </span>
      <span className="property" data-test="requester">
        <b>Requester</b> {requester?.name ?? 'unknown'}
        <small>{requester?.email ?? 'no email address'}</small>
      </span>
      {ccs.length > 0 && (
        <span className="property">
          <b>CC</b> {ccs.join(', ')}
        </span>
      )}
      <label className="property">
        <b>Group</b>
        <select
          data-test="group"
          disabled={isClosed}
          value={properties.groupId ?? ''}
          onChange={(event) => change({ groupId: Number(event.target.value) || null, assigneeId: null })}
        >
          <option value="">none</option>
          {state.view.groups.map((group) => (
            <option key={group.id} value={group.id}>
              {group.name}
            </option>
          ))}
        </select>
      </label>
      <label className="property">
        <b>Priority</b>
        <select
          data-test="priority"
          disabled={isClosed || tab.fieldStates['priority']?.isEnabled === false}
          hidden={tab.fieldStates['priority']?.isVisible === false}
          value={properties.priority ?? ''}
          onChange={(event) => change({ priority: priorityOf(event.target.value) })}
        >
          <option value="">–</option>
          {PRIORITIES.map((priority) => (
            <option key={priority}>{priority}</option>
          ))}
        </select>
      </label>
      <Tags tags={properties.tags} isFixed={isClosed} change={(tags) => change({ tags })} />
    </div>
  );
}

const PRIORITIES = ['low', 'normal', 'high', 'urgent'] as const;

const priorityOf = (text: string): TicketProperties['priority'] =>
  PRIORITIES.find((priority) => priority === text) ?? null;

function Tags(props: {
  readonly tags: readonly string[];
  readonly isFixed: boolean;
  readonly change: (tags: readonly string[]) => void;
}) {
  const { tags, isFixed, change } = props;
  return (
    <label className="property property-tags">
      <b>Tags</b>
      <input
        data-test="tags"
        disabled={isFixed}
        value={tags.join(' ')}
        placeholder="none"
        onChange={(event) => change(event.target.value.split(' '))}
        onBlur={() => change(tags.filter(Boolean))}
      />
    </label>
  );
}
