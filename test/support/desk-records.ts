/** What stands in a desk's storage, the same for both desks. */
import type { Table } from '../../app/lib/store.ts';
import type { Sandbox } from '../../app/sandbox/sandbox.ts';
import type { DeskName } from './desk-page.ts';

/** A record of a desk, with who wrote it first as the sandbox numbers people. */
export interface DeskRecord {
  /** JSON. */
  readonly body: string;
  readonly createdAt: string;
  readonly createdBy: number;
}

/** The records of a type. */
export function recordsIn(
  sandbox: Sandbox,
  desk: DeskName,
  { table, type }: { readonly table: Table; readonly type: string },
): DeskRecord[] {
  const { records, kustomer } = sandbox.world();
  if (desk === 'zendesk')
    return records
      .all(`stepwise_${table}`)
      .filter(({ fields }) => fields['record_type'] === type)
      .map(({ fields, createdAt, createdBy }) => ({ body: String(fields['body']), createdAt, createdBy }));
  return (kustomer?.klasses.all(`stepwise_${table}`) ?? [])
    .filter(({ custom }) => Object.values(custom).includes(type))
    .map(({ data, createdAt, createdBy }) => ({ body: String(data['body']), createdAt, createdBy }));
}
