/** Zendesk's framework: the copy that Zendesk serves where the page has loaded it, else the package that is bundled. */
import type { ZafClient } from '../helpdesk/zendesk/client.ts';

/** What the framework gives: a client, or false outside Zendesk. */
export interface Zaf {
  init(): ZafClient | false;
}

declare global {
  interface Window {
    /** Set by https://static.zdassets.com/zendesk_app_framework_sdk/2.0/zaf_sdk.min.js, which the page loads first. */
    ZAFClient?: Zaf;
  }
}

/** The framework that is there; the bundled one is fetched only where it is needed. */
export async function loadZaf(): Promise<Zaf> {
  await scriptSettled();
  if (window.ZAFClient) return window.ZAFClient;
  const bundled = await import('zendesk_app_framework_sdk');
  return bundled.default;
}

/** Zendesk's server may be slow or out of reach; then our own copy will do. */
const SDK_WAIT_MS = 2000;
/** A script whose request has ended runs within this time or never will. */
const SDK_RUN_MS = 100;

/** Resolves when the page's script tag has loaded or failed, or has had its time. */
function scriptSettled(): Promise<void> {
  const script = document.getElementById('zendesk-sdk');
  if (window.ZAFClient || !script) return Promise.resolve();
  return new Promise((done) => {
    script.addEventListener('load', () => done(), { once: true });
    script.addEventListener('error', () => done(), { once: true });
    setTimeout(done, hasEnded(script) ? SDK_RUN_MS : SDK_WAIT_MS);
  });
}

/** Whether the script's request is over; its event may have come before anybody listened. */
const hasEnded = (script: HTMLElement): boolean =>
  performance.getEntriesByName(script instanceof HTMLScriptElement ? script.src : '').length > 0;
