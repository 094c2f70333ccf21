// http.ts - one request to the server's API: JSON in, JSON out, a time limit, and two kinds of failure.

/** The server answered that it cannot do what was asked. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly fields: Readonly<Record<string, string[]>>,
    /** Quoted to whoever helps: finds the request in the server's log. */
    readonly requestId: string,
    /** The whole reply: an operation may say more than the error. */
    readonly body: unknown,
  ) {
    super(message);
  }
}

/** No usable answer came: offline, time out, or something else answered in the server's place. */
export class NetworkError extends Error {}

export interface RequestOptions {
  /** Lets the request outlive the page (64 KB of body at most). */
  keepalive?: boolean;
  timeoutMs?: number;
}

const TIMEOUT_MS = 10_000;

/** The query of an address: "?a=1&b=2", or nothing. */
export function query(search: object): string {
  const given = Object.entries(search).filter(([, value]) => value !== undefined && value !== null);
  return given.length > 0
    ? "?" + new URLSearchParams(given.map(([name, value]) => [name, String(value)]))
    : "";
}

/** Asks the server.  Throws ApiError or NetworkError, nothing else. */
export async function request<T>(
  method: string,
  path: string,
  body?: unknown,
  options: RequestOptions = {},
): Promise<T> {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), options.timeoutMs ?? TIMEOUT_MS);
  try {
    const init: RequestInit = {
      method,
      cache: "no-store",
      headers: { Accept: "application/json" },
      keepalive: options.keepalive ?? false,
      signal: abort.signal,
    };
    if (body !== undefined) {
      init.headers = { Accept: "application/json", "Content-Type": "application/json" };
      init.body = JSON.stringify(body);
    }
    const reply = await fetch(path, init);
    const text = await reply.text();
    const json = text === "" ? undefined : parse(text);
    if (!reply.ok) throw apiError(reply, json);
    return json as T;
  } catch (error) {
    if (error instanceof ApiError || error instanceof NetworkError) throw error;
    throw new NetworkError(String(error));
  } finally {
    clearTimeout(timer);
  }
}

// A captive portal or a broken proxy answers with a page of its own: that is no answer of ours.
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new NetworkError("the reply is not JSON");
  }
}

interface ErrorBody {
  error?: { code?: string; message?: string; fields?: Record<string, string[]>; request_id?: string };
}

function apiError(reply: Response, json: unknown): ApiError {
  const error = (json as ErrorBody | undefined)?.error ?? {};
  return new ApiError(
    reply.status,
    error.code ?? "",
    error.message ?? reply.statusText,
    error.fields ?? {},
    error.request_id ?? reply.headers.get("X-Request-Id") ?? "",
    json,
  );
}
