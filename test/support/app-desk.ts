/** The real app on the desk in Chromium: built once, opened as an agent opens it, used by what a person sees. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import type { FaultRequest } from '../../app/sandbox/faults.ts';
import type { OutgoingRequest } from '../../app/sandbox/outgoing.ts';
import type { SandboxOptions } from '../../app/sandbox/sandbox.ts';
import type { ShopSummary } from '../../app/sandbox/shop-summary.ts';
import type { Effect } from '../../app/sandbox/shops/shop-state.ts';
import type { DeskTicket } from '../../app/sandbox/ticket-store.ts';
import { createVendorShops } from '../../app/sandbox/vendor-shops.ts';
import { build } from '../../scripts/build.ts';
import { type DeskBrowser, type DeskName, type DeskPage, openDeskBrowser } from './desk-page.ts';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** What goes into a build; a change in it makes another one. */
export const SOURCES = [
  'app',
  'assets',
  'translations',
  'scripts',
  'manifest.json',
  'requirements.json',
  'stepwise.config.json',
  'package-lock.json',
];

/** The app as it ships, with `zendesk/`, `kustomer/` and `meta.json` in the folder; built once for the same sources. */
export async function builtApp(): Promise<string> {
  const folder = join(tmpdir(), `stepwise-app-${digestOfSources()}`);
  if (existsSync(join(folder, 'meta.json'))) return folder;
  const own = `${folder}.${process.pid}`;
  await mkdir(own, { recursive: true });
  await build({ dev: false, outDir: own });
  // Another test file may have been quicker; its build is the same.
  await rename(own, folder).catch(() => rm(own, { recursive: true, force: true }));
  return folder;
}

function digestOfSources(): string {
  const hash = createHash('sha256');
  for (const path of SOURCES.flatMap((source) => filesIn(join(ROOT, source)))) {
    hash.update(path);
    hash.update(readFileSync(path));
  }
  return hash.digest('hex').slice(0, 16);
}

function filesIn(path: string): string[] {
  try {
    const entries = readdirSync(path, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
  } catch {
    return existsSync(path) ? [path] : [];
  }
}

/** Who opens a ticket, and how much later than now by every clock. */
export interface OpenOptions {
  readonly user?: number;
  readonly laterMs?: number;
  /** In a tab of this browser. */
  readonly context?: BrowserContext;
}

/** The desk with the app installed and the sandbox's shops behind it. */
export interface AppDesk {
  readonly browser: DeskBrowser;
  /** Opens a ticket, by number or words of its subject, in a page of its own. */
  open(ticket: number | string, options?: OpenOptions): Promise<TicketPage>;
  /** The number of the ticket with these words in its subject. */
  ticketNumber(subject: string): number;
  /** The ticket as the helpdesk has it. */
  ticket(id: number): DeskTicket;
  /** Lets a customer write in; gives the new ticket's number. */
  writeIn(email: string, text: string, subject?: string): number;
  /** What really happened at the vendors, oldest first; trackers, which only read, left out. */
  effects(): Promise<readonly Effect[]>;
  /** The shop's rows as the shop view shows them. */
  shop(): Promise<ShopSummary>;
  /** What the app sent to the vendors through the proxy, oldest first. */
  sent(): readonly OutgoingRequest[];
  fault(fault: FaultRequest): void;
  reset(): Promise<void>;
  close(): Promise<void>;
}

/** The desk that the scenarios run at: `STEPWISE_DESK`, else Zendesk's. */
const deskInForce = (): DeskName => (process.env['STEPWISE_DESK'] === 'kustomer' ? 'kustomer' : 'zendesk');

/** Builds the app where needed and opens the desk. Settings hold at either desk. */
export async function openAppDesk(
  options: Partial<SandboxOptions> & { readonly desk?: DeskName } = {},
): Promise<AppDesk> {
  const built = await builtApp();
  const sent: OutgoingRequest[] = [];
  const browser = await openDeskBrowser({
    app: join(built, 'zendesk'),
    kustomer: join(built, 'kustomer'),
    desk: deskInForce(),
    kustomerSettings: options.settings ?? {},
    createShops: (surroundings) => {
      const shops = createVendorShops(surroundings);
      return {
        ...shops,
        handle: (request) => {
          sent.push(request);
          return shops.handle(request);
        },
      };
    },
    ...options,
  });
  const world = () => browser.server.sandbox.world();
  const ticketNumber = (subject: string) => {
    const found = world()
      .tickets.tickets()
      .find((ticket) => ticket.subject.includes(subject));
    if (!found) throw new Error(`no ticket \`${subject}\``);
    return found.id;
  };
  const ticket = (id: number) => {
    const found = world().tickets.ticket(id);
    if (!found) throw new Error(`no ticket ${id}`);
    return found;
  };
  return {
    browser,
    ticketNumber,
    open: async (wanted, { user, laterMs, context } = {}) => {
      const id = typeof wanted === 'number' ? wanted : ticketNumber(wanted);
      const desk = await browser.open({
        ...(user === undefined ? {} : { user }),
        ...(context === undefined ? {} : { context }),
      });
      await desk.page.context().route(SDK_ADDRESS, (route) => route.abort());
      if (laterMs !== undefined) {
        world().clock.setOffsetMs(laterMs);
        await desk.page.clock.install({ time: Date.now() + laterMs });
      }
      desk.page.setDefaultTimeout(WAIT_MAX_MS);
      await desk.byTest(`ticket-${id}`).click();
      return ticketPageOf(desk, id, ticket);
    },
    ticket,
    writeIn: (email, text, subject = text) => {
      const person = world().tickets.personByEmail(email);
      if (!person) throw new Error(`no customer \`${email}\``);
      const { id } = world().tickets.create({
        subject,
        requesterId: person.id,
        channel: 'email',
        status: 'new',
        comments: [{ authorId: person.id, public: true, text }],
      });
      world().live.changed();
      return id;
    },
    effects: async () => {
      const { effects } = await readJson<{ effects: Effect[] }>(browser, 'effects');
      return effects.filter(({ kind }) => kind !== 'tracker-created');
    },
    shop: async () => {
      const { shop } = await readJson<{ shop: ShopSummary }>(browser, 'state');
      return shop;
    },
    sent: () => sent,
    fault: (fault) => void world().faults.add(fault),
    reset: async () => {
      await browser.reset();
      sent.length = 0;
    },
    close: () => browser.close(),
  };
}

/** Zendesk's own copy of the framework; tests run without the network, so the bundled copy serves. */
const SDK_ADDRESS = 'https://static.zdassets.com/**';

async function readJson<T>({ server }: DeskBrowser, name: string): Promise<T> {
  const response = await fetch(`${server.url}/__sandbox/${name}`);
  return (await response.json()) as T;
}

/** The blocks of the panel. */
export type BlockName =
  | 'policy'
  | 'no-policy'
  | 'lookups'
  | 'waiting'
  | 'ended'
  | 'needs-you'
  | 'next'
  | 'refused'
  | 'draft'
  | 'done'
  | 'notices'
  | 'broken';

/** A ticket open at the desk with the app beside it, used as an agent uses it. */
export interface TicketPage {
  readonly desk: DeskPage;
  readonly page: Page;
  readonly id: number;
  /** The whole panel. */
  readonly panel: Locator;
  /** Where the agent writes. */
  readonly composer: Locator;
  block(name: BlockName): Locator;
  /** A card by its title, e.g. `File a carrier claim`. */
  card(title: string): Locator;
  /** The control with this label, in a card or anywhere in the panel. */
  field(label: string, within?: Locator): Locator;
  button(name: string, within?: Locator): Locator;
  /** Waits until the ticket was read and no look-up is under way. */
  ready(): Promise<void>;
  /** The title of the policy that is followed. */
  policy(): Promise<string>;
  /** Waits until the draft has these words; gives its whole text without the marks. */
  draft(words?: string): Promise<string>;
  /** Puts the draft into the empty composer; nothing is sent. */
  insertDraft(): Promise<void>;
  /** Puts the draft into the composer and submits it as the agent does; gives what the customer gets. */
  sendDraft(words?: string): Promise<string>;
  /** Answers the question that needs the agent. */
  answer(label: string): Promise<void>;
  /** Approves the card with this title, fields filled in first by their labels. */
  approve(title: string, fields?: Readonly<Record<string, string>>): Promise<void>;
  /** Waits for a receipt with this title and gives its words. */
  receipt(title: string): Promise<string>;
  /** The newest public reply of the helpdesk's own people; empty where there is none. */
  told(): string;
  /** The requester writes; somebody else with `email`. */
  customerWrites(text: string, email?: string): Promise<void>;
  /** Goes to another ticket in the same page. */
  go(ticketId: number): Promise<TicketPage>;
}

function ticketPageOf(desk: DeskPage, id: number, ticket: (id: number) => DeskTicket): TicketPage {
  const { page } = desk;
  const panel = page.frameLocator(`iframe[data-ticket="${id}"]`).locator('main.sw');
  const composer = desk.byTest('composer');
  const block = (name: BlockName) => panel.locator(`[data-block="${name}"]`);
  const card = (title: string) => panel.getByRole('article', { name: title, exact: true });
  const draft = async (words = '') => {
    await block('draft').filter({ hasText: words }).waitFor();
    return await block('draft').locator('.sw-draft-text').evaluate(textWithoutMarks);
  };
  const insertDraft = async () => {
    const text = await draft();
    await block('draft').locator('[data-name="insert"]').click();
    // A look-up that ends meanwhile may have changed the draft before the click.
    const texts = [text, await draft()].map(lettersOf);
    await until('the draft is in the composer', async () =>
      texts.includes(lettersOf(await composer.textContent())),
    );
  };
  return {
    desk,
    page,
    id,
    panel,
    composer,
    block,
    card,
    field: (label, within = panel) => within.getByLabel(label, { exact: true }),
    button: (name, within = panel) => within.getByRole('button', { name, exact: true }),
    ready: async () => {
      await page.locator(`iframe[data-ticket="${id}"]`).waitFor();
      await page.frameLocator(`iframe[data-ticket="${id}"]`).locator('main.sw[data-state="ready"]').waitFor();
      await until('every look-up has ended', async () => (await panel.locator(LOADING).count()) === 0);
    },
    policy: async () => (await block('policy').getByRole('heading').first().textContent()) ?? '',
    draft,
    insertDraft,
    sendDraft: async (words = '') => {
      const before = ticket(id).comments.length;
      const text = await draft(words);
      await insertDraft();
      await desk.byTest('submit').click();
      await until('the reply is sent', async () => ticket(id).comments.length > before);
      return text;
    },
    answer: async (label) =>
      await block('needs-you')
        .getByRole('button', { name: new RegExp(`^${label}`) })
        .click(),
    approve: async (title, fields = {}) => {
      for (const [label, value] of Object.entries(fields))
        await fill(card(title).getByLabel(label, { exact: true }), value);
      await card(title).locator('[data-name="approve"]').click();
    },
    receipt: async (title) => {
      const receipt = block('done').locator('.sw-receipt').filter({ hasText: title }).first();
      await receipt.waitFor();
      return (await receipt.textContent()) ?? '';
    },
    told: () => {
      const { comments, requesterId, ccIds } = ticket(id);
      const isOurs = (authorId: number) => authorId !== requesterId && !ccIds.includes(authorId);
      return comments.findLast((one) => one.public && isOurs(one.authorId))?.plain ?? '';
    },
    customerWrites: async (text, email) => {
      await nextSecond();
      await desk.customerWrites(id, text, email);
    },
    go: async (ticketId) => {
      await desk.byTest(`ticket-${ticketId}`).click();
      return ticketPageOf(desk, ticketId, ticket);
    },
  };
}

/** Nobody answers within the second; the helpdesk's times are no finer. */
async function nextSecond(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 1010 - (Date.now() % 1000)));
}

const LOADING = '[data-lookup][data-state="loading"]';

function textWithoutMarks(element: Element): string {
  const copy = element.cloneNode(true) as Element;
  for (const mark of copy.querySelectorAll('.sw-flag')) mark.remove();
  return copy.textContent ?? '';
}

/** A text without its spaces, for texts that are broken into lines in different ways. */
const lettersOf = (text: string | null): string => (text ?? '').replace(/\s+/g, '');

/** Types a value, chooses it by its label, or makes a picture of it. */
async function fill(control: Locator, value: string): Promise<void> {
  const kind = await control.evaluate((element) => element.getAttribute('type') ?? element.tagName);
  if (kind === 'SELECT') await control.selectOption({ label: value });
  else if (kind === 'file') await chooseFile(control, value);
  else await control.fill(value);
}

async function chooseFile(control: Locator, value: string): Promise<void> {
  await control.setInputFiles({ name: 'door.png', mimeType: 'image/png', buffer: Buffer.from(value) });
  await control.locator('xpath=..').locator('.sw-unit').waitFor();
}

const WAIT_MAX_MS = 20_000;
const LOOK_EVERY_MS = 25;

/** Waits until something holds; throws with what was waited for. */
export async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + WAIT_MAX_MS; Date.now() < end; ) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
  throw new Error(`it did not come about that ${what}`);
}
