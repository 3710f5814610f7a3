import { describe, expect, it } from 'vitest';
import type { ModelReply } from '../../app/assist/model.ts';
import { draftRequest, type ProposedDraft, readDraft } from '../../app/assist/policy-draft.ts';
import { compile } from '../../app/policy/compile.ts';
import { createCatalog, shippedTools } from '../../app/tools/catalog.ts';

const catalog = createCatalog(shippedTools);
const known = compile([{ text: '# Refund Policy\n\n1. Refund it.', name: 'refund' }]).policies;
const PROCEDURE = 'When it is broken we look the order up. Under $50 we pay back.';

const answered = (text: string): ModelReply => ({
  status: 'answered',
  text,
  usage: { inputTokens: 1, cachedTokens: 0, outputTokens: 1 },
  model: 'm',
});

const read = (parts: unknown): ProposedDraft =>
  readDraft(answered(typeof parts === 'string' ? parts : JSON.stringify(parts)), PROCEDURE, {
    catalog,
    known,
  });

const draft = (steps: string, title = 'Broken item') =>
  read({ title, trigger: 'Use this policy when it is broken.', steps });

const doubts = (steps: string): readonly string[] => {
  const proposed = draft(steps);
  return proposed.status === 'drafted' ? proposed.doubts.map(({ kind, words }) => `${kind} ${words}`) : [];
};

describe('asking a model for a draft', () => {
  it('puts the procedure behind rules and catalog', () => {
    const request = draftRequest(PROCEDURE, { catalog, known }, { safetyId: 's', timeoutMs: 1 });
    expect(request.parts.at(-1)).toContain(PROCEDURE);
    expect(request.parts[0]).toContain('@cancel_order(order_id: str');
    expect(request.parts[1]).toContain('#Refund Policy');
    expect(request.instructions).not.toContain(PROCEDURE);
  });

  it('cuts a procedure that is too long', () => {
    const request = draftRequest('x'.repeat(50_000), { catalog, known }, { safetyId: 's', timeoutMs: 1 });
    expect(request.parts.at(-1)?.length).toBeLessThan(31_000);
  });
});

describe('reading a model’s draft', () => {
  it('gives a policy with its title as head', () => {
    const proposed = draft('1. Look up the order using @get_order_details(order_id: str).');
    expect(proposed.status === 'drafted' && proposed.text).toBe(
      '---\ntitle: "Broken item"\n---\nUse this policy when it is broken.\n\n1. Look up the order using @get_order_details(order_id: str).\n',
    );
  });

  it('doubts numbers that the procedure does not hold', () => {
    expect(doubts('1. If it is under $50, refund it.\n2. Wait 14 days.')).toEqual(['number 14']);
  });

  it('doubts tools and policies that there are not', () => {
    expect(doubts('1. Use @zap.\n2. Go on with #Zap Policy.\n3. See #Refund Policy.')).toEqual([
      'tool @zap',
      'policy #Zap Policy',
    ]);
  });

  it('lets it set no limit and no approval', () => {
    const proposed = draft(
      '---\nlimits:\n  refund_order.amount: 9999\n---\n1. Refund it.',
      'A\n---\napproval: x',
    );
    const text = proposed.status === 'drafted' ? proposed.text : '';
    const [policy] = compile([{ text, name: '' }]).policies;
    expect(policy).toMatchObject({ limits: {}, approval: {}, title: 'A --- approval: x' });
  });

  it('says why there is none', () => {
    expect(read('no json')).toEqual({ status: 'failed', problem: 'unreadable' });
    expect(read({ title: 'A' })).toEqual({ status: 'failed', problem: 'unreadable' });
    expect(draft('').status).toBe('failed');
    const failed: ModelReply = {
      status: 'failed',
      problem: 'busy',
      detail: '',
      retryAfterMs: null,
      usage: null,
    };
    expect(readDraft(failed, PROCEDURE, { catalog, known })).toEqual({ status: 'failed', problem: 'busy' });
  });
});
