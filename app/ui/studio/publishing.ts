/** Publishing a policy: whether its newest version may be, what that raises, the release, a roll-back, and asking a second person. */
import { digest } from '../../lib/canonical.ts';
import { type Allowance, findRaises, type Raise, readAllowances } from '../../policy/allowance.ts';
import type { Policy } from '../../policy/policy.ts';
import { isSound, readReleases, writeRelease } from '../../study/policy-release.ts';
import { whyNotRaised } from '../../study/policy-standing.ts';
import type { PolicyVersion } from '../../study/policy-version.ts';
import { askToPublish } from '../../study/publish-ask.ts';
import { type Held, type PolicyView, type Publishable, policyOf, readNow, set } from './policy-work.ts';
import type { ReadText } from './ports.ts';

/** Whether the newest version can be published, and what that would raise. */
export async function judge(held: Held): Promise<void> {
  const { raises, publishable } = await judged(held);
  set(held, { raises, publishable });
}

async function judged(held: Held): Promise<Pick<PolicyView, 'raises' | 'publishable'>> {
  const { ports, view, mayPublish, shelf } = held;
  if (shelf.view.value.state === 'reading') return { raises: [], publishable: 'reading' };
  const policy = policyOf(held);
  const { text, read, isUnsaved } = view.value;
  if (policy?.running?.text === text) return { raises: [], publishable: 'runs' };
  const [first] = read.compiled.policies;
  const raises = findRaises(await allowedBefore(held), first ? readAllowances(first, ports.catalog) : []);
  const because = whyNotText(held.id, read);
  if (because) return { raises, publishable: because };
  if (isUnsaved || !policy?.latest) return { raises, publishable: 'unsaved' };
  if (!mayPublish()) return { raises, publishable: 'rights' };
  return { raises, publishable: (await whyNotBy(held, { raises, author: policy.latest.by })) ?? 'yes' };
}

const whyNotBy = ({ ports }: Held, { raises, author }: { raises: readonly Raise[]; author: string }) =>
  whyNotRaised(raises, {
    publisher: ports.user.id,
    author,
    mayRaise: () => ports.mayDo('raise', ports.user.id),
  });

/** What people may give today; a policy that is off for a while keeps what was agreed to, a new one begins with nothing. */
async function allowedBefore(held: Held): Promise<readonly Allowance[]> {
  const { shelf, ports, id } = held;
  const policy = policyOf(held);
  const { log, ignored } = shelf.view.value;
  const of = (read: Policy | undefined): readonly Allowance[] =>
    read ? readAllowances(read, ports.catalog) : [];
  if (policy?.running) return of(policy.running.policy);
  const counted = log
    .filter(isSound)
    .filter((each) => each.policy === id && !ignored.some(({ number }) => number === each.number));
  const last = counted.findLast(({ state }) => state !== 'off');
  const text =
    last?.state === 'published' ? await shelf.textOf(last.digest) : (policy?.shipped?.text ?? null);
  return text === null ? [] : of(ports.readText({ name: id, text }, []).compiled.policies[0]);
}

function whyNotText(id: string, { compiled, problems }: ReadText): Publishable | null {
  const [policy, second] = compiled.policies;
  if (!policy) return 'no-policy';
  if (second) return 'several';
  if (policy.id !== id) return 'other-id';
  return problems.some(({ severity }) => severity === 'error') ? 'errors' : null;
}

/** Publishes the newest version, where that may be. */
export async function publish(held: Held, note: string): Promise<void> {
  const latest = policyOf(held)?.latest;
  if (held.view.value.publishable === 'yes' && latest)
    await release(held, { state: 'published', version: latest, note });
}

/** What is released. */
export interface Releasing {
  readonly state: 'published' | 'off' | 'deleted';
  readonly version: PolicyVersion | null;
  readonly note: string;
}

/** Writes a release; throws, in words for the page, where it was refused or somebody released meanwhile. */
export async function release(held: Held, { state, version, note }: Releasing): Promise<void> {
  const { ports, shelf, id } = held;
  const { store } = ports.helpdesk;
  if (state === 'published' && version) await refuse(held, version);
  const log = await readReleases(store, shelf.view.value.log);
  if (log.length !== shelf.view.value.log.length) {
    await shelf.reload();
    throw new Error(ports.phrase('studio.released-meanwhile'));
  }
  const outcome = await writeRelease(store, log, {
    policy: id,
    state,
    version: version?.number ?? 0,
    digest: version?.digest ?? '',
    note: note.trim(),
    vouches: shelf.view.value.policies.flatMap(({ standing }) => standing?.release.number ?? []),
  });
  if (outcome.status === 'failed') throw new Error(outcome.reason);
  await shelf.reload();
  if (outcome.status === 'behind') throw new Error(ports.phrase('studio.released-meanwhile'));
  if (state === 'deleted' && !held.view.value.isUnsaved) showShipped(held);
  set(held, { said: state });
}

/** What the team wrote is gone: what ships stands in its place. */
function showShipped(held: Held): void {
  const { ports, shelf, id } = held;
  const text = policyOf(held)?.shipped?.text;
  if (text === undefined) return;
  held.saved = text;
  set(held, { text, base: 0, read: readNow(ports, shelf, { id, text }) });
  void judge(held);
}

/** The same rules by which pages would ignore the release; said here before it is written. */
async function refuse(held: Held, version: PolicyVersion): Promise<void> {
  const { ports, shelf, id } = held;
  const text = await shelf.textOf(version.digest);
  if (text === null || digest(text) !== version.digest) throw new Error(ports.phrase('studio.no-text'));
  const read = readNow(ports, shelf, { id, text });
  const [policy] = read.compiled.policies;
  const after = policy ? readAllowances(policy, ports.catalog) : [];
  const raises = findRaises(await allowedBefore(held), after);
  const because = whyNotText(id, read) ?? (await whyNotBy(held, { raises, author: version.by }));
  if (because) throw new Error(ports.phrase(`studio.publishable.${because}`));
}

/** Asks a second person to publish the newest version. */
export async function ask(held: Held, words: string): Promise<void> {
  const { ports, id, shelf } = held;
  const latest = policyOf(held)?.latest;
  if (!latest) return;
  const trouble = await askToPublish(ports.helpdesk.store, {
    policy: id,
    version: latest.number,
    words: words.trim(),
  });
  if (trouble !== '') throw new Error(trouble);
  set(held, { said: 'asked' });
  await shelf.reload();
}
