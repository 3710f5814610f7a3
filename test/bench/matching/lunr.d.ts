/** The part of lunr 2.3 that the benchmarks use. */
declare module 'lunr' {
  interface Builder {
    ref(name: string): void;
    field(name: string, options?: { boost: number }): void;
    add(document: object): void;
  }
  interface Index {
    search(query: string): { ref: string; score: number }[];
  }
  interface Token {
    toString(): string;
  }
  interface Lunr {
    (configure: (builder: Builder) => void): Index;
    stemmer(token: Token): Token;
    stopWordFilter(token: Token): Token | undefined;
    Token: new (text: string, metadata: object) => Token;
  }
  const lunr: Lunr;
  export default lunr;
}
