/** Lists read to their end. The SDK hides the links to further pages, so a list ends with a page that is not full. */
import { type KustomerRecord, recordsOf } from './record.ts';
import type { Ask } from './settings.ts';

const PAGE_SIZE = 100;
const PAGES_MAX = 5;

/** Up to five hundred rows in the API's order; throws where they cannot be read, with the HTTP status as the error's `cause`. `what` is for the error's words. */
export async function readRows(ask: Ask, path: string, what: string): Promise<KustomerRecord[]> {
  const rows: KustomerRecord[] = [];
  for (let page = 1; page <= PAGES_MAX; page += 1) {
    const reply = await ask({ method: 'GET', path: `${path}?page=${page}&pageSize=${PAGE_SIZE}` });
    if (reply.status === 'lost') throw new Error(`${what} cannot be read: ${reply.reason}`);
    const { httpStatus } = reply;
    if (httpStatus >= 400) throw new Error(`${what} cannot be read (${httpStatus})`, { cause: httpStatus });
    const found = recordsOf(reply.body);
    rows.push(...found);
    if (found.length < PAGE_SIZE) break;
  }
  return rows;
}
