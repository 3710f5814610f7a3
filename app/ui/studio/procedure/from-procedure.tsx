import { lazyPart } from '../../parts/lazy.tsx';
import type { FromProcedureProps } from './props.ts';

/** From a procedure to drafts; its code is fetched when it is first shown. */
export const FromProcedure = lazyPart<FromProcedureProps>(
  async () => (await import('./procedure-page.tsx')).ProcedurePage,
);
