import { describe, expect, it } from 'vitest';
import { compile } from '../../../app/policy/compile.ts';
import type { Policy } from '../../../app/policy/policy.ts';
import { mentionable } from '../../../app/ui/studio/shelf-session.ts';

function policy(id: string, title: string): Policy {
  const [found] = compile([{ name: id, text: `# ${title}\n\n1. Ask for the order number.` }]).policies;
  if (!found) throw new Error('no policy');
  return found;
}

const refund = policy('refund', 'Refund Policy');
const running = { runs: refund, draft: refund, isOff: false };

/** Ids of what may be mentioned beside the refund policy, which runs. */
const beside = (...others: readonly { draft: Policy; isOff: boolean }[]): string[] =>
  mentionable([running, ...others.map((each) => ({ ...each, runs: null }))]).map(({ id }) => id);

describe('what a text may mention', () => {
  it('is all that runs and what is drafted', () => {
    expect(beside({ draft: policy('gift', 'Gift wrapping'), isOff: false })).toEqual(['refund', 'gift']);
  });

  it('is no draft that goes by the name of what runs', () => {
    expect(beside({ draft: policy('refund-2', 'Refund'), isOff: false })).toEqual(['refund']);
  });

  it('is what is off unless something else goes by its name', () => {
    const off = { draft: policy('gift', 'Gift wrapping'), isOff: true };
    expect(beside(off)).toEqual(['refund', 'gift']);
    expect(beside(off, { draft: policy('gift-2', 'Gift Wrapping'), isOff: false })).toEqual([
      'refund',
      'gift-2',
    ]);
  });
});
