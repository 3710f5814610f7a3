/** Where a value or an answer came from: the text, result or person that can be looked at again. */
export interface Evidence {
  readonly kind: 'comment' | 'attachment' | 'field' | 'tool' | 'policy' | 'agent';
  /** Comment id, attachment name, field name, call id, step ref or agent id. */
  readonly id: string;
  /** Where inside it: a JSON path in a tool result (`orders.0.status`), a field's path; empty where there is nothing inside. */
  readonly path: string;
  /** The exact words or value found there. */
  readonly quote: string;
}
