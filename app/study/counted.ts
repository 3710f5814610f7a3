/** What a tally counts besides how suggestions ended, in the order in which sums are stored and given as files. Another list is another form of what is stored. */
export const COUNTED = [
  'quick',
  'refused',
  'done',
  'failed',
  'unknown',
  'repeated',
  'runsDone',
  'runsStopped',
  'turns',
  'offered',
  'saved',
  'wrongMatches',
] as const;
