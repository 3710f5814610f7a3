/** A team's own tools as `stepwise.config.json` describes them, with the words that shipped tools have in the translations. */
import { createServiceTable, readServiceConfig } from '../lib/services/table.ts';
import { createCatalog, shippedTools } from '../tools/catalog.ts';
import { type CustomTool, readCustomTools } from '../tools/custom.ts';
import type { Catalog } from '../tools/tool.ts';
import type { Messages } from '../ui/text.ts';

/** The tools of a package: those that ship, and behind them the team's own. */
export interface InstalledTools {
  readonly catalog: Catalog;
  readonly custom: readonly CustomTool[];
  /** Sentences about the team's own tools, as `translations/` would hold them. */
  readonly words: Messages;
}

/** Reads the tools of a configuration; what is wrong is named, and that tool left out. */
export function readInstalledTools(
  config: unknown,
): InstalledTools & { readonly problems: readonly string[] } {
  const services = readServiceConfig(config);
  const table = createServiceTable(services.config);
  const json = typeof config === 'object' && config !== null ? Reflect.get(config, 'tools') : undefined;
  const { tools, problems } = readCustomTools(json, table, shippedTools);
  return {
    catalog: createCatalog([...shippedTools, ...tools.map(({ tool }) => tool)]),
    custom: tools,
    words: wordsOf(tools),
    problems: [...services.problems, ...problems],
  };
}

/** Names in snake_case serve as words where the team wrote none. */
function wordsOf(tools: readonly CustomTool[]): Messages {
  const params = tools.flatMap(({ tool }) => tool.params.flatMap(({ name, fact }) => [name, fact]));
  const members = tools.flatMap(({ call }) => Object.keys(call.result));
  const plain = (names: readonly string[]) =>
    Object.fromEntries(names.map((name) => [name, name.replaceAll('_', ' ')]));
  return {
    tool: Object.fromEntries(
      tools.map(({ tool, phrases: { title, preview, undo } }) => [
        tool.name,
        { title, preview: preview || title, undo: undo || title, done: title },
      ]),
    ),
    param: plain(params),
    slot: plain(params),
    result: plain(members),
  };
}
