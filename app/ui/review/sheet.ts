import type { Surroundings } from '../../helpdesk/helpdesk.ts';
import { CHART_COLOURS, CHART_TONES } from './chart-colours.ts';

/** The style of the supervisors' page; it adds to the sidebar's, whose parts it uses. */
export const REVIEW_SHEET = `
.sw.swr{min-height:100vh;overflow-x:auto}
.swr-bar{display:flex;align-items:center;gap:24px;padding:0 24px;overflow-x:auto;border-bottom:1px solid var(--sw-line-default)}
.swr-tabs{display:flex;gap:24px;overflow-wrap:normal}
.sw .swr-tab{padding:14px 0 12px;margin-bottom:-1px;border-bottom:2px solid transparent;color:var(--sw-fore-subtle)}
.sw .swr-tab[aria-selected=true]{color:var(--sw-fore-default);font-weight:600;border-bottom-color:var(--sw-line-primaryEmphasis)}
.swr-count{margin-inline-start:6px;font-variant-numeric:tabular-nums;font-weight:400}
.swr-page{padding:16px 24px 48px}
.swr-lane{display:grid;grid-template-columns:minmax(220px,280px) minmax(320px,1fr) minmax(260px,320px);align-items:start;min-height:calc(100vh - 49px)}
.swr-list{border-inline-end:1px solid var(--sw-line-subtle);min-height:calc(100vh - 49px)}
.swr-case{display:grid;gap:20px;padding:16px 24px 48px;min-width:0}
.swr-decide{position:sticky;top:0;display:grid;gap:12px;padding:16px 24px 24px 0;min-width:0}
.swr-case>*,.swr-decide>*{min-width:0}
.sw .swr-row{display:grid;gap:2px;width:100%;padding:10px 16px;border-bottom:1px solid var(--sw-line-subtle);border-inline-start:3px solid transparent}
.sw .swr-row:hover{background:var(--sw-back-subtle)}
.sw .swr-row[aria-current=true]{background:var(--sw-back-subtle);border-inline-start-color:var(--sw-line-primaryEmphasis)}
.sw .swr-row[data-state=settled] :is(.swr-row-title,.swr-amount){color:var(--sw-fore-subtle);font-weight:400}
.sw .swr-row:focus-visible{outline-offset:-2px}
.swr-row-head{display:flex;flex-wrap:wrap;justify-content:space-between;gap:2px 8px}
.swr-row-title{flex:1 1 100px;font-weight:600;overflow-wrap:break-word}
.swr-amount{font-variant-numeric:tabular-nums;font-weight:600;white-space:nowrap}
.swr-empty{padding:24px 16px;color:var(--sw-fore-subtle)}
.swr-part{display:grid;grid-template-columns:minmax(0,1fr);gap:8px}
.swr-quote{padding:10px 14px;border-inline-start:3px solid var(--sw-line-default);background:var(--sw-back-subtle);border-radius:0 4px 4px 0;white-space:pre-wrap}
.swr-quote mark{background:var(--sw-back-warning);color:var(--sw-fore-default);box-shadow:0 0 0 2px var(--sw-back-warning);border-radius:2px;text-decoration:underline 1px var(--sw-fore-warning);text-underline-offset:3px}
.swr-facts{display:grid;gap:4px}
.swr-fact{display:flex;gap:8px;align-items:baseline}
.swr-fact dt{flex:none;width:144px}
.swr-fact dt{font-size:12px;line-height:16px;color:var(--sw-fore-subtle)}
.swr-reads{display:grid;grid-template-columns:repeat(auto-fill,minmax(260px,1fr));gap:12px 24px}
.swr-case .sw-block,.swr-case .sw-lookups{padding:0;border:0}
.swr-banner{display:grid;gap:8px;justify-items:start;padding:10px 14px;border-radius:4px;background:var(--sw-back-subtle)}
.swr-banner[data-tone=good]{background:var(--sw-back-success)}
.swr-banner[data-tone=bad]{background:var(--sw-back-danger)}
.swr-banner[data-tone=unsure]{background:var(--sw-back-warning)}
.swr-talk{display:grid;gap:8px}
.swr-said{padding:8px 12px;border-radius:4px;background:var(--sw-back-subtle)}
.swr-said[data-who=agent]{margin-inline-start:24px}
.sw .swr-decide .sw-form{position:relative;padding:12px}
.sw.swr textarea[aria-hidden=true]{max-width:100%}
.swr-groups{display:grid;grid-template-columns:minmax(0,1fr);gap:20px}
.swr-words{max-width:720px}
.swr-note{display:grid;gap:4px}
.swr-of{padding-inline-start:10px;border-inline-start:2px solid var(--sw-line-default);font-size:12px;line-height:16px;color:var(--sw-fore-subtle)}
.swr-keys{display:flex;flex-wrap:wrap;gap:4px 12px;padding:12px 16px;font-size:12px;line-height:16px;color:var(--sw-fore-subtle)}
.swr-keys span{white-space:nowrap}
.swr-keys kbd{font:inherit;padding:0 4px;border-radius:3px;box-shadow:inset 0 0 0 1px var(--sw-line-default)}
.swr-numbers{display:grid;grid-template-columns:minmax(0,1fr);gap:24px;width:100%;max-width:1200px}
.swr-figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(160px,1fr));gap:12px}
.swr-figure{display:grid;gap:2px;padding:14px 16px;border-radius:4px;box-shadow:inset 0 0 0 1px var(--sw-line-default)}
.swr-value{font-size:28px;line-height:36px;font-weight:600;font-variant-numeric:tabular-nums}
.swr-figure [data-tone=good]{color:var(--sw-fore-success)}.swr-figure [data-tone=bad]{color:var(--sw-fore-danger)}
.swr-spark{position:relative;width:120px;height:32px}
.swr-chart{position:relative;min-width:0}
.swr-chart canvas,.swr-spark canvas{display:block;max-width:100%}
.swr-legend{display:flex;flex-wrap:wrap;gap:4px 16px}
.swr-key{display:inline-flex;align-items:center;gap:6px}
.swr-dot{width:10px;height:10px;border-radius:2px}
${dotsOf('light')}
${dotsOf('dark')}
.swr-scroll{overflow-x:auto}
.swr-scroll:focus-visible{outline:2px solid var(--sw-line-primaryEmphasis);outline-offset:-2px}
.swr-table{border-collapse:collapse;font-size:13px;line-height:20px;font-variant-numeric:tabular-nums;min-width:320px}
.swr-table th,.swr-table td{padding:6px 12px;text-align:end;border-bottom:1px solid var(--sw-line-subtle);white-space:nowrap}
.swr-table :is(th,td):first-child{text-align:start;padding-inline-start:0;white-space:normal;min-width:140px;max-width:440px}
.swr-empty[role=alert]{color:var(--sw-fore-danger)}
.sw .swr-table thead th{white-space:normal;overflow-wrap:normal;vertical-align:bottom}
.swr-table thead th{font-size:12px;font-weight:600;color:var(--sw-fore-subtle)}
.swr-table tbody th{font-weight:400}
.swr-table tr[data-warn]{background:var(--sw-back-warning)}
.swr-others{display:grid;grid-template-columns:repeat(auto-fill,minmax(240px,1fr));gap:0 24px}
.swr-others div{display:flex;justify-content:space-between;gap:12px;padding:6px 0;border-bottom:1px solid var(--sw-line-subtle);font-variant-numeric:tabular-nums}
.swr-others dt{color:var(--sw-fore-subtle)}
.swr-others [data-warn] dd{color:var(--sw-fore-warning);font-weight:600}
.swr-lists{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(340px,100%),1fr));gap:32px 48px;align-items:start}
.swr-lists>*{min-width:0}
.sw .swr-choice{display:flex;align-items:center;gap:8px}
.sw .swr-choice>*{margin-top:0!important}
.sw .swr-choice label{white-space:nowrap}
.swr-filters select{max-width:190px;text-overflow:ellipsis}
.sw.swr:focus{outline:none}
.swr-filters{display:flex;flex-wrap:wrap;gap:8px 16px;align-items:center;padding:12px 24px;border-bottom:1px solid var(--sw-line-subtle)}
.swr-fields{display:contents}
.sw .swr-filters>[data-name=filters]{display:none}
.swr-set{margin-inline-start:8px;font-weight:400;font-variant-numeric:tabular-nums}
.sw :is(.swr-filters,.swr-doors)>.sw-quiet-button{margin-inline-start:-12px}
.swr-page>.swr-filters{padding:0 0 12px}
.swr-two{display:grid;grid-template-columns:minmax(260px,340px) minmax(0,1fr);align-items:start}
.swr-sides{display:grid;grid-template-columns:1fr 1fr;gap:16px;align-items:start}
.swr-badge{flex:none;align-self:flex-start;font-size:12px;line-height:20px;padding:0 8px;border-radius:10px;background:var(--sw-back-subtle);color:var(--sw-fore-subtle);white-space:nowrap}
.swr-badge[data-tone=good]{background:var(--sw-back-success);color:var(--sw-fore-success)}
.swr-badge[data-tone=bad]{background:var(--sw-back-danger);color:var(--sw-fore-danger)}
.swr-badge[data-tone=unsure]{background:var(--sw-back-warning);color:var(--sw-fore-warning)}
.sw .sw-difference.swr-quote{font-size:14px;line-height:20px}
.swr-values td,.swr-values th{text-align:start;white-space:normal}
[data-name=meanings] .swr-facts{gap:12px;max-width:720px;padding-block:8px}
[data-name=meanings] dt{font-weight:600}
.swr .sw-details>.sw-form{max-width:520px;padding:12px;justify-items:start}
.swr .sw-details>.sw-form>*{max-width:100%}
.swr .sw-details>.sw-form>div:not(.sw-row){width:100%}
.swr-criterion{display:grid;grid-template-columns:160px auto minmax(0,1fr);gap:4px 16px;align-items:center}
.sw .swr-mark{padding:2px 10px;min-height:24px;border-radius:4px;font-size:12px;box-shadow:inset 0 0 0 1px var(--sw-line-default)}
.sw .swr-marks{display:flex;gap:8px;overflow-wrap:normal;white-space:nowrap}
.sw .swr-mark[aria-pressed=true]{background:var(--sw-button-back);color:var(--sw-on-emphasis);box-shadow:none}
.swr-audit :is(th,td),.swr-audit :is(th,td):first-child{text-align:start;vertical-align:baseline;white-space:nowrap}
.swr-audit :is(th,td):first-child{min-width:0}
.swr-audit td:is(:nth-child(4),:nth-child(5)){white-space:normal;min-width:140px;max-width:240px}
.swr-audit td.swr-detail{white-space:pre-wrap;min-width:280px;max-width:560px;overflow-wrap:anywhere}
.swr-audit q{display:block;color:var(--sw-fore-subtle)}
@container (min-width:861px){:is(.swr-two,.swr-lane) .swr-list{position:sticky;top:0;max-height:100vh;overflow-y:auto}}
@container (max-width:860px){.swr-list{max-height:38vh;overflow-y:auto;border-bottom:1px solid var(--sw-line-default)}}
@container (max-width:860px){.swr-two .swr-list{border-inline-end:0;min-height:0}.swr-two,.swr-sides{grid-template-columns:minmax(0,1fr)}}
.swr .sw-evidence{inset-inline:auto;inset-inline-start:var(--swr-evidence,24px);max-width:420px}
@container (max-width:860px){.swr-lane{grid-template-columns:minmax(0,1fr);align-content:start;min-height:0}.swr-case{padding-bottom:8px}.swr-list{border-inline-end:0;min-height:0}.swr-decide{position:static;padding:16px 24px}}
@container (max-width:860px){.sw .swr-filters>[data-name=filters]{display:inline-flex;justify-self:start}.swr-fields{display:flex;flex-wrap:wrap;gap:8px 16px;align-items:center;width:100%}.swr-fields[data-open=false]{display:none}}
@container (max-width:560px){.swr-criterion{grid-template-columns:minmax(0,1fr);gap:4px;padding-block:4px}
:is(.swr-filters,.swr-fields[data-open=true]){display:grid;grid-template-columns:1fr 1fr;align-items:end}:is(.swr-filters,.swr-fields)>*{min-width:0}.swr-filters:has(>.swr-fields){grid-template-columns:minmax(0,1fr) auto}.swr-fields{grid-column:1/-1}.swr-filters select,.swr-filters input{max-width:none;width:100%;min-width:0}
.sw .swr-filters .swr-choice{flex-direction:column;align-items:stretch;gap:4px}
.swr-filters>:is(button:not([data-name=filters]),.sw-row,.sw-form),.swr-fields>button{grid-column:1/-1;justify-self:start}.sw .swr-fields>.sw-quiet-button{margin-inline-start:-12px}
.swr-bar,.swr-filters,.swr-page{padding-inline:16px}.swr-tabs{gap:12px;font-size:13px}.swr-case,.swr-decide{padding-inline:16px}}
@container (max-width:860px){.swr-audit thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.swr-audit,.swr-audit tbody{display:block}.swr-audit tr{display:flex;flex-wrap:wrap;align-items:baseline;gap:0 12px;padding:8px 0;border-bottom:1px solid var(--sw-line-subtle)}
.swr-audit tbody td:nth-child(n){padding:0;border:0;min-width:0;max-width:none;white-space:normal}.swr-audit td:empty{display:none}
.swr-audit td:is(:nth-child(-n+3),:nth-child(5),:nth-child(6)){color:var(--sw-fore-subtle)}
.swr-audit tbody td:nth-child(4){flex:1 0 100%;font-weight:600}.swr-audit tbody td.swr-detail:nth-child(n){flex:1 0 100%;white-space:pre-wrap}}
`;

function dotsOf(theme: Surroundings['theme']): string {
  return CHART_TONES.map(
    (tone) =>
      `.sw[data-theme=${theme}] .swr-dot[data-tone=${tone}]{background:${CHART_COLOURS[theme][tone]}}`,
  ).join('\n');
}
