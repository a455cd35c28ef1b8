import { useQuery } from "@tanstack/react-query";
import { useParams } from "react-router";
import { get } from "../api/client";
import type { Rule } from "../api/types";
import { useFarm } from "../feed/FarmProvider";
import { Loaded } from "../ui/Loaded";
import { draftOf } from "./model";
import { newDraft } from "./drafts";
import { RuleWorkbench } from "./RuleWorkbench";
import "./rules.css";

/** A rule to read, to change, to try and to arm; or a new one. */
export default function RulePage() {
  const { ruleId = "" } = useParams();
  const { sensor_data: sensors, devices } = useFarm();
  const rule = useQuery({ queryKey: ["rule", ruleId], queryFn: ({ signal }) => get<Rule>(`rules/${ruleId}`, signal), enabled: ruleId !== "new" });
  if (ruleId === "new") return <RuleWorkbench key="new" first={newDraft(sensors, devices)} />;
  return <Loaded query={rule}>{(data) => <RuleWorkbench key={data.id} rule={data} first={draftOf(data)} />}</Loaded>;
}
