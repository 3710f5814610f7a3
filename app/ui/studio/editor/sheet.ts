/** The style of the editor; it adds to the studio's. */
export const EDITOR_SHEET = `
.swe{display:grid;gap:12px;min-width:0;container-type:inline-size}
.swe-two{display:grid;grid-template-columns:minmax(0,3fr) minmax(0,2fr);gap:16px;align-items:stretch}
.swe-two>*{min-width:0}
.swe-field{display:grid;grid-template-rows:minmax(0,1fr) auto;gap:6px}
.swe-code{height:clamp(320px,62vh,900px);border:1px solid var(--sw-line-default);border-radius:4px;position:relative;z-index:1;contain:layout style}
.swe-code:focus-within{border-color:var(--sw-line-primaryEmphasis);box-shadow:0 0 0 1px var(--sw-line-primaryEmphasis)}
.swe-code .cm-editor{height:100%;border-radius:3px}
.swe-code .cm-scroller{border-radius:3px}
.swe-read{display:grid;grid-template-rows:auto minmax(0,1fr);height:clamp(320px,62vh,900px);border:1px solid var(--sw-line-default);border-radius:4px}
.swe-tabs{display:flex;gap:16px;padding:0 12px;border-bottom:1px solid var(--sw-line-subtle)}
.sw .swe-tab{padding:8px 0 6px;border-bottom:2px solid transparent;color:var(--sw-fore-subtle)}
.sw .swe-tab[aria-selected=true]{color:var(--sw-fore-default);font-weight:600;border-bottom-color:var(--sw-line-primaryEmphasis)}
.swe-panel{overflow:auto;min-height:0;contain:strict}
.swe-panel:focus-visible{outline:2px solid var(--sw-line-primaryEmphasis);outline-offset:-2px}
.swe-empty{padding:12px}
.swe-title{padding:12px 12px 4px}
.swe-steps{padding:4px 0}
.swe-row{--swe-depth:0}
.swe-row[data-depth="1"]{--swe-depth:1}.swe-row[data-depth="2"]{--swe-depth:2}.swe-row[data-depth="3"]{--swe-depth:3}.swe-row[data-depth="4"]{--swe-depth:4}.swe-row[data-depth="5"]{--swe-depth:5}
.sw .swe-step{display:grid;grid-template-columns:auto minmax(0,1fr) auto;gap:2px 8px;align-items:baseline;width:100%;padding:5px 12px 5px calc(9px + var(--swe-depth)*16px);border-inline-start:3px solid transparent}
.sw .swe-step:hover{background:var(--sw-back-subtle)}
.sw .swe-step:focus-visible{outline-offset:-2px}
.sw .swe-step[aria-current]{background:var(--sw-back-subtle);border-inline-start-color:var(--sw-line-primaryEmphasis)}
.swe-number{color:var(--sw-fore-subtle);font-variant-numeric:tabular-nums;min-width:20px}
.swe-step[data-kind=note] .swe-meaning{color:var(--sw-fore-subtle)}
.swe-step[data-kind=branch] .swe-meaning,.swe-step[data-kind=note] .swe-meaning{font-style:normal}
.swe-lane{font-size:12px;line-height:18px;padding:0 8px;border-radius:9px;white-space:nowrap;background:var(--sw-back-subtle);color:var(--sw-fore-subtle);box-shadow:inset 0 0 0 1px var(--sw-line-subtle);grid-column:3}
.swe-lane[data-lane=supervisor]{background:var(--sw-back-warning);color:var(--sw-fore-warning)}
.swe-lane:is([data-lane=never],[data-lane=unknown]){background:var(--sw-back-danger);color:var(--sw-fore-danger)}
.swe-told{display:grid;gap:8px;padding:4px 12px 10px calc(40px + var(--swe-depth)*16px);background:var(--sw-back-subtle);border-inline-start:3px solid var(--sw-line-primaryEmphasis);font-size:12px;line-height:18px}
.swe-told-name{font-size:13px}
.swe-help{color:var(--sw-fore-subtle)}
.swe-problems{display:grid;gap:6px}
.sw .swe-problem-list{display:grid;max-height:260px;overflow:auto;border:1px solid var(--sw-line-default);border-radius:4px}
.swe-problem{display:grid;grid-template-columns:auto auto minmax(0,1fr) auto;gap:4px 12px;align-items:baseline;padding:6px 12px;border-inline-start:3px solid var(--sw-fore-warning)}
.swe-problem+.swe-problem{border-top:1px solid var(--sw-line-subtle)}
.swe-problem[data-severity=error]{border-inline-start-color:var(--sw-fore-danger)}
.swe-severity{font-size:12px;font-weight:600;color:var(--sw-fore-warning)}
.swe-problem[data-severity=error] .swe-severity{color:var(--sw-fore-danger)}
.swe-line{white-space:nowrap;font-variant-numeric:tabular-nums}
.swe code{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;font-size:.93em;padding:0 3px;border-radius:3px;background:var(--sw-back-subtle)}
.swe-diagnostics{margin:0;padding:0;list-style:none;font:13px/18px system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;white-space:normal}
.swe-diagnostic{display:grid;gap:4px;justify-items:start;padding:8px 12px;border-inline-start:3px solid var(--sw-fore-warning)}
.swe-diagnostic[data-severity=error]{border-inline-start-color:var(--sw-fore-danger)}
.swe-diagnostic p{margin:0}
.sw .swe-mend{padding:2px 8px;border-radius:4px;color:var(--sw-fore-primary);background:transparent;box-shadow:inset 0 0 0 1px var(--sw-line-default)}
.swe-about{display:grid;gap:4px;padding:8px 12px;font:13px/18px system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;white-space:normal}
.swe-about p{margin:0}
.swe-picture{padding:8px;width:max-content;min-width:100%;max-width:none;text-align:center}
.swe-picture svg{display:inline-block;height:auto}
.swe-picture text{font-size:12px;fill:var(--sw-fore-default)}
.swe-arrow{fill:none;stroke:var(--sw-line-emphasis);stroke-width:1.25}
.swe-tip{fill:var(--sw-line-emphasis)}
.swe-picture .swe-answer{font-size:11px;fill:var(--sw-fore-subtle);paint-order:stroke;stroke:var(--sw-back-default);stroke-width:4px}
.swe-box path{fill:var(--sw-back-default);stroke:var(--sw-line-emphasis)}
.swe-box[data-step]{cursor:pointer}
.swe-box[data-step]:hover path{stroke:var(--sw-line-primaryEmphasis)}
.swe-box[data-type=choice] path{fill:var(--sw-back-warning);stroke:var(--sw-fore-warning)}
.swe-box[data-kind=act]:not([data-type=choice]) path{stroke:var(--sw-line-primaryEmphasis)}
.swe-box[data-kind=hand-off]:not([data-type=choice]) path,.swe-box[data-kind=escalate]:not([data-type=choice]) path{fill:var(--sw-back-success);stroke:var(--sw-fore-success)}
.swe-box:not([data-step]) path{fill:var(--sw-back-subtle)}
.swe-box[data-current] path{stroke:var(--sw-line-primaryEmphasis);stroke-width:2.5}
@container (max-width:560px){.swe .cm-completionInfo{display:none}}
@container (max-width:820px){.swe-two{grid-template-columns:minmax(0,1fr)}.swe-code{height:clamp(280px,52vh,700px)}.swe-read{height:clamp(240px,44vh,600px)}.sw .swe-problem{display:flex;flex-wrap:wrap}.swe-message{flex:1 0 100%}}
`;
