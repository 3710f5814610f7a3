/** Makes the sidebar's view of a desk's state. */
import type { Actor } from '../../assist/event.ts';
import type { RunState } from '../../assist/outcome.ts';
import { isPending } from '../../ledger/asked.ts';
import type { Receipt } from '../../ledger/receipts.ts';
import { shortDigest } from '../../lib/canonical.ts';
import { isObject } from '../../lib/json.ts';
import type {
  DraftView,
  NoticeView,
  PolicyView,
  ReadyView,
  ReceiptView,
  RefusalView,
  WaitingView,
} from '../sidebar/view-model.ts';
import { cardViews } from './cards.ts';
import type { SessionContext } from './context.ts';
import { insertionView, newestComment } from './insertion.ts';
import { lookupViews } from './lookups.ts';
import { modelNotices, modelRefusals, modelView } from './model-view.ts';
import { questionViews } from './questions.ts';
import { sourceView, stepRefView } from './sources.ts';
import { placeOf, stepViews } from './steps.ts';

/** Everything about an open ticket, seen through the run whose tab is open. */
export function readyView(context: SessionContext): ReadyView {
  const { desk, memory } = context;
  const run = openRun(context);
  const readOnly = desk.ticket.status === 'closed';
  const questions = run && !readOnly ? questionViews(run.id, context) : [];
  const quiet = readOnly || memory.muted;
  return {
    state: 'ready',
    ticket: desk.ticket.id,
    now: desk.now,
    mode: readOnly ? 'read-only' : memory.muted ? 'muted' : 'work',
    notices: [...noticeViews(context), ...(quiet ? [] : modelNotices(context))],
    tabs: topRuns(context).map((each) => ({
      id: each.id,
      title: titleOf(each.policy, context),
      open: each.id === run?.id || isUnder(run, each, context),
      status: tabStatus(each),
    })),
    policy: run ? policyView(run, context) : null,
    others: desk.assistance.matches.others.slice(0, 3).map(({ policy, score }) => ({
      id: policy,
      title: titleOf(policy, context),
      percent: score < WORTH_SAYING ? null : Math.round(score * 100),
    })),
    search: memory.search,
    mayWritePolicies: context.mayWritePolicies,
    steps: run ? stepViews(run, context) : [],
    place: run ? placeOf(run, context) : null,
    lookups: run ? lookupViews(context) : [],
    facts: factFields(context),
    needsYou: quiet ? null : (questions[0] ?? null),
    moreQuestions: quiet ? 0 : Math.max(0, questions.length - 1),
    next: run && !quiet ? cardViews(run.id, context) : [],
    refused: quiet ? [] : [...refusalViews(context), ...modelRefusals(context)],
    draft: quiet ? null : draftView(context),
    done: desk.receipts.map((receipt) => receiptView(receipt, context)),
    waiting: run && !quiet ? waitingView(run, context) : null,
    ended:
      run && (run.status === 'done' || run.status === 'stopped') ? { how: run.status, because: '' } : null,
    model: quiet ? null : modelView(context),
    shortcuts: memory.shortcuts,
  };
}

/** A smaller share says no more than that nothing fits. */
const WORTH_SAYING = 0.05;

/** Runs that no other run called: one a request of the customer. */
const topRuns = ({ desk }: SessionContext): RunState[] =>
  desk.assistance.runs.filter((run) => run.calledFrom === null && run.status !== 'stopped');

/** The run to show for the open tab: the one at the end of its hand-offs that still goes on. */
function openRun(context: SessionContext): RunState | undefined {
  const { desk, memory } = context;
  const runs = desk.assistance.runs;
  const top = topRuns(context);
  const chosen =
    top.find((run) => run.id === memory.openRun) ??
    top.find((run) => run.status !== 'done') ??
    top[0] ??
    runs.at(-1);
  let run = chosen;
  for (let depth = 0; run && run.status === 'handed-off' && depth < runs.length; depth += 1) {
    const policy = run.policy;
    const next = runs.findLast(
      (each) =>
        each.calledFrom?.startsWith(`${policy}#`) && each.status !== 'stopped' && each.status !== 'done',
    );
    if (!next) break;
    run = next;
  }
  return run;
}

const isUnder = (run: RunState | undefined, top: RunState, { desk }: SessionContext): boolean =>
  run !== undefined &&
  run.calledFrom !== null &&
  desk.assistance.runs.some((each) => each.id === top.id && each.status === 'handed-off');

const titleOf = (policy: string, { library }: SessionContext): string =>
  library.find(policy)?.title ?? policy;

function tabStatus(run: RunState): 'needs-you' | 'waiting' | 'done' {
  if (run.status === 'done' || run.status === 'stopped') return 'done';
  return run.status === 'open' || run.status === 'handed-off' ? 'needs-you' : 'waiting';
}

function policyView(run: RunState, context: SessionContext): PolicyView {
  const match = context.desk.assistance.matches.matches.find((each) => each.policy === run.policy);
  const quote = match?.reasons[0];
  const comment =
    quote === undefined ? undefined : context.desk.ticket.comments.find((each) => each.text.includes(quote));
  const reason =
    quote === undefined
      ? null
      : sourceView(
          { kind: comment ? 'comment' : 'field', id: comment?.id ?? 'subject', path: '', quote },
          context,
        );
  const called =
    run.calledFrom === null ? '' : titleOf(run.calledFrom.slice(0, run.calledFrom.lastIndexOf('#')), context);
  return {
    id: run.policy,
    title: titleOf(run.policy, context),
    percent: match && run.calledFrom === null ? Math.round(match.score * 100) : null,
    reason: run.calledFrom === null ? reason : null,
    version: versionWords(run.policy, context),
    pinned: isPinned(run, context),
    calledFrom: called,
  };
}

/** A person chose it, so neither words nor a model put another in its place. */
const isPinned = (run: RunState, { desk }: SessionContext): boolean =>
  desk.events.some(
    (event) =>
      event.type === 'policy-chosen' &&
      event.by.kind !== 'app' &&
      event.policy === run.policy &&
      (run.id === event.run || run.id.startsWith(`${event.run}.`)),
  );
function versionWords(policy: string, { versionOf, phrases }: SessionContext): string {
  const known = versionOf(policy);
  if (known === null) return '';
  return known.version === 0
    ? phrases('session.version-shipped')
    : phrases('session.version', { count: known.version });
}

/** A run whose policy was published anew or turned off meanwhile: its agent says whether it moves. */
function versionNotices(context: SessionContext): NoticeView[] {
  const { desk, versionOf } = context;
  return desk.assistance.runs.flatMap((run): NoticeView[] => {
    const known = versionOf(run.policy);
    const isOver = run.status === 'done' || run.status === 'stopped';
    if (isOver || known === null || known.version === known.today) return [];
    const mayMove = known.today !== null && run.calledFrom === null;
    return [
      {
        type: 'other-version',
        id: `version:${run.id}`,
        run: run.id,
        policy: titleOf(run.policy, context),
        version: known.version,
        today: known.today,
        mayMove,
      },
    ];
  });
}

function noticeViews(context: SessionContext): NoticeView[] {
  const { desk, memory, phrases } = context;
  const planted = desk.assistance.suspicions.map(
    (each): NoticeView => ({
      type: 'planted-text',
      id: `planted:${each.comment}:${shortDigest(each.quote)}`,
      source: sourceView({ kind: 'comment', id: each.comment, path: '', quote: each.quote }, context),
      why: phrases(`planted.${each.why}`),
    }),
  );
  const trouble = [desk.trouble, memory.trouble]
    .filter((each) => each !== '')
    .map(
      (message): NoticeView => ({
        type: 'trouble',
        id: `trouble:${message}`,
        message,
        mend: phrases('session.trouble-mend'),
        mayRetry: true,
      }),
    );
  return [...trouble, ...planted, ...versionNotices(context)];
}

/** Facts that an agent may type or correct. */
function factFields(context: SessionContext): ReadyView['facts'] {
  const { desk, phrases } = context;
  return TYPED_FACTS.map((name) => {
    const fact = desk.assistance.facts.find((each) => each.name === name);
    return {
      name,
      label: phrases(`param.${name}`),
      type: name === 'date' ? ('date' as const) : ('text' as const),
      value: fact ? String(fact.value) : null,
      required: false,
      editable: true,
      currency: '',
      options: [],
      min: null,
      max: null,
      source: fact ? sourceView(fact.source, context) : null,
      problem: '',
      note: '',
    };
  });
}

const TYPED_FACTS = ['email', 'order_id', 'tracking_number', 'product', 'address', 'date', 'phone'];

function refusalViews(context: SessionContext): RefusalView[] {
  return context.desk.assistance.refused.flatMap(({ proposal, check, reason }): RefusalView[] => {
    if (proposal.type !== 'call') return [];
    const what = context.phrases(`tool.${proposal.call.tool}.title`);
    const key = `mend.${check}`;
    const mend = context.phrases(key);
    return [
      {
        id: `${proposal.call.id}:${check}`,
        what,
        why: reason,
        mend: mend === key ? '' : mend,
        step: stepRefView(proposal.step, context),
      },
    ];
  });
}

function draftView(context: SessionContext): DraftView | null {
  const { desk, memory } = context;
  const { reply, language } = desk.assistance;
  if (!reply) return null;
  const id = shortDigest(reply.text);
  const edited = memory.draftEdits[id] ?? null;
  return {
    id,
    text: reply.text,
    edited,
    language,
    sentences: reply.sentences.map(({ text, mark, step }) => ({
      text,
      mark,
      step: stepRefView(step, context),
    })),
    asks: askedWords(reply.asks, context),
    why: reply.cites.flatMap((ref) => {
      const step = stepRefView(ref, context);
      return step ? [sourceView({ kind: 'policy', id: ref, path: '', quote: step.text }, context)] : [];
    }),
    insertion: insertionView(memory.insertion, {
      draft: id,
      text: edited ?? reply.text,
      comment: newestComment(desk.ticket),
    }),
  };
}

/** What the draft asks for, in a few words: values by name, questions by their number. */
function askedWords(asks: readonly string[], { phrases }: SessionContext): string[] {
  const values = asks.filter((ask) => !ask.includes(':')).map((ask) => wordsOfAsk(ask, phrases));
  const count = asks.length - values.length;
  return count === 0 ? values : [...values, phrases('session.questions', { count })];
}

function wordsOfAsk(ask: string, phrases: SessionContext['phrases']): string {
  const word = phrases(`param.${ask}`);
  return word === `param.${ask}` ? phrases('session.a-question') : word;
}

/** What the other side calls the thing that came of a call. */
const REFERENCES = ['claim_id', 'code', 'refund_id', 'new_order_id', 'comment_id'];

/** A receipt as the sidebar shows it. */
export function receiptView(receipt: Receipt, context: SessionContext): ReceiptView {
  const { phrases, catalog } = context;
  const tool = catalog.find(receipt.call.tool);
  const done = phrases(`tool.${receipt.call.tool}.done`);
  const isDone = receipt.state !== 'failed' && done !== `tool.${receipt.call.tool}.done`;
  const title = isDone ? done : phrases(`tool.${receipt.call.tool}.title`);
  const reference = REFERENCES.map((name) => receipt.output[name]).find(
    (value) => typeof value === 'string' && value !== '',
  );
  const filed = receipt.output['filed'] === false ? phrases('tool.file_carrier_claim.prepared') : title;
  return {
    id: receipt.id,
    state: receipt.state,
    title: filed,
    reference: typeof reference === 'string' ? reference : '',
    at: receipt.at,
    by: receipt.approvedBy
      ? phrases('session.approved-by', {
          name: approverName(receipt.approvedBy, context),
        })
      : '',
    note: receipt.note,
    undo: receipt.undo && tool ? phrases(`tool.${receipt.call.tool}.undo`) : '',
    source:
      isObject(receipt.output) && receipt.state === 'done'
        ? sourceView({ kind: 'tool', id: receipt.call.id, path: '', quote: resultWords(receipt) }, context)
        : null,
  };
}

/** A colleague whose name has not come yet is told by what they are. */
function approverName({ id, kind }: Actor, { nameOf, phrases }: SessionContext): string {
  return nameOf(id) || phrases(kind === 'supervisor' ? 'session.a-supervisor' : 'session.an-agent');
}

const resultWords = (receipt: Receipt): string =>
  Object.entries(receipt.output)
    .filter(([, value]) => typeof value === 'string' || typeof value === 'number')
    .map(([name, value]) => `${name.replaceAll('_', ' ')}: ${String(value)}`)
    .join('\n');

function waitingView(run: RunState, context: SessionContext): WaitingView | null {
  const { desk, phrases } = context;
  const frontier = desk.assistance.frontiers.find((each) => each.run === run.id);
  const open = desk.asked.filter(isPending).map(({ request }) => request);
  if (open.length > 0) {
    return {
      on: 'supervisor',
      since: open.at(-1)?.at ?? desk.now,
      what: open.map((request) => phrases(`tool.${request.asked.proposal.call.tool}.title`)),
    };
  }
  if (run.status === 'waiting-until' && run.dueAt !== null) return { on: 'date', until: run.dueAt, what: [] };
  if (run.status !== 'waiting-customer' || !frontier) return null;
  const last = desk.ticket.comments.findLast((comment) => comment.author.kind === 'agent' && comment.public);
  return {
    on: 'customer',
    since: last?.createdAt ?? desk.now,
    what: frontier.waitingFor.map((question) =>
      question.slot === '' ? question.text : wordsOfAsk(question.slot, phrases),
    ),
  };
}
