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
  if (only && !second) return ports.save(`${only.id}.md`, 'text/markdown;charset=utf-8', [only.text]);
  const files = Object.fromEntries(policies.map(({ id, text }) => [`${id}.md`, strToU8(text)]));
  const archive = new Blob([new Uint8Array(zipSync(files))], { type: 'application/zip' });
  ports.save(`stepwise-policies-${dayOf(ports.now())}.zip`, 'application/zip', [archive]);
}
