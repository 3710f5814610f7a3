import { fireEvent, within } from '@testing-library/dom';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { ProposeDraft } from '../../../app/assist/policy-draft.ts';
import { PanelProvider, type Place } from '../../../app/ui/parts/panel.ts';
import { ProcedurePage } from '../../../app/ui/studio/procedure/procedure-page.tsx';
import type { ChosenDraft, Procedure } from '../../../app/ui/studio/procedure/props.ts';
import { Theme } from '../../../app/ui/theme.tsx';
import { render, settle } from '../../support/render.tsx';
import { catalog, policyOf, words } from './texts.ts';

const TEXT = `Late parcels

Use this policy when a parcel is late.

1. Reship the order.
2. Leave an internal note.
3. Follow the refund process.

We love parcels. They are brown.
`;

const known = [{ ...policyOf('# Refund Policy\n\n1. Refund it.'), id: 'refund-policy' }];

async function page(propose?: ProposeDraft, kept?: Procedure) {
  const used: ChosenDraft[][] = [];
  const keeps: Procedure[] = [];
  const place: Place = {
    text: words,
    phrase: words.phrase,
    now: '',
    shortcuts: false,
    prove: () => undefined,
  };
  const host = await render(
    <Theme theme="light">
      <PanelProvider value={place}>
        <ProcedurePage
          catalog={catalog}
          known={known}
          words={words}
          propose={propose}
          kept={kept}
          onKeep={(procedure) => keeps.push(procedure)}
          onUse={(drafts) => used.push([...drafts])}
          onCancel={() => undefined}
        />
      </PanelProvider>
    </Theme>,
  );
  const find = within(host);
  const user = userEvent.setup();
  const write = async (text: string): Promise<void> => {
    fireEvent.input(find.getByLabelText('The procedure as you have it'), { target: { value: text } });
    await settle();
  };
  const press = async (name: string | RegExp): Promise<void> => {
    const [button] = find.getAllByRole('button', { name });
    if (!button) throw new Error(`there is no button ${String(name)}`);
    await user.click(button);
  };
  return { host, find, user, write, press, used, keeps };
}

const states = (host: HTMLElement): (string | undefined)[] =>
  [...host.querySelectorAll<HTMLElement>('[data-suggestion]')].map(({ dataset }) => dataset['state']);

describe('a procedure that led to nothing yet', () => {
  it('is told of with every change and found again', async () => {
    const first = await page();
    await first.write(TEXT);
    expect(first.keeps.at(-1)).toEqual({ text: TEXT, name: '' });
    const again = await page(undefined, first.keeps.at(-1));
    await again.press('Read it');
    expect(again.host.querySelector('[data-found="1"]')).not.toBeNull();
  });
});

describe('from a procedure', () => {
  it('says what was understood and what was not', async () => {
    const { host, find, write, press } = await page();
    await write(TEXT);
    await press('Read it');
    expect(find.getByRole('heading', { name: 'Understood: 3 steps' })).toBeTruthy();
    expect(host.querySelector('[data-why=note]')?.textContent).toContain('We love parcels. They are brown.');
  });

  it('gives the text with what was accepted, and nothing that was rejected', async () => {
    const { host, write, press, used } = await page();
    await write(TEXT);
    await press('Read it');
    expect(states(host)).toEqual(['open', 'open', 'open']);
    await press('Reject');
    await press(/^Accept all/);
    expect(states(host)).toEqual(['rejected', 'accepted', 'accepted']);
    await press('Go on to the editor');
    const [draft] = used[0] ?? [];
    expect(draft).toMatchObject({ title: 'Late parcels', name: 'late-parcels' });
    expect(draft?.text).toContain(
      '1. Reship the order.\n2. Leave an internal note using @add_internal_note.',
    );
    expect(draft?.text).toContain('3. Follow #Refund Policy.');
  });

  it('says at once which tools an acceptance needs', async () => {
    const { host, write, press } = await page();
    await write(TEXT);
    await press('Read it');
    expect(host.querySelector('[data-tool=reship_order]')).toBeNull();
    await press(/^Accept$/);
    expect(host.querySelector('[data-tool=reship_order]')?.getAttribute('data-known')).toBe('true');
  });

  it('goes on with no text that was changed since it was read', async () => {
    const { find, write, press, used } = await page();
    await write(TEXT);
    await press('Read it');
    await write(`${TEXT}4. Close.`);
    await press('Go on to the editor');
    expect(used).toEqual([]);
    expect(find.getByText('The text was changed since. Read it again.')).toBeTruthy();
  });

  it('says what to do where nothing says what to do', async () => {
    const { find, write, press } = await page();
    await write('Our parcels are brown.');
    await press('Read it');
    expect(find.getByRole('status').textContent).toContain('Write the steps as a list');
  });

  it('says what to do with a file that it cannot read', async () => {
    const { host, find } = await page();
    const field = host.querySelector('input[type=file]');
    if (!field) throw new Error('there is no field for files');
    fireEvent.change(field, { target: { files: [new File(['x'], 'Returns.docx')] } });
    await settle();
    expect(find.getByRole('alert').textContent).toContain('Returns.docx cannot be read here. Open it');
  });
});

describe('a draft that the model proposes', () => {
  const DRAFT =
    '---\ntitle: "Late"\n---\nUse this policy when it is late.\n\n1. Wait 14 days.\n2. Reship the order.\n';
  const usage = { inputTokens: 900, cachedTokens: 0, outputTokens: 80 };

  it('is read like any other, with what the text does not say', async () => {
    const { host, find, write, press, used } = await page(async () => ({
      status: 'drafted',
      text: DRAFT,
      doubts: [{ kind: 'number', words: '14' }],
      model: 'm-1',
      usage,
    }));
    await write(TEXT);
    await press('Propose a draft');
    expect(host.querySelector('[data-doubt=number]')?.textContent).toBe('The number 14');
    expect(find.getByText(/A proposal of m-1: 900 tokens read/)).toBeTruthy();
    await press('Go on to the editor');
    expect(used[0]?.[0]).toMatchObject({ title: 'Late', text: DRAFT });
  });

  it('that fails says why and leaves the text', async () => {
    const { find, write, press } = await page(async () => ({ status: 'failed', problem: 'busy' }));
    await write(TEXT);
    await press('Propose a draft');
    expect(find.getByRole('alert').textContent).toContain(words.phrase('model.problem.busy'));
    expect(find.getByLabelText<HTMLTextAreaElement>('The procedure as you have it').value).toBe(TEXT);
  });

  it('that comes to another text is dropped', async () => {
    const answers: (() => void)[] = [];
    const { host, write, press } = await page(
      () =>
        new Promise((resolve) =>
          answers.push(() => resolve({ status: 'drafted', text: DRAFT, doubts: [], model: 'm', usage })),
        ),
    );
    await write(TEXT);
    await press('Propose a draft');
    await write('1. Thank them.');
    await settle(() => answers[0]?.());
    expect(host.querySelector('.swp-proposed')).toBeNull();
  });

  it('is not offered where there is no model', async () => {
    const { find } = await page();
    expect(find.queryByRole('button', { name: 'Propose a draft' })).toBeNull();
  });
});
