import { ask } from "../api/client";
import { faultOf } from "../api/error";
import { type FeedEvent, eventOf } from "./reduce";
import { FeedParser } from "./parse";

/** The gateway gives a sign of life every 15 s; after more than twice that the line is dead, whatever the browser believes. */
const silenceMs = 35_000;

/** Reads a farm's feed until it ends; throws when it is refused or breaks. */
export async function readFeed(farmId: string, end: AbortSignal, onEvents: (events: FeedEvent[]) => void, onLife: () => unknown): Promise<void> {
  const dead = new AbortController();
  let watch = setTimeout(() => dead.abort(), silenceMs);
  try {
    const answer = await ask("GET", `farms/${farmId}/events`, undefined, AbortSignal.any([end, dead.signal]));
    if (!answer.ok || !answer.body) throw await faultOf(answer);
    const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
    const parser = new FeedParser();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      clearTimeout(watch);
      watch = setTimeout(() => dead.abort(), silenceMs);
      onLife();
      const events = parser.push(value).map((message) => eventOf(message.event, message.data)).filter((event) => event !== null);
      if (events.length > 0) onEvents(events);
    }
  } finally {
    clearTimeout(watch);
  }
}
