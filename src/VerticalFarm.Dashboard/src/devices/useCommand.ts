import { useEffect, useRef, useState } from "react";
import { get, post } from "../api/client";
import { ApiError, wordsOf } from "../api/error";
import { queries } from "../api/queries";
import type { Command, CommandRequest } from "../api/types";

export type Progress = { kind: "idle" } | { kind: "under-way"; command: Command | null } | { kind: "ended"; command: Command } | { kind: "refused"; words: string; until: string | null };

const lookMs = 400;
const patienceMs = 60_000;

/** Commands a device and follows what becomes of it. */
export function useCommand(deviceId: string) {
  const [progress, setProgress] = useState<Progress>({ kind: "idle" });
  const round = useRef(0);
  useEffect(() => () => void round.current++, []);

  async function send(request: CommandRequest) {
    const mine = ++round.current;
    const tell = (next: Progress) => mine === round.current && setProgress(next);
    tell({ kind: "under-way", command: null });
    try {
      let command = await post<Command>(`devices/${deviceId}/commands`, request);
      const began = Date.now();
      while (!command.has_ended && mine === round.current && Date.now() - began < patienceMs) {
        tell({ kind: "under-way", command });
        await new Promise((done) => setTimeout(done, lookMs));
        command = await get<Command>(`devices/${deviceId}/commands/${command.id}`);
      }
      tell(command.has_ended ? { kind: "ended", command } : { kind: "under-way", command });
    } catch (fault) {
      tell({ kind: "refused", words: fault instanceof ApiError ? fault.message : wordsOf(fault), until: fault instanceof ApiError ? (untilOf(fault) ?? null) : null });
    }
    void queries.invalidateQueries({ queryKey: ["commands", deviceId] });
  }

  return { progress, send };
}

// An interlock says until when: as a detail of the error, or as the end of its sentence.
const untilOf = (fault: ApiError) => fault.of("until") ?? /until (\d{4}-\d\d-\d\dT[\d:.]+Z)/.exec(fault.message)?.[1];
