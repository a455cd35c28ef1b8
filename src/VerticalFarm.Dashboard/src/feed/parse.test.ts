import { describe, expect, it } from "vitest";
import { FeedParser } from "./parse";

const whole = 'retry: 2000\nevent: snapshot\ndata: {"a":1}\n\n: heartbeat\n\nevent: reading\ndata: one\ndata: two\n\n';

describe("the feed's events", () => {
  it("come out the same wherever the network cuts them", () => {
    const expected = [{ event: "snapshot", data: '{"a":1}' }, { event: "reading", data: "one\ntwo" }];
    for (let cut = 0; cut <= whole.length; cut++) {
      const parser = new FeedParser();
      expect([...parser.push(whole.slice(0, cut)), ...parser.push(whole.slice(cut))]).toEqual(expected);
    }
  });

  it("are none while only signs of life come", () => {
    expect(new FeedParser().push(": heartbeat\n\n: heartbeat\n\n")).toEqual([]);
  });

  it("need no space after the colon, and may end lines as Windows does", () => {
    expect(new FeedParser().push("data:x\r\n\r\n")).toEqual([{ event: "message", data: "x" }]);
  });
});
