/** What one record of the audit tells, in lines: what was done, by whom, under which version of a policy, on what evidence. */
import type { RunEvent } from '../assist/event.ts';
import { policyOfRef } from '../assist/run.ts';
import { evidenceOf } from '../ledger/approval.ts';
import type { Claim } from '../ledger/effect.ts';
import { parseEvents } from '../ledger/event-form.ts';
import { readDecidedDigest, readRequestBody, type SupervisorRequest } from '../ledger/request.ts';
import { chosenIn, policyIn, readRunVersions, versionFor } from '../ledger/turn-versions.ts';
import { canonicalJson } from '../lib/canonical.ts';
import type { Evidence } from '../lib/evidence.ts';
import { isObject, type Json, type JsonObject } from '../lib/json.ts';
import type { StoredRecord } from '../lib/store.ts';
import { readExperimentRecord } from './experiment/records.ts';

/** One line of the record. */
export interface AuditLine {
  /** The record's key, with a number where a record tells several things. */
  readonly id: string;
  readonly ticket: string;
  /** User id and time, set by the helpdesk's server. */
  readonly by: string;
  readonly at: string;
  /** `call-approved`, `decision` …: an event's type, else the record's. */
  readonly what: string;
  readonly tool: string;
  readonly policy: string;
  readonly step: string;
  /** Empty where the record does not name one. */
  readonly version: string;
  /** Plain values that tell what exactly. */
  readonly detail: string;
  readonly evidence: readonly Evidence[];
  /** Somebody else has changed the record since it was made. */
  readonly altered: boolean;
}

/** What other records say of one. */
export interface Beside {
  /** The request that a decision speaks of; null for the rest, and where there is none. */
  readonly request: SupervisorRequest | null;
  /** The claim that a settlement belongs to; null for the rest, and where there is none. */
  readonly claim: Claim | null;
  /** A release that publishes an older version than the one before it. */
  readonly isRollBack: boolean;
}

/** What a record tells, newest first. */
export function linesOf(record: StoredRecord, body: Json | undefined, beside: Beside): readonly AuditLine[] {
  if (record.type === 'run') return turnLines(record, body);
  const values = objectIn(body);
  return [{ ...head(record), ...toldBy(record, values, beside) }];
}

const objectIn = (body: Json | undefined): JsonObject => (isObject(body) ? (body as JsonObject) : {});

type Told = Pick<AuditLine, 'what' | 'tool' | 'policy' | 'step' | 'version' | 'detail' | 'evidence'>;

function toldBy(record: StoredRecord, values: JsonObject, { request, claim, isRollBack }: Beside): Told {
  const { type, group } = record;
  const about = {
    what: type,
    tool: '',
    policy: group,
    step: '',
    version: '',
    evidence: [],
    detail: detailOf(values),
  };
  switch (type) {
    case 'policy-version':
      // A save's number stands in its key.
      return { ...about, version: record.key.slice(record.key.lastIndexOf(':') + 1) };
    case 'policy-release':
      return {
        ...about,
        what: isRollBack ? 'policy-rolled-back' : releaseWord(values),
        version: releasedVersion(values),
      };
    case 'policy-experiment':
      return { ...about, ...experimentTold(values) };
    case 'experiment-stop':
      return { ...about, version: plainText(values['version']), detail: valuesOf(values, ['version']) };
    case 'request':
      return { ...requestTold(readRequestBody(values)), what: type, detail: askedDetail(values) };
    case 'decision':
      // Only a request as it was decided says what was decided.
      return {
        ...requestTold(request && request.digest === readDecidedDigest(values) ? request.asked : null),
        what: type,
        detail: detailOf(values),
      };
    case 'claim':
      return { ...about, ...stepIn(values), version: plainText(values['version']) };
    case 'settlement':
      return { ...about, ...(claim ? claimTold(claim) : stepIn(values)) };
    default:
      return { ...about, ...stepIn(values) };
  }
}

const RELEASED: Readonly<Record<string, string>> = {
  published: 'policy-published',
  off: 'policy-off',
  deleted: 'policy-deleted',
};

const releaseWord = ({ state }: JsonObject): string => RELEASED[plainText(state)] ?? 'policy-release';

/** The version that runs from then on; empty where none does. */
const releasedVersion = ({ version }: JsonObject): string =>
  typeof version === 'number' && version > 0 ? String(version) : '';

/** What began names its versions, what stopped the experiment's number in the log. */
function experimentTold(values: JsonObject): Pick<Told, 'what' | 'version' | 'detail'> {
  const read = readExperimentRecord(values);
  if (!read) return { what: 'policy-experiment', version: '', detail: detailOf(values) };
  return read.does === 'start'
    ? {
        what: 'experiment-begun',
        version: read.arms.join(', '),
        detail: valuesOf(values, ['does', 'policy', 'arms']),
      }
    : { what: 'experiment-ended', version: '', detail: valuesOf(values, ['does', 'policy']) };
}

function requestTold(asked: SupervisorRequest['asked'] | null): Omit<Told, 'what' | 'detail'> {
  if (!asked) return { tool: '', policy: '', step: '', version: '', evidence: [] };
  const { proposal, version } = asked;
  return {
    tool: proposal.call.tool,
    policy: policyOfRef(proposal.step),
    step: proposal.step,
    version,
    evidence: evidenceOf(proposal),
  };
}

/** Whose attempt it was that a settlement speaks of. */
const claimTold = ({ call, step, version }: Claim): Pick<Told, 'tool' | 'policy' | 'step' | 'version'> => ({
  tool: call.tool,
  policy: policyOfRef(step),
  step,
  version,
});

/** With the arguments that were asked for. */
function askedDetail(values: JsonObject): string {
  const args = readRequestBody(values)?.proposal.call.args ?? {};
  return [valuesOf(args), detailOf(values)].filter(Boolean).join(' · ');
}

function stepIn(values: JsonObject): Pick<Told, 'tool' | 'policy' | 'step'> {
  const call = isObject(values['call']) ? values['call'] : {};
  const step = plainText(values['step']);
  return {
    tool: plainText(call['tool']),
    policy: policyOfRef(step) || plainText(values['policy']),
    step,
  };
}

/** Records of these are about a policy, whatever their group names. */
const ABOUT_POLICIES: ReadonlySet<string> = new Set([
  'policy-version',
  'policy-release',
  'policy-experiment',
  'experiment-stop',
]);

const head = (record: StoredRecord) => ({
  id: record.key,
  ticket: ABOUT_POLICIES.has(record.type) ? '' : record.group,
  by: record.createdBy,
  at: record.createdAt,
  altered: record.updatedBy !== record.createdBy,
});

function turnLines(record: StoredRecord, body: Json | undefined): readonly AuditLine[] {
  const turn = objectIn(body);
  const { events } = parseEvents(Array.isArray(turn['events']) ? turn['events'] : []);
  const known = [...readRunVersions(turn['versions']), ...chosenIn(events)];
  return events
    .map((event, i): AuditLine => {
      const goesBy = versionFor(event, known);
      return {
        ...head(record),
        id: `${record.key}#${i}`,
        what: event.type,
        policy: policyIn(event) || (goesBy?.policy ?? ''),
        version: event.type === 'policy-chosen' ? event.version : (goesBy?.version ?? ''),
        ...partsOf(event),
      };
    })
    .reverse();
}

type Parts = Pick<AuditLine, 'step' | 'tool' | 'evidence' | 'detail'>;

function partsOf(event: RunEvent): Parts {
  const none: Parts = { step: '', tool: '', evidence: [], detail: '' };
  switch (event.type) {
    case 'policy-chosen':
      return { ...none, step: event.from ?? '' };
    case 'tool-returned': {
      const { step, call, status } = event;
      return { ...none, step, tool: call.tool, detail: `${status}: ${valuesOf(call.args)}` };
    }
    case 'call-approved': {
      const { step, call, evidence = [] } = event;
      return { step, tool: call.tool, evidence, detail: valuesOf(call.args) };
    }
    case 'call-rejected':
      return { ...none, step: event.step, tool: event.call.tool, detail: event.reason };
    case 'question-answered':
      return { ...none, evidence: event.evidence, detail: `${event.question}: ${plain(event.value)}` };
    case 'draft-inserted':
      return { ...none, step: event.tells?.[0] ?? '', detail: event.text };
    case 'step-overridden':
      return { ...none, step: event.step, detail: `${event.to}: ${event.reason}` };
    case 'round-ended':
      return { ...none, step: event.step };
    case 'run-ended':
      return { ...none, detail: event.reason };
  }
}

const plainText = (value: unknown): string => (typeof value === 'string' ? value : '');

const TOLD = ['verdict', 'status', 'state', 'title', 'reason', 'because', 'words', 'note', 'args', 'text'];

const detailOf = (values: JsonObject): string =>
  TOLD.flatMap((name) => {
    const value = values[name];
    return value === undefined || value === null || value === '' ? [] : [`${name}: ${plain(value)}`];
  }).join(' · ');

const valuesOf = (values: Readonly<Record<string, unknown>>, without: readonly string[] = []): string =>
  Object.entries(values)
    .filter(([name]) => !without.includes(name))
    .map(([name, value]) => `${name}: ${plain(value)}`)
    .join(', ');

/** Long values, such as a file’s, are cut: they stand whole in the export. */
const plain = (value: unknown): string =>
  (typeof value === 'string' ? value : canonicalJson(value)).slice(0, VALUE_MAX);

const VALUE_MAX = 400;
