/** Records that say a policy is published, put into the storage by hand: they count for nothing and the library says so, in both desks. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { digest } from '../../app/lib/canonical.ts';
import type { Store } from '../../app/lib/store.ts';
import { readReleases, writeRelease } from '../../app/study/policy-release.ts';
import { saveVersion } from '../../app/study/policy-version.ts';
import { type AppDesk, openAppDesk } from '../support/app-desk.ts';
import type { DeskName } from '../support/desk-page.ts';
import { plantRecords } from '../support/planted-records.ts';
import { openStudio } from '../support/studio-page.ts';
import { PEOPLE } from '../support/supervisors-page.ts';

const WRAP = (ask: string): string => `---
title: Gift wrapping
---
Use this policy when a customer wants their order gift wrapped as a present.

1. Ask for the ${ask}.`;
const PAPER = WRAP('colour of the paper');
const NUMBER = WRAP('order number');

async function save(store: Store, number: number, text: string): Promise<void> {
  const version = {
    policy: 'gift-wrapping',
    number,
    title: 'Gift wrapping',
    text,
    note: '',
    base: number - 1,
  };
  await saveVersion(store, version);
}

async function release(store: Store, version: number, text: string): Promise<void> {
  await writeRelease(store, await readReleases(store, []), {
    policy: 'gift-wrapping',
    state: 'published',
    version,
    digest: digest(text),
    note: '',
    vouches: [],
  });
}

describe.each<DeskName>(['zendesk', 'kustomer'])('a release written by hand, in %s', (deskName) => {
  let desk: AppDesk;

  beforeAll(async () => {
    desk = await openAppDesk({ desk: deskName, searchLagMs: 0, plan: 'professional' });
  });
  afterAll(async () => await desk?.close());
  beforeEach(async () => await desk.reset());

  const plant = (write: Parameters<typeof plantRecords>[1]) =>
    plantRecords(desk.browser.server.sandbox, write);
  const wrapped = () =>
    desk.open(
      desk.writeIn(
        'grace.lindqvist@example.com',
        'Can you gift wrap my order as a present, please?',
        'Gift wrapping',
      ),
    );

  it('by somebody who may not publish does not count and is reported', async () => {
    await plant(async (storeFor) => {
      await save(storeFor(PEOPLE.supervisor), 1, NUMBER);
      await release(storeFor(PEOPLE.supervisor), 1, NUMBER);
      await save(storeFor(PEOPLE.agent), 2, PAPER);
      await release(storeFor(PEOPLE.agent), 2, PAPER);
    });
    const sam = await openStudio(desk, PEOPLE.supervisor);
    await sam.said('1 record that says a policy is published does not count');
    await sam.row('gift-wrapping').getByText('version 1').waitFor();
    expect(await (await wrapped()).draft()).toContain('order number');
  });

  it('over a sound one, by another hand, takes that one out and is reported', async () => {
    await plant(async (storeFor) => {
      await save(storeFor(PEOPLE.supervisor), 1, NUMBER);
      await release(storeFor(PEOPLE.supervisor), 1, NUMBER);
      await save(storeFor(PEOPLE.supervisor), 2, PAPER);
      await release(storeFor(PEOPLE.supervisor), 2, PAPER);
      const [forged] = await storeFor(PEOPLE.agent).getMany('rule', ['policy-release:1']);
      if (forged) await storeFor(PEOPLE.agent).put(forged);
    });
    const sam = await openStudio(desk, PEOPLE.supervisor);
    await sam.said('1 record that says a policy is published does not count');
    await sam.row('gift-wrapping').getByText('version 1').waitFor();
    expect(await (await wrapped()).draft()).toContain('order number');
  });

  it('that counts runs, and nothing is reported', async () => {
    await plant(async (storeFor) => {
      await save(storeFor(PEOPLE.supervisor), 1, PAPER);
      await release(storeFor(PEOPLE.supervisor), 1, PAPER);
    });
    const sam = await openStudio(desk, PEOPLE.supervisor);
    await sam.row('gift-wrapping').getByText('version 1').waitFor();
    expect(await sam.root.getByText('does not count').count()).toBe(0);
    expect(await (await wrapped()).draft()).toContain('which variant');
  });

  it('is no draft where its author may not write policies, and the library says so', async () => {
    await plant(async (storeFor) => {
      await save(storeFor(PEOPLE.supervisor), 1, NUMBER);
      await save(storeFor(PEOPLE.agent), 2, PAPER);
    });
    const sam = await openStudio(desk, PEOPLE.supervisor);
    await sam.said('1 saved version is not taken for a draft');
    await sam.openPolicy('gift-wrapping');
    await sam.root.locator('.cm-content').getByText('order number').waitFor();
    await sam.side('versions');
    await sam.root.locator('[data-version="2"]').getByText('author may not write policies').waitFor();
    await sam.write(WRAP('name on the card'));
    await sam.save('names');
    await sam.root.locator('[data-version="3"]').getByText('names').waitFor();
  });
});
