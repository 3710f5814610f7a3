/** Policies as files: the same Markdown that git and the command line use. */
import { strToU8, zipSync } from 'fflate';
import { dayOf } from '../../study/row.ts';
import type { StudioSession } from './session.ts';
import type { StudioPolicy } from './shelf-session.ts';

/** One policy as a Markdown file, several as an archive of them. */
export async function exportPolicies(
  { ports }: StudioSession,
  policies: readonly Pick<StudioPolicy, 'id' | 'text'>[],
): Promise<void> {
  const [only, second] = policies;
  if (only && !second) return ports.save(fileOf(only.id), 'text/markdown;charset=utf-8', [only.text]);
  const files = Object.fromEntries(policies.map(({ id, text }) => [fileOf(id), strToU8(text)]));
  const archive = new Blob([new Uint8Array(zipSync(files))], { type: 'application/zip' });
  ports.save(`stepwise-policies-${dayOf(ports.now())}.zip`, 'application/zip', [archive]);
}

/** An id from a file's head may hold anything; a file's name may not. */
const fileOf = (id: string): string =>
  `${id.replace(NO_FILE_NAME, '-').replace(/^[-.]+/, '') || 'policy'}.md`;

// What a file's name does not hold: `/`, `:`.
const NO_FILE_NAME = /[^\p{L}\p{M}\p{N}._ -]+/gu;
