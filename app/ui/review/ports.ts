import type { Assistance } from '../../assist/assist.ts';
import type { RunEvent } from '../../assist/event.ts';
import type { Helpdesk, User } from '../../helpdesk/helpdesk.ts';
import type { Desk } from '../../ledger/desk.ts';
import type { IsSupervisor } from '../../ledger/request.ts';
import type { Library } from '../../policy/library.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Catalog } from '../../tools/tool.ts';
import type { StudioSession } from '../studio/session.ts';
import type { Text } from '../text.ts';

/** What the supervisors' page is made from. */
export interface ReviewPorts {
  readonly helpdesk: Helpdesk;
  readonly user: User;
  readonly catalog: Catalog;
  readonly library: Library;
  readonly text: Text;
  readonly now: () => string;
  readonly randomId: () => string;
  /** As the helpdesk's server says; an answer may be some minutes old, so that lists stay quick. */
  readonly isSupervisor: IsSupervisor;
  /** A supervisor's desk at a ticket, which reads and writes nothing before it is opened. */
  readonly deskFor: (ticket: string) => Desk;
  /** What the engine would have said of a ticket at a moment, with today's policies. */
  readonly replay: (ticket: Ticket, events: readonly RunEvent[], now: string) => Assistance;
  /** The policy studio, whose code is fetched when it is first asked for; one for as long as the page stands. */
  readonly openStudio: () => Promise<StudioSession>;
  /** Gives a file to the person's browser. */
  readonly save: (name: string, type: string, parts: readonly (string | Blob)[]) => void;
}
