import { describe, expect, it } from 'vitest';
import { CUT, commentsOf } from '../../../app/helpdesk/kustomer/comments.ts';
import { recordsOf } from '../../../app/helpdesk/kustomer/record.ts';
import type { Requester } from '../../../app/ticket/ticket.ts';

const requester: Requester = {
  id: 'c1',
  name: 'Maya',
  email: 'maya@example.com',
  emails: ['maya@example.com', 'm.okafor@example.com'],
  locale: '',
  tags: [],
  fields: {},
};

const message = (attributes: object, relationships: object = {}) => ({
  type: 'message',
  id: 'm1',
  attributes: { direction: 'in', preview: 'Hi', sentAt: '2026-11-22T10:00:00.000Z', ...attributes },
  relationships,
});

const read = (
  messages: readonly unknown[],
  more: { notes?: readonly unknown[]; files?: readonly unknown[] } = {},
) =>
  commentsOf({
    messages: recordsOf(messages),
    notes: recordsOf(more.notes ?? []),
    files: recordsOf(more.files ?? []),
    requester,
  });

const only = (attributes: object, relationships?: object) => read([message(attributes, relationships)])[0];

describe('messages and notes', () => {
  it('come oldest first whatever the order', () => {
    const at = (id: string, sentAt: string) => ({ ...message({ sentAt }), id });
    const note = { id: 'n1', attributes: { body: 'note', createdAt: '2026-11-22T10:30:00.000Z' } };
    const found = read([at('m3', '2026-11-22T11:00:00.000Z'), at('m2', '2026-11-22T10:00:00.000Z')], {
      notes: [note],
    });
    expect(found.map(({ id }) => id)).toEqual(['m2', 'n1', 'm3']);
  });

  it('come once where two pages overlap', () => {
    expect(read([message({}), message({})])).toHaveLength(1);
  });

  it('are the requester’s from any of their addresses', () => {
    expect(only({ meta: { from: 'M.Okafor@example.com' } })?.author.kind).toBe('requester');
  });

  it('are another’s from a foreign address', () => {
    expect(only({ meta: { from: [{ email: 'x@example.net' }] } })?.author).toEqual({
      kind: 'other',
      id: 'x@example.net',
      name: 'x@example.net',
    });
  });

  it('are another’s where they belong to another customer', () => {
    const relation = { customer: { data: { type: 'customer', id: 'c2' } } };
    expect(only({}, relation)?.author).toMatchObject({ kind: 'other', id: 'c2' });
  });

  it('are the requester’s on channels without addresses', () => {
    expect(only({ channel: 'chat', meta: {} })?.author.kind).toBe('requester');
  });

  it('are the system’s where nobody wrote them', () => {
    expect(only({ direction: 'out', auto: true })?.author.kind).toBe('system');
  });

  it('are an agent’s with and without a name', () => {
    const relation = { createdBy: { data: { type: 'user', id: 'u1' } } };
    expect(only({ direction: 'out' }, relation)?.author).toMatchObject({ kind: 'agent', id: 'u1' });
    expect(only({ direction: 'out' })?.author).toMatchObject({ kind: 'agent', id: '' });
  });

  it('carry the names and types of their files', () => {
    const relation = { attachments: { data: [{ type: 'attachment', id: 'f1' }] } };
    const files = [{ id: 'f1', attributes: { name: 'door.jpg', contentType: 'image/jpeg' } }];
    expect(read([message({}, relation)], { files })[0]?.attachments).toEqual([
      { name: 'door.jpg', type: 'image/jpeg' },
    ]);
  });

  it('are internal where they are notes', () => {
    const note = { id: 'n1', attributes: { body: 'note', createdAt: '2026-11-22T10:30:00.000Z' } };
    expect(read([], { notes: [note] })[0]).toMatchObject({ public: false, text: 'note' });
  });
});

const long = 'My parcel did not come. '.repeat(20).trim();

describe('a preview', () => {
  it.each([
    ['ends in an ellipsis', `${long}…`, undefined],
    ['ends in dots though more is there', `${long}...`, 5000],
    ['ends within a sentence though more is there', `${long} And then I`, 5000],
  ])('is marked as cut off where it %s', (_case, preview, size) => {
    expect(only({ preview, size })?.text.endsWith(CUT)).toBe(true);
  });

  it.each([
    ['is short', 'I waited and waited...', 5000],
    ['is as long as is said', `${long}...`, long.length + 3],
    ['ends with a sentence', long, 5000],
    ['ends anywhere and nothing more is said to be there', `${long} And then I`, undefined],
  ])('stands as it is where it %s', (_case, preview, size) => {
    expect(only({ preview, size })?.text).toBe(preview);
  });

  it('gives way to a longer body', () => {
    expect(only({ preview: 'My par…', body: 'My parcel did not come.' })?.text).toBe(
      'My parcel did not come.',
    );
  });
});
