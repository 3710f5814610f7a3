/** The style of the policy studio; it adds to the supervisors' page's. */
export const STUDIO_SHEET = `
.sws-parts{display:flex;gap:8px;padding:12px 24px 0}
.sw .sws-part{padding:4px 12px;min-height:28px;border-radius:14px;color:var(--sw-fore-subtle)}
.sw .sws-part:hover{background:var(--sw-back-subtle)}
.sw .sws-part[aria-selected=true]{background:var(--sw-back-subtle);color:var(--sw-fore-default);font-weight:600}
.sws-note{padding:12px 24px 0}
`;
