/** Stands in for parts of the app that are not on this screen, or that React does itself. */
export const startReview = async (): Promise<void> => undefined;
