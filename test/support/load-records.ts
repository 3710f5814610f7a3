/** Puts records into a desk's storage at once, as they are: for trials with many. */
import { digest } from '../../app/lib/canonical.ts';
import { hexId } from '../../app/sandbox/kustomer/ids.ts';
import type { Sandbox } from '../../app/sandbox/sandbox.ts';
import type { DeskName } from './desk-page.ts';
import { generatedYear, type SeedRecord, type YearSize } from './generated-year.ts';

/** A generated year in a desk's storage, people named as the desk names them. */
export function loadYear(sandbox: Sandbox, desk: DeskName, size: YearSize): void {
  const { records, kustomer } = sandbox.world();
  if (desk === 'zendesk') records.load(generatedYear(size));
  else if (!kustomer) throw new Error('the sandbox has no Kustomer');
  else kustomer.klasses.load(inKustomer(generatedYear({ ...size, idOf: (user) => hexId('user', user) })));
}

/** As Kustomer's adapter would have written them. */
function* inKustomer(seeds: Iterable<SeedRecord>) {
  for (const { object, name, fields, createdAt, createdBy, updatedAt, updatedBy } of seeds)
    yield {
      klass: object,
      externalId: `sw-${digest(name)}`,
      title: name,
      custom: {
        recordTypeStr: fields['record_type'],
        recordGroupStr: fields['record_group'],
        nonceStr: fields['nonce'],
      },
      data: { key: name, body: fields['body'] },
      rev: 1,
      createdAt,
      createdBy,
      updatedAt,
      modifiedBy: updatedBy,
    };
}
