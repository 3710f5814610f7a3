/** A loop on a desk with shops behind it: the desk begins a round once, and a write in a later round is not done unseen. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createServiceTable, STANDARD_CONFIG } from '../../app/lib/services/table.ts';
import { createEngine, NO_SETTINGS } from '../../app/main/engine.ts';
import { everyLanguage } from '../../app/main/every-language.ts';
import { readScript } from '../../app/main/rehearse/script.ts';
import { createStage, type Stage } from '../../app/main/rehearse/stage.ts';
import { compile } from '../../app/policy/compile.ts';
import { createCatalog, shippedTools } from '../../app/tools/catalog.ts';

const catalog = createCatalog(shippedTools);
const read = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8');

/** A desk at a ticket of a subscriber who wants shipments skipped. */
async function openStage(): Promise<Stage> {
  const shop = JSON.parse(read('scripts/skip-next.json')).shop;
  const script = readScript({ now: '2026-11-20T10:00:00Z', policies: [], shop, turns: [] });
  if (script.status === 'bad') throw new Error(script.reason);
  const { policies } = compile([{ name: 'skip-more', text: read('policies/skip-more.md') }], { catalog });
  const engine = createEngine(policies, catalog, { ...everyLanguage, settings: NO_SETTINGS });
  const stage = createStage(script.value, engine, createServiceTable(STANDARD_CONFIG));
  const author = { kind: 'requester', id: 'requester', name: 'Dana' } as const;
  stage.say({ author, public: true, text: 'Please skip a shipment for me, my address is dana@example.com.' });
  await stage.desk.open();
  return stage;
}

const skipIn = ({ desk }: Stage) => {
  const all = desk.state()?.assistance.suggestions ?? [];
  return all.find((each) => each.type === 'call' && each.call.tool === 'skip_next_shipment');
};

async function approve(stage: Stage) {
  const skip = skipIn(stage);
  if (skip?.type !== 'call') throw new Error('nothing to approve');
  return await stage.desk.approve(skip.call.id, skip.call.args);
}

const rounds = ({ desk }: Stage) => desk.state()?.events.filter(({ type }) => type === 'round-ended') ?? [];

describe('a loop on a desk', () => {
  it('asks a supervisor before the same is done to the same in a later round', async () => {
    const stage = await openStage();
    expect((await approve(stage)).status).toBe('carried-out');
    await stage.desk.answer('condition:skip-more#3', true);
    expect(rounds(stage)).toHaveLength(1);
    const again = await approve(stage);
    expect(again).toMatchObject({
      status: 'needs-supervisor',
      because: expect.stringContaining('done before'),
    });
    expect(stage.effects().filter(({ kind }) => kind === 'subscription-skipped')).toHaveLength(1);
    stage.desk.close();
  });

  it('begins a round once, however often the ticket is opened', async () => {
    const stage = await openStage();
    await approve(stage);
    await stage.desk.answer('condition:skip-more#3', true);
    for (let visit = 0; visit < 3; visit += 1) await stage.desk.open();
    expect(rounds(stage)).toHaveLength(1);
    expect(stage.desk.state()?.receipts).toMatchObject([{ state: 'done' }]);
    stage.desk.close();
  });
});
