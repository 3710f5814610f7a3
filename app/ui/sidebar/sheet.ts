import { BUTTON_SHEET } from '../button-sheet.ts';

/** The style of the sidebar's parts; fetched with them, after the first paint. */
export const SIDEBAR_SHEET = `${BUTTON_SHEET}
.sw :is(button,summary,.sw-sentence):focus-visible{outline:2px solid var(--sw-line-primaryEmphasis);outline-offset:1px}
.sw [tabindex="-1"]:focus{outline:none}
.sw [data-block][tabindex="-1"]:focus-visible,.sw [data-card][tabindex="-1"]:focus-visible{box-shadow:inset 2px 0 0 var(--sw-line-primaryEmphasis);outline:none}
.sw .sw-blocked{opacity:1;cursor:default}
.sw .sw-blocked[aria-disabled=true]{color:var(--sw-fore-disabled);border-color:var(--sw-line-default);background:transparent;box-shadow:none}
.sw .sw-button{height:auto;min-height:32px;line-height:20px;padding-block:5px;max-width:100%;white-space:normal;text-align:center}
.sw .sw-key{margin-inline-start:8px;font:inherit;font-size:11px;color:var(--sw-fore-subtle)}
@media (hover:none){.sw .sw-key{display:none}}
.sw .sw-link{color:var(--sw-fore-primary);font-size:12px;line-height:16px;min-height:24px;padding:4px 0}
.sw .sw-link.sw-subtle{color:var(--sw-fore-subtle)}
.sw .sw-link:hover{text-decoration:underline}
.sw .sw-link[aria-disabled=true]{color:var(--sw-fore-disabled);cursor:default;text-decoration:none}
.sw .sw-end{margin-inline-start:auto}
.sw .sw-icon-button{flex:none;display:grid;place-items:center;width:24px;height:24px;border-radius:4px;color:var(--sw-fore-subtle)}
.sw .sw-icon-button:hover{background:var(--sw-back-subtle);color:var(--sw-fore-default)}
.sw .sw-chip{flex:none;max-width:96px;min-height:24px;padding:2px 8px;border-radius:12px;background:var(--sw-back-subtle);box-shadow:inset 0 0 0 1px var(--sw-line-subtle);
 font-size:12px;line-height:16px;color:var(--sw-fore-subtle);overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.sw button.sw-chip:hover{color:var(--sw-fore-default);box-shadow:inset 0 0 0 1px var(--sw-line-emphasis)}
.sw-chip-plain{display:inline-block;padding-block:4px}
.sw-block{display:grid;gap:8px}
.sw-block>*,.sw-card>*,.sw-field>*{min-width:0}
.sw-block-head{display:flex;align-items:center;justify-content:space-between;gap:8px;min-height:16px}
.sw-lazy{min-height:96px}
.sw-unloaded{display:flex;flex-wrap:wrap;gap:4px 12px;padding:12px;border-radius:4px;background:var(--sw-back-warning);color:var(--sw-fore-warning)}
.sw-unloaded>p{flex:1 0 100%}
.sw-head{display:grid;gap:6px}
.sw-title-row{display:flex;align-items:flex-start;gap:8px}
.sw-title-row .sw-title{flex:1;min-width:0;padding-block:2px}
.sw-percent{flex:none;font-size:12px;line-height:24px;color:var(--sw-fore-subtle);font-variant-numeric:tabular-nums}
.sw .sw-reason{display:block;max-width:100%;color:var(--sw-fore-subtle);font-style:italic;overflow:hidden;display:-webkit-box;-webkit-line-clamp:2;-webkit-box-orient:vertical}
.sw .sw-reason:hover{color:var(--sw-fore-default)}
.sw .sw-place{display:flex;align-items:center;gap:8px;min-height:24px;width:100%;font-size:12px;line-height:16px;color:var(--sw-fore-subtle)}
.sw .sw-place:hover{color:var(--sw-fore-default)}
.sw-bar{display:flex;flex:1;gap:2px;height:4px}
.sw-segment{flex-basis:0;border-radius:2px;background:var(--sw-line-default)}
.sw-filled{background:var(--sw-line-emphasis)}
.sw-place-words{flex:none}
.sw-part{display:grid;gap:8px;margin:4px -16px 0;border-block:1px solid var(--sw-line-subtle);background:var(--sw-back-subtle)}
.sw-set-up{margin-inline:0}
.sw-facts{margin:0;border-bottom:0}
.sw-notices{border-bottom:1px solid var(--sw-line-subtle)}
.sw-notice{display:flex;gap:8px;padding:8px 16px;font-size:12px;line-height:16px}
.sw-notice .sw-icon{margin-top:2px}
.sw-notice+.sw-notice{border-top:1px solid var(--sw-line-subtle)}
.sw-notice-text{display:grid;gap:4px;justify-items:start;min-width:0}
.sw-warn{background:var(--sw-back-warning)}
.sw-quiet{color:var(--sw-fore-subtle)}
.sw-quote{padding-inline-start:8px;border-inline-start:2px solid var(--sw-line-default)}
.sw-tabs{display:flex;gap:16px;padding:0 16px;border-bottom:1px solid var(--sw-line-default)}
.sw .sw-tab{display:flex;align-items:center;gap:6px;min-width:0;padding:8px 0;margin-bottom:-1px;border-bottom:2px solid transparent;color:var(--sw-fore-subtle)}
.sw .sw-tab[aria-selected=true]{color:var(--sw-fore-default);border-bottom:2px solid var(--sw-line-primaryEmphasis)}
.sw-tab-title{overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.sw-dot{flex:none;width:6px;height:6px;border-radius:50%;background:var(--sw-line-emphasis)}
.sw-dot-needs-you{background:var(--sw-back-primaryEmphasis)}
.sw-status{display:flex;gap:8px;padding:8px 16px;font-size:12px;line-height:16px;border-top:1px solid var(--sw-line-subtle)}
.sw-status .sw-icon{margin-top:2px}
.sw-status .sw-subtle{display:block}
.sw-status:first-child{border-top:0;border-bottom:1px solid var(--sw-line-subtle)}
.sw-lookups{display:grid;grid-template-columns:minmax(0,1fr);padding-block:4px}
.sw-lookup-line>.sw-icon{align-self:center;color:var(--sw-fore-subtle)}
.sw .sw-lookup-line{display:flex;align-items:baseline;gap:8px;width:100%;min-height:28px;padding:4px 0;font-size:12px;line-height:20px}
.sw-lookup-title{flex:none;max-width:50%;color:var(--sw-fore-subtle)}
.sw-lookup-words{flex:1;min-width:0}
.sw .sw-lookup-line .sw-lookup-words{overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.sw-lookup-line[aria-expanded=true] .sw-lookup-words,p.sw-lookup-line .sw-lookup-words{white-space:normal!important}
.sw-lookup[data-state=loading] .sw-lookup-words{color:var(--sw-fore-subtle);animation:sw-breathe 1.6s ease-in-out infinite}
.sw-lookup-more{display:grid;gap:4px;padding-bottom:8px}
.sw-lines{display:grid;gap:2px;font-size:12px;line-height:16px}
.sw-lines div{display:flex;gap:8px}
.sw-lines dt{flex:none;width:88px;color:var(--sw-fore-subtle)}
.sw-lines dd{min-width:0}
.sw-options{display:grid;gap:4px}
.sw-row>.sw-quiet-button:first-child{margin-inline-start:-12px}
.sw-options .sw-button{justify-content:space-between;text-align:start;width:100%}
.sw-choice{min-width:0}
.sw .sw-option{display:grid;padding:6px 8px;border-radius:4px;box-shadow:inset 0 0 0 1px var(--sw-line-default)}
.sw .sw-option:hover,.sw .sw-result:hover{background:var(--sw-back-subtle)}
.sw-needs-you{background:var(--sw-back-subtle)}
.sw-needs-you .sw-settling{display:grid;gap:8px}
.sw-question{font-weight:600}
.sw-confirm{display:flex;flex-wrap:wrap;gap:4px 8px;align-items:center}
.sw-settling{animation:sw-settle .3s steps(1)}
@keyframes sw-settle{from{pointer-events:none}to{pointer-events:none}}
.sw-card{display:grid;gap:8px}
.sw-card+.sw-card{margin-top:4px;padding-top:12px;border-top:1px dashed var(--sw-line-default)}
.sw-card-title{font-size:14px;line-height:20px;font-weight:600}
.sw-fields{display:grid;gap:4px}
.sw .sw-field{display:grid;grid-template-columns:minmax(56px,88px) minmax(0,1fr) auto;gap:2px 8px;align-items:center}
.sw label.sw-small{display:block;font-size:12px;line-height:16px;color:var(--sw-fore-subtle)}
.sw .sw-label{font-size:12px;line-height:16px;color:var(--sw-fore-subtle)}
.sw-value{padding-block:4px}
.sw-control{display:flex;align-items:center;gap:4px}
.sw .sw-control>*{margin-top:0!important}
.sw .sw-control :is(input,textarea,select){margin-top:0!important}
.sw-files{display:grid;gap:2px;flex:1;min-width:0}.sw .sw-files input{width:100%;min-width:0;height:auto;font-size:12px;color:var(--sw-fore-subtle)}
.sw-unit{flex:none;font-size:12px;color:var(--sw-fore-subtle)}
.sw .sw-field:is([data-type=long-text],[data-type=files]){grid-template-columns:minmax(0,1fr) auto}.sw .sw-field[data-type=long-text] :is(.sw-control,.sw-value){grid-column:1/-1;order:3}.sw .sw-field[data-type=files] .sw-control{grid-column:1/-1;order:3}
.sw .sw-field-problem,.sw .sw-field-note,.sw .sw-newer-value{grid-column:2/-1;margin-top:0!important}
@container (max-width:260px){.sw .sw-field{grid-template-columns:minmax(0,1fr) auto}.sw .sw-label{grid-column:1/-1}.sw .sw-field-problem,.sw .sw-field-note,.sw .sw-newer-value{grid-column:1/-1}}
.sw-weight{white-space:nowrap}
.sw-weight .sw-icon{margin-inline-end:3px}
.sw-progress{font-size:12px;line-height:16px}
.sw-progress[data-busy]{color:var(--sw-fore-subtle);animation:sw-breathe 1.6s ease-in-out infinite}
.sw .sw-form{display:grid;gap:8px;padding:8px;border-radius:4px;background:var(--sw-back-subtle)}
.sw-details summary{cursor:pointer;font-size:12px;color:var(--sw-fore-primary);min-height:24px;line-height:24px}
.sw-details p{font-size:12px;line-height:16px}
.sw-refusal+.sw-refusal,.sw-missing+.sw-missing{margin-top:12px}
.sw-head>ul.sw-plain{padding-block:4px}
.sw-draft-text{padding:8px 12px;border-radius:4px;background:var(--sw-back-subtle);box-shadow:inset 0 0 0 1px var(--sw-line-subtle)}
.sw-sentence{cursor:pointer;border-radius:2px}
.sw-sentence:hover{background:var(--sw-line-subtle)}
.sw-mark-translate,.sw-mark-not-yet-true,.sw-mark-unproven{text-decoration:underline dotted var(--sw-fore-warning);text-underline-offset:3px}
.sw-flag{display:inline-block;margin-inline-start:4px;padding:0 4px;border-radius:2px;background:var(--sw-back-warning);font-size:11px;line-height:16px;color:var(--sw-fore-warning);text-decoration:none}
.sw-newer{display:grid;gap:4px;padding:4px 8px;border-radius:4px;background:var(--sw-back-subtle)}
.sw-difference{font-size:12px;line-height:16px}
.sw-difference ins{background:var(--sw-back-success);color:var(--sw-fore-success);text-decoration:none}
.sw-difference del{background:var(--sw-back-danger);color:var(--sw-fore-danger)}
.sw-receipt{display:flex;gap:8px;padding:2px 0}
.sw-receipt>.sw-icon{margin-top:4px}
.sw-receipt-text{min-width:0;flex:1}
.sw-results{display:grid;gap:2px;margin-inline:-8px}
.sw .sw-result{display:flex;flex-wrap:wrap;justify-content:space-between;gap:0 8px;width:100%;padding:6px 8px;border-radius:4px}
.sw-part .sw-result:hover{background:var(--sw-line-subtle)}
.sw-search{display:grid;gap:4px}
.sw-steps{max-height:400px;overflow:auto;padding-block:4px}
.sw-step-list .sw-step-list{padding-inline-start:12px}
.sw .sw-step{display:flex;gap:6px;width:100%;padding:4px 0;font-size:12px;line-height:16px}
.sw-step-sign{flex:none;display:grid;place-items:center;width:12px;height:16px}
.sw-step-dot{width:6px;height:6px;border-radius:50%;box-shadow:inset 0 0 0 1px var(--sw-line-emphasis)}
.sw-step-number{flex:none;min-width:20px;color:var(--sw-fore-subtle);font-variant-numeric:tabular-nums}
.sw-step-text{min-width:0}
.sw-step-because{display:block;color:var(--sw-fore-subtle)}
[data-status=active]>.sw-step{font-weight:600}
[data-status=active]>.sw-step .sw-step-because{font-weight:400}
[data-status=active]>.sw-step .sw-step-dot{background:var(--sw-back-primaryEmphasis);box-shadow:none}
[data-status=skipped]>.sw-step .sw-step-text{color:var(--sw-fore-subtle)}
.sw-step-more{padding:0 0 4px 38px;gap:4px 12px}
.sw-evidence,.sw-sheet{position:absolute;z-index:2;inset-inline:8px;display:grid;gap:8px;padding:12px;border-radius:4px;background:var(--sw-back-raised);
 box-shadow:0 0 0 1px var(--sw-line-default),0 8px 20px rgba(10,13,14,.2)}
.sw-evidence{max-height:320px;overflow:auto}
.sw-sheet{top:8px}
.sw-proof{display:grid;gap:2px}
.sw-keys{display:grid;gap:2px}
.sw-keys div{display:flex;gap:8px;font-size:12px;line-height:20px}
.sw-keys dt{flex:none;width:56px}
.sw kbd{font-family:inherit}
.sw-keys kbd{padding:1px 5px;border-radius:3px;box-shadow:inset 0 0 0 1px var(--sw-line-default)}
.sw-foot{display:flex;flex-wrap:wrap;gap:0 16px;padding:4px 16px}
.sw-waiting-view{position:sticky;top:0;z-index:1;display:grid;padding:8px 16px;background:var(--sw-back-raised);box-shadow:0 1px 0 var(--sw-line-default)}
@media (prefers-reduced-motion:reduce){.sw *:not(.sw-settling){animation:none!important;transition:none!important}}
@media (forced-colors:active){.sw-filled{background:CanvasText}.sw-segment{border:1px solid CanvasText}}
`;
