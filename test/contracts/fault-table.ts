/** The README's table of what becomes of a write under each fault, made by doing it. */
import type { JsonObject } from '../../app/lib/json.ts';
import { type Kit, openKit } from '../support/connector-kit.ts';
import type { Fault } from '../support/shop-services.ts';
import { SCENARIOS, type Scenario } from './write-scenarios.ts';

/** The faults, in the order of the columns. */
const FAULTS: readonly (readonly [Fault, string])[] = [
  ['error-before', '500, nothing happened'],
  ['error-after', '500 after the effect'],
  ['lost-before', 'request lost'],
  ['lost-after', 'reply lost'],
  ['garbage-after', 'garbage after the effect'],
  ['too-many-requests', '429'],
  ['expired-token', 'expired token'],
  ['not-installed', 'service not installed'],
];

/** Where the table stands in the README. */
export const TABLE_BEGIN = '<!-- fault table: npm run fault-table -->';
/** Its end. */
export const TABLE_END = '<!-- end of fault table -->';

/** The table as Markdown, a row a tool and vendor. Throws where a fault makes an effect happen twice. */
export async function faultTable(): Promise<string> {
  const rows: string[] = [];
  for (const scenario of SCENARIOS) rows.push(await rowOf(scenario));
  const head = `| tool (its call) | ${FAULTS.map(([, words]) => words).join(' | ')} |`;
  const rule = `|---|${FAULTS.map(() => '---').join('|')}|`;
  return [head, rule, ...rows].join('\n');
}

async function rowOf(scenario: Scenario): Promise<string> {
  const cells: string[] = [];
  for (const [fault] of FAULTS) cells.push(await cellOf(scenario, fault));
  return `| \`${scenario.tool}\` (${scenario.operation}) | ${cells.join(' | ')} |`;
}

async function cellOf(scenario: Scenario, fault: Fault): Promise<string> {
  const kit = openKit();
  const args = await scenario.args(kit);
  kit.fault(scenario.operation, fault);
  const result = await kit.run(scenario.tool, args);
  const sent = kit.services.sent.filter(({ operation }) => operation === scenario.operation).length;
  if (sent !== 1) throw new Error(`${scenario.tool} was sent ${sent} times under ${fault}`);
  if (result.status === 'done') return honest(scenario, kit, true, 'done');
  if (result.status === 'failed') return honest(scenario, kit, false, 'not done');
  return await foundOut(scenario, kit, args);
}

async function foundOut(scenario: Scenario, kit: Kit, args: JsonObject): Promise<string> {
  const found = await kit.readBack(scenario.tool, args);
  if (found.status === 'happened') return honest(scenario, kit, true, 'unsure → done');
  if (found.status === 'did-not-happen') return honest(scenario, kit, false, 'unsure → not done');
  return 'unsure → a person looks';
}

/** What the cell says has to be so at the vendor. */
function honest({ tool, isThere }: Scenario, kit: Kit, happened: boolean, words: string): string {
  if (isThere(kit) !== happened) throw new Error(`${tool} is said to be \`${words}\` and is not`);
  return words;
}

/** The README with the table in its place; undefined where it has no place for it. */
export function withTable(readme: string, table: string): string | undefined {
  const begin = readme.indexOf(TABLE_BEGIN);
  const end = readme.indexOf(TABLE_END);
  if (begin < 0 || end < begin) return undefined;
  return `${readme.slice(0, begin + TABLE_BEGIN.length)}\n\n${table}\n\n${readme.slice(end)}`;
}
