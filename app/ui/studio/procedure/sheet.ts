/** The style of *From a procedure*; it adds to the studio's. */
export const PROCEDURE_SHEET = `
.swp{display:grid;gap:16px;max-width:1000px;min-width:0;container-type:inline-size}
.swp>*{min-width:0}
.swp-source{display:grid;gap:8px;padding:12px;border:1px dashed var(--sw-line-default);border-radius:4px}
.swp-source[data-over]{border-color:var(--sw-line-primaryEmphasis);background:var(--sw-back-subtle)}
.swp-text{width:100%;min-height:160px;resize:vertical;padding:8px 12px;border:1px solid var(--sw-line-default);border-radius:4px;color:inherit;background:var(--sw-back-default);font:13px/20px ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}
.swp-text:focus-visible,.swp input:focus-visible,.swp select:focus-visible{outline:2px solid var(--sw-line-primaryEmphasis);outline-offset:1px}
.swp-draft{display:grid;gap:16px;padding:16px;border:1px solid var(--sw-line-default);border-radius:4px}
.swp-draft>*{min-width:0}
.swp-head{display:grid;gap:8px}
.swp-title{display:grid;gap:4px;max-width:480px}
.swp-title input{padding:6px 10px;border:1px solid var(--sw-line-default);border-radius:4px;color:inherit;background:var(--sw-back-default);font:inherit}
.swp-want{display:flex;gap:8px;align-items:center}
.swp-part{display:grid;gap:6px}
.swp-steps{max-height:320px;overflow:auto;border:1px solid var(--sw-line-subtle);border-radius:4px;padding:6px 0}
.swp-steps li{padding:3px 12px 3px calc(12px + var(--swe-depth,0)*16px)}
.swp .swe-row{--swe-depth:0}.swp .swe-row[data-depth="1"]{--swe-depth:1}.swp .swe-row[data-depth="2"]{--swe-depth:2}.swp .swe-row[data-depth="3"]{--swe-depth:3}.swp .swe-row[data-depth="4"]{--swe-depth:4}.swp .swe-row[data-depth="5"]{--swe-depth:5}
.swp-number{color:var(--sw-fore-subtle);font-variant-numeric:tabular-nums;margin-inline-end:4px}
.swp-suggestions,.swp-tools,.swp-left{display:grid;gap:0}
.swp-suggestion{display:grid;grid-template-columns:28px minmax(0,1fr) auto;gap:4px 8px;align-items:center;padding:6px 0;border-bottom:1px solid var(--sw-line-subtle)}
.swp-suggestion[data-state=rejected] .swp-words{opacity:.6}
.swp select{max-width:100%;padding:3px 6px;border:1px solid var(--sw-line-default);border-radius:4px;color:inherit;background:var(--sw-back-default);font:inherit}
.swp-tools li,.swp-left li{padding:5px 0;border-bottom:1px solid var(--sw-line-subtle)}
.swp-left q{white-space:pre-line}
.swp-proposed{display:grid;gap:4px;padding:10px 14px;border-radius:4px;background:var(--sw-back-subtle)}
.sw .swp-doubts{list-style:disc;padding-inline-start:20px}
.swp-foot{position:sticky;bottom:0;padding:12px 0;background:var(--sw-back-default);border-top:1px solid var(--sw-line-subtle)}
@container (max-width:640px){.swp-suggestion{grid-template-columns:28px minmax(0,1fr)}.swp-decide{grid-column:2}}
`;
