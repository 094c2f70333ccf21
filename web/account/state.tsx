// state.tsx - which link it is, and where the page stands.
//
// The operations are the Coodesh family's own (docs/reference/coodesh-sign-in.md), which the
// generated client of the native API does not have.
import { signal } from "@preact/signals";
import { request } from "../lib/http";
import { translator } from "../lib/plain";
import { TEXTS } from "./texts";

/** "#reset=SECRET": behind "#", so that no proxy writes the secret down. */
const [kind, secret = ""] = location.hash.slice(1).split("=");
export const action = kind as "confirm" | "reset" | "invite";

export interface Invitation {
  whitelabel: { name: string };
  password: boolean;
  invited: { email: string; displayName: string };
}

type Step = "checking" | "unreachable" | "gone" | "ready" | "done";
export const step = signal<Step>("checking");
export const invitation = signal<Invitation | null>(null);

export const t = translator(TEXTS);

const token = encodeURIComponent(secret);

/** Is the link good?  Throws ApiError when it is not. */
export async function look(): Promise<void> {
  if (action === "reset") await request("GET", `/auth/reset/${token}`);
  if (action === "invite") invitation.value = await request<Invitation>("GET", `/auth/invite/${token}`);
}

/** Does what the link is for; hashing a password may take its time on a busy server. */
export async function act(name: string, password: string): Promise<void> {
  const slow = { timeoutMs: 30_000 };
  if (action === "confirm") await request("PUT", `/auth/confirmation/${token}`);
  else if (action === "reset")
    await request("POST", `/auth/reset/${token}`, { newPassword: password, confirmPassword: password }, slow);
  else
    await request(
      "POST",
      `/auth/invite/${token}`,
      { email: invitation.value!.invited.email, displayName: name, ...(invitation.value!.password ? { password } : {}) },
      slow,
    );
}
