import { describe, expect, it } from 'vitest';
import type { Problem } from '../../app/lib/problem.ts';
import { checkSource } from '../../app/policy/check-source.ts';
import { compile } from '../../app/policy/compile.ts';
import { formatProblem, formatProblems, positionOf } from '../../app/policy/format-problem.ts';
import { createCatalog, shippedTools } from '../../app/tools/catalog.ts';

const catalog = createCatalog(shippedTools);
const TRIGGER = 'Use this policy when a parcel is late.\n\n';

const known = compile([
  {
    text: `# Reshipment Policy\n\nUse this policy when it is sent again.\n\n## Give Options\n- Ask for the order number.`,
    name: 'reship',
  },
  {
    text: `# Round trip\n\nUse this policy when it goes round.\n\n1. Go on with #Start_here.`,
    name: 'round',
  },
]).policies;

const problemsOf = (text: string): readonly Problem[] =>
  checkSource({ text, name: 'start-here' }, { catalog, known }).problems;

/** The problem of a code sits where `«` and `»` stand in the text; gives it back. */
function check(marked: string, code: string): Problem | undefined {
  const text = marked.replace('«', '').replace('»', '');
  const found = problemsOf(text).find((problem) => problem.code === code);
  const start = marked.indexOf('«');
  expect([code, found?.span]).toEqual([code, { start, end: marked.indexOf('»') - 1 }]);
  return found;
}

/** No problem of a code is found in the text. */
const checkNone = (text: string, code: string): void =>
  expect(problemsOf(text).map((each) => each.code)).not.toContain(code);

describe('tools', () => {
  it('must be known, and the nearest name is offered', () => {
    const problem = check(`${TRIGGER}1. Read it with «@get_traking_info».`, 'unknown-tool');
    expect(problem).toMatchObject({ severity: 'error', fix: { text: '@get_tracking_info' } });
    expect(check(`${TRIGGER}1. Read it with «@explode».`, 'unknown-tool')?.fix).toBeUndefined();
  });

  it('must take the types written', () => {
    check(`${TRIGGER}1. Read it with @skio_order_details(«order_id: int»).`, 'wrong-type');
    check(`${TRIGGER}1. Read it with @skio_order_details(«parcel: str»).`, 'unknown-parameter');
    checkNone(`${TRIGGER}1. Read it with @skio_order_details(order_id: str).`, 'wrong-type');
  });

  it('must belong to an installed service', () => {
    const source = { text: `${TRIGGER}1. Read it with @get_tracking_info.`, name: 'a' };
    const codes = (installedServices: string[]): string[] =>
      checkSource(source, { catalog, installedServices }).problems.map((problem) => problem.code);
    expect(codes(['skio'])).toContain('service-not-installed');
    expect(codes([...(catalog.find('get_tracking_info')?.services ?? [])])).not.toContain(
      'service-not-installed',
    );
  });

  it('need every argument from somewhere', () => {
    check(`${TRIGGER}1. Read it with «@skio_order_details»(order_id: str).`, 'missing-argument');
    checkNone(
      `${TRIGGER}1. Ask for the order number.\n2. Read it with @skio_order_details.`,
      'missing-argument',
    );
    checkNone(
      `${TRIGGER}1. Find it with @get_skio_account_details.\n2. Read it with @skio_order_details.`,
      'missing-argument',
    );
  });
});

describe('amounts and limits', () => {
  it('must bound what a call gives away', () => {
    check(`${TRIGGER}1. Offer a discount with «@set_discount_to_order».`, 'amount-without-limit');
    checkNone(`${TRIGGER}1. Offer 10% with @set_discount_to_order.`, 'amount-without-limit');
    checkNone(
      `---\nlimits:\n  set_discount_to_order.percent: 10\n---\n${TRIGGER}1. Offer a discount with @set_discount_to_order.`,
      'amount-without-limit',
    );
  });

  it('must leave an amount between them', () => {
    check(`${TRIGGER}1. Refund at least $«50» and at most $20.`, 'contradicting-amounts');
    checkNone(`${TRIGGER}1. Refund at least $20 and at most $50.`, 'contradicting-amounts');
  });

  it('are confirmed where they read like examples', () => {
    const problem = check(
      `${TRIGGER}1. Offer a discount («e.g., 10% or 15%») with @set_discount_to_order.`,
      'amount-as-example',
    );
    expect(problem?.fix?.text).toBe('10% or 15%');
    checkNone(`${TRIGGER}1. Offer a discount (10% or 15%) with @set_discount_to_order.`, 'amount-as-example');
  });

  it('must limit a parameter that there is', () => {
    const head = (line: string): string =>
      `---\nlimits:\n  ${line}\n---\n${TRIGGER}1. Ask for the order number.`;
    check(head('«refund_ordr.amount»: 5'), 'unknown-limit');
    check(head('«refund_order.size»: 5'), 'unknown-limit');
    check(head('«refund_order»: 5'), 'unknown-limit');
    checkNone(head('refund_order.amount: 5'), 'unknown-limit');
  });

  it('may limit a customer over a period', () => {
    const head = (line: string): string =>
      `---\nlimits:\n  ${line}\n---\n${TRIGGER}1. Ask for the order number.`;
    checkNone(head('create_discount_coupon per 90 days: 1'), 'unknown-limit');
    checkNone(head('refund_order.amount per year: 100'), 'unknown-limit');
    check(head('«create_cupon per 90 days»: 1'), 'unknown-limit');
    check(head('«refund_order.size per year»: 100'), 'unknown-limit');
  });

  it('must not lie under every amount in the words', () => {
    const text = (limit: string): string =>
      `---\nlimits:\n  «set_discount_to_order.percent»: ${limit}\n---\n${TRIGGER}1. Offer 10% or 15% with @set_discount_to_order.`;
    check(text('5'), 'contradicting-limits');
    checkNone(text('10').replace(/[«»]/g, ''), 'contradicting-limits');
  });
});

describe('approval', () => {
  const head = (lane: string, tool = '«refund_order»'): string =>
    `---\napproval:\n  ${tool}: ${lane}\n---\n${TRIGGER}1. Ask for the order number.\n2. Refund it with @refund_order.`;

  it('is never automatic for a write', () => {
    expect(check(head('auto'), 'auto-on-write')?.severity).toBe('error');
    checkNone(head('supervisor', 'refund_order'), 'auto-on-write');
    checkNone(head('auto', 'get_tracking_info'), 'auto-on-write');
  });

  it('of never leaves a step that cannot run', () => {
    expect(problemsOf(head('never', 'refund_order')).map(({ code }) => code)).toContain('never-approved');
  });

  it('names a tool that there is', () => {
    check(head('agent', '«refund_ordr»'), 'unknown-tool');
  });
});

describe('mentions of policies', () => {
  it('must be known, with their section', () => {
    check(`${TRIGGER}1. Go on with «#Reshipmnt Policy».`, 'unknown-policy');
    check(`${TRIGGER}1. Go on with #Reshipment Policy – «Exceptions».`, 'unknown-section');
    checkNone(`${TRIGGER}1. Go on with #Reshipment Policy – Give Options.`, 'unknown-section');
  });

  it('must mean one policy', () => {
    const two = [...known, ...compile([{ text: '# Reshipment policy\n1. Ask.', name: 'other' }]).policies];
    const { problems } = checkSource(
      { text: '1. Go on with #Reshipment Policy.', name: 'a' },
      { known: two },
    );
    expect(problems.map(({ code }) => code)).toContain('ambiguous-policy');
  });

  it('must not go round without anything being decided', () => {
    const problem = check(`${TRIGGER}1. Go on with «#Round trip».`, 'policy-cycle');
    expect(problem?.message).toContain('`start here` → `Round trip` → `start here`');
    checkNone(`${TRIGGER}1. Ask for the order number.\n2. Go on with #Round trip.`, 'policy-cycle');
    checkNone(`${TRIGGER}1. If it is lost, go on with #Round trip.`, 'policy-cycle');
  });

  it('are asked for where plain words name one', () => {
    check(`${TRIGGER}1. «Go on as described in the reshipment policy.»`, 'policy-read-into-text');
  });
});

describe('steps', () => {
  it('must be reachable', () => {
    check(`${TRIGGER}1. Stop here.\n2. «Ask for the order number.»`, 'unreachable-step');
    checkNone(`${TRIGGER}1. If it is paid, stop here.\n2. Ask for the order number.`, 'unreachable-step');
    check(`${TRIGGER}1. If it is paid:\n   - «Unless it is paid, refund it.»`, 'unreachable-step');
  });

  it('must be there where a step sends to them', () => {
    check(`${TRIGGER}1. Ask for the order number.\n2. Go back to «step 7».`, 'unknown-step');
    checkNone(`${TRIGGER}1. Ask for the order number.\n2. Go back to step 1.`, 'unknown-step');
  });

  it('write only behind the look-up they rest on', () => {
    const read = 'Read it with @get_order_details(order_id: str).';
    check(
      `${TRIGGER}1. Ask for the order number.\n2. Refund it with «@refund_order».\n3. ${read}`,
      'write-before-look-up',
    );
    checkNone(
      `${TRIGGER}1. Ask for the order number.\n2. ${read}\n3. Refund it with @refund_order.`,
      'write-before-look-up',
    );
  });

  it('name the tool of an option', () => {
    const text = `${TRIGGER}1. Offer ways to stay:\n   - Price Cut: Use @set_discount_to_order for 10% off.\n   - «Product Swap: Offer another product.»\n2. If the customer accepts, apply it with the retention tools.`;
    expect(check(text, 'tool-read-into-text')?.fix?.text).toBe(' using @swap_product');
  });
});

describe('conditions', () => {
  it('must say something', () => {
    check(
      `${TRIGGER}1. Ask for the order number.\n2. If «it makes sense», refund it.`,
      'condition-not-decidable',
    );
  });

  it('must be found out by a step before', () => {
    check(`${TRIGGER}1. If «the warranty has ended», apologize.`, 'condition-without-source');
    checkNone(
      `${TRIGGER}1. Check the warranty.\n2. If the warranty has ended, apologize.`,
      'condition-without-source',
    );
    checkNone(`${TRIGGER}1. If the customer is angry, apologize.`, 'condition-without-source');
  });

  it('need an otherwise where money moves', () => {
    const refund = 'refund it with @refund_order';
    check(`${TRIGGER}1. Ask for the order number.\n2. If «the order is lost», ${refund}.`, 'no-otherwise');
    checkNone(
      `${TRIGGER}1. Ask for the order number.\n2. If the order is lost, ${refund}.\n3. Otherwise, apologize.`,
      'no-otherwise',
    );
    checkNone(`${TRIGGER}1. Ask for the order number.\n2. If the order is lost, apologize.`, 'no-otherwise');
  });
});

describe('policies', () => {
  it('need a trigger and steps', () => {
    expect(problemsOf('1. Ask for it.').map(({ code }) => code)).toContain('no-trigger');
    expect(problemsOf(TRIGGER).map(({ code }) => code)).toContain('no-steps');
  });

  it('need a step that says what to do', () => {
    const codes = (text: string) => problemsOf(text).map(({ code }) => code);
    expect(codes(`${TRIGGER}1. Fragen Sie nach der Bestellnummer.`)).toContain('only-notes');
    expect(codes(`${TRIGGER}1. Fragen Sie danach.\n2. Ask for the order number.`)).not.toContain(
      'only-notes',
    );
  });

  it('need a title of their own', () => {
    const problem = check(
      `---\ntitle: «Reshipment»\n---\n${TRIGGER}1. Ask for the order number.`,
      'same-title',
    );
    expect(problem).toMatchObject({
      severity: 'error',
      message: 'a mention of this title could also mean `Reshipment Policy` (`reship`)',
    });
    checkNone(`---\ntitle: Reshipments abroad\n---\n${TRIGGER}1. Ask for it.`, 'same-title');
  });

  it('need a trigger and an id of their own', () => {
    check(`«Use this policy when it is sent again.»\n\n1. Ask for the order number.`, 'same-trigger');
    const text = '---\nid: a\n---\n# One\n1. Ask.\n';
    const other = compile([{ text: '# Two\n1. Thank them.', name: 'a' }]).policies;
    const two = compile([{ text, name: 'b' }]).policies;
    expect(
      checkSource({ text, name: 'b' }, { known: [...other, ...two] }).problems.map(({ code }) => code),
    ).not.toContain('same-trigger');
  });
});

describe('printing a problem', () => {
  const text = 'Use this policy when late.\n\n1. Read it with @explode now.';
  const problem = problemsOf(text).find(({ code }) => code === 'unknown-tool');

  it('shows the line with carets and a mend', () => {
    expect(problem && formatProblem(problem, { text, file: 'late.md' })).toBe(
      [
        'late.md:3:17: error[unknown-tool]: there is no tool `explode`',
        '  |',
        '3 | 1. Read it with @explode now.',
        '  |                 ^^^^^^^^',
        '  = mention a tool of the catalog, or leave the mention out and say what is done by hand',
      ].join('\n'),
    );
  });

  it('cuts long lines around the place', () => {
    const long = `1. ${'so '.repeat(80)}use @explode and ${'on '.repeat(80)}`;
    const [found] = problemsOf(long).filter(({ code }) => code === 'unknown-tool');
    const [, , line = '', carets = ''] = found
      ? formatProblem(found, { text: long, file: 'a' }).split('\n')
      : [];
    expect(line.length).toBeLessThan(110);
    expect(line.slice(carets.indexOf('^'), carets.lastIndexOf('^') + 1)).toBe('@explode');
  });

  it('joins several in the order of the text', () => {
    const all = problemsOf('1. Ask for it with @a and @b.');
    expect(
      formatProblems(all, { text: '1. Ask for it with @a and @b.', file: 'x' }).split('\n\n'),
    ).toHaveLength(all.length);
  });

  it('counts lines and columns from one', () => {
    expect(positionOf('a\nbc', 3)).toEqual({ line: 2, column: 2 });
    expect(positionOf('', 0)).toEqual({ line: 1, column: 1 });
  });
});
