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
    /** Seconds to wait before it is asked again; 0 where the server says nothing. */
    readonly retryAfterS = 0,
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
/** An upload may take long, but not stand still for longer than this. */
const SILENCE_MS = 30_000;

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
    if (!reply.ok) throw apiError(reply.status, reply.statusText, (name) => reply.headers.get(name), json);
    return json as T;
  } catch (error) {
    if (error instanceof ApiError || error instanceof NetworkError) throw error;
    throw new NetworkError(String(error));
  } finally {
    clearTimeout(timer);
  }
}

/** Sends a form with a file and tells how far it is (0..1).  Fails like request(). */
export function upload<T>(
  method: string,
  path: string,
  form: FormData,
  onProgress: (share: number) => void,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const sending = new XMLHttpRequest(); // fetch does not tell how far an upload is
    let silence: ReturnType<typeof setTimeout>;
    const heard = () => {
      clearTimeout(silence);
      silence = setTimeout(() => sending.abort(), SILENCE_MS);
    };
    const lost = () => {
      clearTimeout(silence);
      reject(new NetworkError("the upload broke off"));
    };
    sending.open(method, path);
    sending.setRequestHeader("Accept", "application/json");
    sending.upload.onprogress = (event) => {
      heard();
      if (event.lengthComputable) onProgress(event.loaded / event.total);
    };
    sending.onerror = sending.onabort = lost;
    sending.onload = () => {
      clearTimeout(silence);
      try {
        const json = parse(sending.responseText);
        if (sending.status >= 200 && sending.status < 300) resolve(json as T);
        else reject(apiError(sending.status, sending.statusText, (name) => sending.getResponseHeader(name), json));
      } catch (error) {
        reject(error as Error);
      }
    };
    heard();
    sending.send(form);
  });
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

type Header = (name: string) => string | null;

function apiError(status: number, statusText: string, header: Header, json: unknown): ApiError {
  const error = (json as ErrorBody | undefined)?.error ?? {};
  return new ApiError(
    status,
    error.code ?? "",
    error.message ?? statusText,
    error.fields ?? {},
    error.request_id ?? header("X-Request-Id") ?? "",
    json,
    Number(header("Retry-After")) || 0,
  );
}
