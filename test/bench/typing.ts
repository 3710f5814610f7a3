/** From a key to its letter on the screen, while a draft is edited beside a ticket of 200 comments. */
import type { Frame } from 'playwright-core';
import type { Sandbox } from '../../app/sandbox/sandbox.ts';
import { median, percentile, rounded } from './browser/figures.ts';
import { openTicket } from './browser/opening.ts';
import { type Desk, measurePair } from './browser/pair.ts';
import type { Row } from './table/row.ts';

const ROUNDS = 3;
const THROTTLE = 4;
const COMMENTS = 200;
const WORDS = 'Thank you for your patience, we are looking.';

/** Types the same words with both; the median and the 95th percentile over all keys. */
export async function run(): Promise<{ rows: Row[]; [more: string]: unknown }> {
  const found = await measurePair({ rounds: ROUNDS, throttle: THROTTLE }, typeIn);
  const [ours, reference] = [found.ours.flat(), found.reference.flat()];
  return {
    browser: found.browser,
    keys: ours.length,
    p95: { ours: rounded(percentile(ours, 0.95), 1), reference: rounded(percentile(reference, 0.95), 1) },
    rows: [
      {
        what: `key to paint in the draft beside ${COMMENTS} comments (4× slower processor)`,
        unit: 'ms',
        ours: rounded(median(ours), 1),
        reference: rounded(median(reference), 1),
        against: 'React, Garden, Vite, one eager bundle',
        bound: null,
      },
    ],
  };
}

declare global {
  interface Window {
    /** Milliseconds from each key to the frame that shows it. */
    benchKeys: number[];
  }
}

const WATCH_KEYS = `
  window.benchKeys = [];
  addEventListener('keydown', (event) => {
    requestAnimationFrame(() => setTimeout(() => window.benchKeys.push(performance.now() - event.timeStamp)));
  }, true);
`;

async function typeIn({ page, url, sandbox }: Desk): Promise<number[]> {
  const frame = await openTicket(page, url, longTicket(sandbox));
  await frame.locator('[data-block="draft"] [data-name="edit"]').click();
  const box = frame.locator('[data-name="draft-text"]');
  await box.focus();
  await frame.evaluate(WATCH_KEYS);
  await typeOneByOne(frame, WORDS);
  return await frame.evaluate(() => window.benchKeys);
}

/** Each key waits for the one before to be painted, as a person's would. */
async function typeOneByOne(frame: Frame, words: string): Promise<void> {
  for (const [index, letter] of [...words].entries()) {
    await frame.page().keyboard.press(letter === ' ' ? 'Space' : letter);
    await frame.waitForFunction((count) => window.benchKeys.length > count, index);
  }
}

/** A ticket about a parcel that is marked as delivered, with many messages to and fro. */
function longTicket(sandbox: Sandbox): number {
  const { tickets } = sandbox.world();
  const maya = tickets.personByEmail('maya.okafor@example.com');
  const agent = tickets.people().find(({ role }) => role === 'agent');
  if (!maya || !agent) throw new Error('the sandbox has neither customer nor agent');
  const chat = Array.from({ length: COMMENTS - 1 }, (_, at) => ({
    authorId: at % 2 === 0 ? agent.id : maya.id,
    public: true,
    text: `Message ${at + 2}: the weather has been fine this week, and the new kettle works well.`,
  }));
  return tickets.create({
    subject: 'It says delivered, but nothing is here',
    requesterId: maya.id,
    channel: 'email',
    status: 'open',
    comments: [
      {
        authorId: maya.id,
        public: true,
        text: 'My tracking for order #1042 says delivered, but nothing is here.',
      },
      ...chat,
    ],
  }).id;
}
