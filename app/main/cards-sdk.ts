/** Kustomer's Cards SDK, which the page loads from Kustomer's own server; there is no other copy of it. */
import type { KustomerSdk } from '../helpdesk/kustomer/client.ts';

declare global {
  interface Window {
    /** Set by https://cdn.kustomerapp.com/card-js/latest/kustomer-card.min.js. */
    Kustomer?: KustomerSdk;
  }
}

const SDK_WAIT_MS = 10_000;

/** The SDK when it is there; undefined where the page is not framed by Kustomer or its server cannot be reached. */
export async function loadKustomer(): Promise<KustomerSdk | undefined> {
  const script = document.getElementById('kustomer-sdk');
  if (!window.Kustomer && script)
    await new Promise<void>((done) => {
      script.addEventListener('load', () => done(), { once: true });
      script.addEventListener('error', () => done(), { once: true });
      setTimeout(done, SDK_WAIT_MS);
    });
  return new URLSearchParams(location.search).has('parentUrl') ? window.Kustomer : undefined;
}
