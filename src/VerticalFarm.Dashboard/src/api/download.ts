import { save } from "../ui/save";
import { ask } from "./client";
import { faultOf } from "./error";

const patienceMs = 120_000;

/** Fetches a file with the caller's token, which a plain link could not carry, and gives it to the browser to keep. */
export async function download(path: string, name: string): Promise<void> {
  const answer = await ask("GET", path, undefined, AbortSignal.timeout(patienceMs));
  if (!answer.ok) {
    throw await faultOf(answer);
  }
  save(name, await answer.blob());
}
