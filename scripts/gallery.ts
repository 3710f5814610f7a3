/**
 * The sidebar's states on a page of their own. `tsx scripts/gallery.ts` serves them; `tsx scripts/gallery.ts pictures DIR [state …]`
 * takes a picture of each, 320 and 400 px wide, light and dark.
 */
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { build } from 'esbuild';
import type { Page } from 'playwright-core';
import { launchChromium } from '../test/support/chromium.ts';
import { TARGET } from './browsers.ts';
import { WORKERS } from './bundle.ts';
import { compiledPolicies } from './compiled-policies.ts';
import { svgEsbuild } from './svg-modules.ts';

/** A gallery that is being served. */
export interface Gallery {
  /** Of one state: `?state=…&theme=…&locale=…`. */
  url(state: string, theme?: 'light' | 'dark', locale?: string): string;
  /** Of a part of the studio: `editor` or `procedure`. */
  studioUrl(part: string, theme?: 'light' | 'dark', locale?: string): string;
  /** Of the studio's own pages, whole; `world` as `test/support/studio-pages/page.tsx` says. */
  pagesUrl(world: Readonly<Record<string, string>>): string;
  close(): Promise<void>;
}

/** Bundles the gallery's page and serves it on a free port of this machine. */
export async function serveGallery(): Promise<Gallery> {
  const folder = await mkdtemp(join(tmpdir(), 'stepwise-gallery-'));
  await bundle(folder);
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    if (path === '/') return void response.setHeader('content-type', 'text/html').end(pageOf('gallery'));
    if (path === '/studio') return void response.setHeader('content-type', 'text/html').end(pageOf('studio'));
    if (path === '/pages') return void response.setHeader('content-type', 'text/html').end(pageOf('pages'));
    readFile(join(folder, path.replaceAll(/[^\w.-]/g, ''))).then(
      (body) => response.setHeader('content-type', TYPES[extname(path)] ?? 'text/plain').end(body),
      () => response.writeHead(404).end(),
    );
  });
  const port = await listen(server);
  return {
    url: (state, theme = 'light', locale = 'en') =>
      `http://127.0.0.1:${port}/?state=${state}&theme=${theme}&locale=${locale}`,
    studioUrl: (part, theme = 'light', locale = 'en') =>
      `http://127.0.0.1:${port}/studio?part=${part}&theme=${theme}&locale=${locale}`,
    pagesUrl: (world) => `http://127.0.0.1:${port}/pages?${new URLSearchParams(world)}`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const TYPES: Readonly<Record<string, string>> = { '.js': 'text/javascript' };

const pageOf = (
  script: string,
): string => `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Stepwise gallery</title><link rel="icon" href="data:,"><style>html,body{margin:0}</style></head>
<body><div id="root"></div><script type="module" src="/${script}.js"></script></body></html>`;

async function bundle(outdir: string): Promise<void> {
  await bundleEntries(
    {
      gallery: 'app/ui/gallery/gallery.tsx',
      studio: 'app/ui/gallery/studio.tsx',
      pages: 'test/support/studio-pages/page.tsx',
    },
    outdir,
  );
  await bundleEntries(WORKERS, outdir);
}

async function bundleEntries(entryPoints: Readonly<Record<string, string>>, outdir: string): Promise<void> {
  await build({
    entryPoints: { ...entryPoints },
    outdir,
    bundle: true,
    splitting: true,
    format: 'esm',
    minify: true,
    target: TARGET,
    jsx: 'automatic',
    jsxImportSource: 'react',
    define: { 'process.env.NODE_ENV': '"production"' },
    loader: { '.md': 'text' },
    plugins: [svgEsbuild(process.cwd()), compiledPolicies],
    logLevel: 'warning',
  });
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : 0);
    });
  });
}

const WIDTHS = [320, 400] as const;
const THEMES = ['light', 'dark'] as const;

async function takePictures(folder: string, wanted: readonly string[]): Promise<void> {
  await mkdir(folder, { recursive: true });
  const gallery = await serveGallery();
  const browser = await launchChromium();
  const context = await browser.newContext({
    timezoneId: 'UTC',
    reducedMotion: 'reduce',
    deviceScaleFactor: 2,
  });
  const page = await context.newPage();
  try {
    const scenes = await scenesOf(page, gallery);
    for (const scene of scenes.filter((one) => wanted.length === 0 || wanted.includes(one.name)))
      for (const theme of THEMES)
        for (const width of WIDTHS) {
          await page.setViewportSize({ width, height: 480 });
          await showScene(page, gallery, { scene, theme });
          await page.screenshot({
            path: join(folder, `${scene.name}-${theme}-${width}.png`),
            fullPage: true,
          });
        }
  } finally {
    await browser.close();
    await gallery.close();
  }
}

/** A picture to take: a state, and what is pressed before it is taken. */
export interface Scene {
  readonly name: string;
  readonly state: string;
  readonly press: readonly string[];
}

/** Every state, and every part that opens in one. */
export async function scenesOf(page: Page, gallery: Gallery): Promise<Scene[]> {
  await page.goto(gallery.url('reading'));
  await page.waitForFunction(() => 'gallery' in window);
  return page.evaluate(() => [
    ...Object.keys(window.gallery.states).map((state) => ({ name: state, state, press: [] })),
    ...Object.entries(window.gallery.opened).map(([name, opened]) => ({ name, ...opened })),
  ]);
}

/** Brings a page to a scene. */
export async function showScene(
  page: Page,
  gallery: Gallery,
  { scene, theme, locale }: { scene: Scene; theme: 'light' | 'dark'; locale?: string },
): Promise<void> {
  await page.goto(gallery.url(scene.state, theme, locale));
  await page.waitForSelector('main.sw h1', { state: 'attached' });
  for (const selector of scene.press) await page.click(selector);
  await page.waitForFunction(() => document.querySelector('.sw-lazy') === null);
}

if (process.argv[1]?.endsWith('gallery.ts')) {
  const [mode, folder = 'tmp/gallery', ...states] = process.argv.slice(2);
  if (mode === 'pictures') await takePictures(folder, states);
  else process.stdout.write(`${(await serveGallery()).url('everything')}\n`);
}
