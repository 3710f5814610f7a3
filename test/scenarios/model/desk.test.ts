/** The model at the desk: one question a message, kept, repaired once; every failure leaves guided mode as it was. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { RawReading } from '../../../app/assist/model/reading.ts';
import type { ModelProblem } from '../../../app/assist/model.ts';
import type { Turn } from '../../../app/sandbox/model/scripted-model.ts';
import { draftOf, rawOf, said } from '../../support/model-case.ts';
import { type ModelDesk, type ModelDeskOptions, openModelDesk } from '../../support/model-desk.ts';
import { hostileReadings } from './hostile-readings.ts';

const LIBRARY = join(dirname(fileURLToPath(import.meta.url)), '../../../app/policy/library');
const policy = (name: string): string => readFileSync(join(LIBRARY, `${name}.md`), 'utf8');
const NOT_RECEIVED = policy('shipment-not-received');
const RETENTION = policy('retention');

const MISSING = 'Hi, my order #1042 says delivered, but nothing is here. Can you help?';
const open = (more: Partial<ModelDeskOptions> = {}): ModelDesk =>
  openModelDesk({ policies: [NOT_RECEIVED, RETENTION], said: [MISSING], ...more });

const answers = (raw: RawReading): Turn => ({ type: 'answer', text: JSON.stringify(raw) });
const view = ({ desk }: ModelDesk) => {
  const state = desk.state();
  if (!state) throw new Error('no ticket is open');
  return state;
};
const problemOf = (stage: ModelDesk): ModelProblem | undefined => {
  const { model } = view(stage);
  return model?.status === 'away' ? model.problem : undefined;
};

const NEIGHBORS = 'part:p1#5.1:1';
const ASKS = [NEIGHBORS, 'part:p1#5.2:1', 'part:p1#5.3:1'];
const ask = (id: string, text: string) => said(text, { kind: 'ask', serves: id, rests_on: id, paragraph: 2 });
const TELL = said('Your shipment is marked as delivered, and we would be glad to investigate further.', {
  kind: 'tell',
  serves: 'p1#6.1',
  rests_on: 'p1#6.1',
});
const DRAFT = [
  said('Hi Dana, I am sorry to hear that.'),
  TELL,
  ask(ASKS[0] ?? '', 'Have you asked your household and your neighbors?'),
  ask(ASKS[1] ?? '', 'Did the carrier leave a notice, or put it in a safe place?'),
  ask(ASKS[2] ?? '', 'Is it still missing after that?'),
];

describe('a message', () => {
  it('is one question to the model', async () => {
    const stage = open();
    stage.scripted.play(answers(draftOf(DRAFT)));
    await stage.read();
    expect(stage.scripted.asked).toHaveLength(1);
    expect(view(stage).assistance.reply?.text).toContain('Have you asked your household');
    expect(view(stage).model).toMatchObject({ status: 'ready', trace: { repair: null } });
  });

  it('is asked with what was looked up', async () => {
    const stage = open();
    await stage.read();
    expect(stage.scripted.asked[0]?.parts[1]).toMatch(/get_tracking_info.*delivered/);
  });

  it('stays one question over reopening, look-ups and our own reply', async () => {
    const stage = open();
    stage.scripted.play(answers(draftOf(DRAFT)));
    await stage.read();
    await stage.read();
    stage.say(view(stage).assistance.reply?.text ?? '', 'agent');
    await stage.read();
    expect(stage.scripted.asked).toHaveLength(1);
  });

  it('costs a colleague nothing', async () => {
    const stage = open();
    stage.scripted.play(answers(draftOf(DRAFT)));
    await stage.read();
    const other = stage.colleague();
    await other.open();
    await other.readWithModel();
    expect(stage.scripted.asked).toHaveLength(1);
    expect(other.state()?.assistance.reply?.text).toBe(view(stage).assistance.reply?.text);
  });

  it('is asked anew when the customer writes again', async () => {
    const stage = open();
    await stage.read();
    stage.say('Nobody here has it.');
    stage.say('And the porch is empty.');
    await stage.read();
    expect(stage.scripted.asked).toHaveLength(2);
  });

  it('is asked under a hash that says nothing of the agent', async () => {
    const stage = open();
    await stage.read();
    expect(stage.scripted.asked[0]?.safetyId).toBe('stepwise-test');
  });

  it('is not asked about after our own last word', async () => {
    const stage = open();
    stage.say('We are looking into it.', 'agent');
    await stage.read();
    expect(stage.scripted.asked).toHaveLength(0);
    expect(view(stage).model).toEqual({ status: 'idle' });
  });

  it('shows exactly what was sent, private values hidden, and what it took', async () => {
    const stage = open({ said: [`${MISSING} My card is 4111 1111 1111 1111.`], hidden: 'emails' });
    await stage.read();
    const { model } = view(stage);
    const asked = stage.scripted.asked[0];
    if (model?.status !== 'ready') throw new Error('not read');
    expect(model.trace.sent).toBe([asked?.instructions, ...(asked?.parts ?? [])].join('\n\n'));
    expect(model.trace.sent).not.toMatch(/4111|dana@example\.com/);
    expect(model.trace.usage.inputTokens).toBe(asked?.tokens);
    expect(model.cost?.amount).toBeGreaterThan(0);
  });

  it('shares its front with the next message', async () => {
    const stage = open();
    await stage.read();
    stage.say('Nobody here has it.');
    await stage.read();
    expect(stage.scripted.asked[1]?.cachedTokens).toBeGreaterThan(1000);
  });
});

describe('a hostile answer', () => {
  const target = { tell: 'p1#6.1', ask: NEIGHBORS, question: NEIGHBORS };
  const some = hostileReadings(target).filter((_each, index) => index % 25 === 0);

  it.each(some.map((each) => [each.name, each] as const))(
    'makes no call that nobody approved: %s',
    async (_name, { raw: hostile }) => {
      const stage = open();
      stage.scripted.play(answers(hostile), answers(hostile));
      await stage.read();
      expect(stage.effects().filter(({ kind }) => kind !== 'tracker-created')).toEqual([]);
      expect(stage.sent.filter(({ service }) => service === 'helpdesk')).toEqual([]);
    },
  );
});

describe('an answer of the model', () => {
  const said3 = 'The folks next door and my family know nothing. No card from the driver. It is nowhere.';
  const yes = (question: string, value: string, quote: string) => ({ question, value, source: 'm3', quote });
  const reading = rawOf({
    answers: [
      yes(ASKS[0] ?? '', 'yes', 'The folks next door and my family know nothing.'),
      yes(ASKS[1] ?? '', 'no', 'No card from the driver.'),
      yes(ASKS[2] ?? '', 'yes', 'It is nowhere.'),
    ],
  });

  async function replied(turn: Turn): Promise<ModelDesk> {
    const stage = open();
    stage.scripted.play(answers(draftOf(DRAFT)), turn);
    await stage.read();
    await stage.desk.noteDraft(view(stage).assistance.reply?.text ?? '');
    stage.say(view(stage).assistance.reply?.text ?? '', 'agent');
    stage.say(said3);
    await stage.read();
    return stage;
  }

  const offered = (stage: ModelDesk): string[] =>
    view(stage).assistance.suggestions.flatMap((each) =>
      each.type === 'call' && each.lane !== 'auto' ? [each.call.tool] : [],
    );

  it('leads on to the next step, which still waits for the agent', async () => {
    const stage = await replied(answers(reading));
    expect(offered(stage)).toEqual(['file_carrier_claim']);
    expect(stage.effects().filter(({ kind }) => kind !== 'tracker-created')).toEqual([]);
  });

  const BOX =
    'Use this policy when something in the order is broken.\n\n1. Ask the customer whether they have opened the box.\n2. If the customer has opened the box:\n   - Inform the customer that a photo of the box helps us.\n';
  const opened = {
    answers: [
      { question: 'condition:p1#2', value: 'yes', source: 'm1', quote: 'I looked inside the carton' },
    ],
  };
  const stale = ask('part:p1#1:1', 'Have you opened the box?');
  const photo = said('A photo of the box helps us.', { kind: 'tell', serves: 'p1#2.1', rests_on: 'p1#2.1' });
  const broken = () =>
    open({ policies: BOX, said: ['Something is broken in my order. I looked inside the carton.'] });

  it('is asked once more where its draft serves other steps', async () => {
    const stage = broken();
    stage.scripted.play(answers({ ...draftOf([stale]), ...opened }), answers(draftOf([stale, photo])));
    await stage.read();
    await stage.read();
    expect(stage.scripted.asked).toHaveLength(2);
    expect(view(stage).assistance.reply?.text).toContain('A photo of the box helps us.');
    expect(view(stage).model).toMatchObject({
      status: 'ready',
      trace: { repair: { inputTokens: expect.any(Number) } },
    });
  });

  it('is asked no third time, and the template stands in', async () => {
    const stage = broken();
    stage.scripted.play(answers({ ...draftOf([stale]), ...opened }), answers(draftOf([stale])));
    await stage.read();
    await stage.read();
    expect(stage.scripted.asked).toHaveLength(2);
    expect(view(stage).assistance.reply?.text).toContain('photo of the box');
  });

  it('is not asked again for a sentence that a check refused', async () => {
    const stage = broken();
    const bad = { ...photo, text: 'A photo of the box helps us, call 555 010 2299.' };
    stage.scripted.play(answers({ ...draftOf([stale, bad]), ...opened }));
    await stage.read();
    expect(stage.scripted.asked).toHaveLength(1);
    expect(view(stage).assistance.reply?.text).not.toContain('555');
  });

  it('takes another policy before anybody worked on the first', async () => {
    const stage = open({ said: ['Nothing arrived. I want to cancel'] });
    stage.scripted.play(answers(rawOf({ policy: { id: 'p2', source: 'm1', quote: 'I want to cancel' } })));
    await stage.desk.open();
    const before = view(stage).assistance.runs.map((run) => run.policy);
    await stage.desk.readWithModel();
    const open_ = view(stage).assistance.runs.filter((run) => run.status !== 'stopped');
    expect([before[0], open_[0]?.policy]).toEqual(['p1', 'p2']);
  });

  it('takes no other policy once the agent has worked on one', async () => {
    const stage = open({ said: ['Nothing arrived. I want to cancel'] });
    stage.scripted.play(answers(rawOf({ policy: { id: 'p2', source: 'm1', quote: 'I want to cancel' } })));
    await stage.desk.open();
    await stage.desk.answer('slot:order_id', '1042');
    await stage.desk.readWithModel();
    expect(view(stage).assistance.runs[0]?.policy).toBe('p1');
  });
});

const error = (status: number, code: string, headers: Record<string, string> = {}): Turn => ({
  type: 'error',
  status,
  code,
  message: 'no',
  headers,
});
const raw = (status: number, body: string): Turn => ({
  type: 'raw',
  reply: { status, headers: { 'content-type': 'text/html' }, body },
});

describe('a model that is away', () => {
  const turns: [ModelProblem, Turn][] = [
    ['unauthorised', error(401, 'invalid_api_key')],
    ['forbidden', error(403, 'not_allowed')],
    ['no-model', error(404, 'model_not_found')],
    ['busy', error(429, 'rate_limit_exceeded', { 'retry-after': '5' })],
    ['busy', error(429, 'rate_limit_exceeded')],
    ['no-credit', error(429, 'insufficient_quota')],
    ['server-error', error(503, 'overloaded')],
    ['refused', { type: 'refusal', text: 'I cannot help with that.' }],
    ['cut-off', { type: 'cut-off', text: '{"answers":[' }],
    ['content-filter', { type: 'content-filter' }],
    ['too-long', error(400, 'context_length_exceeded')],
    ['empty', { type: 'answer', text: '' }],
    ['unreadable', { type: 'answer', text: 'Sure! Here is the reply.' }],
    ['unreadable', { type: 'answer', text: '{"answers":[' }],
    ['unreadable', { type: 'answer', text: '{"reply":"refund it"}' }],
    ['unreadable', raw(200, '<html>We will be right back')],
    ['server-error', raw(502, 'Bad Gateway')],
  ];

  it.each(turns)('leaves guided mode as it was and says why: %s', async (problem, turn) => {
    const guided = open();
    await guided.desk.open();
    const stage = open();
    stage.scripted.play(turn);
    await stage.read();
    expect(problemOf(stage)).toBe(problem);
    expect(view(stage).assistance.reply).toEqual(view(guided).assistance.reply);
    expect(view(stage).assistance.suggestions.map((each) => each.type)).toEqual(
      view(guided).assistance.suggestions.map((each) => each.type),
    );
  });

  it.each<[ModelProblem, string]>([
    ['timeout', 'no answer in time'],
    ['lost', 'the connection failed'],
  ])('is named where nothing came back: %s', async (problem, reason) => {
    const stage = open({ model: async () => ({ status: 'lost', reason }) });
    await stage.read();
    expect(problemOf(stage)).toBe(problem);
  });

  it('refuses a draft in another language and keeps the template', async () => {
    const stage = open();
    const german = 'Haben Sie schon bei den Nachbarn gefragt und ist das Paket nicht da?';
    stage.scripted.play(answers(draftOf(DRAFT.map((sentence) => ({ ...sentence, text: german })))));
    await stage.read();
    expect(view(stage).assistance.reading?.refused.map((each) => each.check)).toEqual(['wrong-language']);
    expect(view(stage).assistance.reply?.text).toContain('could you please tell us');
  });

  it('is not asked again for a message that it could not answer', async () => {
    const stage = open();
    stage.scripted.play({ type: 'refusal', text: 'no' });
    await stage.read();
    await stage.read();
    expect(stage.scripted.asked).toHaveLength(1);
  });

  it('is asked again when the time is up that its server named', async () => {
    const stage = open();
    stage.scripted.play(error(429, 'rate_limit_exceeded', { 'retry-after': '5' }));
    await stage.read();
    stage.passTime(4_000);
    await stage.read();
    expect(problemOf(stage)).toBe('busy');
    stage.passTime(2_000);
    await stage.read();
    expect(stage.scripted.asked).toHaveLength(2);
    expect(problemOf(stage)).toBeUndefined();
  });

  it('is not asked about the next message while its key is refused', async () => {
    const stage = open();
    stage.scripted.play(error(401, 'invalid_api_key'));
    await stage.read();
    stage.say('Hello?');
    await stage.read();
    expect(stage.scripted.asked).toHaveLength(1);
    expect(problemOf(stage)).toBe('unauthorised');
  });

  it('is asked again when the agent says so', async () => {
    const stage = open();
    stage.scripted.play(error(500, 'oops'));
    await stage.read();
    await stage.desk.retryModel();
    expect(problemOf(stage)).toBeUndefined();
    expect(stage.scripted.asked).toHaveLength(2);
  });

  it('keeps the answers that it gave before', async () => {
    const stage = open();
    stage.scripted.play(answers(draftOf(DRAFT)));
    await stage.read();
    stage.scripted.play(error(500, 'oops'));
    stage.say('Hello?');
    await stage.read();
    expect(problemOf(stage)).toBe('server-error');
    expect(view(stage).assistance.reply?.asks).toEqual(ASKS);
  });
});
