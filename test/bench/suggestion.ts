/**
 * Our own time from a ticket that was read to suggestion and draft, with a hundred policies and 200 comments: the first ticket of a
 * page (cold) and the ones after it (warm). The reference compiles the policies when the page opens, as an app without a build
 * step for them would.
 */
import * as esbuild from 'esbuild';
import type { Browser } from 'playwright-core';
import { compile } from '../../app/policy/compile.ts';
import type { Source } from '../../app/policy/parse.ts';
import type { Ticket } from '../../app/ticket/ticket.ts';
import { createCatalog, shippedTools } from '../../app/tools/catalog.ts';
import { BUNDLE_SETTINGS } from '../../scripts/bundle.ts';
import { readSources, readWords } from '../../scripts/compiled-policies.ts';
import type { Given, Times } from './browser/engine-page.ts';
import { median, rounded } from './browser/figures.ts';
import { launchForBench, openPage } from './browser/opening.ts';
import type { Row } from './table/row.ts';

const ROUNDS = 5;
const THROTTLE = 4;
const POLICIES = 100;
const COMMENTS = 200;
const WARM = 12;
/** DESIGN.md §8: our own time at four times slower, with a warm cache. */
const BOUND_MS = 50;

/** Medians over fresh pages. */
export async function run(): Promise<{ rows: Row[]; [more: string]: unknown }> {
  const sources = await manyPolicies();
  const { policies } = compile(sources, { catalog: createCatalog(shippedTools) });
  const ready: Given = { policies, readings: readWords(policies) };
  const code = await pageCode();
  const browser = await launchForBench();
  try {
    const ours: Times[] = [];
    const reference: Times[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      ours.push(await timesIn(browser, code, ready));
      reference.push(await timesIn(browser, code, { sources }));
    }
    return report(ours, reference, browser.version());
  } finally {
    await browser.close();
  }
}

function report(ours: readonly Times[], reference: readonly Times[], version: string) {
  const cold = (times: readonly Times[]): number => rounded(median(times.map(({ coldMs }) => coldMs)), 1);
  const warm = (times: readonly Times[]): number => rounded(median(times.flatMap(({ warmMs }) => warmMs)), 1);
  const with_ = `${POLICIES} policies, ${COMMENTS} comments, 4× slower processor`;
  const rows: Row[] = [
    {
      what: `ticket read to suggestion, first of a page (${with_})`,
      unit: 'ms',
      ours: cold(ours),
      reference: cold(reference),
      against: 'policies compiled in the page',
      bound: null,
    },
    {
      what: `ticket read to suggestion, warm (${with_})`,
      unit: 'ms',
      ours: warm(ours),
      reference: null,
      against: `${warm(reference)} ms (policies compiled in the page)`,
      bound: BOUND_MS,
    },
  ];
  return { browser: `Chromium ${version}`, rows };
}

async function timesIn(browser: Browser, code: string, given: Given): Promise<Times> {
  const { context, page } = await openPage(browser, THROTTLE);
  try {
    await page.setContent('<!doctype html><title>bench</title>');
    await page.addScriptTag({ content: code });
    const tickets = Array.from({ length: WARM + 1 }, (_, at) => longTicket(at));
    const input = JSON.stringify({ given, tickets });
    return await page.evaluate((text) => {
      const { given, tickets } = JSON.parse(text);
      return window.benchEngine(given, tickets);
    }, input);
  } finally {
    await context.close();
  }
}

async function pageCode(): Promise<string> {
  const { outputFiles } = await esbuild.build({
    ...BUNDLE_SETTINGS,
    stdin: {
      contents: "import './test/bench/browser/engine-page.ts';",
      resolveDir: BUNDLE_SETTINGS.absWorkingDir,
    },
    splitting: false,
    format: 'iife',
    chunkNames: undefined,
    metafile: false,
    minify: true,
    write: false,
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  return outputFiles[0]?.text ?? '';
}

/** The policies that ship, again and again, each copy about a product of its own. */
async function manyPolicies(): Promise<Source[]> {
  const shipped = await readSources('app/policy/library');
  return Array.from({ length: POLICIES }, (_, at): Source => {
    const source = shipped[at % shipped.length];
    if (!source) throw new Error('no policies ship');
    const copy = Math.floor(at / shipped.length);
    if (copy === 0) return source;
    const text = source.text
      .replace(/^title: .*$/m, (title) => `${title} for product${copy}`)
      .replace(/\b(?:order|subscription|shipment)\b/g, (word) => `${word} product${copy}`);
    return { name: `${source.name}-${copy}`, text };
  });
}

function longTicket(number: number): Ticket {
  const at = '2026-11-20T10:00:00Z';
  const sam = { id: '7', name: 'Sam Reed' };
  const text = (place: number): string =>
    place === 0
      ? `My tracking for order #10${number + 40} says delivered, but nothing is here.`
      : `Message ${place} of ${number}: the weather has been fine this week, and the new kettle works well.`;
  return {
    id: String(number),
    helpdesk: 'zendesk',
    subject: 'Where is my parcel?',
    status: 'open',
    channel: 'email',
    brand: '',
    createdAt: at,
    tags: [],
    fields: {},
    requester: {
      ...sam,
      email: 'sam@example.com',
      emails: ['sam@example.com'],
      locale: 'en',
      tags: [],
      fields: {},
    },
    comments: Array.from({ length: COMMENTS }, (_, place) => ({
      id: `c${place}`,
      author: place % 2 === 0 ? { kind: 'requester', ...sam } : { kind: 'agent', id: '2', name: 'Kim' },
      public: true,
      text: text(place),
      createdAt: at,
      attachments: [],
    })),
  };
}
