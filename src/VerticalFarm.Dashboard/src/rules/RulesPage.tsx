import { Button } from "@mantine/core";
import { Link } from "react-router";
import { useFarm, useRights } from "../feed/FarmProvider";
import { text } from "../text";
import { Empty } from "../ui/Empty";
import { Icon } from "../ui/Icon";
import { Loaded } from "../ui/Loaded";
import { usePageTitle } from "../ui/usePageTitle";
import type { Rule } from "../api/types";
import { RuleRow } from "./RuleRow";
import { useRules } from "./useRules";
import "./rules.css";

const t = text.rules;
const rank = { armed: 0, shadow: 1, disabled: 2 };

/** What the farm does by itself, each as a sentence with its outcome and the reason. */
export default function RulesPage() {
  const { farm } = useFarm();
  const { mayOperate } = useRights();
  const rules = useRules(farm.id);
  usePageTitle(t.title, farm.name);
  const add = mayOperate ? (
    <Button component={Link} to="new" leftSection={<Icon name="plus" />}>
      {t.add}
    </Button>
  ) : null;
  const sorted = (all: Rule[]) => [...all].sort((a, b) => rank[a.mode] - rank[b.mode] || a.name.localeCompare(b.name));
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t.title}</h1>
        {add}
      </div>
      <Loaded query={rules}>
        {(all) =>
          all.length === 0 ? (
            <Empty title={t.none}>
              <p>{t.noneSays}</p>
              {add}
            </Empty>
          ) : (
            <ul className="list">
              {sorted(all).map((rule) => (
                <li key={rule.id}>
                  <RuleRow rule={rule} />
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </div>
  );
}
