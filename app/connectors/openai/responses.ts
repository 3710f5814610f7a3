/**
 * The SDK's own `Responses` resource without its client: of the package only the resource, the promise and the errors are
 * loaded. Building requests, reading answers and naming errors stay the SDK's; sending is ours. See
 * `decisions/031-openai-sdk.md`; a test holds this road against the whole client.
 */
import type OpenAI from 'openai';
import { APIPromise } from 'openai/core/api-promise';
import { APIError } from 'openai/core/error';
import { Responses } from 'openai/resources/responses/responses';
import { parseJson } from '../../lib/json.ts';
import type { Fetch } from './exchange.ts';

type Props = Awaited<ConstructorParameters<typeof APIPromise>[1]>;

/** The resource, sending through `send`. */
export function createResponses(send: Fetch): Responses {
  const client: Pick<OpenAI, 'post'> = {
    post: <Rsp>(path: string, options?: Parameters<OpenAI['post']>[1]) =>
      new APIPromise<Rsp>(client as OpenAI, exchange(send, path, options)),
  };
  // `create` uses nothing of the client but `post`.
  return new Responses(client as OpenAI);
}

async function exchange(send: Fetch, path: string, given: Parameters<OpenAI['post']>[1]): Promise<Props> {
  const options = { ...(await given) };
  const response = await send(path, { method: 'POST', body: JSON.stringify(options.body) });
  if (!response.ok) throw await errorOf(response);
  return {
    response,
    options: { ...options, method: 'post', path },
    controller: new AbortController(),
    requestLogID: '',
    retryOfRequestLogID: undefined,
    startTime: 0,
  };
}

/** As the whole client makes it. */
async function errorOf(response: Response): Promise<APIError> {
  const text = await response.text();
  const json = parseJson(text);
  const body = typeof json === 'object' && json !== null ? json : undefined;
  return APIError.generate(response.status, body, body ? undefined : text, response.headers);
}
