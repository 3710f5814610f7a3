/** Policies of a folder, compiled while the app is built. */
declare module 'compiled:*' {
  const policies: readonly import('../policy/policy.ts').Policy[];
  export default policies;
}
