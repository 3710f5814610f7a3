/** Names of people, asked of the helpdesk once each, when they are first shown. */
export interface Names {
  /** Empty where it is not known (yet). */
  nameOf(id: string): string;
}

/** Names that are fetched behind the view's back; `changed` is called when some have come. */
export function createNames(
  read: (ids: readonly string[]) => Promise<ReadonlyMap<string, string>>,
  known: ReadonlyMap<string, string>,
  changed: () => void,
): Names {
  const names = new Map(known);
  const wanted = new Set<string>();
  const asked = new Set<string>();
  const fetchWanted = async (): Promise<void> => {
    const ids = [...wanted];
    wanted.clear();
    // A name that cannot be read is no reason to disturb anybody; it is asked for with the next page.
    const found = await read(ids).catch(() => new Map<string, string>());
    for (const [id, name] of found) names.set(id, name);
    if (found.size > 0) changed();
  };
  return {
    nameOf: (id) => {
      const name = names.get(id);
      if (name !== undefined || id === '' || asked.has(id)) return name ?? '';
      asked.add(id);
      if (wanted.size === 0) queueMicrotask(() => void fetchWanted());
      wanted.add(id);
      return '';
    },
  };
}
