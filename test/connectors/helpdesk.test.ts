import { describe, expect, it } from 'vitest';
import { openKit, outputOf } from '../support/connector-kit.ts';

describe('messages', () => {
  it('is done when the ticket shows the comment', async () => {
    const kit = openKit();
    expect(outputOf(await kit.run('send_async_message', { message: 'Hello' }))).toEqual({ comment_id: 'c1' });
    expect(kit.desk.comments).toMatchObject([{ text: 'Hello', public: true, marker: 'call-1' }]);
  });

  it('is unknown while the ticket does not show it', async () => {
    const kit = openKit();
    kit.desk.showsMessages = false;
    expect((await kit.run('send_async_message', { message: 'Hello' })).status).toBe('unknown');
    expect(await kit.readBack('send_async_message', { message: 'Hello' })).toMatchObject({
      status: 'cannot-tell',
      look: expect.stringContaining('conversation'),
    });
  });
});

describe('handing a case over', () => {
  const args = { reason: 'wants a manager', summary: 'Claim filed on 3 May.', group: 'tier 2' };

  it('notes the reason and the case, then assigns the group', async () => {
    const kit = openKit();
    expect(outputOf(await kit.run('escalate_to_agent', args))).toMatchObject({ group: 'Tier 2' });
    expect(kit.desk.comments[0]).toMatchObject({
      public: false,
      text: 'Handed to an agent: wants a manager\n\nClaim filed on 3 May.',
    });
    expect(kit.desk.group?.name).toBe('Tier 2');
  });

  it('writes nothing where the group does not exist', async () => {
    const kit = openKit();
    expect((await kit.run('escalate_to_agent', { ...args, group: 'Tier 9' })).status).toBe('failed');
    expect(kit.desk.comments).toEqual([]);
  });

  it('offers the group as a call where only the note was taken', async () => {
    const kit = openKit();
    kit.fault('update-ticket', 'expired-token');
    expect(await kit.run('escalate_to_agent', args)).toMatchObject({
      status: 'done',
      rest: [{ tool: 'assign_group', args: { group: 'Tier 2' } }],
    });
    expect(await kit.readBack('escalate_to_agent', args)).toMatchObject({
      status: 'happened',
      rest: [{ tool: 'assign_group' }],
    });
  });
});

describe('properties of the ticket', () => {
  it('remembers what stood there before', async () => {
    const kit = openKit();
    expect(outputOf(await kit.run('set_status', { status: 'Pending' }))).toEqual({
      previous_status: 'open',
      changed: true,
    });
    expect(outputOf(await kit.run('set_field', { field: 'size', value: 'L' }))).toEqual({
      previous_value: 'M',
      changed: true,
    });
    expect(outputOf(await kit.run('assign_group', { group: '12' }))).toEqual({
      previous_group: 'Tier 1',
      changed: true,
    });
  });

  it('writes nothing where it is so already', async () => {
    const kit = openKit();
    expect(outputOf(await kit.run('add_tag', { tag: 'vip' }))).toEqual({ changed: false });
    expect(outputOf(await kit.run('set_status', { status: 'open' }))).toMatchObject({ changed: false });
    expect(kit.services.sent.map((each) => each.operation)).not.toContain('update-ticket');
  });

  it('empties a field', async () => {
    const kit = openKit();
    await kit.run('set_field', { field: 'size' });
    expect(kit.desk.fields['size']).toBeNull();
  });

  it('sets no status that the helpdesk keeps to itself', async () => {
    expect((await openKit().run('set_status', { status: 'closed' })).status).toBe('failed');
  });

  it('finds a macro by its name only where there is one', async () => {
    const kit = openKit();
    expect(outputOf(await kit.run('apply_macro', { macro: 'apologise' }))).toEqual({ macro: 'Apologise' });
    expect((await kit.run('apply_macro', { macro: 'Refuse' })).status).toBe('failed');
  });
});
