export interface FeedMessage {
  event: string;
  data: string;
}

/** Takes Server-Sent Events apart as they come in pieces (WHATWG HTML, 9.2). */
export class FeedParser {
  private rest = "";
  private event = "";
  private data: string[] = [];

  /** What is complete with this piece. */
  push(piece: string): FeedMessage[] {
    const lines = (this.rest + piece).split(/\r\n|\n|\r/);
    this.rest = lines.pop() ?? "";
    const messages: FeedMessage[] = [];
    for (const line of lines) {
      const message = this.take(line);
      if (message) messages.push(message);
    }
    return messages;
  }

  private take(line: string): FeedMessage | null {
    if (line === "") {
      const message = this.data.length > 0 ? { event: this.event || "message", data: this.data.join("\n") } : null;
      this.event = "";
      this.data = [];
      return message;
    }
    const colon = line.indexOf(":");
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? "" : line.slice(line[colon + 1] === " " ? colon + 2 : colon + 1);
    if (field === "event") this.event = value;
    if (field === "data") this.data.push(value);
    return null;
  }
}
