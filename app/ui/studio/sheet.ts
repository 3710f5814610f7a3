/** The style of the policy studio; it adds to the supervisors' page's. */
export const STUDIO_SHEET = `
.sws-parts{display:flex;flex-wrap:wrap;gap:8px;padding:12px 24px 0}
.sw .sws-part{padding:4px 12px;min-height:28px;border-radius:14px;color:var(--sw-fore-subtle)}
.sw .sws-part:hover{background:var(--sw-back-subtle)}
.sw .sws-part[aria-selected=true]{background:var(--sw-back-subtle);color:var(--sw-fore-default);font-weight:600}
.sws-note{padding:12px 24px 0}
.sws .sw-button{overflow-wrap:break-word}
.sws-panel .sw-row>.sw-row{flex:1 0 100%}
.sws-bar{display:flex;flex-wrap:wrap;gap:8px;align-items:center;margin-bottom:12px}
.sws-bar>div:first-child{flex:0 1 320px}
.sws-bar .sw-button[aria-expanded=true]:not(.sw-primary-button){background-color:var(--sw-button-tint-active);color:var(--sw-button-fore-hover)}
.sws-space{flex:1}
.sws-refused{order:1;flex-basis:100%;margin:0;padding:0;list-style:none}
.sws-table{width:100%}
.sws-table :is(th,td){text-align:start;vertical-align:top}
.sws-table tbody th{font-size:14px}
.sw .sws-table th:first-child{min-width:240px}
.sws-table td.sws-states{white-space:normal;min-width:200px}
.sws-table td.sws-owner{white-space:normal;min-width:120px}
.sws-none{padding:24px 0;color:var(--sw-fore-subtle)}
.sws-bones{display:grid;gap:24px;padding:44px 0 12px}
.sws-bones .sw-bone{height:16px}
.sws-trouble{display:grid;gap:4px;justify-items:start;padding:8px 12px;margin-bottom:12px;border-inline-start:3px solid var(--sw-fore-danger);border-radius:0 4px 4px 0;background:var(--sw-back-danger)}
:is(.sws-note,.swb,.swx,.sws-panel)>.sws-trouble{margin-bottom:0}
.sws-trouble .sw-small{color:var(--sw-fore-default)}
.sws-reason::first-letter{text-transform:uppercase}
.sw .sws-name{font-size:14px;line-height:20px}
.sws-table :is(th,td):nth-child(n+5){text-align:end}
.sws-table .swr-badge{display:inline-block;margin-inline-end:4px}
.sw .sws-name{font-weight:600;text-align:start;white-space:normal}
.sws-new{margin-bottom:16px;max-width:760px;padding:12px}
.sws-new-way{display:flex;flex-wrap:wrap;gap:4px 12px;align-items:center;padding-bottom:12px;border-bottom:1px solid var(--sw-line-subtle)}
.sws-new-row{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr) auto;gap:12px;align-items:end}
.sws-warn{display:grid;gap:8px;justify-items:start;padding:8px 12px;margin-bottom:12px;border-radius:4px;background:var(--sw-back-warning);color:var(--sw-fore-default)}
.sws-warn p{margin:0}
p.sws-warn{display:block}
.sws-policy{padding:12px 24px 48px}
.sws-head{display:flex;flex-wrap:wrap;gap:8px;align-items:center;margin-bottom:8px}
.sws-head .swr-badge{align-self:center}
.sws-title{font-size:18px;line-height:24px;font-weight:600}
.sws-panel{display:grid;gap:12px;padding:16px;margin-bottom:16px;border-radius:4px;box-shadow:inset 0 0 0 1px var(--sw-line-default);min-width:0}
.sws-panel>*{min-width:0}
.sws-sub{font-size:12px;line-height:16px;font-weight:600;color:var(--sw-fore-subtle)}
.sws-plain{padding-inline-start:20px;list-style:disc}
.sws-meaning{display:grid;gap:8px}
.sws-meaning li{display:grid;gap:2px;padding-inline-start:10px;border-inline-start:3px solid var(--sw-line-default)}
.sws-meaning li[data-change=step-added]{border-color:var(--sw-fore-success)}
.sws-meaning li[data-change=step-removed]{border-color:var(--sw-fore-danger)}
.sws-meaning li:is([data-change=limit],[data-change=lane]){border-color:var(--sw-fore-warning)}
.sws-detail{color:var(--sw-fore-subtle);font-size:13px;line-height:18px}
.sws-lines{margin:0;padding:8px 0;border-radius:4px;background:var(--sw-back-subtle);font:12px/18px ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;white-space:pre-wrap;overflow-wrap:anywhere}
.sws-lines>div{padding:0 12px 0 24px;position:relative}
.sws-lines>div[data-kind=added]{background:var(--sw-back-success)}
.sws-lines>div[data-kind=removed]{background:var(--sw-back-danger)}
.sws-lines>div[data-kind=added]::before{content:"+";position:absolute;inset-inline-start:8px}
.sws-lines>div[data-kind=removed]::before{content:"−";position:absolute;inset-inline-start:8px}
.sws-lines>div[data-kind=gap]{color:var(--sw-fore-subtle);font-style:italic}
.sws-lines ins{text-decoration:none;font-weight:700}
.sws-lines del{text-decoration:none;font-weight:700}
.sws-panel.sws-notes{gap:0;padding-block:8px}
.sws-notes li{display:flex;flex-wrap:wrap;gap:0 16px;align-items:center;padding:8px 0;border-bottom:1px solid var(--sw-line-subtle)}
.sws-notes li:last-child{border-bottom:0}
.sws-notes li>:first-child{flex:1 0 100%}
.sws-versions{display:grid;gap:0}
.sws-panel.sws-versions{gap:0}
.sws-versions li{display:grid;grid-template-columns:minmax(120px,180px) minmax(0,1fr) auto;gap:4px 16px;align-items:center;padding:8px 0;border-bottom:1px solid var(--sw-line-subtle)}
.sws-versions li:last-child{border-bottom:0}
.sws-version-note{display:grid;gap:2px}
.sws-versions .sw-row>*{flex:none}
.sw :is(.sws-versions,.sws-notes) .sw-row>.sw-quiet-button:first-child{margin-inline-start:0}
.sws-versions .sw-row{flex-wrap:nowrap;gap:0;overflow-wrap:normal;white-space:nowrap}
.sws-version .swr-badge{display:inline-block}
.sws-states .sw-small{display:inline-block;white-space:nowrap}
.sw .sws-table .sws-name{min-height:20px;padding:0}
.sws-save{display:flex;flex-wrap:wrap;gap:8px 12px;align-items:center;margin-bottom:12px}
.sws-save>div:first-child{flex:0 1 420px}
.sws-said:empty{display:none}
.sws-said{margin-bottom:8px}
.sws-tries{display:flex;flex-wrap:wrap;gap:4px 8px;margin-inline-start:-12px}
.sws-tries .sws-part{white-space:nowrap}
p.sws-empty{max-width:720px}
.sws-scene{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(200px,100%),1fr));gap:12px;align-items:end;padding:12px;border-radius:4px;background:var(--sw-back-subtle)}
.sws-talk{display:grid;gap:12px;max-width:860px}
.sws-turn{display:grid;gap:6px;justify-items:start}
.sws-said-by-customer{justify-self:end;max-width:80%;padding:8px 12px;border-radius:12px 12px 0;background:var(--sw-back-subtle);white-space:pre-wrap}
.sws-reply{max-width:80%;padding:8px 12px;border-radius:12px 12px 12px 0;box-shadow:inset 0 0 0 1px var(--sw-line-default);white-space:pre-wrap}
.sws-made{color:var(--sw-fore-subtle)}
.sws-answers{display:grid;gap:8px}
.sws-say{display:flex;flex-wrap:wrap;gap:8px;align-items:end}
.sws-say>div:first-child{flex:1 1 260px;max-width:520px}
.sws-tests{display:grid;gap:8px}
.sws-tests .swr-badge{align-self:center}
.sws>.swp{padding:12px 24px 24px}
.sws-failed{margin:-4px 0 12px;padding:8px 12px;border-inline-start:3px solid var(--sw-fore-danger);max-width:720px}
.sws-mismatch{display:grid;gap:1px;padding-inline-start:12px}
.sws-mismatch :is(del,ins){padding:1px 6px;border-radius:2px;text-decoration:none;overflow-wrap:anywhere}
.sws-mismatch del{background:var(--sw-back-danger);color:var(--sw-fore-danger)}
.sws-mismatch del::before{content:"− "}
.sws-mismatch ins{background:var(--sw-back-success);color:var(--sw-fore-success)}
.sws-mismatch ins::before{content:"+ "}
.sw :is(.sws,.swr-filters) input::-webkit-datetime-edit{color:var(--sw-fore-default)}
@container (max-width:860px){
.sws-table thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.sws-table,.sws-table tbody{display:block}
.sws-table tr{display:flex;flex-wrap:wrap;gap:2px 16px;padding:10px 0;border-bottom:1px solid var(--sw-line-subtle)}
.sw .sws-table :is(th,td):nth-child(n){padding:0;border:0;min-width:0;max-width:none;text-align:start}
.sw .sws-table tbody :is(th,.sws-states):nth-child(n){flex:1 0 100%}
.sws-table tbody td{color:var(--sw-fore-subtle)}
.sws-table td[data-empty]{display:none}
.sws-table td[data-of]::before{content:attr(data-of) ": "}
}
@container (max-width:860px){.sws-versions li{grid-template-columns:minmax(0,1fr)}.sws-versions .sw-row{flex-wrap:wrap;margin-inline-start:-12px}}
@container (max-width:760px){.sws>.swp{padding-inline:16px}
.sws-new-row{grid-template-columns:minmax(0,1fr)}.sws-parts{padding-inline:4px}.sws-policy,.sws-note{padding-inline:16px}
.sws-library .sws-bar>div:first-child,.sws-save>div:first-child{flex:1 0 100%}.sws-library .sws-space{display:none}.sws-said-by-customer,.sws-reply{max-width:92%}}
`;
