import { easypostTools } from './easypost.ts';
import { helpdeskTools } from './helpdesk.ts';
import { priveTools } from './prive.ts';
import { shopifyTools } from './shopify.ts';
import { skioTools } from './skio.ts';
import { subscriptionTools } from './subscriptions.ts';
import type { Catalog, Tool } from './tool.ts';

/** The tools that come with the app. */
export const shippedTools: readonly Tool[] = [
  ...skioTools,
  ...priveTools,
  ...subscriptionTools,
  ...shopifyTools,
  ...easypostTools,
  ...helpdeskTools,
];

/** A catalog of these tools. Names are compared without case, `-` as `_`; the first tool of a name wins, and a name wins over an alias. */
export function createCatalog(tools: readonly Tool[]): Catalog {
  const byName = new Map<string, Tool>();
  for (const tool of tools) addName(byName, tool.name, tool);
  for (const tool of tools) for (const alias of tool.aliases) addName(byName, alias, tool);
  const unique = tools.filter((tool) => byName.get(plainName(tool.name)) === tool);
  return {
    find: (name) => byName.get(plainName(name)),
    all: () => unique,
    ofClass: (name) => unique.filter((tool) => tool.classes.includes(name)),
  };
}

function addName(byName: Map<string, Tool>, name: string, tool: Tool): void {
  const key = plainName(name);
  if (!byName.has(key)) byName.set(key, tool);
}

const plainName = (name: string): string => name.trim().toLowerCase().replaceAll('-', '_');
