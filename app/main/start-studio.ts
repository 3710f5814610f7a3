/** Wires the policy studio to a helpdesk that is connected; loaded only where it is shown. */
import { compile, libraryOf } from '../policy/compile.ts';
import { lint } from '../policy/lint.ts';
import { plainLabel } from '../study/running.ts';
import { createMayDo, type MayDo, readRightsSetting } from '../study/studio-rights.ts';
import type { ReadText, StudioPorts } from '../ui/studio/ports.ts';
import { type StudioSession, startStudio } from '../ui/studio/session.ts';
import type { Rehearsing } from '../ui/studio/try/rehearsal-port.ts';
import { backTestModelOf } from './back-test/asked-model.ts';
import { createBackTester } from './back-test/tester.ts';
import { openLocalTexts } from './local-texts.ts';
import { readModelSettings } from './model-settings.ts';
import { loadLanguage, phrasesIn } from './phrases.ts';
import { draftProposer } from './propose-draft.ts';
import { openReader } from './reader/open.ts';
import { installedServices } from './service-table.ts';
import { readSettings } from './settings.ts';
import { shippedPolicies } from './shipped-policies.ts';
import { shippedTexts } from './shipped-texts.ts';

/** What the page around the studio has made already. */
export type StudioSurroundings = Pick<
  StudioPorts,
  'helpdesk' | 'user' | 'catalog' | 'text' | 'now' | 'randomId' | 'save'
>;

/** Opens the studio. Rejects where the helpdesk cannot be reached. */
export async function openStudio(around: StudioSurroundings): Promise<StudioSession> {
  const { helpdesk, user, catalog, text } = around;
  const rights = readRightsSetting(helpdesk.setting('studioRights'));
  const services = [...Object.keys(installedServices()), 'helpdesk'];
  const model = readModelSettings(helpdesk, user);
  return startStudio({
    ...around,
    phrase: text.phrase,
    mayDo: remembered(createMayDo(rights, helpdesk)),
    shipped: shippedTexts,
    shippedLabel: (id) => {
      const policy = shippedPolicies.find((each) => each.id === id);
      return policy ? plainLabel(policy) : null;
    },
    installedServices: services,
    openReader,
    readText: (source, others): ReadText => {
      const library = libraryOf({ policies: [], problems: [] }, others);
      const compiled = compile([source], { catalog, library });
      const own = new Set(compiled.policies.map(({ id }) => id));
      const beside = others.filter(({ id }) => !own.has(id));
      const found = lint({
        policies: compiled.policies,
        text: source.text,
        library: libraryOf(compiled, beside),
        catalog,
        installedServices: services,
      });
      const problems = [...compiled.problems, ...found].sort((a, b) => a.span.start - b.span.start);
      return { compiled, problems };
    },
    rehearsing: lateRehearsing(around),
    local: await openLocalTexts(user.id, helpdesk.store),
    proposeDraft: draftProposer(helpdesk, user),
    backTestModel: backTestModelOf(helpdesk, model),
    createBackTester: (policies, ask) => {
      const settings = readSettings((name) => helpdesk.setting(name));
      const manner = { hidden: model.hidden, tone: model.tone };
      return createBackTester({ ...policies, settings, locale: text.locale, manner }, ask);
    },
  });
}

/** The shops in memory are much code; a page that tries nothing does not fetch it. */
function lateRehearsing({ helpdesk, catalog, text }: StudioSurroundings): Rehearsing {
  let loading: Promise<Rehearsing> | undefined;
  const load = (): Promise<Rehearsing> => {
    loading ??= Promise.all([import('./rehearsing.ts'), loadLanguage('en')]).then(([{ createRehearsing }]) =>
      createRehearsing(helpdesk, catalog, {
        phrases: text.phrase,
        phrasesIn,
        settings: readSettings((name) => helpdesk.setting(name)),
      }),
    );
    loading.catch(() => {
      loading = undefined;
    });
    return loading;
  };
  return {
    play: async (script, policies) => (await load()).play(script, policies),
    readTicket: async (id, policies) => (await load()).readTicket(id, policies),
  };
}

/** Rights change seldom; an answer is kept while the page stands. */
function remembered(mayDo: MayDo): MayDo {
  const known = new Map<string, Promise<boolean>>();
  return (right, user) => {
    const name = `${right} ${user}`;
    const answer = known.get(name) ?? mayDo(right, user);
    known.set(name, answer);
    answer.catch(() => known.delete(name));
    return answer;
  };
}
