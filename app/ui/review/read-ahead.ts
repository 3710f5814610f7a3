/**
 * The next page of a list, read while somebody still reads the one before. One page ahead at most, and only while the list is
 * looked at: what nobody looks at asks the helpdesk for nothing.
 */

/** Reads one page; ends early, with what it has, where `isWanted` says no. Rejects where the helpdesk cannot be reached. */
export type ReadPart<Cursor, Part> = (cursor: Cursor, isWanted: () => boolean) => Promise<Part>;

/** A list's next page. */
export interface ReadAhead<Cursor, Part> {
  /** The page behind `cursor` comes next and is read as soon as somebody looks; null: none comes, what was read is forgotten. */
  expect(cursor: Cursor | null): void;
  /** The page behind `cursor`, as it was read ahead; read now where it was not. Rejects as the reading does. */
  take(cursor: Cursor): Promise<Part>;
  looks(isLookedAt: boolean): void;
}

interface Expected<Cursor, Part> {
  readonly cursor: Cursor;
  part: Promise<Part> | null;
  state: 'idle' | 'reading' | 'read' | 'taken';
}

/** Creates the reading ahead of a list that is looked at. */
export function createReadAhead<Cursor, Part>(read: ReadPart<Cursor, Part>): ReadAhead<Cursor, Part> {
  let isLookedAt = true;
  let expected: Expected<Cursor, Part> | null = null;
  const begin = (): void => {
    const mine = expected;
    if (mine?.state !== 'idle' || !isLookedAt) return;
    mine.state = 'reading';
    mine.part = read(mine.cursor, () => mine === expected || mine.state === 'taken');
    mine.part.then(
      () => {
        if (mine.state === 'reading') mine.state = 'read';
      },
      () => {
        // Nobody asked for it yet: it is read again, and its trouble told, when somebody does.
        if (mine.state === 'reading') mine.state = 'idle';
      },
    );
  };
  return {
    expect: (cursor) => {
      expected = cursor === null ? null : idle(cursor);
      begin();
    },
    take: (cursor) => {
      const mine = expected;
      if (mine?.cursor !== cursor || mine.part === null || mine.state === 'idle')
        return read(cursor, () => true);
      mine.state = 'taken';
      return mine.part;
    },
    looks: (now) => {
      isLookedAt = now;
      if (!now && expected?.state === 'reading') expected = idle(expected.cursor);
      begin();
    },
  };
}

const idle = <Cursor, Part>(cursor: Cursor): Expected<Cursor, Part> => ({
  cursor,
  part: null,
  state: 'idle',
});
