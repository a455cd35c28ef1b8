import { ApiError } from "../api/error";
import { queries } from "../api/queries";
import type { Dashboard, Rule } from "../api/types";
import { readFeed } from "./connect";
import { type FeedEvent, reduce } from "./reduce";

export interface Live {
  /** The farm as last told; null before the first word. */
  data: Dashboard | null;
  /** `live` while the feed stands; what is shown in any other state may be old. */
  status: "connecting" | "live" | "lost";
  /** When the feed was last heard. */
  heardAt: number | null;
  /** Why there will be none: the farm is not there, or not for us. */
  refusal: ApiError | null;
}

// Readings of many sensors come one by one; drawn together twice a second they cost little.
const batchMs = 400;
const waits = [500, 1000, 2000, 3000, 5000];

/** Keeps one farm fresh for all pages of it: connects, connects again, and tells who listens. */
export class FarmFeed {
  private state: Live = { data: null, status: "connecting", heardAt: null, refusal: null };
  private readonly listeners = new Set<() => void>();
  private waiting: FeedEvent[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;
  private end = new AbortController();
  private heardAt: number | null = null;

  constructor(private readonly farmId: string) {}

  readonly get = (): Live => this.state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  start(): void {
    this.end = new AbortController();
    window.addEventListener("online", this.hurry);
    void this.run(this.end.signal);
  }

  stop(): void {
    window.removeEventListener("online", this.hurry);
    this.end.abort();
    clearTimeout(this.timer);
    this.timer = undefined;
    this.waiting = [];
  }

  private hurry = () => this.wake?.();
  private wake: (() => void) | null = null;

  private async run(end: AbortSignal): Promise<void> {
    for (let failures = 0; !end.aborted; failures++) {
      const before = this.heardAt;
      try {
        await readFeed(this.farmId, end, (events) => this.take(events), () => (this.heardAt = Date.now()));
      } catch (fault) {
        if (fault instanceof ApiError && (fault.status === 403 || fault.status === 404 || fault.status === 401)) {
          this.set({ refusal: fault, status: "lost" });
          return;
        }
      }
      if (end.aborted) return;
      if (this.heardAt !== before) failures = 0; // It stood: begin with short waits again.
      this.set({ status: this.state.data ? "lost" : "connecting" });
      await new Promise<void>((done) => {
        const timer = setTimeout(done, waits[Math.min(failures, waits.length - 1)]);
        this.wake = () => (clearTimeout(timer), done());
      });
    }
  }

  private take(events: FeedEvent[]) {
    this.waiting.push(...events);
    if (events.some((event) => event.kind === "snapshot")) {
      this.flush();
    } else {
      this.timer ??= setTimeout(() => this.flush(), batchMs);
    }
  }

  private flush() {
    clearTimeout(this.timer);
    this.timer = undefined;
    const events = this.waiting;
    this.waiting = [];
    const data = reduce(this.state.data, events);
    tellRules(this.farmId, events);
    if (data) this.set({ data, status: "live" });
  }

  private set(change: Partial<Live>) {
    this.state = { ...this.state, ...change, heardAt: this.heardAt };
    this.listeners.forEach((listener) => listener());
  }
}

// The list of rules and the inbox are asked for by pages of their own; news of them goes there too.
function tellRules(farmId: string, events: readonly FeedEvent[]) {
  const changed = new Map<string, Rule>();
  for (const event of events) if (event.kind === "rule") changed.set(event.rule.id, event.rule);
  if (changed.size > 0) {
    queries.setQueryData<Rule[]>(["rules", farmId], (rules) => rules?.map((rule) => changed.get(rule.id) ?? rule));
    changed.forEach((rule) => queries.setQueryData(["rule", rule.id], rule));
  }
  if (events.some((event) => event.kind === "alert")) void queries.invalidateQueries({ queryKey: ["alerts", farmId] });
}
