/** A model's server that the command line reaches by itself, with the key of its environment. */
import { parseJson } from '../../lib/json.ts';
import type { ServiceReply, ServiceRequest, Services } from '../../lib/services.ts';

/** Where it is and what lets us in. */
export interface ModelServer {
  /** Up to and without `/responses`. */
  readonly baseUrl: string;
  readonly apiKey: string;
}

const OPENAI_URL = 'https://api.openai.com/v1';

/** `OPENAI_BASE_URL` and `OPENAI_API_KEY`; undefined where neither is set. */
export function serverFromEnvironment(): ModelServer | undefined {
  const { OPENAI_API_KEY: apiKey = '', OPENAI_BASE_URL: baseUrl = '' } = process.env;
  if (apiKey === '' && baseUrl === '') return undefined;
  return { baseUrl: (baseUrl === '' ? OPENAI_URL : baseUrl).replace(/\/+$/, ''), apiKey };
}

/** Services of which only the model is there. */
export const modelServer = (server: ModelServer): Services => ({
  send: (request) =>
    request.service === 'openai' && request.operation === 'create-response'
      ? post(server, request)
      : Promise.resolve({ status: 'unsent', reason: 'the command line reaches the model only' }),
});

async function post(
  { baseUrl, apiKey }: ModelServer,
  { body, timeoutMs }: ServiceRequest,
): Promise<ServiceReply> {
  try {
    const response = await fetch(`${baseUrl}/responses`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${apiKey}` },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(timeoutMs),
    });
    const text = await response.text();
    return {
      status: 'answered',
      httpStatus: response.status,
      headers: Object.fromEntries(response.headers),
      body: parseJson(text) ?? text,
    };
  } catch (error) {
    const isLate = error instanceof Error && error.name === 'TimeoutError';
    return { status: 'lost', reason: isLate ? 'no answer in time' : String(error) };
  }
}
