/** The worker that reads the text of the studio's editor, a bundle of its own: it makes the package's tools anew, and is told what else is known. */
import { checkSource } from '../../policy/check-source.ts';
import type { FromReader, ReadAgainst, ToReader } from '../../ui/studio/editor/reading-message.ts';
import { installedTools } from '../installed-tools.ts';

const tools = installedTools();
// A failure is told with the first text.
tools.catch(() => undefined);

let against: ReadAgainst = {};
let newest = 0;

const answer = (message: FromReader): void => postMessage(message);

addEventListener('message', ({ data }: MessageEvent<ToReader>) => {
  if (data.type === 'know') against = data.against;
  else {
    newest = data.id;
    void read(data);
  }
});

async function read({ id, source }: Extract<ToReader, { type: 'read' }>): Promise<void> {
  try {
    const { catalog } = await tools;
    // Texts that came meanwhile are already here: a turn of the loop lets them say so.
    await new Promise((next) => setTimeout(next));
    if (id === newest) answer({ type: 'read', id, compiled: checkSource(source, { ...against, catalog }) });
  } catch {
    answer({ type: 'failed', id });
  }
}
