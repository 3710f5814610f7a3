/** Who works at the sandbox's helpdesk, and its groups, macros and ticket fields. Customers stand in `customers.ts`. */

/** What a person may do. Supervisors are agents in the supervisors' group. */
export type Role = 'end-user' | 'light-agent' | 'agent' | 'supervisor' | 'admin';

/** A person the helpdesk knows. */
export interface Person {
  readonly id: number;
  readonly name: string;
  /** Null for a customer who came without one, e.g. by messaging. */
  readonly email: string | null;
  /** Further addresses of the same person. */
  readonly otherEmails: readonly string[];
  readonly role: Role;
  readonly locale: string;
  readonly timeZone: string;
  readonly phone: string | null;
  readonly groupIds: readonly number[];
  readonly tags: readonly string[];
  readonly fields: Readonly<Record<string, string | number | boolean | null>>;
}

/** A group of agents. */
export interface Group {
  readonly id: number;
  readonly name: string;
}

/** A prepared change of a ticket. */
export interface Macro {
  readonly id: number;
  readonly title: string;
  readonly actions: readonly { readonly field: string; readonly value: string }[];
}

/** A field of the ticket form that this team added. */
export interface TicketField {
  readonly id: number;
  readonly title: string;
  readonly type: 'text' | 'tagger' | 'checkbox' | 'date' | 'integer';
  readonly options: readonly { readonly name: string; readonly value: string }[];
}

const SUPPORT_GROUP = 2101;
const SUPERVISOR_GROUP = 2102;
const SHIPPING_GROUP = 2103;
const ESCALATIONS_GROUP = 2104;

/** The groups. */
export const GROUPS: readonly Group[] = [
  { id: SUPPORT_GROUP, name: 'Support' },
  { id: SUPERVISOR_GROUP, name: 'Supervisors' },
  { id: SHIPPING_GROUP, name: 'Shipping desk' },
  { id: ESCALATIONS_GROUP, name: 'Escalations' },
];

/** The people of the helpdesk; the first is who uses the desk at first. */
export const STAFF: readonly Person[] = [
  agent(1101, 'Kim Novak', 'kim', 'agent', [SUPPORT_GROUP]),
  agent(1102, 'Alex Moreau', 'alex', 'agent', [SUPPORT_GROUP, SHIPPING_GROUP]),
  agent(1103, 'Lee Park', 'lee', 'light-agent', [SHIPPING_GROUP]),
  agent(1104, 'Sam Okafor', 'sam', 'supervisor', [SUPPORT_GROUP, SUPERVISOR_GROUP, ESCALATIONS_GROUP]),
  agent(1105, 'Ada Lindqvist', 'ada', 'admin', [SUPPORT_GROUP, SUPERVISOR_GROUP]),
];

function agent(id: number, name: string, box: string, role: Role, groupIds: readonly number[]): Person {
  return {
    id,
    name,
    email: `${box}@greenhollow.example.com`,
    otherEmails: [],
    role,
    locale: 'en-US',
    timeZone: 'America/New_York',
    phone: null,
    groupIds,
    tags: [],
    fields: {},
  };
}

/** The macros. */
export const MACROS: readonly Macro[] = [
  {
    id: 3101,
    title: 'Ask for the order number',
    actions: [
      {
        field: 'comment_value',
        value: 'Hi {{ticket.requester.first_name}},\n\ncould you send us your order number?',
      },
      { field: 'status', value: 'pending' },
      { field: 'current_tags', value: 'asked_order_number' },
    ],
  },
  {
    id: 3102,
    title: 'Hand to the shipping desk',
    actions: [
      { field: 'group_id', value: String(SHIPPING_GROUP) },
      { field: 'priority', value: 'high' },
      { field: 'current_tags', value: 'shipping_desk' },
    ],
  },
  {
    id: 3103,
    title: 'Close as answered',
    actions: [
      { field: 'comment_value', value: 'Thank you for writing. I am closing this for now.' },
      { field: 'status', value: 'solved' },
    ],
  },
];

/** Field that holds a shop's order number. */
export const ORDER_FIELD = 4101;
/** Field that says what the customer wrote about. */
export const REASON_FIELD = 4102;

/** The team's own ticket fields. */
export const TICKET_FIELDS: readonly TicketField[] = [
  { id: ORDER_FIELD, title: 'Order number', type: 'text', options: [] },
  {
    id: REASON_FIELD,
    title: 'Reason for contact',
    type: 'tagger',
    options: [
      { name: 'Delivery', value: 'reason_delivery' },
      { name: 'Subscription', value: 'reason_subscription' },
      { name: 'Refund', value: 'reason_refund' },
      { name: 'Product', value: 'reason_product' },
    ],
  },
  { id: 4103, title: 'Gift order', type: 'checkbox', options: [] },
];
