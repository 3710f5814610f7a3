/** `npm run browser`: finds a browser, or installs Debian's where that is allowed, and runs the browser tests in it: every screen, then the main job and the model once more at the Kustomer-like desk. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findChromium } from '../test/support/chromium.ts';

const HELP = `
No Chromium or Chrome was found, so the browser tests cannot run.
  macOS    brew install --cask chromium
  Debian   sudo apt-get install chromium
  Windows  winget install Google.Chrome
or set CHROMIUM_PATH to the browser's executable, then run this again.
`;

function main(): number {
  const path = findChromium() ?? installed();
  if (path === undefined) {
    process.stderr.write(HELP);
    return 1;
  }
  const result = spawnSync(
    'npx',
    ['vitest', 'run', '--project', 'browser', '--project', 'kustomer', ...process.argv.slice(2)],
    {
      stdio: 'inherit',
      shell: process.platform === 'win32',
      env: { ...process.env, CHROMIUM_PATH: path },
    },
  );
  return result.status ?? 1;
}

/** Installs Debian's package where we are root or in CI; `undefined` where that is not our place or went wrong. */
function installed(): string | undefined {
  if (process.env['CHROMIUM_PATH'] || !existsSync('/etc/debian_version')) return undefined;
  const isRoot = process.getuid?.() === 0;
  if (!isRoot && process.env['CI'] !== 'true') return undefined;
  process.stdout.write('Installing chromium with apt-get…\n');
  const prefix = isRoot ? [] : ['sudo', '-n'];
  for (const words of [['update'], ['install', '-y', '--no-install-recommends', 'chromium']]) {
    const [command = '', ...args] = [...prefix, 'apt-get', ...words];
    if (spawnSync(command, args, { stdio: 'inherit' }).status !== 0) return undefined;
  }
  return findChromium();
}

process.exitCode = main();
