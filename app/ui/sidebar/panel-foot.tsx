import { usePanel } from '../parts/panel.ts';
import type { OpenPart, PartName } from './open-part.ts';
import type { ReadyView } from './view-model.ts';

/** What a person may want now and then: tell a fact, check the set-up, see the keys. */
export function PanelFoot({ view, part }: { view: ReadyView; part: OpenPart }) {
  const { phrase } = usePanel();
  return (
    <footer className="sw-foot">
      {view.mode === 'work' && view.facts.length > 0 && (
        <FootButton name="facts" words={phrase('ui.facts.title')} part={part} />
      )}
      {view.model && <FootButton name="model" words={phrase('ui.model.title')} part={part} />}
      {view.mayWritePolicies && <FootButton name="set-up" words={phrase('ui.set_up.title')} part={part} />}
      <FootButton name="shortcuts" words={phrase('ui.keys.title')} part={part} />
    </footer>
  );
}

function FootButton({ name, words, part }: { name: PartName; words: string; part: OpenPart }) {
  return (
    <button
      type="button"
      className="sw-link sw-subtle"
      data-name={name}
      aria-expanded={part.open === name}
      onClick={() => part.toggle(name)}
    >
      {words}
    </button>
  );
}
