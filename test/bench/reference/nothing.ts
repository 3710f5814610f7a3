/** Stands in for parts of the app that React does itself, or that a scaffold does not do. */
export const warmUp = (): (() => void) => () => undefined;
