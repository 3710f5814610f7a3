/** The style of the experiments page; it adds to the studio's. */
export const EXPERIMENTS_SHEET = `
.swx{display:grid;gap:16px;max-width:960px}
.swx>p:empty{display:none}
.swx-intro{max-width:720px}
.swx-panel{display:grid;gap:12px;padding:16px;border-radius:4px;box-shadow:inset 0 0 0 1px var(--sw-line-default);min-width:0}
.swx-head{display:flex;flex-wrap:wrap;gap:8px 12px;align-items:baseline;justify-content:space-between}
.swx-head h3{font-size:16px;line-height:24px;font-weight:600}
.swx-line{display:flex;flex-wrap:wrap;gap:12px 16px;align-items:end}
.sw .swx .swr-choice{display:grid;gap:4px;justify-items:start}
.swx .swr-choice :is(select,input){min-width:96px;max-width:420px}
.swx-panel>.swr-choice{max-width:480px}
.swx-set{display:grid;gap:4px;border:0;padding:0;margin:0}
.swx-set legend{padding:0 0 4px}
.swx-set label{display:flex;gap:8px;align-items:center}
.swx-offer{padding:12px;border-radius:4px;box-shadow:inset 0 0 0 1px var(--sw-line-default);max-width:720px;min-width:0}
.swx-offer legend{float:inline-start;width:100%;padding:0;overflow-wrap:anywhere}
.swx-offer legend+*{clear:both}
.swx-options{display:grid;gap:2px;margin:0;padding:0;list-style:none}
.swx-options li{display:flex;gap:8px;align-items:center;justify-content:space-between;min-height:32px}
.swx-options label{min-width:0;overflow-wrap:anywhere}
.swx-options li[data-out] label span{color:var(--sw-fore-subtle);text-decoration:line-through}
.swx-move{display:flex;flex:none}
.swx .swx-move .sw-blocked{border-color:transparent}
.swx-up{display:inline-flex;transform:rotate(180deg)}
.swx-verdict{font-size:15px;line-height:22px;font-weight:600}
.swx-bars{display:grid;gap:8px;max-width:560px}
.swx-bars li{display:grid;gap:2px}
.swx-bars progress{width:100%;height:8px;accent-color:var(--sw-line-primaryEmphasis)}
.swx-count{font-variant-numeric:tabular-nums}
.swx-table{width:100%;max-width:720px;border-collapse:collapse}
.swx-table :is(th,td){text-align:start;vertical-align:baseline;padding:4px 16px 4px 0;font-variant-numeric:tabular-nums;overflow-wrap:normal}
.swx-table tbody :is(th,td){white-space:nowrap}
.swx-table tbody tr>*{border-top:1px solid var(--sw-line-subtle)}
@media (max-width:640px){
.swx-table,.swx-table tbody,.swx-table tr{display:block}
.swx-table thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.swx-table tbody tr{display:grid;gap:2px;padding:8px 0;border-top:1px solid var(--sw-line-subtle)}
.swx-table tbody tr>*{border:0;padding:0;white-space:normal}
.swx-table td:not(:empty){display:flex;gap:12px;justify-content:space-between}
.swx-table td:empty{display:none}
.swx-table td:not(:empty)::before{content:attr(data-of);color:var(--sw-fore-subtle)}
.swx .swr-choice{flex-wrap:wrap}
.swx .swr-choice label{white-space:normal}
.swx .swr-choice>:not(label){width:100%}
.swx-table td{text-align:end}
.swx-table td::before{text-align:start}
}
`;
