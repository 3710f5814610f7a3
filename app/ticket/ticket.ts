/** A person who wrote on a ticket. `requester` is the one whose case it is; `other` is anybody else from outside, such as a CC. */
export interface Author {
  readonly kind: 'requester' | 'other' | 'agent' | 'system';
  readonly id: string;
  readonly name: string;
}

/** A file that came with a comment; only its name and media type are known to us. */
export interface Attachment {
  readonly name: string;
  readonly type: string;
}

/** One message on a ticket, as plain text. */
export interface Comment {
  readonly id: string;
  readonly author: Author;
  readonly public: boolean;
  readonly text: string;
  readonly createdAt: string;
  readonly attachments: readonly Attachment[];
}

/** The person whose case the ticket is. */
export interface Requester {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  /** Every verified address, the main one first. */
  readonly emails: readonly string[];
  /** BCP 47, e.g. `de`; empty where unknown. */
  readonly locale: string;
  readonly tags: readonly string[];
  readonly fields: Readonly<Record<string, string | number | boolean | null>>;
}

/** An open case in a helpdesk. */
export interface Ticket {
  readonly id: string;
  readonly helpdesk: 'zendesk' | 'kustomer';
  readonly subject: string;
  /** In Zendesk's words: `new open pending hold solved closed`. */
  readonly status: string;
  readonly channel: string;
  readonly brand: string;
  readonly createdAt: string;
  readonly tags: readonly string[];
  readonly fields: Readonly<Record<string, string | number | boolean | null>>;
  readonly requester: Requester;
  /** Oldest first; may be empty. */
  readonly comments: readonly Comment[];
}

/** Whether nothing more can be done on the ticket. */
export const isClosed = (ticket: Ticket): boolean => ticket.status === 'closed';
