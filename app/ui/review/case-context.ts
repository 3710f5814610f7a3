/** What the sidebar's parts need to know where a supervisor looks at a case. */
import type { SessionContext } from '../session/context.ts';
import type { ReviewPorts } from './ports.ts';

/** The context of a case as its desk stands. */
export function caseContext(
  shown: Pick<SessionContext, 'desk' | 'memory' | 'nameOf'>,
  { library, catalog, text, user }: ReviewPorts,
): SessionContext {
  return {
    ...shown,
    library,
    versionOf: () => null,
    catalog,
    text,
    phrases: text.phrase,
    mayWritePolicies: true,
    userName: user.name,
  };
}
