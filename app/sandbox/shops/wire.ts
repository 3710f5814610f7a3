import { isObject, parseJson } from '../../lib/json.ts';

/** One HTTP request to a vendor: an absolute address on the vendor's real host, header names in lower case. */
export interface ShopRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
}

/** The vendor's answer. */
export interface ShopReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A JSON answer. */
export const jsonReply = (
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): ShopReply => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
  body: JSON.stringify(body),
});

/** A request's JSON object; `undefined` where its body is anything else. */
export function readObject(request: ShopRequest): Record<string, unknown> | undefined {
  const parsed = request.body === null || request.body === '' ? {} : parseJson(request.body);
  return isObject(parsed) ? parsed : undefined;
}

/** The named segments of a path template (`/api/v1/subscriptions/{id}/status`), percent-decoded; `undefined` where it does not fit. */
export function matchPath(template: string, path: string): Record<string, string> | undefined {
  const wanted = template.split('/');
  const found = path.split('/');
  if (wanted.length !== found.length) return undefined;
  const values: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const segment = found[index] ?? '';
    if (!part.startsWith('{')) {
      if (part !== segment) return undefined;
    } else {
      const value = decode(segment);
      if (value === undefined || value === '') return undefined;
      values[part.slice(1, -1)] = value;
    }
  }
  return values;
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
