import { usePanel } from '../parts/panel.ts';
import type { NearPolicyView } from './view-model.ts';

interface NearPoliciesProps {
  readonly policies: readonly NearPolicyView[];
  /** Null where none may be chosen, as on a closed ticket; a click then opens its text. */
  readonly choose: ((id: string) => void) | null;
}

/** The nearest other policies, best first. */
export function NearPolicies({ policies, choose }: NearPoliciesProps) {
  const { phrase, text, actions } = usePanel();
  if (policies.length === 0) return null;
  return (
    <ul className="sw-plain sw-results" aria-label={phrase('ui.policy.others')}>
      {policies.map((policy) => (
        <li key={policy.id}>
          <button
            type="button"
            className="sw-result"
            data-policy={policy.id}
            onClick={() => (choose ?? actions.readPolicy)(policy.id)}
          >
            <span>{policy.title}</span>
            {policy.percent !== null && <span className="sw-small">{text.percent(policy.percent)}</span>}
          </button>
        </li>
      ))}
    </ul>
  );
}
