/** Browsers that Zendesk and Kustomer support, in esbuild's words. */
export const TARGET: string[] = ['chrome109', 'edge109', 'firefox115', 'safari16'];
