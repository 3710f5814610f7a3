/** Which server answers a model's requests. */

/** An OpenAI-like server that the proxy lends to the app. */
export interface ModelServer {
  /** With its path prefix, e.g. `https://api.openai.com/v1`. */
  readonly baseUrl: string;
  readonly apiKey: string;
}
