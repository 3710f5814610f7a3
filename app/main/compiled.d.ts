/** Policies of a folder, compiled while the app is built. */
declare module 'compiled:*' {
  const policies: readonly import('../policy/policy.ts').Policy[];
  export default policies;
}

/** Policies of a folder as texts. */
declare module 'texts:*' {
  const texts: readonly import('../policy/parse.ts').Source[];
  export default texts;
}

/** Names the sources of a folder: another build, another name. */
declare module 'digest:*' {
  const digest: string;
  export default digest;
}
