import type { Attachment, Comment, Requester, Ticket } from '../../app/ticket/ticket.ts';

/** A comment in short: words alone are the requester's public ones. */
export type Said =
  | string
  | {
      readonly by?: 'requester' | 'other' | 'agent' | 'system';
      readonly text: string;
      readonly public?: boolean;
      readonly at?: string;
      readonly attachments?: readonly Attachment[];
    };

/** When every ticket of these tests was written: a Wednesday. */
export const WRITTEN_AT = '2026-01-07T10:00:00Z';

/** A ticket of the given comments, ids `c1`, `c2` …; `about` replaces any of its members. */
export function ticketOf(
  comments: readonly Said[],
  about: Partial<Omit<Ticket, 'requester' | 'comments'>> & { readonly requester?: Partial<Requester> } = {},
): Ticket {
  return {
    id: '1',
    helpdesk: 'zendesk',
    subject: '',
    status: 'open',
    channel: 'email',
    brand: '',
    createdAt: WRITTEN_AT,
    tags: [],
    fields: {},
    ...about,
    requester: {
      id: 'r',
      name: 'Dana Lee',
      email: 'dana@example.com',
      emails: ['dana@example.com'],
      locale: 'en',
      tags: [],
      fields: {},
      ...about.requester,
    },
    comments: comments.map((said, at) => commentOf(typeof said === 'string' ? { text: said } : said, at + 1)),
  };
}

function commentOf(said: Exclude<Said, string>, number: number): Comment {
  const kind = said.by ?? 'requester';
  return {
    id: `c${number}`,
    author: { kind, id: kind, name: kind },
    public: said.public ?? true,
    text: said.text,
    createdAt: said.at ?? WRITTEN_AT,
    attachments: said.attachments ?? [],
  };
}
