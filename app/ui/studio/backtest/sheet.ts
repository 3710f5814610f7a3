/** The style of the back-test page; it adds to the studio's. */
export const BACKTEST_SHEET = `
.swb{display:grid;grid-template-columns:minmax(0,1fr);gap:16px;max-width:1280px}
.swb-intro{max-width:720px}
.swb-form{display:grid;grid-template-columns:minmax(0,1fr);gap:16px;padding:16px;border-radius:4px;box-shadow:inset 0 0 0 1px var(--sw-line-default)}
.swb-line{display:flex;flex-wrap:wrap;gap:12px 16px;align-items:end}
.sw .swb-form .swr-choice{display:grid;gap:4px;justify-items:start}
.swb .swr-choice select{min-width:120px;max-width:420px}
.swb-progress{width:100%;max-width:560px;height:8px;accent-color:var(--sw-line-primaryEmphasis)}
.swb-count{font-variant-numeric:tabular-nums}
.sw .swb-sums{display:grid;grid-template-columns:repeat(auto-fit,minmax(120px,1fr));gap:8px}
.sw .swb-sum{display:grid;gap:2px;align-content:start;padding:10px 12px;border-radius:4px;box-shadow:inset 0 0 0 1px var(--sw-line-default)}
.sw .swb-sum:hover{background:var(--sw-back-subtle)}
.sw .swb-sum[aria-pressed=true]{box-shadow:inset 0 0 0 2px var(--sw-line-primaryEmphasis)}
.swb-number{font-size:20px;line-height:28px;font-weight:600;font-variant-numeric:tabular-nums}
.swb-two{display:grid;gap:24px;align-items:start}
.swb-two[data-open]{grid-template-columns:minmax(240px,340px) minmax(0,1fr)}
.swb-rows{display:grid;border-top:1px solid var(--sw-line-subtle)}
.swb-rows>li.sw-subtle,.swb-rows>li>.sw-link{padding:12px 0}
.sw .swb-row{display:grid;gap:2px;width:100%;padding:10px 12px;border-bottom:1px solid var(--sw-line-subtle);border-inline-start:3px solid transparent}
.sw .swb-row:hover{background:var(--sw-back-subtle)}
.sw .swb-row[aria-expanded=true]{background:var(--sw-back-subtle);border-inline-start-color:var(--sw-line-primaryEmphasis)}
.swb-row .swr-row-title{display:-webkit-box;-webkit-line-clamp:2;-webkit-box-orient:vertical;overflow:hidden}
.swb-row .swr-row-head{align-items:start}
.swb .sw-heading{margin:0}
.swb-opened{position:sticky;top:16px;min-width:0;max-height:calc(100vh - 32px);overflow-y:auto;outline-offset:2px}
.swb-case{display:grid;gap:20px;padding-bottom:16px}
.swb-moment{display:grid;gap:12px;padding-top:12px;border-top:1px solid var(--sw-line-subtle)}
.swb-cost{display:grid;grid-template-columns:repeat(auto-fit,minmax(140px,1fr));gap:8px 24px;max-width:720px}
.swb-cost dd{font-variant-numeric:tabular-nums;font-weight:600}
.swb-how{display:grid;gap:2px;max-width:720px;padding-inline-start:18px;list-style:disc}
.swb-limit input{width:120px}
.swb-halt{display:grid;gap:8px;max-width:720px}
.swb-folded{display:grid;gap:12px;padding-top:8px}
.swb-folded p.swr-quote{font-size:14px;line-height:20px}
.swb-sides{display:grid;grid-template-columns:1fr 1fr;gap:16px;align-items:start}
.swb-side{display:grid;gap:8px;padding:12px;border-radius:4px;box-shadow:inset 0 0 0 1px var(--sw-line-subtle);min-width:0}
.swb-lines{display:grid;gap:6px}
.swb-lines>div{padding:2px 6px;margin:0 -6px;border-radius:4px}
.swb-lines [data-changed]{background:var(--sw-back-warning)}
@container (max-width:860px){.swb-two[data-open],.swb-sides{grid-template-columns:minmax(0,1fr)}.swb-opened{order:-1;position:static;max-height:none}}
@container (max-width:520px){.swb-form .swb-line{display:grid;gap:12px}.swb-form .swr-choice{display:grid;gap:4px;justify-items:stretch}.swb .swb-form .swr-choice :is(input,select){width:100%;max-width:none}}
`;
