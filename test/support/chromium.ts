/** Finds an installed Chromium or Chrome for the browser tests. */
import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { type Browser, type BrowserContext, chromium } from 'playwright-core';

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'chrome.exe',
];

const USUAL_PLACES: Readonly<Record<string, readonly string[]>> = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  ],
  linux: ['/usr/lib/chromium/chromium', '/opt/google/chrome/chrome', '/snap/bin/chromium'],
};

/** The browser's executable: `CHROMIUM_PATH`, else the usual names on `PATH`, else the system's usual places. */
export function findChromium(): string | undefined {
  const asked = process.env['CHROMIUM_PATH'];
  if (asked) return existsSync(asked) ? asked : undefined;
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const onPath = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...onPath, ...(USUAL_PLACES[process.platform] ?? [])].find((path) => existsSync(path));
}

/** Flags for a quiet browser that also runs as root and in a container. */
export const CHROMIUM_FLAGS: readonly string[] = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-dev-shm-usage',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A headless browser; throws where none is installed. */
export async function launchChromium(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === undefined)
    throw new Error('no Chromium or Chrome found: install one or set CHROMIUM_PATH');
  return await chromium.launch({ executablePath, args: [...CHROMIUM_FLAGS], headless: true });
}

/**
 * A browser with a profile of its own, as people have it: pages in frames may keep and share things, which the private windows of
 * `launchChromium` forbid them, and some distributions' builds forbid unless told otherwise. Closing it ends it and its profile.
 */
export async function launchRemembering(): Promise<BrowserContext> {
  const executablePath = findChromium();
  if (executablePath === undefined)
    throw new Error('no Chromium or Chrome found: install one or set CHROMIUM_PATH');
  const profile = mkdtempSync(join(tmpdir(), 'stepwise-profile-'));
  mkdirSync(join(profile, 'Default'));
  writeFileSync(join(profile, 'Default', 'Preferences'), JSON.stringify(FRAMES_MAY_KEEP));
  const options = { executablePath, args: [...CHROMIUM_FLAGS], headless: true, locale: 'en-US' };
  const context = await chromium.launchPersistentContext(profile, {
    ...options,
    viewport: { width: 1440, height: 900 },
  });
  // The browser may write for a moment longer; what is left then stays in the system's folder for such things.
  context.on('close', () => void rm(profile, REMOVED).catch(() => undefined));
  return context;
}

/** @see https://www.chromium.org/administrators/configuring-other-preferences/, read 2026-11 */
const FRAMES_MAY_KEEP = { profile: { cookie_controls_mode: 0, block_third_party_cookies: false } };

const REMOVED = { recursive: true, force: true, maxRetries: 10, retryDelay: 200 };
