import { Button } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { get } from "../api/client";
import type { Decision, Page, Rule } from "../api/types";
import { useFarm } from "../feed/FarmProvider";
import { text } from "../text";
import { Fault } from "../ui/Fault";
import { DecisionRow } from "./DecisionRow";

const t = text.rules.decisions;
const size = 10;

/** The kept record: every change of outcome, with what was seen and what came of it. */
export function Decisions({ rule }: { rule: Rule }) {
  const { farm, devices } = useFarm();
  const pages = useInfiniteQuery({
    queryKey: ["decisions", rule.id],
    queryFn: ({ pageParam, signal }) => get<Page<Decision>>(`rules/${rule.id}/decisions?limit=${size}&skip=${pageParam}`, signal),
    initialPageParam: 0,
    getNextPageParam: (last) => (last.skip + last.items.length < last.total ? last.skip + last.items.length : undefined),
    refetchInterval: 5000,
  });
  const all = [...new Map((pages.data?.pages ?? []).flatMap((page) => page.items).map((decision) => [decision.sequence, decision])).values()];
  return (
    <section className="stack-tight" aria-labelledby="decisions-title">
      <div className="section-head">
        <h2 id="decisions-title">{t.title}</h2>
        <Link className="small" to={`/farms/${farm.id}/settings/audit?thing=${rule.id}`}>
          {t.changes}
        </Link>
      </div>
      {pages.isError && <Fault fault={pages.error} onAgain={() => void pages.refetch()} />}
      {pages.isSuccess && all.length === 0 && <p className="quiet">{t.none}</p>}
      {all.length > 0 && (
        <ul className="list">
          {all.map((decision) => (
            <li key={decision.sequence}>
              <DecisionRow decision={decision} devices={devices} rule={rule} />
            </li>
          ))}
        </ul>
      )}
      {pages.hasNextPage && (
        <div>
          <Button variant="default" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
            {text.common.more}
          </Button>
        </div>
      )}
    </section>
  );
}
