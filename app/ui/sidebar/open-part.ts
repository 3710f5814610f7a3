/** The parts of the panel that open on demand, one at a time. */
export type PartName = 'policies' | 'steps' | 'facts' | 'model' | 'set-up' | 'shortcuts';

/** Which part is open, and how to change that. */
export interface OpenPart {
  readonly open: PartName | null;
  toggle(part: PartName): void;
  close(): void;
}
