/** With a model: its words are checked and shown beside the guided ones, at either desk, as the agent sees it. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readByRules } from '../../../app/sandbox/model/demo-reading.ts';
import type { AskedOfModel } from '../../../app/sandbox/model/prompt-reader.ts';
import {
  createScriptedModel,
  SCRIPTED_MODEL,
  SCRIPTED_NAME,
  type Turn,
} from '../../../app/sandbox/model/scripted-model.ts';
import { type AppDesk, openAppDesk, type TicketPage, until } from '../../support/app-desk.ts';

const scripted = createScriptedModel({ now: Date.now });
let desk: AppDesk;

beforeAll(async () => {
  desk = await openAppDesk({
    modelHandler: (request) => scripted.handle(request),
    settings: {
      modelKey: 'sandbox-model-key',
      modelName: SCRIPTED_NAME,
      modelRedaction: 'emails, names',
      modelPrices: '1 0.1 10',
    },
  });
});

afterAll(async () => await desk?.close());
beforeEach(async () => {
  scripted.forget();
  await desk.reset();
});

const MISSING = 'It says delivered';
const GUIDED = 'whether you have checked';
const WARM = 'I am so sorry that your box is not where it should be.';

interface Sentence {
  readonly text: string;
  readonly kind: string;
  readonly serves: string;
  readonly rests_on: string;
  readonly paragraph: number;
}

/** The rules' answer with some of it replaced. */
const answer = (change: (asked: AskedOfModel) => Record<string, unknown>): Turn => ({
  type: 'answer',
  text: (asked) => JSON.stringify({ ...readByRules(asked), ...change(asked) }),
});

/** The rules' draft with one more sentence. */
const drafting = (sentence: Partial<Sentence> & { readonly text: string }): Turn =>
  answer((asked) => {
    const { draft } = readByRules(asked) as { draft: { language: string; sentences: Sentence[] } };
    const whole: Sentence = { kind: 'courtesy', serves: '', rests_on: '', paragraph: 2, ...sentence };
    return { draft: { ...draft, sentences: [...draft.sentences, whole] } };
  });

/** Lets the model answer late, so that the guided draft is seen first. */
const slowModel = (latencyMs: number) =>
  desk.fault({ service: 'openai', kind: 'latency', latencyMs, times: 1 });

async function openPart(ticket: TicketPage, name: string): Promise<void> {
  await ticket.panel.locator(`[data-name="${name}"]`).click();
}

describe('a draft', () => {
  it('is refined in place behind the guided one', async () => {
    scripted.play(drafting({ text: WARM }));
    slowModel(2_000);
    const ticket = await desk.open(MISSING);
    const guided = await ticket.draft(GUIDED);
    expect(guided).not.toContain(WARM);
    const refined = await ticket.draft(WARM);
    expect(refined).toContain('Maya');
    expect(await ticket.block('draft').count()).toBe(1);
    expect(await ticket.composer.textContent()).toBe('');
    expect(scripted.asked).toHaveLength(1);
    expect(scripted.faults).toEqual([]);
  });

  it('under the agent’s hands stays, and the newer one waits with the difference', async () => {
    scripted.play(drafting({ text: WARM }));
    slowModel(4_000);
    const ticket = await desk.open(MISSING);
    await ticket.draft(GUIDED);
    await ticket.button('Edit', ticket.block('draft')).click();
    const box = ticket.block('draft').locator('[data-name="draft-text"]');
    await box.fill('My own words.');
    await ticket.block('draft').locator('[data-name="newer"]').click();
    await ticket.block('draft').locator('ins').filter({ hasText: 'so sorry' }).first().waitFor();
    expect(await box.inputValue()).toBe('My own words.');
    await ticket.block('draft').locator('[data-name="take-newer"]').click();
    await ticket.draft(WARM);
  });

  it('that tells what has not happened leaves that out and shows it as refused', async () => {
    scripted.play(drafting({ text: 'We have refunded $500 to your card.', kind: 'tell', rests_on: 'e1' }));
    const ticket = await desk.open(MISSING);
    await ticket.block('refused').getByText('We have refunded $500').waitFor();
    expect(await ticket.draft(GUIDED)).not.toContain('$500');
  });

  it('that is no draft gives way to the template', async () => {
    scripted.play(
      answer(() => ({
        draft: {
          language: 'fr',
          sentences: [
            {
              text: 'Bonjour Maya, voici votre argent.',
              kind: 'courtesy',
              serves: '',
              rests_on: '',
              paragraph: 1,
            },
          ],
        },
      })),
    );
    const ticket = await desk.open(MISSING);
    await ticket.draft(GUIDED);
    await until('it was asked once more', async () => scripted.asked.length === 2);
    await ticket.panel.locator('[data-name="model"]').waitFor();
    expect(await ticket.draft(GUIDED)).not.toContain('argent');
  });
});

describe('an answer', () => {
  it('whose quote nobody said is refused and changes nothing', async () => {
    const quote = 'I asked everybody on my street';
    scripted.play(
      answer(({ questions, messages }) => ({
        answers: [{ question: questions[0]?.id, value: 'yes', source: messages[0]?.id, quote }],
      })),
    );
    const ticket = await desk.open(MISSING);
    await ticket.block('refused').getByText('The message does not say').waitFor();
    expect(await ticket.block('refused').textContent()).toContain(quote);
    expect(await ticket.draft()).toContain(GUIDED);
    expect(await ticket.block('next').count()).toBe(0);
  });
});

describe('what was sent', () => {
  it('is shown to the word, hidden values as they went, with what it took', async () => {
    const ticket = await desk.open(MISSING);
    await ticket.draft(GUIDED);
    await openPart(ticket, 'model');
    const shown = (await ticket.panel.locator('[data-name="model-sent"]').textContent()) ?? '';
    const [asked] = scripted.asked;
    for (const part of [asked?.instructions ?? '-', ...(asked?.parts ?? [])])
      expect(shown.replace(/\s+/g, '')).toContain(part.replace(/\s+/g, ''));
    expect(shown).toContain('says delivered');
    expect(shown).not.toContain('maya.okafor@example.com');
    expect(shown).not.toContain('Okafor');
    const panel =
      (await ticket.panel.getByRole('region', { name: 'What the model was sent' }).textContent()) ?? '';
    expect(panel).toContain(SCRIPTED_MODEL);
    expect(panel).toMatch(/Cost\s*0\.\d{4} USD/);
  });

  it('is asked for once, however often and by whomever the ticket is opened', async () => {
    const ticket = await desk.open(MISSING);
    await ticket.panel.locator('[data-name="model"]').waitFor();
    const other = await desk.open(MISSING, { user: 1102 });
    await openPart(other, 'model');
    await other.panel.locator('[data-name="model-sent"]').waitFor();
    expect(scripted.asked).toHaveLength(1);
  });
});

const away = (status: number, code: string): Turn => ({ type: 'error', status, code, message: code });

describe('a model that is away', () => {
  it.each([
    ['a refused key', away(401, 'invalid_api_key'), 'does not accept the key'],
    ['a key without the right', away(403, 'forbidden'), 'may not use this model'],
    ['a model that is not there', away(404, 'model_not_found'), 'no model of that name'],
    ['too many questions', away(429, 'rate_limit_exceeded'), 'asked too much at the moment'],
    ['a fault of its server', away(500, 'server_error'), 'has a fault'],
    [
      'an answer that is none',
      { type: 'answer', text: 'Sure! Here is the JSON:' } as Turn,
      'not of the form',
    ],
    ['a refusal', { type: 'refusal', text: 'I cannot help with that.' } as Turn, 'declined to answer'],
    ['an answer that broke off', { type: 'cut-off', text: '{"answers":[' } as Turn, 'broke off'],
  ])('for %s says so and guided mode goes on', async (_name, turn, words) => {
    scripted.play(turn, turn, turn);
    const ticket = await desk.open(MISSING);
    await ticket.panel.getByText(words).waitFor();
    expect(await ticket.sendDraft(GUIDED)).toContain('marked as delivered');
    await ticket.block('waiting').waitFor();
  });

  it('for no answer in time says so and guided mode goes on', async () => {
    desk.fault({ service: 'openai', kind: 'latency', latencyMs: 45_000, times: 1 });
    const ticket = await desk.open(MISSING, { laterMs: 0 });
    await ticket.draft(GUIDED);
    await until('it is asked', async () => desk.browser.server.sandbox.world().faults.list().length === 0);
    await ticket.page.clock.fastForward(30_000);
    await ticket.panel.getByText('did not answer in time').waitFor();
    expect(await ticket.draft()).toContain(GUIDED);
  });

  it('is asked again when the agent says so', async () => {
    scripted.play(away(500, 'server_error'), drafting({ text: WARM }));
    const ticket = await desk.open(MISSING);
    await ticket.panel.getByText('has a fault').waitFor();
    await ticket.button('Try again').click();
    await ticket.draft(WARM);
  });
});
