import { COLOURS, declarationsOf } from './colours.ts';

/**
 * The panel's own style: layout and the plain parts. Controls come from Garden. Values follow Garden's scale: 4 px
 * steps, 14 px text on 20 px lines, 12 px small text on 16 px lines, 4 px corners.
 */
const BASE = `
.sw{${declarationsOf('light')};color-scheme:light}
.sw[data-theme=dark]{${declarationsOf('dark')};color-scheme:dark}
.sw,.sw *{box-sizing:border-box}
html:has(.sw[data-theme=dark]){background:${COLOURS.dark['back-default']};color-scheme:dark}
.sw{position:relative;min-width:0;overflow-x:clip;container-type:inline-size;color:var(--sw-fore-default);background:var(--sw-back-default);
 font:14px/20px system-ui,-apple-system,BlinkMacSystemFont,"Segoe UI",Roboto,Oxygen-Sans,Ubuntu,Cantarell,"Helvetica Neue",Arial,sans-serif;overflow-wrap:anywhere}
:where(.sw) :where(p,h1,h2,h3,dl,dd,ul,ol,figure,blockquote){margin:0;padding:0}
:where(.sw) :where(ul,ol){list-style:none}
:where(.sw) :where(fieldset){display:grid;gap:8px;margin:0;padding:0;border:0;min-width:0}
:where(.sw) :where(button:not([data-garden-id])){border:0;background:none;padding:0;cursor:pointer;font:inherit;color:inherit;text-align:start}
.sw-hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.sw-small{font-size:12px;line-height:16px;color:var(--sw-fore-subtle)}
.sw-strong{color:var(--sw-fore-default)}
.sw-subtle{color:var(--sw-fore-subtle)}.sw-success{color:var(--sw-fore-success)}
.sw-warning{color:var(--sw-fore-warning)}.sw-danger{color:var(--sw-fore-danger)}
.sw-pre{white-space:pre-wrap}
.sw-clamp{display:-webkit-box;-webkit-line-clamp:2;-webkit-box-orient:vertical;overflow:hidden}
.sw-icon{flex:none;width:12px;height:12px;vertical-align:-1px}
.sw-turned{transform:rotate(180deg)}
.sw-head,.sw-block,.sw-part,.sw-lookups{padding:12px 16px}
.sw-block,.sw-lookups,.sw-foot{border-top:1px solid var(--sw-line-subtle)}
.sw-title{font-size:14px;line-height:20px;font-weight:600}
.sw-heading{font-size:12px;line-height:16px;font-weight:600;color:var(--sw-fore-subtle)}
.sw-row{display:flex;flex-wrap:wrap;align-items:center;gap:8px}
`;

const SKELETON = `
.sw-bone{display:block;border-radius:4px;background:var(--sw-line-subtle);animation:sw-breathe 1.6s ease-in-out infinite}
@keyframes sw-breathe{50%{opacity:.5}}
`;

/** Enough for the first paint. */
export const FIRST_SHEET = BASE + SKELETON;
