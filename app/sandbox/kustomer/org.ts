/** Everything that only the Kustomer-like desk has: the app as registered there, its records, drafts, tags and settings. */
import type { Clock } from '../clock.ts';
import type { SettingValue } from '../zendesk/settings.ts';
import type { KustomerApp } from './app-definition.ts';
import { createDrafts, type Drafts } from './drafts.ts';
import { hexId } from './ids.ts';
import { createKlasses, type Klasses } from './klasses.ts';

/** The org at a moment; made anew at each reset. */
export interface Org {
  readonly app: KustomerApp;
  readonly klasses: Klasses;
  readonly drafts: Drafts;
  /** Values by name, secret ones included; only commands read those. */
  readonly settings: Map<string, SettingValue>;
  tagId(name: string): string;
  tags(): readonly { readonly id: string; readonly name: string }[];
}

/** An org in which the app is registered, installed and checked. */
export function createOrg(options: {
  readonly clock: Clock;
  readonly app: KustomerApp;
  readonly searchLagMs: number;
  readonly settings: Readonly<Record<string, SettingValue>>;
}): Org {
  const { clock, app, searchLagMs, settings } = options;
  const tags = new Map<string, string>();
  return {
    app,
    klasses: createKlasses({ clock, klasses: app.klasses, searchLagMs }),
    drafts: createDrafts(clock),
    settings: new Map(Object.entries({ ...settings, finalNames: finalNames(app) })),
    tagId: (name) => {
      const known = tags.get(name) ?? hexId('tag', tags.size + 1);
      tags.set(name, known);
      return known;
    },
    tags: () => [...tags].map(([name, id]) => ({ id, name })),
  };
}

/** What the registration script would have stored. */
const finalNames = (app: KustomerApp): string =>
  JSON.stringify({
    commandApp: app.name,
    commands: {},
    klasses: { entry: app.klasses[0], rule: app.klasses[1] },
  });
