/** Calls of the sandbox's control endpoints. */
import type { SandboxView } from '../view.ts';

/** The sandbox as it is now. */
export async function readView(): Promise<SandboxView> {
  const response = await fetch('/__sandbox/state');
  if (!response.ok) throw new Error(`the sandbox answers ${response.status}`);
  return (await response.json()) as SandboxView;
}

/** Sends JSON to a control endpoint; gives the error's text, or null where it went well. */
export async function control(
  path: string,
  body: unknown = {},
  method: 'POST' | 'DELETE' = 'POST',
): Promise<{ readonly error: string | null; readonly body: unknown }> {
  const init = method === 'POST' ? { method, body: JSON.stringify(body) } : { method };
  const response = await fetch(`/__sandbox/${path}`, init);
  const answer: unknown = await response.json();
  const error = response.ok ? null : errorOf(answer);
  return { error, body: answer };
}

const errorOf = (answer: unknown): string =>
  typeof answer === 'object' && answer !== null && 'error' in answer
    ? String(answer.error)
    : 'the sandbox refused it';

/** Calls back when something in the sandbox changed. */
export function watchSandbox(listener: () => void): void {
  const source = new EventSource('/__sandbox/live');
  source.addEventListener('changed', listener);
  source.addEventListener('hello', listener);
}
