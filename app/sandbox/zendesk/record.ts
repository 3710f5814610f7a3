/** A record of a custom object, and what the server lets it be. */

/** A record as it is stored. */
export interface ObjectRecord {
  readonly id: string;
  readonly object: string;
  readonly name: string;
  readonly externalId: string | null;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly createdAt: string;
  readonly createdBy: number;
  readonly updatedAt: string;
  readonly updatedBy: number;
}

/** A record may not be longer than this, in bytes of JSON. */
export const RECORD_BYTES_MAX = 32 * 1024;
